"""Working days in Sweden: what falls on a day off is moved to the working day before. Needs the extra ``calendar``."""

import datetime as dt
from functools import cache

import holidays

__all__ = ["working_day"]

_SATURDAY = 5


def working_day(day: dt.date) -> dt.date:
    """Return ``day``, or the nearest working day before it.

    Days off are Saturdays, Sundays, public holidays (lagen 1989:253), and the eves that offices keep like them:
    midsommarafton, julafton and nyårsafton.
    """
    while day.weekday() >= _SATURDAY or day in _off(day.year):
        day -= dt.timedelta(days=1)
    return day


@cache
def _off(year: int) -> frozenset[dt.date]:
    found = holidays.country_holidays("SE", years=year, categories=("public", "de_facto"))
    return frozenset(found)
