"""What the register knows about one citation: the answer to ``lokcheck law``.

``describe`` gathers it as data, ``render`` (from ``lokcheck.law.render``) makes it a text for a terminal.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lokcheck.law.citation import format_citation, parse_all
from lokcheck.law.forms import lagen_nu_url, place_text
from lokcheck.law.labels import label, place_of
from lokcheck.law.names import definite
from lokcheck.law.records import Citation, CitationState, Instrument, Provision, Source
from lokcheck.law.render import render
from lokcheck.law.standing import matching, state
from lokcheck.sources.words import natural
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.law.register import Register

__all__ = ["LawAnswer", "Named", "Version", "describe", "render"]

_ALIKE = 0.72
When = Literal["past", "now", "coming"]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the section asked about, and where the day of the question falls."""

    provision: Provision
    topic: Text
    when: When


@dataclass(frozen=True, slots=True)
class Named:
    """A place or an act as a reader calls it, with an address of its text."""

    name: Text
    url: str | None
    since: dt.date | None


@dataclass(frozen=True, slots=True)
class LawAnswer:
    """Everything that is said about a citation on a day."""

    query: str
    as_of: dt.date
    state: CitationState
    name: Text
    """What was asked about; the query itself where it is not known."""
    url: str | None
    versions: tuple[Version, ...]
    """Every version of the section, or none for a question about an act."""
    replaced_by: tuple[Named, ...]
    places: tuple[str, ...]
    """For a question about an act: the places in it that the register holds."""
    others: tuple[str, ...]
    """Further citations in the query, which this answer does not cover."""
    nearest: tuple[str, ...]
    """For an unknown citation: known ones that look like it."""
    sources: tuple[Source, ...]
    newest_text: dt.date
    """The day of the newest statute text that the register rests on."""


def describe(citation_text: str, register: "Register", as_of: dt.date) -> LawAnswer:
    """Return what the register knows about the (first) citation in ``citation_text`` on the day ``as_of``."""
    first, *rest = parse_all(citation_text, register)
    standing = state(first, register, as_of)
    instrument, versions = standing.instrument, _versions(standing, register, as_of)
    ids = [id_ for version in versions for id_ in version.provision.source]
    if instrument and not versions:
        ids = list(instrument.source)
    return LawAnswer(
        query=citation_text.strip(),
        as_of=as_of,
        state=standing,
        name=_name(standing.citation, instrument, citation_text),
        url=_url(standing.citation, instrument),
        versions=versions,
        replaced_by=_followers(standing, register),
        places=_places(instrument, register) if instrument and not first.sections else (),
        others=tuple(format_citation(other) for other in rest),
        nearest=() if instrument else nearest(citation_text, register),
        sources=tuple(register.sources[id_] for id_ in dict.fromkeys(ids)),
        newest_text=register.newest_text,
    )


def nearest(text: str, register: "Register") -> tuple[str, ...]:
    """Return up to three known names and numbers that resemble ``text``, best first.

    The place in the act is set aside in the comparison, and put back in what is suggested.
    """
    if not text.strip():
        return ()
    citation = parse_all(text, register)[0]
    place = place_text(citation.chapter, citation.sections, citation.paragraph, citation.item)
    words = [word.strip(".,;()").casefold() for word in text.split()]
    wanted = {text.casefold(), (citation.sfs or "").casefold(), *(word for word in words if len(word) > 2)} - {""}
    known: dict[str, str] = {}
    meant = [one for id_ in citation.candidates if (one := register.instrument(id_))]
    for instrument in meant or register.instruments:
        named = instrument.kind not in ("regulation", "proposition", "inquiry")
        name = label(instrument) if named else instrument.id
        forms = (instrument.id, definite(instrument.title.sv) if named else "", instrument.short or "")
        for form in forms[:1] if meant else forms:
            known.setdefault(form.casefold(), name if form == instrument.id else form)
    scores: dict[str, float] = {}
    for form in filter(None, known):
        score = max(_likeness(one, form) for one in wanted)
        if score >= _ALIKE:
            scores[known[form]] = max(score, scores.get(known[form], 0))
    best = sorted(scores, key=lambda name: (-scores[name], name))[:3]
    return tuple(f"{place} {name}".strip() for name in best)


def _likeness(one: str, other: str) -> float:
    """Return how alike two words are, 0 to 1; the same letters in another order count as nearly the same."""
    import difflib

    if sorted(one) == sorted(other):
        return 0.95
    matcher = difflib.SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _versions(standing: CitationState, register: "Register", day: dt.date) -> tuple[Version, ...]:
    citation, instrument = standing.citation, standing.instrument
    if instrument is None:
        return ()
    found: dict[str, Provision] = {}
    for section in citation.sections:
        for provision in matching(register.versions(instrument.id, citation.chapter, section), citation):
            found[provision.id] = provision
    return tuple(Version(one, register.titles[one.topic], _when(one, day)) for one in found.values())


def _when(provision: Provision, day: dt.date) -> When:
    if provision.covers(day):
        return "now"
    return "coming" if provision.valid_from and provision.valid_from > day else "past"


def _followers(standing: CitationState, register: "Register") -> tuple[Named, ...]:
    """Return the successors by the name of their section, each section once."""
    found: dict[str, Named] = {}
    for entry in standing.replaced_by:
        if isinstance(entry, Instrument):
            named = Named(Text(label(entry), label(entry, "en")), entry.url, entry.valid_from)
        else:
            name = _named(entry.chapter, entry.sections, None, None, register.instrument(entry.sfs))
            named = Named(name, entry.url, entry.valid_from)
        found.setdefault(named.name.sv, named)
    return tuple(found.values())


def _named(
    chapter: str | None, sections: tuple[str, ...], paragraph: int | None, item: str | None, act: Instrument | None
) -> Text:
    place = (chapter, sections, paragraph, item, act)
    return Text(place_of(*place, "sv"), place_of(*place, "en"))


def _name(citation: Citation, instrument: Instrument | None, query: str) -> Text:
    if instrument is None:
        return Text(query.strip(), query.strip())
    return _named(citation.chapter, citation.sections, citation.paragraph, citation.item, instrument)


def _url(citation: Citation, instrument: Instrument | None) -> str | None:
    if instrument is None:
        return None
    return lagen_nu_url(instrument.id, citation.chapter, citation.sections) or instrument.url


def _places(instrument: Instrument, register: "Register") -> tuple[str, ...]:
    places = [place_text(one.chapter, one.sections) for one in register.provisions if one.sfs == instrument.id]
    return tuple(sorted({place for place in places if place}, key=natural))
