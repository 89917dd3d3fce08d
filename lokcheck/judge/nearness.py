"""How far a fact is from what a premise asks: what it lacks, and which of many lack least."""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lokcheck.engine.program import FactData, Join, Pattern, Test, Value
from lokcheck.facts.fact import Fact
from lokcheck.rulebook.compiler import LEAST

__all__ = ["Candidate", "Lack", "asks_for_anything", "holds", "lacks_of", "nearest"]

_OPS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_SHOWN = 3
_ELSEWHERE = frozenset({"own", "doc", "at"})
_WHICH = {"measure": "name", "elapsed": "since", "law_says": "claim", "in_force": "topic"}
"""Of computed facts, the field that says which one it is: another one is not near."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A condition that a fact does not meet: what was asked of the field, and what it says (None: nothing)."""

    field: str
    op: str
    asked: Value
    found: Value | None
    joined: bool = False

    @property
    def unsaid(self) -> bool:
        """Whether the fact is silent on something that the text could add without the fact becoming another."""
        return self.found is None and not self.joined and self.op != "=="


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact, and what it lacks."""

    fact: Fact
    lacks: tuple[Lack, ...]


def holds(op: str, found: Value, asked: Value) -> bool:
    """Return whether ``found op asked``; a text and a number are never compared."""
    return type(found) is type(asked) and bool(_OPS[op](found, asked))


def asks_for_anything(test: Test) -> bool:
    """Return whether ``test`` only asks that the field is stated."""
    return (test.op, test.value) in (("!=", ""), (">=", LEAST))


def lacks_of(pattern: Pattern, row: FactData, bound: Mapping[str, FactData]) -> tuple[Lack, ...]:
    """Return what ``row`` lacks to be what ``pattern`` asks for; ``bound`` are the facts that it is joined with."""
    tests = [lack for test in pattern.tests if (lack := _untrue(test, row)) is not None]
    return (*tests, *(lack for join in pattern.joins if (lack := _unjoined(join, row, bound)) is not None))


def _untrue(test: Test, row: FactData) -> Lack | None:
    found = row.get(test.field)
    if found is not None and holds(test.op, found, test.value):
        return None
    return Lack(test.field, test.op, test.value, found)


def _unjoined(join: Join, row: FactData, bound: Mapping[str, FactData]) -> Lack | None:
    wanted = bound[join.var].get(join.other) if join.var in bound else None
    found = row.get(join.field)
    if wanted is not None and type(found) is type(wanted) and found == wanted:
        return None
    return Lack(join.field, "==", "" if wanted is None else wanted, found, joined=True)


def nearest(
    pattern: Pattern, rows: Iterable[FactData], bound: Mapping[str, FactData], facts: Mapping[str, Fact]
) -> list[Candidate]:
    """Return the facts of the pattern's type that lack least, none that would be called the same twice.

    Those of another document than the pattern asks for are left out: they are not near, they are elsewhere.
    """
    found = []
    for row in rows:
        lacks = lacks_of(pattern, row, bound)
        if not any(lack.field in _ELSEWHERE or lack.field == _WHICH.get(pattern.type) for lack in lacks) and not any(
            lack.field == "of" and lack.joined for lack in lacks
        ):
            found.append(Candidate(facts[str(row["fid"])], lacks))
    found.sort(key=lambda c: sum(1 if lack.unsaid or lack.field == "standing" else 3 for lack in c.lacks))
    distinct: dict[object, Candidate] = {}
    for candidate in found:
        same = tuple((lack.field, lack.found) for lack in candidate.lacks)
        distinct.setdefault(same if all(lack.found is not None for lack in candidate.lacks) else candidate.fact.fid,
                            candidate)  # fmt: skip
    return list(distinct.values())[:_SHOWN]
