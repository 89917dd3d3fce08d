"""Waivers: a decision to live with a finding for a time, with its reason, who decided, and the registry number.

A waiver is for today's finding, on the days from its first to its last, both included, in the time of the check. It
never changes an outcome: the finding stays in every report, marked, and does not count.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from lokcheck.errors import Place
from lokcheck.facts.dates import add_months
from lokcheck.texts import Text

__all__ = ["MOST_MONTHS", "SOON", "State", "Waiver", "last_day", "state_on"]

MOST_MONTHS = 24
"""A waiver that is needed for longer takes a new decision."""
SOON = 60
"""Days before its last in which a waiver is told to expire soon: time to bring a decision before a board."""

State = Literal["incomplete", "coming", "in-force", "expired"]

_KEYS: Mapping[str, str] = {
    "reason": "reason", "by": "decided_by", "registry": "registry", "start": "from", "until": "until",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiver:
    """One decision, as written: what is '' or None was left out.

    ``quote`` and ``key`` narrow it to a finding on those words, or under that key of the document. ``folder``: only for
    documents whose file lies there; '' for all documents called ``document``.
    """

    rule: str
    document: str
    reason: str
    by: str
    registry: str
    start: dt.date | None
    until: dt.date | None
    place: Place
    quote: str = ""
    key: str = ""
    folder: str = ""

    @property
    def lacking(self) -> Text | None:
        """What keeps it from being a decision; None where nothing does."""
        missing = [word for name, word in _KEYS.items() if not getattr(self, name)]
        if missing or self.start is None or self.until is None:
            names = ", ".join(missing)
            return Text(f"saknar {names}", f"lacks {names}")
        if self.until < self.start:
            return Text("den sista dagen är före den första", "the last day is before the first")
        last = last_day(self.start)
        if self.until > last:
            return Text(f"längre än {MOST_MONTHS} månader: senast {last}",
                        f"longer than {MOST_MONTHS} months: {last} at the latest")  # fmt: skip
        return None


def last_day(start: dt.date) -> dt.date:
    """Return the last day on which a waiver that begins on ``start`` can hold."""
    if start.year + 3 > dt.MAXYEAR:
        return dt.date.max
    return add_months(start, MOST_MONTHS) - dt.timedelta(days=1)


def state_on(waiver: Waiver, day: dt.date) -> State:
    """Return what ``waiver`` is on ``day``."""
    if waiver.lacking is not None or waiver.start is None or waiver.until is None:
        return "incomplete"
    if day < waiver.start:
        return "coming"
    return "in-force" if day <= waiver.until else "expired"
