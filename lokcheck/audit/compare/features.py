"""What a document says as a set of numbers, and a short sketch of it, by which copies are found without all pairs."""

import re
from array import array
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from lokcheck.audit.record import StatedFact

__all__ = ["Features", "bands", "features", "guess", "likeness", "sketch"]

Features = frozenset[int]

_SHINGLE = 4
"""Words that stand together: what four words have in common is seldom chance."""
_BINS, _ROWS = 96, 3
"""Numbers of a sketch, and how many of them a band has: two documents that have 60 % in common share a band of the 32
with a chance of 99.9 %, two that have 20 % in common with one of 23 %."""
_WORD = re.compile(r"\w+")
_PLACES = frozenset({"within", "ref", "of", "id", "version", "registry_number"})
"""Fields that say where a fact stands, or which copy it is."""
_DAYS = ("_from", "_to", "_precision")
_EMPTY = 2**64 - 1


def features(facts: Iterable[StatedFact]) -> Features:
    """Return what the facts say: words that stand together in texts, and values of fields."""
    return frozenset(map(_number, _said(facts)))


def likeness(one: Features, other: Features) -> float:
    """Return how much of what either says both say, 0 to 1."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def sketch(found: Features) -> "array[int]":
    """Return the least number in each of the bins, which two documents share as often as they are alike.

    An empty bin takes what the next one has, so that short documents have a whole sketch too.
    """
    least = array("Q", [_EMPTY]) * _BINS
    for number in found:
        at, value = number % _BINS, number // _BINS
        least[at] = min(least[at], value)
    if found:
        for at in range(_BINS - 1, -2 * _BINS, -1):
            if least[at % _BINS] == _EMPTY:
                least[at % _BINS] = least[(at + 1) % _BINS]
    return least


def guess(one: "array[int]", other: "array[int]") -> float:
    """Return about how alike two documents are, by their sketches."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / _BINS


def bands(drawn: "array[int]") -> Iterator[tuple[int, bytes]]:
    """Yield the bands of a sketch: documents that share one are worth a closer look."""
    for at in range(0, _BINS, _ROWS):
        yield at, drawn[at : at + _ROWS].tobytes()


def _said(facts: Iterable[StatedFact]) -> Iterator[str]:
    for fact in facts:
        for name, value in fact.data.items():
            if name in _PLACES or name.endswith(_DAYS):
                continue
            words = _WORD.findall(str(value).casefold())
            if len(words) <= _SHINGLE:
                yield f"{fact.type}.{name}={' '.join(words)}"
            for at in range(len(words) - _SHINGLE):
                yield " ".join(words[at : at + _SHINGLE])


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
