"""What has passed and what is to come over all documents: reviews, ends, and other days that documents set."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from lokcheck.audit.compact import Line
from lokcheck.report.model import Deadline
from lokcheck.texts import Text

__all__ = ["Date", "Due", "due_dates"]

_PASSING = ("review", "expiry")
"""Kinds whose day, once passed, still asks for something; whether a meeting or a duty was kept no document says."""
_DECIDED = ("review", "expiry", "notice", "waiver")
"""Kinds that a portfolio is watched for; meetings, duties and law to come would hide them."""
_YEAR = dt.timedelta(days=365)


class Date(NamedTuple):
    """A day of a document: ``line`` is its number in the list of documents."""

    day: dt.date
    line: int
    deadline: Deadline


class Due(NamedTuple):
    """What has passed (oldest first) and what is to come (nearest first)."""

    overdue: tuple[Date, ...]
    coming: tuple[Date, ...]
    as_of: dt.date

    @property
    def within_a_year(self) -> list[Date]:
        """The reviews and ends within a year of the audit, and what else somebody must decide on by a day."""
        return [one for one in self.coming if one.day <= self.as_of + _YEAR and one.deadline.kind in _DECIDED]


def due_dates(lines: Iterable[Line], as_of: dt.date) -> Due:
    """Return the days of documents whose period is not over.

    Of several passed days of one kind in a document the last counts, and none does where a later one is to come.
    """
    overdue: list[Date] = []
    coming: list[Date] = []
    for at, line in enumerate(lines):
        days = [Date(one.day, at, one) for one in _deadlines(line)]
        ahead = [one for one in days if one.day >= as_of]
        coming += ahead if line.ended is None else []
        planned = {one.deadline.kind for one in ahead}
        passed = {one.deadline.kind: one for one in sorted(days) if one.day < as_of}
        overdue += [passed[kind] for kind in _PASSING if kind in passed and kind not in planned and line.ended is None]
    return Due(tuple(sorted(overdue)), tuple(sorted(coming)), as_of)


def _deadlines(line: Line) -> list[Deadline]:
    """The document's days; its last day, where nothing else tells of it."""
    found = list(line.deadlines)
    if line.valid_to and not any(one.kind == "expiry" for one in found):
        found.append(Deadline(line.valid_to, "expiry", Text("sista dag som det gäller", "last day that it applies")))
    return found
