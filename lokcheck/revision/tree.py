"""A document's facts as the tree that they stand in: entries under the keys of their document, values in entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lokcheck.facts.fact import DocPath, Fact, Value

__all__ = ["Node", "shown_fields", "tree_of"]

_PARTS = ("_precision", "_from", "_to")
_ABOUT_THE_FACT = frozenset({
    "doc", "within", "own", "bearer_name", "outside_region", "called", "own_staff", "resolved", "budget",
})  # fmt: skip
"""Fields that say where a fact stands, or follow from others."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An entry. ``children`` has the entries in it, and the words of its lists, by key and in their order."""

    fact: Fact
    children: Mapping[str, list["Node"]] = field(default_factory=dict)

    @property
    def path(self) -> DocPath:
        """Where it stands in the document."""
        return self.fact.path

    @property
    def is_word(self) -> bool:
        """Whether it is a word of a list, and no entry with keys."""
        return isinstance(self.path[-1], int) and "value" in self.fact.data and not self.children and _is_word(self)


def _is_word(node: Node) -> bool:
    return set(shown_fields(node.fact)) <= {"value", "standing"}


def tree_of(facts: Iterable[Fact]) -> Node:
    """Return the document, with what it states below it; ``facts`` are what ``facts.extract.stated_facts`` gives."""
    root: Node | None = None
    nodes: dict[DocPath, Node] = {}
    for fact in facts:
        node = Node(fact, {})
        if root is None:
            root = node
        else:
            above, key = _home(fact.path, nodes)
            (nodes[above] if above else root).children.setdefault(key, []).append(node)  # type: ignore[attr-defined]
        nodes[fact.path] = node
    assert root is not None
    return root


def _home(path: DocPath, nodes: Mapping[DocPath, Node]) -> tuple[DocPath, str]:
    """Return the path of the entry that ``path`` stands in, () for the document, and its key there."""
    for length in range(len(path) - 1, 0, -1):
        if path[:length] in nodes:
            return path[:length], str(path[length])
    return (), str(path[0])


def shown_fields(fact: Fact) -> dict[str, Value]:
    """Return what ``fact`` states, field by field: a date is its text, and what follows from others is left out."""
    return dict(_stated(fact))


def _stated(fact: Fact) -> Iterator[tuple[str, Value]]:
    for name, value in fact.data.items():
        base = next((name[: -len(part)] for part in _PARTS if name.endswith(part)), None)
        if name not in _ABOUT_THE_FACT and (base is None or f"{base}_precision" not in fact.data):
            yield name, value
