"""Turns a program and its facts into small numbers, the only thing that an engine is shown.

No name and no text of a rule or a document reaches an engine: rule keys, fact types and fields become numbers, and
every value becomes the number of its first appearance. So nothing can collide with a reserved word, no character needs
escaping, ``7`` and ``"7"`` differ in both engines, and a string's length costs nothing. (durable_rules takes ``7`` and
``"7"`` for equal and cuts lengths to 16 bits; CLIPS ends a string at its first null character.)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from lokcheck.engine.program import FactData, Op, Pattern, Program, Value
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["GATE", "CodedFacts", "CodedJoin", "CodedPattern", "CodedProgram", "CodedTest", "code_facts", "code_program"]

GATE = 0
"""The type of the fact that is asserted last: every rule waits for it, so that absence is judged over all facts."""

ABSENT = -1
"""What a join finds where the other fact has no such field: no field ever holds it."""

INT_LIMIT = 2**63

Use = Literal["code", "order", "target"]
"""How a rule uses a field. ``code``: the number of its value, for equality; ``order``: the integer itself, for
comparisons; ``target``: as ``code``, but ABSENT where the field is not stated, so that the other side of a join is
always there (durable_rules fails on a join with an absent field; CLIPS joins absent with absent)."""


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


@dataclass(slots=True)
class CodedType:
    """A fact type's number, and the number of each column that a rule uses."""

    number: int
    columns: dict[tuple[str, Use], int]


class CodedProgram(NamedTuple):
    """``rules[i]`` are the patterns of the program's rule ``i``; ``codes`` the numbers of its literals."""

    rules: tuple[tuple[CodedPattern, ...], ...]
    types: Mapping[str, CodedType]
    codes: Mapping[Value, int]


class CodedFact(NamedTuple):
    """A fact that some rule may match: its type and its columns."""

    type: int
    cells: list[tuple[int, int]]


class CodedFacts(NamedTuple):
    """The facts that some rule may match, and the ``fid`` of each."""

    facts: list[CodedFact]
    fids: list[str]


def code_program(program: Program) -> CodedProgram:
    """Return the program in numbers; it must have passed ``refuse``."""
    types: dict[str, CodedType] = {}
    codes: dict[Value, int] = {}
    rules = tuple(tuple(_code_patterns(rule.patterns, types, codes)) for rule in program.rules)
    return CodedProgram(rules, types, codes)


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


def code_facts(program: CodedProgram, facts: Sequence[FactData]) -> CodedFacts:
    """Return the facts that some rule may match, with only the fields that some rule uses.

    Raises EngineError on a fact without type or fid, a fid used twice, and a value that is not text or a whole number.
    """
    codes = dict(program.codes)
    coded: list[CodedFact] = []
    fids: list[str] = []
    seen: set[Value] = set()
    for fact in facts:
        kind, fid = fact.get("type"), fact.get("fid")
        if not isinstance(kind, str) or not isinstance(fid, str) or fid in seen:
            raise _bad_identity(fact)
        seen.add(fid)
        coded_type = program.types.get(kind)
        if coded_type is not None:
            coded.append(CodedFact(coded_type.number, _code_cells(coded_type, fact, codes)))
            fids.append(fid)
    return CodedFacts(coded, fids)


def _code_cells(coded_type: CodedType, fact: FactData, codes: dict[Value, int]) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    for (field, use), column in coded_type.columns.items():
        value = fact.get(field)
        if value is None and field not in fact:
            if use == "target":
                cells.append((column, ABSENT))
        elif isinstance(value, bool) or not isinstance(value, (str, int)):
            raise _bad_value(fact, field)
        elif use != "order":
            cells.append((column, codes.setdefault(value, len(codes))))
        elif isinstance(value, int):
            if not -INT_LIMIT <= value < INT_LIMIT:
                raise _bad_value(fact, field)
            cells.append((column, value))
    return cells


def _bad_identity(fact: FactData) -> EngineError:
    return EngineError(
        Text(
            "Regelmotorn fick ett faktum utan egen beteckning: typen {kind!r}, beteckningen {fid!r}.",
            "The rules engine was given a fact without an identity of its own: type {kind!r}, fid {fid!r}.",
        ).format(kind=fact.get("type"), fid=fact.get("fid"))
    )


def _bad_value(fact: FactData, field: str) -> EngineError:
    return EngineError(
        Text(
            "Regelmotorn fick ett värde som varken är text eller heltal: fältet {field!r} i faktumet {fid!r}.",
            "The rules engine was given a value that is neither text nor a whole number: {field!r} of fact {fid!r}.",
        ).format(field=field, fid=fact.get("fid"))
    )
