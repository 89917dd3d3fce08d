"""A program in an engine's own words: what is made of it once, kept as plain data, and loaded for every run.

Turning some hundred rules into an engine's language takes longer than judging a document by them.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from lokcheck.engine.program import Value

__all__ = ["GATE", "CodedType", "Prepared", "Use", "WantedTests"]

GATE = 0
"""The type of the fact that is asserted last: every rule waits for it, so that absence is judged over all facts."""

Use = Literal["code", "order", "target"]
"""How a rule uses a field. ``code``: the number of its value, for equality; ``order``: the integer itself, for
comparisons; ``target``: as ``code``, but ABSENT where the field is not stated, so that the other side of a join is
always there (durable_rules fails on a join with an absent field; CLIPS joins absent with absent)."""

WantedTests = Sequence[tuple[Sequence[tuple[str, Value]], Sequence[int]]]
"""Fields and the values that they must have, and the numbers of the ``texts`` in which a pattern asks for just that."""


class CodedType(NamedTuple):
    """A fact type's number, and the number of each column that a rule uses."""

    number: int
    columns: dict[tuple[str, Use], int]


class Prepared(NamedTuple):
    """A program as an engine takes it. Rules are known by their number in the program."""

    name: str
    keys: Sequence[str]
    """The key of each rule."""
    positive: Sequence[Sequence[int]]
    """The places of each rule's patterns that are no absences."""
    types: Mapping[str, CodedType]
    codes: Mapping[Value, int]
    """The number of each literal."""
    wanted: Mapping[str, WantedTests]
    """By fact type, what a fact must have for any rule to match it."""
    texts: Sequence[str]
    """What the engine is told: the rulesets of durable_rules, or the constructs of CLIPS."""

    def to_data(self) -> dict[str, Any]:
        """Return it as plain data, which JSON can write."""
        types = [[name, list(coded.columns)] for name, coded in self.types.items()]
        return self._asdict() | {"types": types, "codes": list(self.codes)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Prepared":
        """Return what ``to_data`` wrote: types, columns and literals are numbered in their order."""
        types = {
            name: CodedType(number, {(field, use): column for column, (field, use) in enumerate(columns)})
            for number, (name, columns) in enumerate(data["types"], 1)
        }
        codes = {value: number for number, value in enumerate(data["codes"])}
        return cls(**{**data, "types": types, "codes": codes})
