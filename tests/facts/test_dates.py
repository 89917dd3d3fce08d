import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.facts.dates import add_months, end_day, months_between, own_day
from lokcheck.model.kinds import Document, model_for


def document(**keys: Any) -> Document:
    return model_for("county-agreement").model_validate({"kind": "county-agreement", "id": "x", "title": "T", **keys})


SIGNED = {"signatures": [{"date": "2015-11-02"}, {"date": "2015-12-03"}]}
ADOPTED = {
    "adoptions": [{"body": "fullmäktige", "date": "2015-10-01"}, {"body": "regionfullmäktige", "date": "2015-12-15"}]
}


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ({}, None),
        ({"dates": [{"role": "issued", "date": "2016-02-01"}]}, "2016-02-01"),
        ({"dates": [{"role": "issued", "date": "2016-02-01"}], "validity": {"start": "2016-01-01"}}, "2016-01-01"),
        ({"dates": [{"role": "content", "date": "2008"}]}, "2008-12-31"),
        ({"dates": [{"role": "content", "date": "2008-05-01"}, {"role": "content", "date": "2007"}]}, "2008-05-01"),
        ({"dates": [{"role": "content", "date": "2008"}, {"role": "issued", "date": "2008-02-01"}]}, "2008-02-01"),
        ({"dates": [{"role": "content", "date": "2008", "standing": "reported"}]}, None),
        ({"validity": {"start": "2016-01-01"}, **SIGNED}, "2015-12-03"),
        ({"validity": {"start": "2016-01-01"}, **SIGNED, **ADOPTED}, "2015-12-15"),
        ({"adoptions": [{"date": "2014-04-28", "about_predecessor": True}]}, None),
        ({"adoptions": [{"date": "2014-04-28", "claim": "recommended"}]}, None),
        ({"adoptions": [{"date": "2014-04-28", "standing": "planned"}]}, None),
    ],
)
def test_own_day(keys: dict[str, Any], day: str | None) -> None:
    assert own_day(document(**keys)) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("validity", "day"),
    [
        ({"start": "2016-01-01"}, None),
        ({"start": "2016-01-01", "end": "2018"}, "2018-12-31"),
        ({"start": "2009"}, "2009-12-31"),
        ({"start": "2008-02-01", "months": 24}, "2010-01-31"),
        ({"start": "2009", "until_further_notice": True}, None),
    ],
)
def test_end_day(validity: dict[str, Any], day: str | None) -> None:
    assert end_day(document(validity=validity)) == (dt.date.fromisoformat(day) if day else None)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)), st.integers(0, 600))
def test_months_added_are_months_between(day: dt.date, months: int) -> None:
    assert months_between(day, add_months(day, months)) == months


def test_a_month_is_not_over_the_day_before() -> None:
    assert months_between(dt.date(2016, 1, 15), dt.date(2016, 2, 14)) == 0
