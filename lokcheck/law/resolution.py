"""Which act a citation means: by its number, else by its name, its form and the day on which it was written.

What had to be assumed is said in the note of the result, never passed over.
"""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from lokcheck.law.labels import label
from lokcheck.law.records import Citation, Instrument
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.law.register import Register

__all__ = ["Resolution", "resolve"]


class Resolution(NamedTuple):
    """Which act a citation means."""

    citation: Citation
    """The citation with its instrument filled in, where there is one."""
    instrument: Instrument | None
    candidates: tuple[str, ...]
    certain: bool
    """False where the words fit several acts and the day, or the section, made the choice."""
    note: Text | None


def resolve(citation: Citation, register: "Register", day: dt.date) -> Resolution:
    """Return the act that ``citation`` means, written on ``day``.

    A number decides. A name that several acts share means the one whose form fits (sections within chapters or not) and
    whose period covers the day; if the register knows the section only in an earlier act of that name, that one.
    """
    if citation.sfs is not None:
        return _by_number(citation, register)
    known = (register.instrument(id_) for id_ in citation.candidates)
    candidates = [instrument for instrument in known if instrument is not None]
    if not candidates:
        return Resolution(citation, None, (), False, _unnamed(citation))
    fitting = [instrument for instrument in candidates if _fits(citation, instrument)] or candidates
    if len(fitting) == 1:
        surprising = len(candidates) > 1 and not fitting[0].covers(day)
        return _resolved(citation, fitting[0], True, _by_form(fitting[0]) if surprising else None)
    chosen = _on_day(fitting, day)
    if [one for one in fitting if _lists(register, one, citation)] == [chosen]:
        return _resolved(citation, chosen, True, None)
    earlier = [one for one in fitting if _lists(register, one, citation) and _before(one, chosen)]
    if citation.sections and not _lists(register, chosen, citation) and len(earlier) == 1:
        note = Text(
            f"Skrivet utan nummer; tolkat som {label(earlier[0])}, eftersom registret bara känner paragrafen där.",
            f"Written without a number; read as {label(earlier[0], 'en')}, the only one known to have the section.",
        )
        return _resolved(citation, earlier[0], False, note)
    note = Text(
        f"Skrivet utan nummer; tolkat som {label(chosen)}, utgående från dagen {day}.",
        f"Written without a number; read as {label(chosen, 'en')}, going by the day {day}.",
    )
    return _resolved(citation, chosen, False, note)


def _by_number(citation: Citation, register: "Register") -> Resolution:
    instrument = register.instrument(citation.sfs)
    if instrument is None:
        note = Text(f"{citation.sfs} finns inte i registret.", f"{citation.sfs} is not in the register.")
        meant = [label(one) for id_ in citation.candidates if (one := register.instrument(id_))]
        if meant:
            names = ", ".join(meant)
            note = Text(f"{note.sv} Namnet avser {names}.", f"{note.en} The name means {names}.")
        return Resolution(citation, None, citation.candidates, False, note)
    if citation.candidates and instrument.id not in citation.candidates:
        note = Text(
            f"Namn och nummer går isär: {instrument.id} är {label(instrument)}.",
            f"Name and number disagree: {instrument.id} is {label(instrument, 'en')}.",
        )
        return _resolved(citation, instrument, False, note)
    return _resolved(citation, instrument, True, None)


def _resolved(citation: Citation, instrument: Instrument, certain: bool, note: Text | None) -> Resolution:
    found = citation._replace(instrument=instrument.id)
    return Resolution(found, instrument, citation.candidates or (instrument.id,), certain, note)


def _unnamed(citation: Citation) -> Text:
    if citation.kind == "unknown" and (citation.sections or citation.chapter):
        return Text("Hänvisningen säger inte vilken lag den gäller.", "The citation does not say which act it means.")
    return Text("Hänvisningen finns inte i registret.", "The citation is not in the register.")


def _by_form(instrument: Instrument) -> Text:
    return Text(
        f"Skrivet utan nummer; tolkat som {label(instrument)}, den enda av det namnet som räknar paragraferna så.",
        f"Written without a number; read as {label(instrument, 'en')}, the only one that counts sections so.",
    )


def _fits(citation: Citation, instrument: Instrument) -> bool:
    """Whether the act counts sections as the citation does; an act of which that is not known fits."""
    if not citation.sections and not citation.chapter:
        return True
    return instrument.chapters is None or instrument.chapters == bool(citation.chapter)


def _on_day(candidates: list[Instrument], day: dt.date) -> Instrument:
    """Return the candidate in force on ``day``, else the last before it, else the first."""
    ordered = sorted(candidates, key=_start)
    covering = [one for one in ordered if one.covers(day)]
    past = [one for one in ordered if _start(one) <= day]
    return covering[-1] if covering else past[-1] if past else ordered[0]


def _before(one: Instrument, other: Instrument) -> bool:
    return _start(one) < _start(other)


def _start(instrument: Instrument) -> dt.date:
    return instrument.valid_from or dt.date.min


def _lists(register: "Register", instrument: Instrument, citation: Citation) -> bool:
    return any(register.versions(instrument.id, citation.chapter, section) for section in citation.sections)
