"""From two versions of a document to the changes in its meaning, each with its place in both files and its evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lokcheck.check.lines import entry_at
from lokcheck.facts.extract import stated_facts
from lokcheck.facts.fact import DocPath, Fact
from lokcheck.report.model import EvidenceLine
from lokcheck.revision.difference import Difference, differences
from lokcheck.revision.model import Change
from lokcheck.revision.notes import explained, new_notes
from lokcheck.revision.wording import Names, name_of, sentence, value_of
from lokcheck.sources.documents import SourceDocument
from lokcheck.sources.positions import place_of

__all__ = ["VERSION_KEYS", "changes_of", "is_substance"]

VERSION_KEYS = frozenset({
    "adoptions", "changes", "dates", "format", "id", "registry_number", "replaces", "signatures", "status", "version",
})  # fmt: skip
"""Keys that say which version it is and who decided on it, and nothing of what the document asks for."""
_ORDER = {"weaker": 0, "neutral": 1, "stronger": 2}


def changes_of(old: SourceDocument, new: SourceDocument) -> list[tuple[Change, Fact]]:
    """Return what differs in meaning between the two versions, each with the fact that it is about.

    What asks for less comes first; of that, what concerns the substance before what names the version.
    """
    before, after = stated_facts(old.document, old.key), stated_facts(new.document, new.key)
    names = Names(_parties(before), _parties(after))
    notes = new_notes(before, after)
    found = [(_change(one, names, notes, (old, new)), one.fact) for one in differences(before, after)]
    return sorted(found, key=lambda pair: (not is_substance(pair[0]), _ORDER[pair[0].direction]))


def is_substance(change: Change) -> bool:
    """Return whether the change is about what the document asks for, and not only about which version it is."""
    return change.about not in VERSION_KEYS


def _parties(facts: Iterable[Fact]) -> Mapping[str, str]:
    return {str(fact.data["ref"]): str(fact.data["name"]) for fact in facts if fact.type == "party"}


def _change(
    one: Difference, names: Names, notes: Sequence[Fact], versions: tuple[SourceDocument, SourceDocument]
) -> Change:
    how, reason = explained(one, notes)
    old = _line(one.old, one.field, versions[0], names.old) if one.old else None
    new = _line(one.new, one.field, versions[1], names.new) if one.new else None
    return Change(one.kind, one.direction, one.key, one.fact.type, one.field, name_of(one.fact), sentence(one, names),
                  old, new, how, reason)  # fmt: skip


def _line(fact: Fact, field: str, source: SourceDocument, parties: Mapping[str, str]) -> EvidenceLine:
    """Where it stands, and what is said there; the place of what is not stated is that of its entry."""
    key = "id" if field == "ref" else field
    path: DocPath = (*fact.path, key) if field in fact.data and field != "value" else fact.path
    place = place_of(source, path or (("title",) if not field else ()))
    what = value_of(fact, field, parties) if not field or field in fact.data else name_of(fact)
    line = EvidenceLine(place.file, place.line, place.column, what, path=path)
    evidence = next(_evidence(entry_at(source.document, fact.path)), None)
    if evidence is None:
        return line
    return line._replace(section=evidence.section, page=evidence.page, source_line=evidence.line, quote=evidence.quote)


def _evidence(entry: object) -> Iterator[EvidenceLine]:
    yield from getattr(entry, "evidence", ())
