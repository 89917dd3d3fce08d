"""Turns a program into small numbers, the only thing that an engine is shown; ``engine/coded_facts.py`` does the facts.

No name and no text of a rule or a document reaches an engine: rule keys, fact types and fields become numbers, and
every value becomes the number of its first appearance. So nothing can collide with a reserved word, no character needs
escaping, ``7`` and ``"7"`` differ in both engines, and a string's length costs nothing. (durable_rules takes ``7`` and
``"7"`` for equal and cuts lengths to 16 bits; CLIPS ends a string at its first null character.)
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lokcheck.engine.prepared import CodedType, Prepared, Use
from lokcheck.engine.program import EngineRule, Op, Pattern, Program, Value
from lokcheck.engine.wanted import wanted_by

__all__ = ["CodedJoin", "CodedPattern", "CodedProgram", "CodedTest", "code_program"]


class CodedTest(NamedTuple):
    """A test of a column of the pattern's fact."""

    column: int
    op: Op
    value: int


class CodedJoin(NamedTuple):
    """The column of the pattern's fact equals column ``other`` of the fact of pattern ``position``."""

    column: int
    position: int
    other: int


class CodedPattern(NamedTuple):
    """A pattern in numbers."""

    type: int
    tests: tuple[CodedTest, ...]
    joins: tuple[CodedJoin, ...]
    negated: bool


class CodedProgram(NamedTuple):
    """``rules[i]`` are the patterns of the program's rule ``i``; ``codes`` the numbers of its literals."""

    program: Program
    rules: tuple[tuple[CodedPattern, ...], ...]
    types: Mapping[str, CodedType]
    codes: Mapping[Value, int]

    def prepared(self, rulesets: Sequence[Sequence[EngineRule]], texts: Sequence[str]) -> Prepared:
        """Return the program as an engine takes it: ``rulesets`` are the rules that are given facts together."""
        keys = [rule.key for rule in self.program.rules]
        positive = [[place for place, p in enumerate(patterns) if not p.negated] for patterns in self.rules]
        return Prepared(self.program.name, keys, positive, self.types, self.codes, wanted_by(rulesets), texts)


def code_program(program: Program) -> CodedProgram:
    """Return the program in numbers; it must have passed ``refuse``."""
    types: dict[str, CodedType] = {}
    codes: dict[Value, int] = {}
    rules = tuple(tuple(_code_patterns(rule.patterns, types, codes)) for rule in program.rules)
    return CodedProgram(program, rules, types, codes)


def _code_patterns(
    patterns: Sequence[Pattern], types: dict[str, CodedType], codes: dict[Value, int]
) -> Iterator[CodedPattern]:
    places = {pattern.var: (place, pattern.type) for place, pattern in enumerate(patterns)}
    for pattern in patterns:
        tests = tuple(_code_test(pattern.type, test.field, test.op, test.value, types, codes) for test in pattern.tests)
        joins = []
        for join in pattern.joins:
            place, other = places[join.var]
            joins.append(
                CodedJoin(
                    _column(types, pattern.type, join.field, "code"),
                    place,
                    _column(types, other, join.other, "target"),
                )
            )
        yield CodedPattern(_type(types, pattern.type).number, tests, tuple(joins), pattern.negated)


def _code_test(
    kind: str, field: str, op: Op, value: Value, types: dict[str, CodedType], codes: dict[Value, int]
) -> CodedTest:
    if op in ("==", "!="):
        return CodedTest(_column(types, kind, field, "code"), op, codes.setdefault(value, len(codes)))
    return CodedTest(_column(types, kind, field, "order"), op, int(value))


def _type(types: dict[str, CodedType], name: str) -> CodedType:
    return types.setdefault(name, CodedType(len(types) + 1, {}))


def _column(types: dict[str, CodedType], kind: str, field: str, use: Use) -> int:
    columns = _type(types, kind).columns
    return columns.setdefault((field, use), len(columns))
