"""What is asked of documents: those of which the very same is asked stand together, so that each thing is said once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lokcheck.audit.impact.impact import Affected, Impact
from lokcheck.audit.impact.said import HEADS, advice, nothing_to_do, outcome_word
from lokcheck.audit.runs import runs
from lokcheck.report.words import SEVERITIES
from lokcheck.texts import Text

__all__ = ["Asked", "asked_of", "outcome_text", "ranges"]

_RANGES = 12
"""Of the numbers of documents, no more pieces than these are shown."""


class Asked(NamedTuple):
    """Documents of which the same is asked; of what exactly, the first of them tells."""

    documents: tuple[Affected, ...]

    @property
    def first(self) -> Affected:
        """The first of them."""
        return self.documents[0]

    @property
    def lines(self) -> bool:
        """Whether lines of the file can be told: there is but one file."""
        return len(self.documents) == 1


def asked_of(found: Impact) -> tuple[tuple[Asked, ...], tuple[Asked, ...]]:
    """Return the documents that something is asked of today or from the next change, and those that nothing is."""
    asked: dict[object, list[Affected]] = {}
    rest: dict[object, list[Affected]] = {}
    for one in found.affected:
        to_do = one.failing or one.awaited or any(advice(item, one).to_do for item in one.mentions)
        (asked if to_do else rest).setdefault(_what(found, one), []).append(one)
    return _groups(asked), _groups(rest)


def _groups(found: Mapping[object, Sequence[Affected]]) -> tuple[Asked, ...]:
    return tuple(Asked(tuple(group)) for group in found.values())


def _what(found: Impact, one: Affected) -> object:
    """What is asked of a document, without its lines; nothing is asked for a reason too."""
    mentions = tuple((item.text, advice(item, one)) for item in one.mentions)
    failing = tuple((item.rule, item.row.severity, item.row.message, item.row.changed_on) for item in one.failing)
    awaited = tuple((item.rule, item.row.severity, item.row.message) for item in one.awaited)
    return mentions, failing, awaited, nothing_to_do(found, one)


def outcome_text(found: Impact, rule: str) -> Text:
    """Return what became of a requirement, and in which documents where there are several."""
    each = _outcomes(found, rule)
    if not each:
        return HEADS["none"]
    if len(found.affected) == 1:
        return outcome_word(each[0][0])
    parts = [(outcome_word(key), _named(key, numbers)) for key, numbers in each]
    return Text("; ".join(f"{said.sv} i {where.sv}" for said, where in parts),
                "; ".join(f"{said.en} in {where.en}" for said, where in parts))  # fmt: skip


def _outcomes(found: Impact, rule: str) -> list[tuple[str, list[int]]]:
    """Return what became of a requirement, and in which documents by their numbers: what weighs most first.

    A key is a severity, 'waived', or an outcome.
    """
    said: dict[str, list[int]] = {}
    for one in found.affected:
        for item in one.resting:
            if item.rule == rule:
                said.setdefault(_key(item.fails, item.row.severity, item.row.today), []).append(one.number)
    order = ("error", "warning", "note", "waived", "not_met", "partly", "cannot_judge", "manual", "met")
    return sorted(said.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order))


def _key(fails: bool, severity: str | None, outcome: str) -> str:
    if fails and severity is not None:
        return severity
    return "waived" if severity is not None else outcome


def _named(key: str, numbers: Sequence[int]) -> Text:
    """Return in which documents an outcome is: by their numbers where it is a finding, or where they are few."""
    every = ranges(numbers)
    if key in SEVERITIES or every.sv[-1:].isdecimal():
        return every
    return Text(f"{len(numbers)} dokument", f"{len(numbers)} documents")


def ranges(numbers: Iterable[int]) -> Text:
    """Return '1, 3–5, 9' for numbers in order; of many pieces the first, and how many documents are left."""
    found = runs(numbers)
    left = sum(last - first + 1 for first, last in found[_RANGES:])
    text = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in found[:_RANGES])
    return Text(f"{text} och {left} till", f"{text} and {left} more") if left else Text(text, text)
