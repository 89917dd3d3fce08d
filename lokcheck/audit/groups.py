"""The figures of groups of documents: by kind, by year, by status, and by the law in force when they were made."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lokcheck.audit.background import Background
from lokcheck.audit.compact import OUTCOME_LETTERS, Line
from lokcheck.audit.figures import Sums
from lokcheck.audit.phrases import phrase
from lokcheck.audit.spread import Spread
from lokcheck.report.model import Severity
from lokcheck.report.words import KINDS, STATUSES, word
from lokcheck.texts import Text

__all__ = ["Group", "Grouping", "groupings", "period_name", "periods_of", "worded"]

_OUTCOMES = {letter: outcome for outcome, letter in OUTCOME_LETTERS.items()}
_SEVERITIES: Mapping[str, Severity] = {"e": "error", "w": "warning", "n": "note"}


class Group(NamedTuple):
    """Documents that have something in common: its name, how many they are, and their sums."""

    name: Text
    documents: int
    with_error: int
    sums: Sums
    spread: Spread | None = None
    """Of a requirement: in which counties it is met."""


class Grouping(NamedTuple):
    """A way to group documents; a document without a value is in a group of its own, the last."""

    name: Text
    groups: tuple[Group, ...]


def groupings(lines: Sequence[Line], background: Background) -> list[Grouping]:
    """Return the documents by kind, year (the latest first), status, and law."""
    kinds, statuses = (worded({getattr(line, field) for line in lines}, words) for field, words in
                       (("kind", KINDS), ("status", STATUSES)))  # fmt: skip
    years = {line.year: Text(line.year, line.year) for line in sorted(lines, key=lambda one: one.year, reverse=True)}
    periods = {str(n): period_name(background, n) for n in periods_of(lines)}
    return [
        Grouping(Text("Slag av dokument", "Kind of document"), _groups(kinds, [(one.kind, one) for one in lines])),
        Grouping(Text("År", "Year"), _groups(years, [(one.year, one) for one in lines])),
        Grouping(Text("Status", "Status"), _groups(statuses, [(one.status, one) for one in lines])),
        Grouping(Text("Lag när det kom till", "Law when made"),
                 _groups(periods, [(str(one.period), one) for one in lines])),
    ]  # fmt: skip


def period_name(background: Background, number: int) -> Text:
    """Return the period of law with this number, in words."""
    turns = background.periods()
    if number < 0:
        return Text("utan eget datum", "without a date of its own")
    if number == 0:
        return Text(f"före {turns[0]}", f"before {turns[0]}")
    until = turns[number] if number < len(turns) else None
    return Text(f"från {turns[number - 1]}" + (f" till {until}" if until else ""),
                f"from {turns[number - 1]}" + (f" until {until}" if until else ""))  # fmt: skip


def periods_of(lines: Iterable[Line]) -> list[int]:
    """Return the periods of law that documents were made in, in order of time; that of no date (-1) is the last."""
    return sorted({line.period for line in lines}, key=lambda number: (number < 0, number))


def worded(there: set[str], words: Mapping[str, Text]) -> dict[str, Text]:
    """Return the names of ``there``, in the order of ``words``."""
    order = [name for name in words if name in there] + sorted(there - set(words))
    return {name: word(words, name) for name in order}


def _groups(names: Mapping[str, Text], lines: Sequence[tuple[str, Line]]) -> tuple[Group, ...]:
    order = [*(name for name in names if name), *(name for name in names if not name)]
    return tuple(
        _group(names[value] if value else phrase("not-stated"), [line for name, line in lines if name == value])
        for value in order
    )


def _group(name: Text, lines: Iterable[Line]) -> Group:
    outcomes: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    documents = with_error = 0
    for line in lines:
        outcomes.update(line.now)
        weights.update(line.weights)
        documents += 1
        with_error += "e" in line.weights
    sums = Sums(
        Counter({_OUTCOMES[letter]: number for letter, number in outcomes.items() if letter in _OUTCOMES}),
        Counter({_SEVERITIES[letter]: number for letter, number in weights.items() if letter in _SEVERITIES}),
        weights["+"],
    )
    return Group(name, documents, with_error, sums)
