"""Splits a program into rulesets that durable_rules can hold.

A ruleset has walls that nobody is told about: 256 patterns on one list, 512 under one node (creation then never
returns), 64 branches that one fact may follow at a time (error 303). The limits here stay far from all of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lokcheck.engine.coding import CodedPattern, CodedTest

__all__ = ["sort_tests", "split"]

MAX_RULES = 120
MAX_PATTERNS_OF_TYPE = 200
MAX_BRANCHES = 48


def sort_tests(tests: Sequence[CodedTest]) -> tuple[CodedTest, ...]:
    """Return the tests in the order in which a ruleset makes them: equality first, which tells most facts apart."""
    return tuple(sorted(tests, key=lambda test: (test.op != "==", test)))


def split(rules: Sequence[Sequence[CodedPattern]]) -> Iterator[list[int]]:
    """Yield the numbers of the rules of each ruleset, in order; one ruleset without rules for a program without."""
    shard: list[int] = []
    loads: dict[int, _TypeLoad] = {}
    for number, patterns in enumerate(rules):
        if shard and (len(shard) == MAX_RULES or _is_too_much(loads, patterns)):
            yield shard
            shard, loads = [], {}
        shard.append(number)
        for pattern in patterns:
            loads.setdefault(pattern.type, _TypeLoad()).add(pattern)
    yield shard


@dataclass(slots=True)
class _TypeLoad:
    """What the patterns of one fact type ask of a ruleset."""

    patterns: int = 0
    shared: set[tuple[CodedTest, ...]] = field(default_factory=set)
    """The tests of the patterns without a join: patterns with the same tests are one branch. A join never shares."""
    open: int = 0
    """How many branches start with anything but ``column == value``."""
    guarded: dict[int, dict[int, int]] = field(default_factory=dict)
    """How many branches start with ``column == value``, by column and value: a fact follows those of one value."""

    def add(self, pattern: CodedPattern) -> None:
        self.patterns += 1
        tests = sort_tests(pattern.tests)
        if not pattern.joins and tests in self.shared:
            return
        if not pattern.joins:
            self.shared.add(tests)
        if tests and tests[0].op == "==":
            values = self.guarded.setdefault(tests[0].column, {})
            values[tests[0].value] = values.get(tests[0].value, 0) + 1
        else:
            self.open += 1

    def branches(self) -> int:
        """Return how many branches one fact may follow at a time, at most."""
        return self.open + sum(max(values.values()) for values in self.guarded.values())


def _is_too_much(loads: dict[int, _TypeLoad], patterns: Sequence[CodedPattern]) -> bool:
    """Return whether ``patterns`` may pass a limit; each is counted as if it shared nothing."""
    for kind in {pattern.type for pattern in patterns}:
        load = loads.get(kind, _TypeLoad())
        more = sum(pattern.type == kind for pattern in patterns)
        if load.patterns + more > MAX_PATTERNS_OF_TYPE or load.branches() + more > MAX_BRANCHES:
            return True
    return False
