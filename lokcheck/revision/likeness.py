"""How alike two texts are, and whether they differ in meaning: 'ska' against 'bör', one number against another."""

import re
from collections import Counter
from typing import NamedTuple

__all__ = ["Reading", "compared", "likeness", "same_text", "words_of"]

_WORD = re.compile(r"\w+", re.UNICODE)
_LONGEST = 2000
"""Signs of a text that are looked at; what stands in an agreement's entry is a line or two."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_MUST = frozenset({"ska", "skall", "måste", "åtar", "svarar", "ansvarar", "shall", "must"})
_SHOULD = frozenset({
    "bör", "kan", "får", "avser", "strävar", "rekommenderas", "eftersträvas", "önskar", "may", "should",
})  # fmt: skip
"""Words that make a sentence binding, and words that do not."""


class Reading(NamedTuple):
    """What became of a text: ``strength`` is weaker, stronger or neutral; ``numbers``: a number in it is another."""

    same: bool
    strength: str = "neutral"
    numbers: bool = False


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case: what is left when marks and line breaks are taken away."""
    return _WORD.findall(text[:_LONGEST].casefold())


def same_text(old: str, new: str) -> bool:
    """Return whether the two say the same in the same words, whatever their line breaks, marks and capitals."""
    return words_of(old) == words_of(new) and old[_LONGEST:] == new[_LONGEST:]


def compared(old: str, new: str) -> Reading:
    """Return what became of ``old`` when it was changed to ``new``."""
    if same_text(old, new):
        return Reading(True)
    gone, come = _gone(words_of(old), words_of(new)), _gone(words_of(new), words_of(old))
    numbers = Counter(_NUMBER.findall(old[:_LONGEST])) != Counter(_NUMBER.findall(new[:_LONGEST]))
    return Reading(False, _strength(gone, come), numbers)


def _strength(gone: frozenset[str], come: frozenset[str]) -> str:
    """'ska' that went where 'bör' came is weaker; a text that is cut or grows in other words is neither."""
    if gone & _MUST and come & _SHOULD and not come & _MUST:
        return "weaker"
    if gone & _SHOULD and come & _MUST and not gone & _MUST:
        return "stronger"
    return "neutral"


def _gone(some: list[str], others: list[str]) -> frozenset[str]:
    return frozenset((Counter(some) - Counter(others)).keys())


def likeness(old: list[str], new: list[str]) -> float:
    """Return from 0 to 1 how much of the words of two texts is common to them (Dice); letters decide of single words.

    A text without words is like no other.
    """
    if not old or not new:
        return 0.0
    shared = sum((Counter(old) & Counter(new)).values())
    whole = 2 * shared / (len(old) + len(new))
    if whole or max(len(old), len(new)) > 2:
        return whole
    from difflib import SequenceMatcher

    first, second = sorted((" ".join(old), " ".join(new)))
    return 0.8 * SequenceMatcher(None, first, second, autojunk=False).ratio()
