"""Which changes a document tells of itself: its notes on the revision (``changes``), matched with what did change."""

from collections.abc import Iterable, Sequence

from lokcheck.facts.fact import Fact
from lokcheck.revision.difference import Difference
from lokcheck.revision.likeness import likeness, words_of
from lokcheck.revision.model import Explained
from lokcheck.revision.tree import shown_fields

__all__ = ["explained", "new_notes"]

_ALIKE = 0.5


def new_notes(old: Iterable[Fact], new: Iterable[Fact]) -> list[Fact]:
    """Return the notes of the new version that the old one did not have: those left are about earlier revisions."""
    before = [shown_fields(fact) for fact in old if fact.type == "revision_note"]
    return [fact for fact in new if fact.type == "revision_note" and shown_fields(fact) not in before]


def explained(one: Difference, notes: Sequence[Fact]) -> tuple[Explained, str | None]:
    """Return whether ``notes`` explain the change, and the reason that they give.

    A note is about a key of the document, and about one entry of it where it names one: by id, code, name or words.
    """
    about = [note for note in notes if note.data["about"] == one.key and _names(note, one)]
    reasons = [str(note.data["reason"]) for note in about if "reason" in note.data]
    if reasons:
        return "yes", reasons[0]
    return ("told", None) if about else ("no", None)


def _names(note: Fact, one: Difference) -> bool:
    item = note.data.get("item")
    if item is None:
        return True
    wanted = words_of(str(item))
    facts = [fact for fact in (one.old, one.new, one.within) if fact is not None]
    values = [words_of(str(value)) for fact in facts for value in shown_fields(fact).values()]
    return wanted in values or any(likeness(wanted, value) >= _ALIKE for value in values)
