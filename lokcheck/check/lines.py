"""From facts to lines of evidence: what a person would call the thing, and where to find it."""

from collections.abc import Iterable, Mapping
from typing import Any

from lokcheck.facts.fact import DocPath, Fact
from lokcheck.model.labels import label_of
from lokcheck.report.model import EvidenceLine
from lokcheck.sources.documents import DocumentSet, SourceDocument
from lokcheck.sources.positions import place_of
from lokcheck.texts import Text

__all__ = ["Lines", "entry_at", "fact_label"]

# Of the fields that a fact can have, the one that a person would call it by; the first that is there.
_NAMES = ("organisation", "name", "title", "what", "task", "activity", "text", "label", "body", "action", "topic", "code",
          "group", "says", "term", "written", "mark", "item", "value", "object", "role", "wording")  # fmt: skip


class Lines:
    """Makes evidence lines for the facts of one set of documents."""

    def __init__(self, members: DocumentSet) -> None:
        """The set is where facts of other documents are looked up."""
        self._documents: Mapping[str, SourceDocument] = {item.key: item for item in members.documents}

    def of(self, facts: Iterable[Fact]) -> tuple[EvidenceLine, ...]:
        """Return a line for each fact that stands in a document, in their order, none twice."""
        found: dict[tuple[str, DocPath], EvidenceLine] = {}
        for fact in facts:
            source = self._documents.get(fact.doc)
            if source is not None and fact.path and (fact.doc, fact.path) not in found:
                found[fact.doc, fact.path] = self._line(fact, source)
        return tuple(found.values())

    def _line(self, fact: Fact, source: SourceDocument) -> EvidenceLine:
        place = place_of(source, fact.path)
        evidence = next(iter(getattr(entry_at(source.document, fact.path), "evidence", ())), None)
        where: dict[str, Any] = {}
        if evidence is not None:
            where = {
                "section": evidence.section,
                "page": evidence.page,
                "source_line": evidence.line,
                "quote": evidence.quote,
            }
        return EvidenceLine(place.file, place.line, place.column, fact_label(fact), **where)


def entry_at(document: object, path: DocPath) -> object:
    """Return the entry at ``path``, or the nearest one around it."""
    found: Any = document
    for part in path:
        below = found[part] if isinstance(part, int) else getattr(found, part)
        if isinstance(below, str | int):
            break
        found = below
    return found


def fact_label(fact: Fact) -> Text:
    """Return what a person would call the thing that ``fact`` states."""
    for name in _NAMES:
        value = fact.data.get(name)
        if value is not None:
            return label_of(str(value))
    return label_of(fact.type)
