"""A program in the language of durable_rules: JSON for each of the rulesets that it is split into."""

import json
from collections.abc import Mapping, Sequence

from lokcheck.engine.coding import CodedPattern, CodedTest, code_program
from lokcheck.engine.prepared import GATE, Prepared
from lokcheck.engine.program import Program
from lokcheck.engine.shards import sort_tests, split
from lokcheck.engine.subset import refuse

__all__ = ["prepare"]

OPERATORS = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}

ALL_AT_ONCE = 60_000
"""How many firings of one rule the engine hands over in one call (``cap``); the rest come in the next."""

GATE_PATTERN = {"g": {"t": GATE}}


def prepare(program: Program) -> Prepared:
    """Return the program as durable_rules takes it. Raises EngineError if it is outside the safe subset."""
    refuse(program)
    coded = code_program(program)
    # Rules that begin with facts of one type stand together, so that a fact is given to few rulesets.
    order = sorted(range(len(coded.rules)), key=lambda number: [pattern.type for pattern in coded.rules[number]])
    rulesets = [[order[place] for place in shard] for shard in split([coded.rules[number] for number in order])]
    texts = [_ruleset({number: coded.rules[number] for number in numbers}) for numbers in rulesets]
    return coded.prepared([[program.rules[number] for number in numbers] for numbers in rulesets], texts)


def _ruleset(rules: Mapping[int, Sequence[CodedPattern]]) -> str:
    definition = {f"r{number}": _rule(patterns) for number, patterns in rules.items()}
    return json.dumps(definition | {"tripwire": {"all": [GATE_PATTERN], "pri": 1}}, separators=(",", ":"))


def _rule(patterns: Sequence[CodedPattern]) -> dict[str, object]:
    """Return the rule; ``dist: 0`` lets one fact stand in two places, and count in an absence, as it does in CLIPS."""
    premises = [GATE_PATTERN, *(_pattern(place, pattern) for place, pattern in enumerate(patterns))]
    return {"all": premises, "cap": ALL_AT_ONCE, "dist": 0}


def _pattern(place: int, pattern: CodedPattern) -> dict[str, object]:
    parts: list[object] = [{"t": pattern.type}]
    parts += [_test(test) for test in sort_tests(pattern.tests)]
    parts += [{f"c{join.column}": {f"p{join.position}": f"c{join.other}"}} for join in pattern.joins]
    return {f"n{place}$not" if pattern.negated else f"p{place}": {"$and": parts}}


def _test(test: CodedTest) -> dict[str, object]:
    operand: dict[str, object] = {f"c{test.column}": test.value}
    return operand if test.op == "==" else {OPERATORS[test.op]: operand}
