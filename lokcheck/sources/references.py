"""References from document to document: what may be written in ``ref``, and references that go in a circle."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lokcheck.errors import InputError, Place
from lokcheck.sources.faults import fault, quoted
from lokcheck.sources.nodes import Path

__all__ = ["Edge", "Target", "circles", "references_of", "target_of"]


class Target(NamedTuple):
    """Where a reference points: a relative path ('' is the same file) and the id of a document in the file."""

    path: str
    id: str | None


class Edge(NamedTuple):
    """A reference that was found: from document to document (by key), with its role and its place."""

    start: str
    end: str
    role: str
    place: Place


_REFUSED: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\s*"), "Hänvisningen är tom.", "The reference is empty."),
    (re.compile(r".*[\x00-\x1f\x7f].*", re.DOTALL), "Hänvisningen innehåller ett styrtecken.",
     "The reference holds a control character."),
    (re.compile(r"[A-Za-z]:.*", re.DOTALL), "Hänvisningen är en sökväg med enhetsbokstav.",
     "The reference is a path with a drive letter."),
    (re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:.*", re.DOTALL), "Hänvisningen är en webbadress; lokcheck hämtar inget.",
     "The reference is a web address; lokcheck fetches nothing."),
    (re.compile(r"[/~\\].*", re.DOTALL), "Hänvisningen är en absolut sökväg.", "The reference is an absolute path."),
    (re.compile(r".*\\.*", re.DOTALL), "Hänvisningen är skriven med omvänt snedstreck (\\).",
     "The reference is written with a backslash (\\)."),
)  # fmt: skip
_ADVICE = (
    "Skriv sökvägen från den här filens mapp, med /, till exempel tillagg/spel.yaml.",
    "Write the path from this file's folder, with /, for example supplements/gambling.yaml.",
)
_SYMMETRIC = frozenset({"adjacent", "other"})
# The same relation seen from the other end: 'it is my supplement' is 'I am supplemented' the other way round.
_RELATIONS = {"supplement": ("supplemented", True), "successor": ("predecessor", True),
              "previous-plan": ("predecessor", False)}  # fmt: skip


def references_of(document: Any) -> Iterator[tuple[Path, str, str]]:
    """Yield the path, role and text of every ``ref`` in the document's references and annexes."""
    for name in ("references", "annexes"):
        for at, entry in enumerate(getattr(document, name, None) or ()):
            ref = getattr(entry, "ref", None)
            if ref is not None:
                yield (name, at, "ref"), str(getattr(entry, "role", "other")), ref


def target_of(ref: str, place: Place) -> Target:
    """Return where ``ref`` points. Raises InputError for anything but a relative path, with or without ``#id``."""
    for pattern, sv, en in _REFUSED:
        if pattern.fullmatch(ref):
            raise fault(place, f"{sv[:-1]}: {quoted(ref)}.", f"{en[:-1]}: {quoted(ref)}.", _ADVICE)
    path, mark, name = ref.partition("#")
    if mark and not name:
        raise fault(place, f"Efter # i {quoted(ref)} saknas dokumentets id.",
                    f"The document's id is missing after # in {quoted(ref)}.")  # fmt: skip
    return Target(path.strip(), name or None)


def circles(edges: Iterable[Edge]) -> list[InputError]:
    """Return an error for every circle of references of the same role: A supplements B, which supplements A.

    That an agreement names its supplement and the supplement its agreement is no circle: the roles are opposite. Two
    documents may be adjacent to each other, but none to itself.
    """
    relations: dict[str, dict[str, dict[str, Edge]]] = {}
    problems: list[InputError] = []
    for edge in edges:
        relation, backwards = _RELATIONS.get(edge.role, (edge.role, False))
        start, end = (edge.end, edge.start) if backwards else (edge.start, edge.end)
        if start == end:
            problems.append(_circle([start, end], edge))
        elif relation not in _SYMMETRIC:
            relations.setdefault(relation, {}).setdefault(start, {}).setdefault(end, edge)
    for graph in relations.values():
        problems.extend(_circles_in(graph))
    return problems


def _circles_in(graph: dict[str, dict[str, Edge]]) -> Iterator[InputError]:
    """One circle for each edge that closes one, found depth first without recursion."""
    done: set[str] = set()
    for root, first in graph.items():
        trail: dict[str, None] = {}
        waiting: list[tuple[str, Iterator[str]]] = []
        if root not in done:
            trail[root] = None
            waiting.append((root, iter(first)))
        while waiting:
            node, ends = waiting[-1]
            end = next(ends, None)
            if end is None:
                waiting.pop()
                del trail[node]
                done.add(node)
            elif end in trail:
                names = list(trail)
                yield _circle([*names[names.index(end) :], end], graph[node][end])
            elif end not in done:
                trail[end] = None
                waiting.append((end, iter(graph.get(end, {}))))


def _circle(names: list[str], edge: Edge) -> InputError:
    way = " → ".join(names)
    return fault(edge.place, f"Hänvisningarna går i cirkel ({edge.role}): {way}.",
                 f"The references go in a circle ({edge.role}): {way}.",
                 ("Ett dokument kan inte på samma sätt höra till ett dokument som hör till det självt.",
                  "A document can not belong to one that in the same way belongs to itself."))  # fmt: skip
