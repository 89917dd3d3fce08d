"""What a comparison of two versions found: every form of it is made from this. Plain values, in the reader's order."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from lokcheck.report.model import DocumentReport, EvidenceLine, Problem, Receipt, Requirement
from lokcheck.revision.meaning import Direction, Kind
from lokcheck.texts import Text

__all__ = ["Change", "Compared", "DocumentRevision", "Explained", "Finding", "Revision", "State"]

Compared = Literal["new", "worsened", "unchanged", "solved", "unclear"]
"""``unclear``: it was a finding, and now a person or another document has to tell whether it still is."""
State = Literal["changed", "reformatted", "untouched", "added", "deleted"]
"""``reformatted``: the file differs and means the same; ``untouched``: its findings differ by another document."""
Explained = Literal["yes", "told", "no"]


class Change(NamedTuple):
    """A change in meaning. ``old`` and ``new`` say where it stands in each version, and what it says there, in words.

    ``about`` is the key of the document, ``fact`` the type of the entry, ``field`` its field ('' for the whole entry).
    ``reason`` is why, in the words of the document's own note on it.
    """

    kind: Kind
    direction: Direction
    about: str
    fact: str
    field: str
    name: Text
    text: Text
    old: EvidenceLine | None
    new: EvidenceLine | None
    explained: Explained = "no"
    reason: str | None = None


class Finding(NamedTuple):
    """A finding of either version. ``requirement`` is the new version's, but for what is solved: there it is the old's.

    ``before`` is the same requirement in the old version, where it was judged there.
    """

    compared: Compared
    requirement: Requirement
    before: Requirement | None = None


class DocumentRevision(NamedTuple):
    """A document in its two versions; ``old`` is None where it is added, ``new`` where it is deleted."""

    state: State
    old: DocumentReport | None
    new: DocumentReport | None
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[Requirement, ...] = ()
    """The requirements on the revision itself; none where nothing was revised."""
    renamed_from: str | None = None

    @property
    def report(self) -> DocumentReport:
        """The document as it is now, or as it was if it is deleted."""
        found = self.new or self.old
        assert found is not None
        return found

    def found(self, *compared: Compared) -> list[Finding]:
        """Return the findings that are any of ``compared``."""
        return [item for item in self.findings if item.compared in compared]


class Revision(NamedTuple):
    """Everything that the comparison found. ``old`` and ``new`` are what was compared, as the user would name it."""

    old: Text
    new: Text
    documents: tuple[DocumentRevision, ...]
    problems: tuple[Problem, ...]
    receipt: Receipt
    topics: tuple[tuple[str, Text], ...]
    old_problems: tuple[Problem, ...] = ()
    """What could not be read of the old version: it does not fail a revision that mends it."""
    compared: int = 0
    """How many documents there are on either side, also those that are the same."""
    on: str = "today"
    """Which of the two verdicts of each requirement is compared: today, adoption or both."""

    def findings(self, *compared: Compared) -> Iterator[Finding]:
        """Yield the findings that are any of ``compared``, document by document."""
        for document in self.documents:
            yield from document.found(*compared)

    @property
    def changes(self) -> list[Change]:
        """The changes in meaning of all documents."""
        return [change for document in self.documents for change in document.changes]
