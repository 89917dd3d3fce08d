"""How a citation stands on a day: in force, replaced (by what), not yet, unclear, or not known.

A section that the register holds is judged by its versions, any other by its act.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lokcheck.law.forms import place_text
from lokcheck.law.records import Citation, CitationState, Instrument, Provision, Standing
from lokcheck.law.resolution import resolve
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.law.register import Register

__all__ = ["matching", "state"]

# Which of several sections' states the citation as a whole has: the one that a reader must know of.
_GRAVITY: tuple[Standing, ...] = ("repealed", "replaced", "not-yet", "unclear", "unknown", "in-force")


def state(citation: Citation, register: "Register", day: dt.date, *, written: dt.date | None = None) -> CitationState:
    """Return how ``citation`` stands on ``day``.

    ``written`` is the day of the text that cites, where that is another: it decides what a name without a number means.
    """
    resolution = resolve(citation, register, written or day)
    instrument = resolution.instrument
    if instrument is None:
        return CitationState("unknown", resolution.citation, None, None, None, None, (), resolution.note)
    found = resolution.citation
    parts = [found._replace(sections=(section,)) for section in found.sections] or [found]
    states = [_one(part, instrument, register, day) for part in parts]
    gravest = min(states, key=lambda one: _GRAVITY.index(one.state))
    notes = [resolution.note, gravest.note]
    if len({one.state for one in states}) > 1:
        notes.append(_mixed(states, gravest.state))
    replaced_by = _distinct(entry for one in states for entry in one.replaced_by)
    return gravest._replace(citation=found, replaced_by=replaced_by, note=_joined(notes))


def _one(citation: Citation, instrument: Instrument, register: "Register", day: dt.date) -> CitationState:
    """Return the state of a citation of one section, or of the act."""
    section = citation.sections[0] if citation.sections else None
    versions = matching(register.versions(instrument.id, citation.chapter, section) if section else (), citation)
    if not versions:
        return _of_instrument(citation, instrument, register, day)
    since = _earliest(version.valid_from for version in versions)
    until = _latest(version.valid_to for version in versions)
    found = CitationState("in-force", citation, instrument, versions[0], since, until, (), None)
    current = next((version for version in versions if version.covers(day)), None)
    if current is not None:
        if instrument.unclear_from and instrument.unclear_from <= day:
            return found._replace(state="unclear", provision=current, note=instrument.note)
        return found._replace(provision=current)
    if since is not None and day < since:
        return _before_first(found, versions, register, day)
    ended = [version for version in versions if version.valid_to and version.valid_to < day]
    last = max((version.valid_to for version in ended if version.valid_to), default=None)
    latest = [version for version in ended if version.valid_to == last]
    following = _distinct(entry for version in latest if (entry := register.successor(version, day)))
    return found._replace(state="replaced" if following else "repealed", provision=latest[0], replaced_by=following)


def _before_first(
    found: CitationState, versions: tuple[Provision, ...], register: "Register", day: dt.date
) -> CitationState:
    """Return the state on a day before the first version that the register holds."""
    first = next(version for version in versions if version.valid_from == found.since)
    instrument = found.instrument
    if first.inserted or instrument is None or not instrument.covers(day):
        return found._replace(state="not-yet", provision=first)
    note = Text(
        f"Registret har paragrafen först från {found.since}; den äldre lydelsen är inte med.",
        f"The register has the section only from {found.since}; the older wording is not in it.",
    )
    return _of_instrument(found.citation, instrument, register, day)._replace(note=note)


def _of_instrument(citation: Citation, instrument: Instrument, register: "Register", day: dt.date) -> CitationState:
    """Return the state of the act as a whole, for a citation whose section the register does not hold."""
    followers = register.replacements(instrument, day)
    standing: Standing = "in-force"
    if instrument.valid_from and day < instrument.valid_from:
        standing, followers = "not-yet", ()
    elif instrument.valid_to and instrument.valid_to < day:
        standing = "replaced" if followers else "repealed"
    elif _unclear(instrument, day):
        standing = "unclear"
    else:
        followers = ()
    return CitationState(
        standing, citation, instrument, None, instrument.valid_from, instrument.valid_to, followers,
        _joined(_remarks(citation, instrument, standing)),
    )  # fmt: skip


def _unclear(instrument: Instrument, day: dt.date) -> bool:
    if instrument.unclear_from is not None:
        return instrument.unclear_from <= day
    return instrument.status == "unclear"


def _remarks(citation: Citation, instrument: Instrument, standing: Standing) -> list[Text | None]:
    notes: list[Text | None] = []
    if citation.sections and instrument.chapters and citation.chapter is None:
        notes.append(Text("Kapitlet saknas i hänvisningen.", "The citation lacks the chapter."))
    elif citation.sections:
        notes.append(Text("Paragrafen finns inte i registret; bedömd efter hela lagen.",
                          "The section is not in the register; judged by the act as a whole."))  # fmt: skip
    if not instrument.binding:
        notes.append(Text("Vägleder men är inte bindande.", "It guides, and does not bind."))
    if standing == "unclear" or instrument.amends:
        notes.append(instrument.note)
    return notes


def matching(versions: tuple[Provision, ...], citation: Citation) -> tuple[Provision, ...]:
    """Return the versions of the paragraph that is cited; of the whole section where none is."""
    if citation.paragraph is None:
        return versions
    exact = tuple(version for version in versions if version.paragraph == citation.paragraph)
    return exact or tuple(version for version in versions if version.paragraph is None)


def _mixed(states: list[CitationState], gravest: Standing) -> Text:
    places = [place_text(one.citation.chapter, one.citation.sections) for one in states if one.state != gravest]
    text = ", ".join(places)
    return Text(f"Bedömningen gäller inte alla paragraferna: annat gäller {text}.",
                f"The judgment does not hold for all sections: {text} stand differently.")  # fmt: skip


def _joined(notes: Iterable[Text | None]) -> Text | None:
    given = list(dict.fromkeys(note for note in notes if note is not None))
    if not given:
        return None
    return Text(" ".join(note.sv for note in given), " ".join(note.en for note in given))


def _distinct(entries: Iterable[Provision | Instrument]) -> tuple[Provision | Instrument, ...]:
    return tuple({entry.id: entry for entry in entries}.values())


def _earliest(days: Iterable[dt.date | None]) -> dt.date | None:
    found = list(days)
    return None if None in found else min(day for day in found if day)


def _latest(days: Iterable[dt.date | None]) -> dt.date | None:
    found = list(days)
    return None if None in found else max(day for day in found if day)
