"""A compiled rulebook for one kind of document, and what its firings mean: all that judging needs of patterns."""

from collections.abc import Collection
from typing import Any, NamedTuple

from lokcheck.engine.program import EngineRule, Join, Pattern, Program, Test
from lokcheck.rulebook.rule import Basis

__all__ = ["ASK", "ITEM", "Emission", "KindProgram"]

ITEM = "it"
"""The name of the fact that ``for_each`` binds, and the word that tests it again."""
ASK = "_ask"


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


class KindProgram(NamedTuple):
    """Everything that judging one kind of document needs. A firing's key is an index into ``emissions``."""

    kind: str
    program: Program
    emissions: tuple[Emission, ...]
    rules: tuple[str, ...]
    topics: frozenset[Basis]
    foreign: frozenset[str]
    types: frozenset[str]

    @property
    def measures(self) -> frozenset[str]:
        """The measures that the rules name."""
        named = (p for rule in self.program.rules for p in rule.patterns if p.type == "measure")
        return frozenset(str(t.value) for p in named for t in p.tests if t.field == "name" and t.op == "==")

    def rules_of(self, names: Collection[str]) -> list[EngineRule]:
        """Return the engine rules of the requirements called ``names``."""
        pairs = zip(self.program.rules, self.emissions, strict=True)
        return [rule for rule, emission in pairs if emission.rule in names]

    def to_data(self) -> dict[str, Any]:
        """Return the program as plain data, for the store."""
        rules = [[[p.type, p.var, p.tests, p.joins, p.negated] for p in r.patterns] for r in self.program.rules]
        emissions = [[e.rule, e.what, e.grade, e.names] for e in self.emissions]
        return {"kind": self.kind, "engine": rules, "emissions": emissions, "rules": self.rules,
                "topics": sorted([b.topic, b.keyword] for b in self.topics), "foreign": sorted(self.foreign),
                "types": sorted(self.types)}  # fmt: skip

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "KindProgram":
        """Return the program that ``to_data`` wrote."""
        rules = tuple(
            EngineRule(str(index), tuple(_read(p) for p in patterns)) for index, patterns in enumerate(data["engine"])
        )
        emissions = tuple(Emission(rule, what, grade, tuple(names)) for rule, what, grade, names in data["emissions"])
        topics = frozenset(Basis(*pair) for pair in data["topics"])
        return cls(data["kind"], Program(data["kind"], rules), emissions, tuple(data["rules"]), topics,
                   frozenset(data["foreign"]), frozenset(data["types"]))  # fmt: skip


def _read(data: list[Any]) -> Pattern:
    kind, var, tests, joins, negated = data
    return Pattern(kind, var, tuple(Test(*t) for t in tests), tuple(Join(*j) for j in joins), negated)
