"""What of the register a citation means: a section in all its versions, or an act with every section that is known."""

from typing import NamedTuple

from lokcheck.errors import UsageError
from lokcheck.law.describe import nearest
from lokcheck.law.forms import place_text
from lokcheck.law.labels import label
from lokcheck.law.records import Citation, Instrument, Provision
from lokcheck.law.register import Register
from lokcheck.law.standing import matching
from lokcheck.sources.words import natural
from lokcheck.sources.words import nearest as nearest_word
from lokcheck.texts import Text

__all__ = ["Cited", "cited"]

_FOR_EXAMPLE = Text("Skriv till exempel '16 kap. 3 § HSL', 'SoL 7 kap. 2 §' eller '2025:400'.",
                    "Write '16 kap. 3 § HSL', 'SoL 7 kap. 2 §' or '2025:400', for example.")  # fmt: skip


class Cited(NamedTuple):
    """``versions`` are those of the section that is cited; empty for an act as a whole."""

    citation: Citation
    instrument: Instrument
    versions: tuple[Provision, ...]

    def provisions(self, register: Register) -> tuple[Provision, ...]:
        """Return the versions; for an act every provision of it that the register holds."""
        return self.versions or tuple(one for one in register.provisions if one.sfs == self.instrument.id)


def cited(text: str, register: Register) -> Cited:
    """Return what ``text`` cites. Raises UsageError, with the nearest known, for what the register does not hold."""
    if not text.strip():
        raise UsageError(Text("Hänvisningen är tom.", "The citation is empty."), advice=_FOR_EXAMPLE)
    [citation, *others] = register.citations(text)
    if others:
        raise UsageError(Text(f"{text!r} är flera hänvisningar.", f"{text!r} is more than one citation."),
                         advice=Text("Ange en i taget.", "Give one at a time."))  # fmt: skip
    instrument = register.instrument(citation.instrument) or _meant(citation, register)
    if instrument is None:
        raise _unknown(text, register)
    versions: dict[str, Provision] = {}
    for section in citation.sections:
        for one in matching(register.versions(instrument.id, citation.chapter, section), citation):
            versions[one.id] = one
    if citation.sections and not versions:
        raise _unknown_section(text, citation, instrument, register)
    return Cited(citation, instrument, tuple(versions.values()))


def _meant(citation: Citation, register: Register) -> Instrument | None:
    """Of the acts that a name can mean, that which holds the cited section; of several the newest."""
    acts = [one for id_ in citation.candidates if (one := register.instrument(id_))]
    holding = [
        act for act in acts
        if any(register.versions(act.id, citation.chapter, section) for section in citation.sections)
    ]  # fmt: skip
    newest = sorted(holding or acts, key=lambda act: str(act.valid_from or ""))
    return newest[-1] if newest else None


def _unknown(text: str, register: Register) -> UsageError:
    near = nearest(text, register)
    hint = (f" Menade du {near[0]!r}?", f" Did you mean {near[0]!r}?") if near else ("", "")
    return UsageError(
        Text(f"Lagregistret har ingen {text!r}.{hint[0]}", f"The register of law has no {text!r}.{hint[1]}"),
        advice=_FOR_EXAMPLE,
    )


def _unknown_section(text: str, citation: Citation, act: Instrument, register: Register) -> UsageError:
    places = sorted(
        {place_text(one.chapter, one.sections): one for one in register.provisions if one.sfs == act.id}.items(),
        key=lambda pair: natural(pair[0]),
    )
    known = [place for place, _ in places if place]
    same = [place for place, one in places if citation.chapter is None and {*citation.sections} & {*one.sections}]
    near = next(iter(same), None) or nearest_word(place_text(citation.chapter, citation.sections), known)
    full = f"{near} {act.short or act.id}"
    hint = Text(f" Menade du {full!r}?", f" Did you mean {full!r}?") if near else Text("", "")
    words = ", ".join(known)
    return UsageError(
        Text(f"Lagregistret har inte den paragrafen: {text!r}.{hint.sv}",
             f"The register of law does not have that section: {text!r}.{hint.en}"),
        advice=Text(f"Av {label(act)} finns: {words}.", f"Of {label(act, 'en')} it has: {words}.") if words else
        Text(f"Av {label(act)} finns ingen paragraf: ange hela lagen.",
             f"Of {label(act, 'en')} it has no section: name the whole act."),
    )  # fmt: skip
