"""Turns facts into small numbers, as ``engine/coding.py`` has turned the program that is to run over them."""

from collections.abc import Sequence
from typing import NamedTuple

from lokcheck.engine.prepared import CodedType, Prepared, Use
from lokcheck.engine.program import FactData, Value
from lokcheck.engine.wanted import Wanted
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["ABSENT", "CodedFact", "CodedFacts", "FactCoder", "Shape"]

ABSENT = "-1"
"""What a join finds where the other fact has no such field: no field ever holds it."""

INT_LIMIT = 2**63

_PLAIN = frozenset({str, int})


class Shape:
    """The type of a fact and the columns that it has; facts that are alike share one, which is known by its identity.

    So what an engine makes of a shape, it makes once.
    """

    __slots__ = ("columns", "type")

    def __init__(self, number: int, columns: Sequence[int]) -> None:
        """``number`` is that of the type."""
        self.type, self.columns = number, tuple(columns)


class CodedFact(NamedTuple):
    """A fact that some rule may match: the values of its shape's columns, in digits, and the rulesets that want it."""

    shape: Shape
    values: list[str]
    places: Sequence[int]


class CodedFacts(NamedTuple):
    """The facts that some rule may match, and the ``fid`` of each."""

    facts: list[CodedFact]
    fids: list[str]


class FactCoder:
    """Codes the facts of any number of runs; it keeps nothing of one for the next."""

    def __init__(self, prepared: Prepared) -> None:
        """``prepared`` is the program that runs over the facts."""
        self._types = {name: _TypeCoder(coded) for name, coded in prepared.types.items()}
        self._codes = {value: str(code) for value, code in prepared.codes.items()}
        self._wanted = Wanted(prepared.wanted)

    def code(self, facts: Sequence[FactData]) -> CodedFacts:
        """Return the facts that some rule may match, with only the fields that some rule uses.

        Raises EngineError on a fact without type or fid, a fid used twice, and a value that is not text or a whole
        number (or one too large for an engine, where it is compared).
        """
        codes, plain, wanted = _Codes(self._codes), _PLAIN.issuperset, self._wanted.places
        coded: list[CodedFact] = []
        fids: list[str] = []
        seen: set[Value] = set()
        for fact in facts:
            kind, fid = fact.get("type"), fact.get("fid")
            if not isinstance(kind, str) or not isinstance(fid, str) or fid in seen:
                raise _bad_identity(fact)
            seen.add(fid)
            if not plain(map(type, fact.values())):
                raise _bad_value(fact, next(name for name, value in fact.items() if type(value) not in _PLAIN))
            places = wanted(kind, fact)
            if places:
                shape, values = self._types[kind].code(fact, codes)
                coded.append(CodedFact(shape, values, places))
                fids.append(fid)
        return CodedFacts(coded, fids)


class _Codes(dict[Value, str]):
    """The number of each value, in digits; one that is new gets the next."""

    def __missing__(self, value: Value) -> str:
        code = self[value] = str(len(self))
        return code


class _TypeCoder:
    """Codes the facts of one type."""

    def __init__(self, coded: CodedType) -> None:
        self._number = coded.number
        uses: dict[Use, dict[str, int]] = {"code": {}, "target": {}, "order": {}}
        for (field, use), column in coded.columns.items():
            uses[use][field] = column
        self._codes, self._targets, self._orders = uses["code"], uses["target"], uses["order"]
        self._whole = Shape(coded.number, [*self._codes.values(), *self._targets.values()])
        self._shapes: dict[tuple[str, ...], Shape] = {}

    def code(self, fact: FactData, codes: _Codes) -> tuple[Shape, list[str]]:
        """Return the shape of ``fact`` and its values. Raises EngineError for a number too large for an engine."""
        values = [codes[fact[field]] for field in self._codes if field in fact]
        whole = len(values) == len(self._codes)
        values += [codes[fact[field]] if field in fact else ABSENT for field in self._targets]
        if whole and not self._orders:
            return self._whole, values
        ordered = [field for field in self._orders if type(fact.get(field)) is int]
        values += [_compared(fact, field) for field in ordered]
        stated = tuple([field for field in self._codes if field in fact] + ordered)
        shape = self._shapes.get(stated)
        if shape is None:
            shape = self._shapes[stated] = self._shape(stated, ordered)
        return shape, values

    def _shape(self, stated: Sequence[str], ordered: Sequence[str]) -> Shape:
        codes = [self._codes[field] for field in stated[: len(stated) - len(ordered)]]
        return Shape(self._number, [*codes, *self._targets.values(), *(self._orders[field] for field in ordered)])


def _compared(fact: FactData, field: str) -> str:
    value = fact[field]
    assert isinstance(value, int)
    if not -INT_LIMIT <= value < INT_LIMIT:
        raise _bad_value(fact, field)
    return str(value)


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
