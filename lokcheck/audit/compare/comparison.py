"""The comparison: where documents differ, by requirement; which are copies, and what each of them changed."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from lokcheck.audit.background import Background
from lokcheck.audit.compare.copies import Copies, Drawn, copies_among, drawn
from lokcheck.audit.record import Audited, Failed, Record, Row, StatedFact
from lokcheck.facts.fact import Fact
from lokcheck.report.words import SEVERITY_ORDER, WORST_FIRST
from lokcheck.revision.changes import VERSION_KEYS
from lokcheck.revision.difference import Difference, differences
from lokcheck.revision.meaning import Direction
from lokcheck.revision.wording import Names, sentence
from lokcheck.texts import Text

__all__ = ["BESIDE", "Changed", "Column", "Comparison", "Copy", "Group", "Line", "Wanted", "comparison"]

BESIDE = 8
"""The most documents that stand beside each other; of more, only copies are sought."""
_ORDER: dict[Direction, int] = {"weaker": 0, "neutral": 1, "stronger": 2}


class Wanted(NamedTuple):
    """What is asked for: ``beside`` requirement by requirement, and copies that are at least ``likeness`` alike."""

    beside: bool = True
    likeness: float = 0.6


_DEFAULT = Wanted()


class Column(NamedTuple):
    """A document, without what it states."""

    key: str
    title: str
    file: str
    kind: str
    county: str | None
    own_day: str


class Line(NamedTuple):
    """A requirement, and what became of it in each document; None where it is no requirement on such documents."""

    rule: str
    title: Text
    topic: str
    cells: tuple[Row | None, ...]

    @property
    def differs(self) -> bool:
        """Whether the documents that it is asked of have different outcomes."""
        return len({cell.today for cell in self.cells if cell is not None}) > 1


class Changed(NamedTuple):
    """What a copy says otherwise than its template."""

    direction: Direction
    said: Text
    line: int
    """In the copy; 0 for what it left out."""


class Copy(NamedTuple):
    """A copy, how much of what either says both say, and what it changed: what asks for less first."""

    document: Column
    likeness: float
    changes: tuple[Changed, ...]


class Group(NamedTuple):
    """A template and its copies, the likest first."""

    template: Column
    copies: tuple[Copy, ...]


class Comparison(NamedTuple):
    """The answer; ``lines`` are empty where the documents do not stand beside each other."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    wanted: Wanted
    failures: tuple[Failed, ...]

    @property
    def differing(self) -> tuple[Line, ...]:
        """The requirements on which the documents differ, the gravest first."""
        found = [line for line in self.lines if line.differs]
        return tuple(sorted(found, key=lambda line: min(_gravity(cell) for cell in line.cells)))


def comparison(
    records: Callable[[], Iterable[Record]], background: Background, wanted: Wanted = _DEFAULT
) -> Comparison:
    """Compare ``records``, which have their facts, and are read three times: they are never all held in memory."""
    columns: list[Column] = []
    failures: list[Failed] = []
    rows: list[tuple[Row, ...]] = []
    sketches: list[Drawn] = []
    for record in records():
        if isinstance(record, Failed):
            failures.append(record)
            continue
        columns.append(_column(record))
        sketches.append(drawn(record))
        if len(rows) <= BESIDE:
            rows.append(record.rows)
    beside = wanted.beside and 1 < len(columns) <= BESIDE
    lines = tuple(_lines(rows, background)) if beside else ()
    groups = _groups(copies_among(sketches, wanted.likeness), {one.key: one for one in columns}, records)
    return Comparison(tuple(columns), lines, groups, wanted, tuple(failures))


def _column(record: Audited) -> Column:
    day = str(record.own_day) if record.own_day else ""
    return Column(record.key, record.title, record.file, record.kind, record.county, day)


def _lines(documents: list[tuple[Row, ...]], background: Background) -> Iterator[Line]:
    tables = [{row.rule: row for row in rows} for rows in documents]
    asked = {rule for table in tables for rule in table}
    order = [*background.rules, *sorted(asked - set(background.rules))]
    for rule in order:
        cells = tuple(table.get(rule) for table in tables)
        if any(cells):
            known = background.rules.get(rule)
            yield Line(rule, known.title if known else Text(rule, rule), known.topic if known else "", cells)


def _gravity(cell: Row | None) -> tuple[int, int]:
    """Lower is graver."""
    if cell is None:
        return len(SEVERITY_ORDER), len(WORST_FIRST)
    level = SEVERITY_ORDER.index(cell.severity) if cell.severity and not cell.waived else len(SEVERITY_ORDER)
    return level, WORST_FIRST.index(cell.today)


def _groups(
    found: list[Copies], columns: dict[str, Column], records: Callable[[], Iterable[Record]]
) -> tuple[Group, ...]:
    template_of = {key: copies.template for copies in found for key, _ in copies.others}
    templates = {copies.template for copies in found}
    stated = {record.key: record.facts for record in _audited(records) if record.key in templates}
    changes = {
        record.key: _changes(stated[template_of[record.key]], record.facts)
        for record in _audited(records) if record.key in template_of
    }  # fmt: skip
    return tuple(
        Group(columns[one.template], tuple(Copy(columns[key], like, changes[key]) for key, like in one.others))
        for one in found
    )


def _audited(records: Callable[[], Iterable[Record]]) -> Iterator[Audited]:
    return (record for record in records() if isinstance(record, Audited))


def _changes(template: tuple[StatedFact, ...], copy: tuple[StatedFact, ...]) -> tuple[Changed, ...]:
    """Return what the copy says otherwise, but for which version it is and who decided on it."""
    lines = {fact.path: fact.line for fact in copy}
    old, new = ([_fact(fact) for fact in facts] for facts in (template, copy))
    names = Names(_parties(old), _parties(new))
    found = [one for one in differences(old, new) if one.key not in VERSION_KEYS]
    said = [Changed(one.direction, sentence(one, names), _line(one, lines)) for one in found]
    return tuple(sorted(said, key=lambda one: _ORDER[one.direction]))


def _fact(fact: StatedFact) -> Fact:
    path = tuple(int(part) if part.isdecimal() else part for part in fact.path.split("/")) if fact.path else ()
    return Fact(fact.type, f":{fact.path}", {"doc": "", **fact.data}, "", path)


def _parties(facts: list[Fact]) -> dict[str, str]:
    return {str(fact.data["ref"]): str(fact.data["name"]) for fact in facts if fact.type == "party"}


def _line(one: Difference, lines: dict[str, int]) -> int:
    return lines.get("/".join(map(str, one.new.path)), 0) if one.new else 0
