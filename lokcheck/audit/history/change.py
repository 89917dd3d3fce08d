"""What became of a requirement on a document from one audit to a later one."""

import datetime as dt
import json
import posixpath
from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from lokcheck.judge.result import Outcome
from lokcheck.report.model import Severity
from lokcheck.report.words import SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["STATES", "Change", "History", "Made", "Part", "Run", "Seen", "State", "state_of"]

State = Literal[
    "new", "worsened", "unchanged", "improved", "solved", "waived", "unasked", "unjudged", "added", "removed",
]  # fmt: skip
STATES: dict[State, Text] = {
    "new": Text("nya", "new"),
    "worsened": Text("förvärrade", "worsened"),
    "unchanged": Text("oförändrade", "unchanged"),
    "improved": Text("förbättrade", "improved"),
    "solved": Text("lösta", "solved"),
    "waived": Text("undantagna genom beslut", "waived by decision"),
    "unasked": Text("bedömdes inte förut", "not judged before"),
    "unjudged": Text("bedöms inte längre", "no longer judged"),
    "added": Text("i dokument som har tillkommit", "in documents that were added"),
    "removed": Text("i dokument som inte längre finns med", "in documents that are no longer there"),
}
_OPEN = ("cannot_judge", "manual", "error")
"""Outcomes that say neither that there is a fault nor that there is none."""


class Made(NamedTuple):
    """With what an audit was made, and of what: two that differ in it are not wholly comparable."""

    lokcheck: str
    rulebook: str
    changes: str | None
    """How it differed from the standard, as JSON; None where the audit is older than that was kept."""
    sources: str
    """The files and folders that were named, as JSON."""
    asked: str | None
    """What narrowed the choice of documents, as JSON; None as for ``changes``."""
    off: frozenset[str] = frozenset()
    """The requirements that were switched off, for some documents at least."""

    @property
    def requirements(self) -> tuple[str, str, str]:
        """What decides which requirements there are and how they are judged."""
        return self.lokcheck, self.rulebook, self.changes or "[]"

    @property
    def choice(self) -> tuple[list[str], dict[str, Any]]:
        """What decides which documents there are; 'avtal' and 'avtal/' are one folder."""
        named = sorted(posixpath.normpath(name.replace("\\", "/")) for name in json.loads(self.sources))
        return named, json.loads(self.asked or "{}")


class Part(NamedTuple):
    """A part of an audit, a county or a topic: its documents and their findings."""

    documents: int
    findings: int


class Run(NamedTuple):
    """An audit in figures. Documents and findings are those that were asked about."""

    run: int
    made_at: str
    as_of: dt.date
    rulebook: str
    documents: int
    failures: int
    severities: Counter[Severity]
    met: int
    judged: int
    made: Made
    counties: dict[str, Part]
    """By name; '' for documents without a county."""
    topics: dict[str, Part]
    """Topics with a requirement on some document."""


class Seen(NamedTuple):
    """An outcome in an audit."""

    today: Outcome
    severity: Severity | None
    waived: bool
    asked: bool = True
    """False where the requirement was switched off, or the document's period was over: it was not judged, nor met."""

    @property
    def is_open(self) -> bool:
        """Whether it says neither that there is a fault nor that there is none."""
        return not self.asked or self.today in _OPEN

    @property
    def weight(self) -> Severity | None:
        """What it weighs: None for no finding, or a waived one."""
        return None if self.waived else self.severity


class Change(NamedTuple):
    """A requirement on a document in two audits; None where the document or the requirement was not there."""

    state: State
    rule: str
    title: Text
    topic: str
    county: str | None
    kind: str
    status: str | None
    own_day: dt.date | None
    document: str
    """The title of the document."""
    file: str
    before: Seen | None
    after: Seen | None


class History(NamedTuple):
    """All audits in figures, and what changed between two of them."""

    runs: tuple[Run, ...]
    before: Run | None
    """None where there is one audit only."""
    after: Run
    changes: tuple[Change, ...]
    """Findings of either audit, the gravest first."""
    topics: dict[str, Text]
    added: int = 0
    removed: int = 0
    """Numbers of documents that are in one of the audits only."""
    recovered: int = 0
    failed: int = 0
    """Numbers of documents that could not be read or judged in the earlier one, and in the later one."""

    @property
    def rulebook_changed(self) -> bool:
        """Whether the two audits had different requirements, or may have judged them otherwise."""
        return self.before is not None and self.before.made.requirements != self.after.made.requirements

    @property
    def choice_changed(self) -> bool:
        """Whether the two audits were not of the same choice of documents."""
        return self.before is not None and self.before.made.choice != self.after.made.choice

    def states(self) -> Counter[State]:
        """Return how many findings are in which state."""
        return Counter(change.state for change in self.changes)

    def by_county(self) -> dict[str, Counter[State]]:
        """Return the numbers of each county ('' where a document names none)."""
        return _grouped((change.county or "", change.state) for change in self.changes)

    def by_topic(self) -> dict[str, Counter[State]]:
        """Return the numbers of each topic, in the order of the rulebook."""
        found = _grouped((change.topic, change.state) for change in self.changes)
        order = [*self.topics]
        return dict(sorted(found.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)))


def state_of(before: Seen | None, after: Seen | None) -> State | None:
    """Return what became of a requirement on a document that both audits had; None where neither has a finding."""
    was, now = before.weight if before else None, after.weight if after else None
    if was is None:
        if now is None:
            return None
        return "unasked" if before is None or before.is_open else "new"
    if after is None:
        return "unjudged"
    if now is None:
        if after.waived and after.severity:
            return "waived"
        return "unjudged" if after.is_open else "solved"
    then = before.today if before else after.today
    ranks = _rank(was, then), _rank(now, after.today)
    return "unchanged" if ranks[0] == ranks[1] else "worsened" if ranks[1] < ranks[0] else "improved"


def _rank(severity: Severity, outcome: Outcome) -> tuple[int, bool]:
    """Lower is worse."""
    return SEVERITY_ORDER.index(severity), outcome != "not_met"


def _grouped(pairs: Iterable[tuple[str, State]]) -> dict[str, Counter[State]]:
    found: dict[str, Counter[State]] = {}
    for name, state in pairs:
        found.setdefault(name, Counter())[state] += 1
    return dict(sorted(found.items()))
