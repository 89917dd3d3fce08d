"""Which document of a later audit is which of an earlier one."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

__all__ = ["Named", "paired"]


class Named(NamedTuple):
    """A document in an audit: its number in the database, its key and what it calls itself ('' for nothing)."""

    document: int
    key: str
    id: str


_Name = Callable[[Named], object]


def paired(before: Sequence[Named], after: Sequence[Named]) -> list[tuple[int | None, int | None]]:
    """Return the numbers of the same document before and after; None on one side for what was not in both.

    The same file with the same id comes first; then the same id, where it is one document's alone in what is left, so
    that a renamed file is no new document; then the same file, whose id was changed.
    """
    left, right = list(before), list(after)
    pairs: list[tuple[int | None, int | None]] = []
    for name in (_both, _id, _key):
        known = _single(right, name)
        found = [(one, known[text]) for text, one in _single(left, name).items() if text in known]
        pairs += [(one.document, other.document) for one, other in found]
        gone, come = {one for one, _ in found}, {other for _, other in found}
        left, right = [one for one in left if one not in gone], [one for one in right if one not in come]
    return [*pairs, *((one.document, None) for one in left), *((None, one.document) for one in right)]


def _both(one: Named) -> object:
    return one.key, one.id


def _id(one: Named) -> object:
    return one.id or None


def _key(one: Named) -> object:
    return one.key


def _single(documents: Sequence[Named], name: _Name) -> dict[object, Named]:
    """Return the documents by their name, but those that share it or have none."""
    numbers = Counter(map(name, documents))
    return {name(one): one for one in documents if numbers[name(one)] == 1 and name(one) is not None}
