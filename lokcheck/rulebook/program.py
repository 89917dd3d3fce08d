"""A compiled rulebook for one kind of document, and what its firings mean: all that judging needs of patterns."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple, overload

from lokcheck.engine.prepared import Prepared
from lokcheck.engine.program import EngineRule, Join, Pattern, Program, Test
from lokcheck.rulebook.rule import Basis

__all__ = ["ASK", "ITEM", "Emission", "KindProgram", "StoredRules", "program_name"]

ITEM = "it"
"""The name of the fact that ``for_each`` binds, and the word that tests it again."""
ASK = "_ask"


def program_name(kind: str, asked: str = "check") -> str:
    """Return what the program for documents of ``kind`` is called: those of a revision are programs of their own."""
    return kind if asked == "check" else f"{kind}-{asked}"


class Emission(NamedTuple):
    """What a firing means: ``what`` is applies, item or hit; ``names`` are the facts bound, in the firing's order."""

    rule: str
    what: str
    grade: str
    names: tuple[str, ...]

    @property
    def timed(self) -> bool:
        """Whether the firing is of one moment: then its first fact is the ask."""
        return bool(self.names) and self.names[0] == ASK


class StoredRules(Sequence[EngineRule]):
    """Engine rules that are read when they are asked for: an engine that has them prepared never asks."""

    def __init__(self, rows: Callable[[], Sequence[Any]], size: int) -> None:
        """``rows`` gives the patterns of each of the ``size`` rules as ``patterns_data`` wrote them."""
        self._rows, self._size = rows, size
        self._read: dict[int, EngineRule] = {}

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> EngineRule: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[EngineRule]: ...
    def __getitem__(self, index: int | slice) -> EngineRule | Sequence[EngineRule]:
        numbers = range(self._size)[index]
        if isinstance(numbers, range):
            return [self[number] for number in numbers]
        if numbers not in self._read:
            patterns = tuple(_pattern(row) for row in self._rows()[numbers])
            self._read[numbers] = EngineRule(str(numbers), patterns)
        return self._read[numbers]


def _pattern(row: Sequence[Any]) -> Pattern:
    kind, var, tests, joins, negated = row
    return Pattern(kind, var, tuple([Test(*t) for t in tests]), tuple([Join(*j) for j in joins]), negated)


class KindProgram(NamedTuple):
    """Everything that judging one kind of document needs. A firing's key is an index into ``emissions``."""

    kind: str
    program: Program
    emissions: tuple[Emission, ...]
    rules: tuple[str, ...]
    topics: frozenset[Basis]
    foreign: frozenset[str]
    types: frozenset[str]
    measures: frozenset[str]
    """The measures that the rules name."""

    def rules_of(self, names: Collection[str]) -> list[EngineRule]:
        """Return the engine rules of the requirements called ``names``."""
        return [self.program.rules[index] for index, emission in enumerate(self.emissions) if emission.rule in names]

    def to_data(self) -> dict[str, Any]:
        """Return all but the engine rules as plain data, for the store."""
        return {"kind": self.kind, "emissions": self.emissions, "rules": self.rules, "topics": sorted(self.topics),
                "foreign": sorted(self.foreign), "types": sorted(self.types),
                "measures": sorted(self.measures)}  # fmt: skip

    def patterns_data(self) -> list[Any]:
        """Return the patterns of the engine rules as plain data, for the store."""
        return [rule.patterns for rule in self.program.rules]

    @classmethod
    def from_data(
        cls, data: Mapping[str, Any], rows: Callable[[], Sequence[Any]], prepared: Callable[[str], Prepared]
    ) -> "KindProgram":
        """Return the program that ``to_data`` wrote.

        ``rows`` gives what ``patterns_data`` wrote, and ``prepared``, by an engine's name, what it makes of the rules.
        """
        emissions = tuple(Emission(rule, what, grade, tuple(names)) for rule, what, grade, names in data["emissions"])
        program = Program(data["kind"], StoredRules(rows, len(emissions)), prepared)
        return cls(data["kind"], program, emissions, tuple(data["rules"]),
                   frozenset(Basis(*pair) for pair in data["topics"]), frozenset(data["foreign"]),
                   frozenset(data["types"]), frozenset(data["measures"]))  # fmt: skip
