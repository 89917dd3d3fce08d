"""Turns facts into small numbers, as ``engine/coding.py`` has turned the program that is to run over them."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from lokcheck.engine.prepared import CodedType, Prepared, Use
from lokcheck.engine.program import FactData, Value
from lokcheck.engine.wanted import Wanted
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["ABSENT", "CodedFact", "CodedFacts", "FactCoder", "Form"]

ABSENT = "-1"
"""What a join finds where the other fact has no such field: no field ever holds it."""

INT_LIMIT = 2**63

_MOST_PLANS = 1_000
"""Of a fact type: documents have some tens of combinations of fields; what is not trusted must not fill the memory."""

_PLAIN = frozenset({str, int})


Form = Callable[[int, Sequence[int]], str]
"""From the number of a type and columns to a fact in an engine's own words, with %s for each value."""


class CodedFact(NamedTuple):
    """A fact that some rule may match: its form, the values to fill in, in digits, and the rulesets that want it."""

    form: str
    values: list[str]
    places: Sequence[int]


class CodedFacts(NamedTuple):
    """The facts that some rule may match, and the ``fid`` of each."""

    facts: list[CodedFact]
    fids: list[str]


class FactCoder:
    """Codes the facts of any number of runs; it keeps nothing of one for the next."""

    def __init__(self, prepared: Prepared, form: Form) -> None:
        """``prepared`` is the program that runs over the facts, ``form`` how its engine has them."""
        self._types = {name: _TypeCoder(coded, form) for name, coded in prepared.types.items()}
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
                text, values = self._types[kind].code(fact, codes)
                coded.append(CodedFact(text, values, places))
                fids.append(fid)
        return CodedFacts(coded, fids)


class _Codes(dict[Value, str]):
    """The number of each value, in digits; one that is new gets the next."""

    def __missing__(self, value: Value) -> str:
        code = self[value] = str(len(self))
        return code


class _Plan(NamedTuple):
    """How facts with the same fields are coded: their form, and what gives the values to fill in first."""

    form: str
    coded: Callable[[FactData], tuple[Value, ...]]
    absent: int
    """How many of the fields that others are joined to they do not have."""


class _TypeCoder:
    """Codes the facts of one type."""

    def __init__(self, coded: CodedType, form: Form) -> None:
        self._number, self._form = coded.number, form
        uses: dict[Use, dict[str, int]] = {"code": {}, "target": {}, "order": {}}
        for (field, use), column in coded.columns.items():
            uses[use][field] = column
        self._codes, self._targets, self._orders = uses["code"], uses["target"], uses["order"]
        self._plans: dict[tuple[str, ...], _Plan] = {}

    def code(self, fact: FactData, codes: _Codes) -> tuple[str, list[str]]:
        """Return the form of ``fact`` and its values. Raises EngineError for a number too large for an engine."""
        # What is text has no order: to such a comparison, the field is not stated.
        ordered = [field for field in self._orders if type(fact.get(field)) is int] if self._orders else []
        plan = self._plans.get((*fact, *ordered)) or self._planned(fact, ordered)
        values = [codes[value] for value in plan.coded(fact)]
        if plan.absent or ordered:
            values += [ABSENT] * plan.absent
            values += [_compared(fact, field) for field in ordered]
        return plan.form, values

    def _planned(self, fact: FactData, ordered: Sequence[str]) -> _Plan:
        stated = [(field, column) for field, column in self._codes.items() if field in fact]
        stated += [(field, column) for field, column in self._targets.items() if field in fact]
        absent = [column for field, column in self._targets.items() if field not in fact]
        columns = [*(column for _, column in stated), *absent, *(self._orders[field] for field in ordered)]
        plan = _Plan(self._form(self._number, columns), _values_of([field for field, _ in stated]), len(absent))
        if len(self._plans) == _MOST_PLANS:
            self._plans.clear()
        self._plans[*fact, *ordered] = plan
        return plan


def _values_of(fields: Sequence[str]) -> Callable[[FactData], tuple[Value, ...]]:
    if len(fields) > 1:
        return itemgetter(*fields)
    return lambda fact: tuple([fact[field] for field in fields])


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
