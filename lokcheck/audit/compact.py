"""An audit in as little memory as its pictures need: outcomes as letters, messages kept once."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lokcheck.audit.background import Background, order_of_counties
from lokcheck.audit.figures import Counting, Figures, weight
from lokcheck.audit.record import Audited, Failed, Record, Row
from lokcheck.judge.result import Outcome
from lokcheck.report.model import Deadline, Severity
from lokcheck.texts import Text

__all__ = ["LEVELS", "OUTCOME_LETTERS", "Gathered", "Line", "Said", "by_county", "gather"]

OUTCOME_LETTERS: dict[Outcome, str] = {
    "met": "m", "partly": "p", "not_met": "n", "not_applicable": "x", "manual": "j", "cannot_judge": "c", "error": "f",
}  # fmt: skip
LEVELS: dict[Severity | None, str] = {"error": "e", "warning": "w", "note": "n", None: "-"}
_NONE = "."


class Said(NamedTuple):
    """What is said of a requirement: ``rule`` and ``message`` are numbers in the lists of ``Gathered``."""

    rule: int
    message: int | None
    changed_on: dt.date | None
    is_update: bool
    waived: bool
    line: int
    section: str | None
    page: int | None
    quote: str | None


class Line(NamedTuple):
    """A document. ``now`` and ``then`` have a letter for each rule, '.' where the rule is not one for its kind."""

    title: str
    file: str
    kind: str
    county: str
    status: str
    own_day: dt.date | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    ended: Text | None
    period: int
    """Which of the periods of law it was made in: 0 before the first; -1 where it has no date."""
    now: str
    then: str
    weights: str
    """What each rule weighs today: e, w, n, - for no finding, + for one that is waived."""
    said: tuple[Said, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def year(self) -> str:
        """The year of its own date; '' where it has none."""
        return str(self.own_day.year) if self.own_day else ""


class Gathered(NamedTuple):
    """Everything that the reports over all documents are made from."""

    figures: Figures
    rules: tuple[str, ...]
    lines: tuple[Line, ...]
    texts: tuple[Text, ...]
    failures: tuple[Failed, ...]


def gather(records: Iterable[Record], background: Background) -> Gathered:
    """Return ``records`` in short, with every number counted."""
    topics = {rule.id: rule.topic for rule in background.rules.values()}
    counting, gathering = Counting(topics), _Gathering(background)
    for record in records:
        counting.add(record)
        gathering.add(record)
    return gathering.done(counting.figures())


class _Gathering:
    def __init__(self, background: Background) -> None:
        self._periods = background.periods()
        self._rules = {rule: at for at, rule in enumerate(background.rules)}
        self._texts: dict[Text, int] = {}
        self._words: dict[str, str] = {}
        self._lines: list[Line] = []
        self._failures: list[Failed] = []

    def add(self, record: Record) -> None:
        if isinstance(record, Failed):
            self._failures.append(record)
            return
        for row in record.rows:
            self._rules.setdefault(row.rule, len(self._rules))
        self._lines.append(self._line(record))

    def done(self, figures: Figures) -> Gathered:
        """Return what was gathered; rules that came late are '.' in the lines before them."""
        size = len(self._rules)
        lines = tuple(
            line._replace(
                now=line.now.ljust(size, _NONE),
                then=line.then.ljust(size, _NONE),
                weights=line.weights.ljust(size, _NONE),
            )
            for line in self._lines
        )
        return Gathered(figures, tuple(self._rules), lines, tuple(self._texts), tuple(self._failures))

    def _line(self, record: Audited) -> Line:
        size, places = len(self._rules), [(self._rules[row.rule], row) for row in record.rows]
        now, then, weights = ([_NONE] * size for _ in range(3))
        for at, row in places:
            now[at] = OUTCOME_LETTERS[row.today]
            then[at] = OUTCOME_LETTERS[row.at_adoption] if row.at_adoption else _NONE
            weights[at] = "+" if row.waived and row.severity else LEVELS[weight(row)]
        said = tuple(self._said(at, row) for at, row in places if row.message or row.quote or row.section)
        day = record.own_day
        return Line(
            record.title, record.file, record.kind, record.county or "", record.status or "", day, record.valid_from,
            record.valid_to, record.ended, bisect_right(self._periods, day) if day else -1, "".join(now),
            "".join(then), "".join(weights), said, record.deadlines,
        )  # fmt: skip

    def _said(self, at: int, row: Row) -> Said:
        message = self._texts.setdefault(row.message, len(self._texts)) if row.message else None
        section = self._words.setdefault(row.section, row.section) if row.section else None
        return Said(at, message, row.changed_on, row.is_update, row.waived, row.line, section, row.page, row.quote)


def by_county(lines: Sequence[Line], background: Background) -> dict[str, list[int]]:
    """Return the numbers of ``lines`` by county, in the order of the country; '' (none is named) comes last."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        found.setdefault(line.county, []).append(at)
    return {name: found[name] for name in order_of_counties(background, found)}
