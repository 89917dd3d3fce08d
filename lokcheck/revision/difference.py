"""The differences between two versions of a document, entry by entry and field by field: nothing is said in words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lokcheck.facts.fact import Fact
from lokcheck.revision.identity import OBSERVATIONS
from lokcheck.revision.likeness import Reading, compared
from lokcheck.revision.matching import pairs
from lokcheck.revision.meaning import Direction, Kind, direction_of, is_bearer, loss, of_presence
from lokcheck.revision.tree import Node, shown_fields, tree_of

__all__ = ["Difference", "differences"]

_CODE = re.compile(r"[a-z][a-z0-9-]*")
_NO_MEANING = frozenset({("document", "kind"), ("revision_note", "about")})


class Difference(NamedTuple):
    """One change. ``key`` is the document's key that it stands under; ``field`` is '' where a whole entry came or went.

    ``within`` is the entry that holds what came or went, in the version that has it; None at the top.
    """

    kind: Kind
    direction: Direction
    key: str
    field: str
    old: Fact | None
    new: Fact | None
    within: Fact | None = None

    @property
    def fact(self) -> Fact:
        """The entry that it is about: as it is now, or as it was if it is gone."""
        found = self.new or self.old
        assert found is not None
        return found


def differences(old: Iterable[Fact], new: Iterable[Fact]) -> list[Difference]:
    """Return what differs between what two versions state, in the order of the new one."""
    return list(_entry(tree_of(old), tree_of(new), ""))


def _entry(old: Node, new: Node, key: str) -> Iterator[Difference]:
    """What differs between two versions of an entry."""
    yield from _fields(old.fact, new.fact, key)
    for name in dict.fromkeys([*new.children, *old.children]):
        before, after = old.children.get(name, []), new.children.get(name, [])
        yield from _list(before, after, key or name, (old, new))


def _list(old: Sequence[Node], new: Sequence[Node], key: str, home: tuple[Node, Node]) -> Iterator[Difference]:
    kind = (*old, *new)[0].fact.type
    if kind in OBSERVATIONS:
        return
    if (*old, *new)[0].is_word:
        yield from _words(old, new, key, home)
        return
    for before, after in pairs(old, new):
        if before is not None and after is not None:
            yield from _entry(before, after, key)
        elif before is not None:
            yield Difference("removed", loss(kind), key, "", before.fact, None, _home(home[0]))
        elif after is not None:
            yield Difference("added", _opposite(loss(kind)), key, "", None, after.fact, _home(home[1]))


def _words(old: Sequence[Node], new: Sequence[Node], key: str, home: tuple[Node, Node]) -> Iterator[Difference]:
    """What differs between two lists of words; where those who are to do something were replaced, it has moved."""
    before = {_word(node): node.fact for node in old}
    after = {_word(node): node.fact for node in new}
    gone = [fact for word, fact in before.items() if word not in after]
    come = [fact for word, fact in after.items() if word not in before]
    if gone and come and is_bearer(gone[0].type, "value"):
        for one, other in zip(gone, come, strict=False):
            yield Difference("moved", "neutral", key, "value", one, other, _home(home[1]))
        shared = min(len(gone), len(come))
        gone, come = gone[shared:], come[shared:]
    for fact in gone:
        yield Difference("removed", loss(fact.type), key, "", fact, None, _home(home[0]))
    for fact in come:
        yield Difference("added", _opposite(loss(fact.type)), key, "", None, fact, _home(home[1]))


def _word(node: Node) -> str:
    return str(node.fact.data["value"]).casefold()


def _home(node: Node) -> Fact | None:
    return node.fact if node.path else None


def _fields(old: Fact, new: Fact, key: str) -> Iterator[Difference]:
    before, after = shown_fields(old), shown_fields(new)
    for name in dict.fromkeys([*after, *before]):
        if before.get(name) == after.get(name) or (new.type, name) in _NO_MEANING:
            continue
        where = key or _document_key(name)
        if name not in after:
            yield Difference("removed", of_presence(old.type, name, gone=True), where, name, old, new)
        elif name not in before:
            yield Difference("added", of_presence(old.type, name, gone=False), where, name, old, new)
        else:
            yield from _changed(old, new, name, where)


def _document_key(field: str) -> str:
    return "id" if field == "ref" else field


def _changed(old: Fact, new: Fact, name: str, key: str) -> Iterator[Difference]:
    before, after = old.data[name], new.data[name]
    direction = direction_of(old, new, name)
    kind: Kind = "changed"
    if is_bearer(new.type, name):
        kind = "moved"
    if _is_text(new, name) and isinstance(before, str) and isinstance(after, str):
        reading: Reading = compared(before, after)
        if reading.same:
            return
        if kind != "moved":
            direction = _strength(reading)
            kind = "changed" if direction != "neutral" or reading.numbers else "reworded"
    yield Difference(kind, direction, key, name, old, new)


def _strength(reading: Reading) -> Direction:
    return "weaker" if reading.strength == "weaker" else "stronger" if reading.strength == "stronger" else "neutral"


def _is_text(fact: Fact, name: str) -> bool:
    """Whether the field holds words of the text: no date, no number, no yes or no, no word of a closed list."""
    value = fact.data[name]
    return (
        isinstance(value, str) and name != "ref" and f"{name}_precision" not in fact.data and not _CODE.fullmatch(value)
    )


def _opposite(direction: Direction) -> Direction:
    return "stronger" if direction == "weaker" else "neutral"
