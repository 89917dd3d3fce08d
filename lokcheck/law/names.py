"""The names that citations give acts: titles in their definite and genitive forms, short names and other names."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lokcheck.law.records import Instrument

__all__ = ["Name", "Names", "definite"]

# First words that take an ending when the title is definite: 'lag om ...' becomes 'lagen om ...'.
_HEADS = {"lag": "lagen", "förordning": "förordningen"}
_TAILS = ("lag", "förordning")


class Name(NamedTuple):
    """A name found in a text: its one form, and the instruments that it can mean."""

    canonical: str
    instruments: tuple[str, ...]


class Names:
    """Finds names in a sequence of words. Built once for a register."""

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        """Index every form of every name; abbreviations keep their capitals, the rest is compared without case."""
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._shorts: dict[str, list[str]] = {}
        self._canonical: dict[str, str] = {}
        self._meant: dict[str, list[str]] = {}
        for instrument in instruments:
            self._add(instrument)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def find(self, words: Sequence[str], start: int, any_case: bool) -> tuple[int, Name] | None:
        """Return the longest name that begins at ``words[start]``, with how many words it takes; None for none.

        ``any_case`` also takes an abbreviation written in small letters.
        """
        word = words[start]
        low = word.casefold()
        for phrase, key in self._phrases.get(low, ()):
            if tuple(other.casefold() for other in words[start : start + len(phrase)]) == phrase:
                return len(phrase), self._name(key)
        short = self._short_key(word, low, any_case)
        return (1, self._name(short)) if short else None

    @property
    def known(self) -> tuple[str, ...]:
        """Every name in its one form, for suggestions."""
        return tuple(dict.fromkeys(self._canonical.values()))

    def _short_key(self, word: str, low: str, any_case: bool) -> str | None:
        spellings = self._shorts.get(low) or self._shorts.get(low.removesuffix("s"))
        if not spellings:
            return None
        bare = word.removesuffix("s") if low not in self._shorts else word
        return spellings[0] if any_case or bare in spellings or (bare.isupper() and len(bare) > 1) else None

    def _name(self, key: str) -> Name:
        return Name(self._canonical[key], tuple(self._meant[key]))

    def _add(self, instrument: Instrument) -> None:
        title = definite(instrument.title.sv)
        canonical = instrument.short or title
        if instrument.kind in ("act", "ordinance", "eu-regulation", "guideline"):
            self._put(instrument.title.sv, canonical, instrument.id)
        for name in instrument.names:
            self._put(name, canonical, instrument.id)
        if instrument.short:
            low = instrument.short.casefold()
            spellings = self._shorts.setdefault(low, [])
            if instrument.short not in spellings:
                spellings.append(instrument.short)
            self._mean(instrument.short, canonical, instrument.id)

    def _put(self, name: str, canonical: str, id_: str) -> None:
        key = name.casefold()
        if key not in self._meant:
            for form in _forms(key):
                words = tuple(form.replace(":", " ").replace(".", " ").split())
                self._phrases.setdefault(words[0], []).append((words, key))
        self._mean(key, canonical, id_)

    def _mean(self, key: str, canonical: str, id_: str) -> None:
        self._canonical.setdefault(key, canonical)
        meant = self._meant.setdefault(key, [])
        if id_ not in meant:
            meant.append(id_)


def definite(title: str) -> str:
    """Return an act's title as running text has it: 'Patientlag' gives 'patientlagen', 'Lag om ...' 'lagen om ...'."""
    head, space, rest = title.partition(" ")
    low = head[:1].lower() + head[1:] if not head.isupper() and not head.startswith("EU") else head
    if low in _HEADS and rest:
        return f"{_HEADS[low]}{space}{rest}"
    possessed = head.endswith(":s")
    return f"{low}{space}{rest}" + ("en" if title.endswith(_TAILS) and not possessed else "")


def _forms(name: str) -> tuple[str, ...]:
    """Return the spellings of a name in small letters: as it is, definite, and both in the genitive."""
    full = definite(name)
    head, space, rest = full.partition(" ")
    genitive = f"{head}s{space}{rest}" if head in _HEADS.values() else f"{full}s"
    return tuple(dict.fromkeys((name, full, genitive, f"{name}s")))
