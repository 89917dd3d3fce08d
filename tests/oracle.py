"""The plain evaluator that the engines are tested against: nested loops, and nothing else."""

import operator
from collections.abc import Iterator, Mapping, Sequence

from lokcheck.engine.program import FactData, Firing, Join, Pattern, Program, Test

__all__ = ["run"]

OPERATORS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def run(program: Program, facts: Sequence[FactData]) -> list[Firing]:
    """Return every firing of every rule of the program over the facts, sorted."""
    firings = []
    for rule in program.rules:
        for bound in _match(rule.patterns, facts, {}):
            positive = [pattern.var for pattern in rule.patterns if not pattern.negated]
            firings.append(Firing(rule.key, tuple(str(bound[var]["fid"]) for var in positive)))
    return sorted(firings)


def _match(
    patterns: Sequence[Pattern], facts: Sequence[FactData], bound: Mapping[str, FactData]
) -> Iterator[Mapping[str, FactData]]:
    if not patterns:
        yield bound
        return
    first, rest = patterns[0], patterns[1:]
    matching = [fact for fact in facts if _fits(fact, first, bound)]
    if first.negated:
        if not matching:
            yield from _match(rest, facts, bound)
        return
    for fact in matching:
        yield from _match(rest, facts, {**bound, first.var: fact})


def _fits(fact: FactData, pattern: Pattern, bound: Mapping[str, FactData]) -> bool:
    return (
        fact["type"] == pattern.type
        and all(_passes(fact, test) for test in pattern.tests)
        and all(_joins(fact, join, bound[join.var]) for join in pattern.joins)
    )


def _passes(fact: FactData, test: Test) -> bool:
    if test.field not in fact:
        return False
    value = fact[test.field]
    if test.op not in ("==", "!=") and isinstance(value, str):
        return False
    return bool(OPERATORS[test.op](value, test.value))


def _joins(fact: FactData, join: Join, other: FactData) -> bool:
    return join.field in fact and join.other in other and fact[join.field] == other[join.other]
