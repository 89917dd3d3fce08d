"""What judging gives: for each requirement a verdict on the document's own date and one on the date of the check."""

import datetime as dt
from typing import Literal, NamedTuple

from lokcheck.facts.fact import Fact
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Text

__all__ = ["FAULTS", "Hit", "Judgement", "Outcome", "Verdict"]

Outcome = Literal["met", "partly", "not_met", "not_applicable", "manual", "cannot_judge", "error"]
FAULTS: frozenset[str] = frozenset({"partly", "not_met"})
"""The outcomes that are findings."""


class Hit(NamedTuple):
    """An alternative that matched: its grade and the facts it bound, by name."""

    grade: str
    facts: dict[str, Fact]


class Verdict(NamedTuple):
    """An outcome, and what it rests on.

    ``hits`` are the alternatives that matched with the outcome's grade, ``failing`` the items of a for_each that
    failed, out of ``total``; ``reason`` says why a requirement does not apply, or who attests the outcome.
    """

    outcome: Outcome
    hits: tuple[Hit, ...] = ()
    failing: tuple[Fact, ...] = ()
    total: int = 0
    reason: Text | None = None

    @property
    def is_fault(self) -> bool:
        """Whether it is a finding."""
        return self.outcome in FAULTS


class Judgement(NamedTuple):
    """A requirement judged on a document; ``at_adoption`` is None where the document has no date of its own."""

    rule: Rule
    document: str
    at_adoption: Verdict | None
    today: Verdict
    changed_on: dt.date | None = None
    """Where the two outcomes differ: the day since which today's has held."""

    @property
    def is_update(self) -> bool:
        """Right on the document's own date, and to be updated today; what nobody had judged then was not right."""
        then = self.at_adoption
        return then is not None and not then.is_fault and then.outcome != "manual" and self.today.is_fault
