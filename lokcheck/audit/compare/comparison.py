"""The comparison: where documents differ, by requirement; which are copies, and what each of them changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from lokcheck.audit.background import Background
from lokcheck.audit.compare.cells import FAULTS, Cell, cell_of
from lokcheck.audit.compare.changed import Group, groups_of
from lokcheck.audit.compare.columns import Column, column_of
from lokcheck.audit.compare.copies import Drawn, closest, copies_among, drawn
from lokcheck.audit.record import Failed, Record
from lokcheck.report.words import SEVERITY_ORDER, WORST_FIRST
from lokcheck.sources.words import natural
from lokcheck.texts import Text

__all__ = ["BESIDE", "Comparison", "Line", "Wanted", "comparison"]

BESIDE = 60
"""The most documents that stand beside each other; of more, only copies are sought."""


class Wanted(NamedTuple):
    """What is asked for: ``beside`` requirement by requirement, and copies that are at least ``likeness`` alike."""

    beside: bool = True
    likeness: float = 0.6


_DEFAULT = Wanted()


class Line(NamedTuple):
    """A requirement, and what became of it in each document; None where it is no requirement on such documents."""

    rule: str
    title: Text
    topic: str
    cells: tuple[Cell | None, ...]

    @property
    def _outcomes(self) -> list[tuple[str, bool]]:
        return [(cell.outcome, cell.waived) for cell in self.cells if cell is not None and cell.judged]

    @property
    def differs(self) -> bool:
        """Whether some of the documents have another outcome, or a fault that can not be in another one of them."""
        found = {*self._outcomes}
        spared = any(cell is not None and not cell.judged for cell in self.cells)
        return len(found) > 1 or (spared and any(outcome in FAULTS for outcome, _ in found))

    @property
    def asked(self) -> int:
        """Of how many of the documents it is asked."""
        return len(self._outcomes)


class Comparison(NamedTuple):
    """The answer; ``lines``, those that are asked of a document at least, are empty where none stand side by side."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    closest: tuple[int, int, float] | None
    """Of documents side by side of which none is a copy, the two that are most alike by their places, and how much."""
    wanted: Wanted
    failures: tuple[Failed, ...]

    @property
    def differing(self) -> tuple[Line, ...]:
        """The requirements on which the documents differ, the gravest first."""
        found = [line for line in self.lines if line.differs]
        return tuple(sorted(found, key=lambda line: min(map(_gravity, line.cells))))

    @property
    def same(self) -> tuple[Line, ...]:
        """The requirements that are asked of every document, with the same outcome; those that fail first."""
        return _worst_first(line for line in self.lines if not line.differs and line.asked == len(self.columns))

    @property
    def partial(self) -> tuple[Line, ...]:
        """The requirements that are asked of some of the documents only, with the same outcome in these."""
        return _worst_first(line for line in self.lines if not line.differs and line.asked < len(self.columns))


def comparison(
    records: Callable[[], Iterable[Record]], background: Background, wanted: Wanted = _DEFAULT
) -> Comparison:
    """Compare ``records``, which have their facts, and are read three times: they are never all held in memory."""
    columns: list[Column] = []
    failures: list[Failed] = []
    tables: list[dict[str, Cell]] = []
    sketches: list[Drawn] = []
    for record in records():
        if isinstance(record, Failed):
            failures.append(record)
            continue
        columns.append(column_of(record))
        sketches.append(drawn(record))
        if wanted.beside and len(tables) <= BESIDE:
            tables.append({row.rule: cell_of(record, row) for row in record.rows})
    beside = wanted.beside and 1 < len(columns) <= BESIDE
    lines = tuple(_lines(tables, background)) if beside else ()
    found = copies_among(sketches, wanted.likeness)
    groups = groups_of(found, {one.key: one for one in columns}, records)
    near = closest(sketches) if beside and not groups else None
    return Comparison(tuple(columns), lines, groups, near, wanted, tuple(failures))


def _lines(tables: Sequence[dict[str, Cell]], background: Background) -> Iterator[Line]:
    asked = {rule for table in tables for rule in table}
    for rule in [*background.rules, *sorted(asked - set(background.rules))]:
        known = background.rules.get(rule)
        cells = tuple(table.get(rule) for table in tables)
        line = Line(rule, known.title if known else Text(rule, rule), known.topic if known else "", cells)
        if line.asked:
            yield line


def _worst_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (min(_gravity(cell)[1] for cell in line.cells), natural(line.rule))))


def _gravity(cell: Cell | None) -> tuple[int, int]:
    """Lower is graver."""
    if cell is None:
        return len(SEVERITY_ORDER), len(WORST_FIRST)
    level = SEVERITY_ORDER.index(cell.severity) if cell.severity and not cell.waived else len(SEVERITY_ORDER)
    return level, WORST_FIRST.index(cell.outcome)
