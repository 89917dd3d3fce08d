"""From facts to lines of evidence: what a person would call the thing, and where to find it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from lokcheck.check.fact_names import TYPES, VALUES
from lokcheck.check.law_lines import standing_of
from lokcheck.facts.dates import own_day
from lokcheck.facts.fact import DocPath, Fact
from lokcheck.law.register import Register
from lokcheck.model.labels import label_of
from lokcheck.report.model import EvidenceLine
from lokcheck.sources.documents import DocumentSet, SourceDocument
from lokcheck.sources.positions import place_of
from lokcheck.texts import Text

__all__ = ["Lines", "entry_at", "fact_label"]

# Of the fields that a fact can have, the one that a person would call it by; the first that is there.
_NAMES = ("organisation", "name", "title", "what", "task", "activity", "text", "label", "body", "action", "topic",
          "code", "group", "says", "term", "written", "mark", "item", "value", "object", "role", "wording")  # fmt: skip


class Lines:
    """Makes evidence lines for the facts of one set of documents."""

    def __init__(self, members: DocumentSet, register: Register) -> None:
        """The set is where facts of other documents are looked up, the register where citations are."""
        self._documents: Mapping[str, SourceDocument] = {item.key: item for item in members.documents}
        self._register = register
        self._known: dict[str, tuple[EvidenceLine, str | None]] = {}

    def of(self, facts: Iterable[Fact], day: dt.date, *, most: int | None = None) -> tuple[EvidenceLine, ...]:
        """Return a line for each fact that stands in a document, none twice, in their order; the first ``most``."""
        found: dict[tuple[str, DocPath], EvidenceLine] = {}
        for fact in facts:
            source = self._documents.get(fact.doc)
            if source is not None and fact.path and (fact.doc, fact.path) not in found:
                found[fact.doc, fact.path] = self._line(fact, source, day)
                if len(found) == most:
                    break
        return tuple(found.values())

    def _line(self, fact: Fact, source: SourceDocument, day: dt.date) -> EvidenceLine:
        if fact.fid not in self._known:
            self._known[fact.fid] = _undated(fact, source)
        line, cited = self._known[fact.fid]
        if cited is None:
            return line
        return line._replace(detail=standing_of(cited, self._register, day, own_day(source.document)))


def _undated(fact: Fact, source: SourceDocument) -> tuple[EvidenceLine, str | None]:
    """Return what a line says whatever the day, and what the entry cites, if it cites anything."""
    place = place_of(source, fact.path)
    entry: Any = entry_at(source.document, fact.path)
    line = EvidenceLine(place.file, place.line, place.column, _label(fact, entry), path=fact.path)
    evidence = next(iter(getattr(entry, "evidence", ())), None)
    if evidence is not None:
        line = line._replace(
            section=evidence.section, page=evidence.page, source_line=evidence.line, quote=evidence.quote
        )
    return line, entry.text if getattr(entry, "fact", None) == "citation" else None


def _label(fact: Fact, entry: object) -> Text:
    """A fact about an entry, such as a number or the state of a citation, is called by what the entry is called by."""
    text = getattr(entry, "text", None)
    if text and fact.type == "citation_state":
        return Text(text, text)
    if fact.type == "party_name":
        return _party_label(str(fact.data.get("name", "")), entry)
    return _entry_label(entry) if fact.type == "measure" else fact_label(fact)


def _party_label(name: str, entry: Any) -> Text:
    """A fact has any of a party's names in lower case, or its short id: readers get the name as the text writes it."""
    names = [getattr(entry, "name", name), *getattr(entry, "members", ()), *getattr(entry, "aliases", ())]
    written = next((one for one in names if one.casefold() == name), names[0])
    return Text(written, written)


def _entry_label(entry: object) -> Text:
    """A number's own name is for those who write rules: its entry is called by its name, else by what it is."""
    for name in _NAMES:
        value = getattr(entry, name, None)
        if isinstance(value, str):
            return label_of(value)
    return TYPES.get(getattr(entry, "fact", None) or "", TYPES["measure"])


def entry_at(document: object, path: DocPath) -> object:
    """Return the entry at ``path``, or the nearest one around it."""
    found: Any = document
    for part in path:
        below = found[part] if isinstance(part, int) else getattr(found, part, None)
        if below is None or isinstance(below, str | int):
            break
        found = below
    return found


def fact_label(fact: Fact) -> Text:
    """Return what a person would call the thing that ``fact`` states."""
    if fact.type == "annex" and "title" not in fact.data and "number" in fact.data:
        return Text(f"bilaga {fact.data['number']}", f"annex {fact.data['number']}")
    for name in _NAMES:
        value = fact.data.get(name)
        if value is not None:
            return VALUES.get(f"{fact.type}.{value}") or _word(str(value))
    return TYPES.get(fact.type) or label_of(fact.type)


def _word(value: str) -> Text:
    """The label of a code word; a word without one that other code words share is the document's own."""
    label = label_of(value)
    return VALUES.get(value, label) if label == (value, value) else label
