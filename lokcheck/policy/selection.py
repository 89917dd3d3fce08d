"""Which requirements are asked: words for rules, and the more specific of two words wins.

A word is an id or an alias, the beginning of one (``LAG``, ``X1``), ``topic:NAME``, or ``ALL``. An id says more than a
beginning, a longer beginning more than a shorter one, and that more than a topic. Of two that say as much, the one for
the document's path wins, and then the one that leaves out.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from lokcheck.errors import ConfigError, Place
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.sources.words import nearest
from lokcheck.texts import Text

__all__ = ["Decision", "Selection", "Word", "decided", "word_for"]

TOPIC = "topic:"
ALL = "ALL"
_EXACT = 1_000
Decision = Literal["asked", "left-out", "off"]


class Word(NamedTuple):
    """A word as written, the rules that it means, and how much it says. ``near``: it is for the document's own path."""

    text: str
    rules: frozenset[str]
    rank: int
    near: bool = False

    @property
    def weight(self) -> tuple[int, bool]:
        """What decides between two words that mean the same rule."""
        return self.rank, self.near


class Selection(NamedTuple):
    """``select`` None: every requirement is asked unless it is ignored."""

    select: tuple[Word, ...] | None = None
    extend: tuple[Word, ...] = ()
    ignore: tuple[Word, ...] = ()


def word_for(text: str, rulebook: Rulebook, place: Place, *, near: bool = False) -> Word:
    """Return what ``text``, as written at ``place``, means. Raises ConfigError, with the nearest word, for nothing."""
    rules = rulebook.every_rule()
    if text == ALL:
        return Word(text, frozenset(rule.id for rule in rules), 0, near)
    if text.startswith(TOPIC):
        name = text[len(TOPIC) :]
        found = frozenset(rule.id for rule in rules if rule.topic == name)
        if not found:
            raise _unknown(text, [f"{TOPIC}{topic.id}" for topic in rulebook.topics], place, rulebook)
        return Word(text, found, 1, near)
    exact = frozenset(rule.id for rule in rules if text in (rule.id, *rule.aliases))
    if exact:
        return Word(text, exact, _EXACT, near)
    found = frozenset(rule.id for rule in rules if text and any(name.startswith(text) for name in _names(rule)))
    if not found or text in rulebook.removed:
        raise _unknown(text, [name for rule in rules for name in _names(rule)], place, rulebook)
    return Word(text, found, 1 + len(text), near)


def _names(rule: Rule) -> Sequence[str]:
    return (rule.id, *rule.aliases)


def _unknown(text: str, names: Iterable[str], place: Place, rulebook: Rulebook) -> ConfigError:
    removed = rulebook.removed.get(text)
    if removed is not None and removed.successor:
        advice: Text | None = Text(f"{removed.successor} har ersatt det.", f"{removed.successor} took its place.")
    else:
        near = nearest(text, list(names))
        advice = Text(f"Menade du {near!r}?", f"Did you mean {near!r}?") if near else Text(
            "Ange ett id, början på ett id eller topic:ÄMNE; lokcheck rules visar dem.",
            "Give an id, the beginning of one or topic:NAME; lokcheck rules shows them.",
        )  # fmt: skip
    return ConfigError(
        Text(f"Det finns inget krav som {text!r} betyder.", f"There is no requirement that {text!r} means."),
        place, advice,
    )  # fmt: skip


def decided(rule: str, selection: Selection) -> Decision:
    """Return whether the requirement ``rule`` is asked, is left out since others are selected, or is switched off."""
    on = [word.weight for word in (*(selection.select or ()), *selection.extend) if rule in word.rules]
    if selection.select is None:
        on.append((-1, False))
    off = [word.weight for word in selection.ignore if rule in word.rules]
    if not on:
        return "left-out"
    return "off" if off and max(off) >= max(on) else "asked"
