"""Turns facts into small numbers, as ``engine/coding.py`` has turned the program that is to run over them."""

from collections.abc import Sequence
from typing import NamedTuple

from lokcheck.engine.prepared import CodedType, Prepared
from lokcheck.engine.program import FactData, Value
from lokcheck.engine.wanted import Wanted
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["ABSENT", "CodedFact", "CodedFacts", "FactCoder"]

ABSENT = -1
"""What a join finds where the other fact has no such field: no field ever holds it."""

INT_LIMIT = 2**63

_PLAIN = frozenset({str, int})


class CodedFact(NamedTuple):
    """A fact that some rule may match: its type, its columns, and the numbers of the rulesets that want it."""

    type: int
    cells: list[tuple[int, int]]
    places: Sequence[int]


class CodedFacts(NamedTuple):
    """The facts that some rule may match, and the ``fid`` of each."""

    facts: list[CodedFact]
    fids: list[str]


class FactCoder:
    """Codes the facts of any number of runs; it keeps nothing of one for the next."""

    def __init__(self, prepared: Prepared) -> None:
        """``prepared`` is the program that runs over the facts."""
        self._types, self._codes = prepared.types, prepared.codes
        self._wanted = Wanted(prepared.wanted)

    def code(self, facts: Sequence[FactData]) -> CodedFacts:
        """Return the facts that some rule may match, with only the fields that some rule uses.

        Raises EngineError on a fact without type or fid, a fid used twice, and a value that is not text or a whole
        number (or one too large for an engine, where it is compared).
        """
        codes, plain, wanted = dict(self._codes), _PLAIN.issuperset, self._wanted.places
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
                coded_type = self._types[kind]
                coded.append(CodedFact(coded_type.number, _cells(coded_type, fact, codes), places))
                fids.append(fid)
        return CodedFacts(coded, fids)


def _cells(coded_type: CodedType, fact: FactData, codes: dict[Value, int]) -> list[tuple[int, int]]:
    cells = []
    for (field, use), column in coded_type.columns.items():
        value = fact.get(field)
        if value is None:
            if use == "target":
                cells.append((column, ABSENT))
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
