"""Dates as agreements write them: a day, a month, a quarter, a season or a year, and nothing invented.

Written after EDTF (ISO 8601-2), of which this is the small part that agreements use: ``2016-12-31``, ``2016-12``,
``2016``, ``2008-21`` (spring) to ``2008-24`` (winter), ``2016-Q1`` to ``2016-Q4``, and ``2008-01/2008-03``.
Apart from ``lokcheck.model.dates``, so that whoever only reads dates need not import pydantic.
"""

import datetime as dt
import re
from dataclasses import dataclass

__all__ = ["DateSpan", "parse_date"]

_FORM = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?")
# Months of EDTF's seasons; winter ends in February of the next year.
_SEASON = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_HELP = "åååå-mm-dd, åååå-mm, åååå-Q1, åååå-21 (vår) eller åååå"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as written, with the first and last day that it can mean."""

    text: str
    first: dt.date
    last: dt.date
    precision: str
    """``day``, ``month``, ``quarter``, ``season``, ``year`` or ``interval``."""

    def __str__(self) -> str:
        return self.text


def parse_date(value: object) -> DateSpan:
    """Return the span of days that ``value`` means.

    Raises ValueError, with the accepted forms, for anything else; a year alone may be an integer.
    """
    if isinstance(value, DateSpan):
        return value
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if "/" in text:
        start, _, end = text.partition("/")
        first, last = _single(start), _single(end)
        if last.last < first.first:
            raise ValueError(f"perioden {text!r} slutar innan den börjar / the period ends before it starts")
        return DateSpan(text, first.first, last.last, "interval")
    return _single(text)


def _single(text: str) -> DateSpan:
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} är inget datum / is not a date: {_HELP}")
    year, quarter, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            date = dt.date(year, month, day)
            return DateSpan(text, date, date, "day")
        if quarter:
            return DateSpan(text, dt.date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter), "quarter")
        if month in _SEASON:
            start, end = _SEASON[month]
            return DateSpan(text, dt.date(year, start, 1), _month_end(year + (end < start), end), "season")
        if month:
            return DateSpan(text, dt.date(year, month, 1), _month_end(year, month), "month")
        return DateSpan(text, dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
    except ValueError:
        raise ValueError(f"datumet {text!r} finns inte / no such date: {_HELP}") from None


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
