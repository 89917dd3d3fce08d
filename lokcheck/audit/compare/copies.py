"""Which documents are copies: those of one kind that say nearly the same, and the one most like all of them."""

import datetime as dt
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lokcheck.audit.compare.features import Features, bands, features, guess, likeness, sketch
from lokcheck.audit.record import Audited

__all__ = ["Copies", "Drawn", "closest", "copies_among", "drawn"]

_SLACK = 0.15
"""How much a sketch may be wrong: below this much less than what is sought, nobody looks closer."""


class Drawn(NamedTuple):
    """A document as it is compared with others: about 20 kB, whatever its length in pages."""

    key: str
    kind: str
    own_day: dt.date | None
    numbers: "array[int]"
    sketch: "array[int]"

    @property
    def features(self) -> Features:
        """What it says."""
        return frozenset(self.numbers)


class Copies(NamedTuple):
    """Documents that say nearly the same: the key of the one most like all of them, and the others with likeness."""

    template: str
    others: tuple[tuple[str, float], ...]


def drawn(record: Audited) -> Drawn:
    """Return ``record``, which has its facts, as it is compared."""
    found = features(record.facts)
    return Drawn(record.key, record.kind, record.own_day, array("Q", sorted(found)), sketch(found))


def copies_among(documents: Sequence[Drawn], least: float) -> list[Copies]:
    """Return the groups of documents that are at least ``least`` (0 to 1) alike, the largest first.

    A document belongs to a group if it is so like one of it. Pairs whose sketches share nothing are never compared.
    """
    groups = _Groups(len(documents))
    seen: dict[tuple[str, int, bytes], list[int]] = defaultdict(list)
    for at, one in enumerate(documents):
        keys = [(one.kind, *band) for band in bands(one.sketch)]
        near = Counter(other for key in keys for other in seen[key])
        _join(at, near, documents, groups, least)
        for key in keys:
            seen[key].append(at)
    found = [_copies([documents[at] for at in members]) for members in groups.members() if len(members) > 1]
    return sorted(found, key=lambda copies: (-len(copies.others), copies.template))


def closest(documents: Sequence[Drawn]) -> tuple[int, int, float] | None:
    """Return the two documents of one kind that are most alike, by their places, and how much; None for no such two.

    Every pair is looked at: it is for few documents.
    """
    said = [one.features for one in documents]
    pairs = [(at, other) for other in range(len(documents)) for at in range(other)
             if documents[at].kind == documents[other].kind]  # fmt: skip
    found = ((at, other, likeness(said[at], said[other])) for at, other in pairs)
    return max(found, key=lambda pair: pair[2], default=None)


def _join(at: int, near: "Counter[int]", documents: Sequence[Drawn], groups: "_Groups", least: float) -> None:
    """Join a document with those of ``near`` that it is like; the likeliest first, and each group once."""
    mine = None
    for other, _ in near.most_common():
        if groups.root(other) == groups.root(at):
            continue
        if guess(documents[at].sketch, documents[other].sketch) < least - _SLACK:
            continue
        mine = mine or documents[at].features
        if likeness(mine, documents[other].features) >= least:
            groups.join(at, other)


def _copies(members: Sequence[Drawn]) -> Copies:
    """The template is the document that is most like what more than half of them say; of equals the oldest.

    Two are as like each other.
    """
    said = Counter(number for one in members for number in one.numbers)
    common = frozenset(number for number, times in said.items() if 2 * times > len(members))
    likest = {one.key: likeness(one.features, common) if len(members) > 2 else 1.0 for one in members}
    first = min(members, key=lambda one: (-round(likest[one.key], 3), str(one.own_day or "9999"), one.key))
    mine = first.features
    others = [(one.key, likeness(mine, one.features)) for one in members if one is not first]
    return Copies(first.key, tuple(sorted(others, key=lambda pair: (-pair[1], pair[0]))))


class _Groups:
    """Which documents belong together, by their numbers."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, at: int) -> int:
        """Return the number that stands for the group of ``at``."""
        while self._above[at] != at:
            self._above[at] = self._above[self._above[at]]
            at = self._above[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Make the groups of two documents one."""
        self._above[self.root(one)] = self.root(other)

    def members(self) -> Iterable[list[int]]:
        """Return the groups."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._above)):
            found[self.root(at)].append(at)
        return found.values()
