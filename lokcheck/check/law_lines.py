"""Lines about the law: a provision as an official would cite it, and how a citation stands on a day."""

import datetime as dt

from lokcheck.law.citation import standing
from lokcheck.law.records import CitationState, Instrument, Provision
from lokcheck.law.register import Register
from lokcheck.texts import Text

__all__ = ["citation_of", "is_new", "standing_of", "wholes"]


def citation_of(item: Provision | Instrument, register: Register) -> str:
    """Return the provision or instrument as an official would cite it: '16 kap. 3 § HSL (2017:30)'."""
    if isinstance(item, Instrument):
        return _named(item)
    instrument = register.instrument(item.sfs)
    return f"{item.place} {_named(instrument)}".strip() if instrument else item.text.sv


def is_new(provision: Provision, register: Register) -> bool:
    """Return whether ``provision`` is no new version of another: then what it adds is all that it says."""
    return not any(other.replaced_by == provision.id for other in register.provisions)


def standing_of(text: str, register: Register, day: dt.date, written: dt.date | None) -> Text | None:
    """Return until when what is cited as ``text`` applied and what stands in its place on ``day``; None if in force."""
    parts = [part for state in standing(text, register, day, written) if (part := _standing(state, register))]
    return Text("; ".join(p.sv for p in parts), "; ".join(p.en for p in parts)) if parts else None


def _standing(state: CitationState, register: Register) -> Text | None:
    if state.state in ("in-force", "unknown"):
        return None
    if state.state == "not-yet":
        return Text(f"gäller från {state.since}", f"applies from {state.since}") if state.since else None
    ended = Text(f"gällde till och med {state.until}", f"applied until {state.until}") if state.until else None
    names = ", ".join(citation_of(item, register) for item in wholes(state.replaced_by))
    if state.state == "unclear" and names:
        return Text(
            f"oklart om den gäller; frågan regleras nu i {names}", f"unclear if in force; the matter is now in {names}"
        )
    instead = Text(f"ersatt av {names}", f"replaced by {names}") if names else None
    parts = [part for part in (ended, instead) if part]
    if not parts:
        return state.note
    return Text("; ".join(part.sv for part in parts), "; ".join(part.en for part in parts))


def wholes(items: tuple[Provision | Instrument, ...]) -> list[Provision | Instrument]:
    """Return ``items`` without each paragraph of a section that is itself among them."""
    whole = {(p.sfs, p.chapter, p.sections) for p in items if isinstance(p, Provision) and p.paragraph is None}
    return [
        item for item in items
        if isinstance(item, Instrument) or item.paragraph is None
        or (item.sfs, item.chapter, item.sections) not in whole
    ]  # fmt: skip


def _named(instrument: Instrument) -> str:
    name = instrument.short or instrument.title.sv
    is_act = instrument.id[:1].isdigit()
    return f"{name} ({instrument.id})" if is_act and instrument.id not in name else name
