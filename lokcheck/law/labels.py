"""What acts and places in them are called in running text, in Swedish and English."""

from typing import TYPE_CHECKING

from lokcheck.law.forms import place_english, place_text
from lokcheck.law.names import definite
from lokcheck.law.records import Instrument, Provision
from lokcheck.texts import Lang

if TYPE_CHECKING:
    from lokcheck.law.register import Register

__all__ = ["label", "place_of"]


def label(entry: Instrument | Provision, lang: Lang = "sv", register: "Register | None" = None) -> str:
    """Return what an entry is called in running text: 'hälso- och sjukvårdslagen (2017:30)', '8 b § i ...'.

    A provision is called by its place in its act, for which ``register`` is needed.
    """
    if isinstance(entry, Provision):
        act = register.instrument(entry.sfs) if register else None
        return place_of(entry.chapter, entry.sections, entry.paragraph, None, act, lang) or entry.text.get(lang)
    if entry.kind in ("regulation", "proposition", "inquiry"):
        return entry.id
    if lang == "en":
        number = "" if entry.kind == "guideline" else f" ({entry.id})"
        return f"{'' if entry.kind == 'guideline' else 'the '}{entry.title.en}{number}"
    if entry.kind == "guideline":
        return f"{definite(entry.title.sv)} ({entry.valid_from.year if entry.valid_from else entry.id})"
    head, space, rest = definite(entry.title.sv).partition(" ")
    if head in ("lagen", "förordningen"):
        return f"{head} ({entry.id}){space}{rest}"
    return f"{head}{space}{rest} ({entry.id})"


def place_of(
    chapter: str | None, sections: tuple[str, ...], paragraph: int | None, item: str | None,
    act: Instrument | None, lang: Lang,
) -> str:  # fmt: skip
    """Return a place with its act: '8 b § hälso- och ...', 'section 8 b of the Health and ...'; '' for neither."""
    if lang == "en":
        place = place_english(chapter, sections, paragraph, item)
        name = label(act, "en") if act else ""
        return f"{place} of {name}" if place and name else place or name
    place = place_text(chapter, sections, paragraph, item)
    return f"{place} {label(act)}".strip() if act else place
