"""Today in Sweden: the only place of lokcheck that reads the clock."""

import datetime as dt

__all__ = ["swedish_day", "today"]


def today() -> dt.date:
    """Return today's date in Sweden, wherever the computer stands."""
    return swedish_day(dt.datetime.now(dt.UTC))


def swedish_day(moment: dt.datetime) -> dt.date:
    """Return the date in Stockholm at ``moment``.

    Swedish time is an hour ahead of UTC, and two from 01:00 UTC on the last Sunday of March to that of October. The
    rule is written out because ``zoneinfo`` takes longer to import than a small document to check, and Windows has no
    time zones for it to read.
    """
    now = moment.astimezone(dt.UTC)
    summer = _last_sunday(now.year, 3) <= now < _last_sunday(now.year, 10)
    return (now + dt.timedelta(hours=2 if summer else 1)).date()


def _last_sunday(year: int, month: int) -> dt.datetime:
    """The turn of the clocks; both months have 31 days."""
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)
