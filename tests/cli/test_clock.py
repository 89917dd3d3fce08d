"""Today is the day it is in Sweden."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.cli.clock import swedish_day, today

try:
    STOCKHOLM = ZoneInfo("Europe/Stockholm")
except ZoneInfoNotFoundError:
    pytest.skip("no time zones on this machine", allow_module_level=True)


@given(st.integers(0, 100 * 366 * 24 * 60))
def test_it_is_what_the_time_zone_says(minutes: int) -> None:
    moment = dt.datetime(1996, 11, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
    assert swedish_day(moment) == moment.astimezone(STOCKHOLM).date()


@pytest.mark.parametrize("year", range(2000, 2060))
def test_around_midnight_when_the_clocks_turn(year: int) -> None:
    for month in (3, 10):
        for day in range(24, 32):
            for hour in (0, 1, 21, 22, 23):
                moment = dt.datetime(year, month, day, hour, 30, tzinfo=dt.UTC)
                assert swedish_day(moment) == moment.astimezone(STOCKHOLM).date()


def test_today() -> None:
    assert abs((today() - dt.datetime.now(dt.UTC).date()).days) <= 1
