"""Why a requirement got its outcome: premise by premise what matched, and for absence what came closest.

This decides nothing. It walks the same patterns over the same facts as the engine, slowly and for one rule, and keeps
the longest way that each alternative got.
"""

import datetime as dt
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lokcheck.engine.program import FactData, Join, Pattern, Test
from lokcheck.facts.derive import SetDocument
from lokcheck.facts.fact import Fact
from lokcheck.facts.timed import Moment
from lokcheck.judge.judge import Judge
from lokcheck.judge.result import Judgement
from lokcheck.rulebook.program import ASK, Emission

__all__ = ["Candidate", "Step", "Trace", "Way", "trace"]

_OPS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that came close: ``lacks`` are the conditions that it does not meet, as (field, asked, found)."""

    fact: Fact
    lacks: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A pattern on the way: the fact that matched, or what came closest; ``held`` also for an absence that is true."""

    pattern: Pattern
    held: bool
    fact: Fact | None = None
    nearest: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One alternative of the rule: what it would have given, and how far it got."""

    emission: Emission
    steps: tuple[Step, ...]

    @property
    def succeeded(self) -> bool:
        """Whether every pattern held."""
        return all(step.held for step in self.steps)

    @property
    def missing(self) -> int:
        """How many patterns did not hold."""
        return sum(not step.held for step in self.steps)


@dataclass(frozen=True, slots=True)
class Trace:
    """The judgement of one rule, and its alternatives at ``day``."""

    judgement: Judgement
    day: dt.date
    ways: tuple[Way, ...]


def trace(judge: Judge, source: SetDocument, others: Sequence[SetDocument], rule: str, as_of: dt.date) -> Trace:
    """Return why ``rule`` got its outcome on ``source`` at ``as_of``. Raises KeyError for a rule not on its kind."""
    judgement = next((j for j in judge.judge(source, others, as_of) if j.rule.id == rule), None)
    if judgement is None:
        raise KeyError(rule)
    case = judge.case(source, others)
    facts = judge.facts_at(case, [Moment("check", as_of)], [judgement.rule])
    rows = {fact.fid: judge.row(fact, case) for fact in facts.values()}
    pairs = zip(case.program.program.rules, case.program.emissions, strict=True)
    ways = [
        Way(emission, tuple(_walk(engine_rule.patterns, rows, facts)))
        for engine_rule, emission in pairs
        if emission.rule == rule
    ]
    return Trace(judgement, as_of, tuple(ways))


def _walk(patterns: Sequence[Pattern], rows: Mapping[str, FactData], facts: Mapping[str, Fact]) -> Iterator[Step]:
    bound = _deepest(patterns, rows, {})
    for pattern in patterns:
        if pattern.type == ASK.removeprefix("_"):
            continue
        if pattern.negated:
            against = [c for c in _ranked(pattern, rows, facts, bound) if not c.lacks]
            yield Step(pattern, not against, nearest=tuple(against[:_NEAREST]))
        elif pattern.var in bound:
            yield Step(pattern, True, facts[str(bound[pattern.var]["fid"])])
        else:
            yield Step(pattern, False, nearest=tuple(_ranked(pattern, rows, facts, bound)[:_NEAREST]))


def _deepest(
    patterns: Sequence[Pattern], rows: Mapping[str, FactData], bound: dict[str, FactData]
) -> dict[str, FactData]:
    """Return the binding that gets furthest through ``patterns``."""
    if not patterns:
        return bound
    first, rest = patterns[0], patterns[1:]
    fits = [row for row in rows.values() if row["type"] == first.type and not _lacks(first, row, bound)]
    if first.negated:
        return bound if fits else _deepest(rest, rows, bound)
    ways = [_deepest(rest, rows, {**bound, first.var: row}) for row in fits if row not in bound.values()]
    return max(ways, key=len, default=bound)


def _ranked(
    pattern: Pattern, rows: Mapping[str, FactData], facts: Mapping[str, Fact], bound: Mapping[str, FactData]
) -> list[Candidate]:
    """Return the facts of the pattern's type, those that lack least first."""
    found = [Candidate(facts[fid], tuple(_lacks(pattern, row, bound))) for fid, row in rows.items()
             if row["type"] == pattern.type]  # fmt: skip
    return sorted(found, key=lambda c: (len(c.lacks), [str(part).rjust(6, "0") for part in c.fact.path]))


def _lacks(pattern: Pattern, row: FactData, bound: Mapping[str, FactData]) -> list[tuple[str, str, str]]:
    tests = [_lack(test, row) for test in pattern.tests]
    joins = [_unjoined(join, row, bound) for join in pattern.joins]
    return [lack for lack in (*tests, *joins) if lack is not None]


def _lack(test: Test, row: FactData) -> tuple[str, str, str] | None:
    if test.field in row and type(row[test.field]) is type(test.value) and _OPS[test.op](row[test.field], test.value):
        return None
    asked = str(test.value) if test.op == "==" else f"{test.op} {test.value}"
    return test.field, asked, str(row.get(test.field, ""))


def _unjoined(join: Join, row: FactData, bound: Mapping[str, FactData]) -> tuple[str, str, str] | None:
    other = bound.get(join.var)
    wanted = other.get(join.other) if other else None
    if wanted is not None and row.get(join.field) == wanted:
        return None
    return join.field, str(wanted or f"{join.var}.{join.other}"), str(row.get(join.field, ""))
