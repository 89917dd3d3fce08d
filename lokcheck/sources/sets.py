"""From valid documents and the references between them to sets of documents that belong together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lokcheck.errors import InputError
from lokcheck.sources.documents import DocumentSet, SourceDocument
from lokcheck.sources.faults import fault, quoted
from lokcheck.sources.nodes import Path, YamlDocument
from lokcheck.sources.positions import place_of
from lokcheck.sources.references import Edge
from lokcheck.texts import Text

__all__ = ["Node", "group", "same_ids"]


@dataclass(slots=True)
class Node:
    """A valid document whose references are being followed."""

    key: str
    document: Any
    yaml: YamlDocument
    data: bytes
    asked: bool
    resolved: dict[Path, str] = field(default_factory=dict)
    unresolved: dict[Path, Text] = field(default_factory=dict)


def group(nodes: Mapping[str, Node], edges: Iterable[Edge]) -> list[DocumentSet]:
    """Return the sets of connected documents, each in the order of ``nodes``, the sets in that of their first."""
    neighbours: dict[str, list[str]] = {key: [] for key in nodes}
    for edge in edges:
        neighbours[edge.start].append(edge.end)
        neighbours[edge.end].append(edge.start)
    number: dict[str, int] = {}
    sets: list[list[Node]] = []
    for key in nodes:
        if key not in number:
            _number(key, neighbours, number, len(sets))
            sets.append([])
        sets[number[key]].append(nodes[key])
    return [DocumentSet(tuple(_finished(node) for node in members)) for members in sets]


def _number(key: str, neighbours: Mapping[str, list[str]], number: dict[str, int], which: int) -> None:
    waiting = [key]
    while waiting:
        one = waiting.pop()
        if one not in number:
            number[one] = which
            waiting.extend(neighbours[one])


def _finished(node: Node) -> SourceDocument:
    return SourceDocument(
        node.key,
        node.document,
        node.yaml.file,
        node.yaml.marks,
        asked=node.asked,
        index=node.yaml.index,
        resolved=node.resolved,
        unresolved=node.unresolved,
        data=node.data,
        personal=node.yaml.personal,
    )


def same_ids(documents: DocumentSet) -> list[InputError]:
    """Return an error for each document whose id another in the set has already."""
    first: dict[str, SourceDocument] = {}
    problems: list[InputError] = []
    for document in documents.documents:
        name = str(getattr(document.document, "id", document.key))
        other = first.setdefault(name, document)
        if other is not document:
            problems.append(fault(
                place_of(document, ("id",)),
                f"Dokumentets id {quoted(name)} finns redan i {place_of(other, ('id',))}.",
                f"The document's id {quoted(name)} is already used in {place_of(other, ('id',))}.",
                ("Dokument som hör ihop ska ha olika id.", "Documents that belong together must have different ids."),
            ))  # fmt: skip
    return problems
