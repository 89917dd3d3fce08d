"""Which entry of the old version is which of the new one: the same, changed, gone or come."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from lokcheck.revision.identity import identity_of
from lokcheck.revision.likeness import likeness, words_of
from lokcheck.revision.tree import Node, shown_fields

__all__ = ["Pair", "pairs", "signature"]

Pair = tuple[Node | None, Node | None]

_ALIKE = 0.5
"""From where two texts are versions of one: half of their words in common."""
_MOST = 200_000
"""Comparisons of texts in one list. A list of which more than 450 entries are new and gone is no revision of itself."""


def pairs(old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
    """Return every entry of the two lists once: those that belong together, those that are gone, those that came.

    In the order of the new list, with what is gone at its end.
    """
    matching = _Matching(old, new)
    matching.by(signature)
    kind = (old or new)[0].fact.type if old or new else ""
    identity = identity_of(kind)
    for fields in identity.keys:
        matching.by(lambda node, fields=fields: _key(node, fields))  # type: ignore[misc]
    if identity.text:
        matching.by_likeness(identity.text)
    if identity.alone:
        matching.alone(identity.alone)
    return list(matching.result())


def signature(node: Node) -> Hashable:
    """Return everything that an entry states, with its lists in no order: equal entries mean the same."""
    fields = tuple(sorted((name, _plain(value)) for name, value in shown_fields(node.fact).items()))
    below = tuple(
        (key, tuple(sorted(map(signature, children), key=repr))) for key, children in sorted(node.children.items())
    )
    return node.fact.type, fields, below


def _plain(value: object) -> str:
    return " ".join(words_of(value)) or value if isinstance(value, str) else str(value)


def _key(node: Node, fields: tuple[str, ...]) -> Hashable | None:
    """Return what names the entry by ``fields``; None where it states none of them."""
    stated = shown_fields(node.fact)
    found = tuple(_plain(stated.get(name, "")) for name in fields)
    return found if any(found) or not fields else None


class _Matching:
    """The entries of two lists that have no partner yet."""

    def __init__(self, old: Sequence[Node], new: Sequence[Node]) -> None:
        self._old, self._new = old, new
        self._partner: dict[int, int] = {}
        self._taken: set[int] = set()

    def _left(self) -> tuple[list[int], list[int]]:
        new = [at for at in range(len(self._new)) if at not in self._partner]
        return [at for at in range(len(self._old)) if at not in self._taken], new

    def _join(self, old: int, new: int) -> None:
        self._partner[new] = old
        self._taken.add(old)

    def by(self, name: Callable[[Node], Hashable | None]) -> None:
        """Join the entries that have the same name; of several with one name, in their order."""
        waiting: dict[Hashable, list[int]] = {}
        old, new = self._left()
        for at in old:
            key = name(self._old[at])
            if key is not None:
                waiting.setdefault(key, []).append(at)
        for at in new:
            key = name(self._new[at])
            if key is not None and waiting.get(key):
                self._join(waiting[key].pop(0), at)

    def by_likeness(self, field: str) -> None:
        """Join the entries whose texts are alike, the most alike first."""
        old, new = self._left()
        if not old or not new or len(old) * len(new) > _MOST:
            return
        before = {at: words_of(str(self._old[at].fact.data.get(field, ""))) for at in old}
        after = {at: words_of(str(self._new[at].fact.data.get(field, ""))) for at in new}
        found = [(likeness(before[a], after[b]), a, b) for a in old for b in new]
        for _, a, b in sorted((one for one in found if one[0] >= _ALIKE), key=lambda one: (-one[0], one[1], one[2])):
            if a not in self._taken and b not in self._partner:
                self._join(a, b)

    def alone(self, field: str) -> None:
        """Join what is gone with what came where there is one of each with the same ``field``."""
        old, new = self._left()
        for at in new:
            value = self._new[at].fact.data.get(field)
            before = [one for one in old if self._old[one].fact.data.get(field) == value]
            after = [one for one in new if self._new[one].fact.data.get(field) == value]
            if len(before) == len(after) == 1:
                self._join(before[0], at)

    def result(self) -> Iterator[Pair]:
        for at, node in enumerate(self._new):
            partner = self._partner.get(at)
            yield (self._old[partner] if partner is not None else None), node
        yield from ((self._old[at], None) for at in self._left()[0])
