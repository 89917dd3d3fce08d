"""The report: what every form of it is made from. Plain values, ordered as the reader meets them."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lokcheck.judge.result import Outcome
from lokcheck.rulebook.rule import Change
from lokcheck.texts import Text

__all__ = [
    "Baseline", "BasisLine", "Compared", "Deadline", "DeadlineKind", "DocumentReport", "EvidenceLine", "Excerpt",
    "Gone", "Input", "InputRole", "Problem", "Receipt", "Report", "Requirement", "Upcoming", "VerdictLine", "Waived",
]  # fmt: skip

Severity = Literal["error", "warning", "note"]
DeadlineKind = Literal["review", "expiry", "notice", "follow-up", "duty", "law", "waiver"]
InputRole = Literal["document", "member", "attestations", "waivers", "baseline", "config", "rules"]
"""``member``: a document that is not judged and was read because another refers to it."""
Compared = Literal["new", "worsened", "unchanged"]
"""What a finding is beside those of an earlier state: a baseline, or the text before a revision."""


class EvidenceLine(NamedTuple):
    """Where a statement stands: in the YAML (line and column from 1; 0 unknown) and in the source document."""

    file: str
    line: int
    column: int
    what: Text
    section: str | None = None
    page: int | None = None
    source_line: int | None = None
    quote: str | None = None
    detail: Text | None = None
    """What more there is to say of it: of a citation, until when it applied and what replaced it."""
    path: tuple[str | int, ...] = ()
    """Where it stands in the document's structure: keys, and numbers from 0 in lists."""


class BasisLine(NamedTuple):
    """A provision that the requirement rests on at one of the dates."""

    id: str
    citation: str
    url: str | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    modality: str
    confidence: str
    applies_at: Literal["adoption", "today", "both", "upcoming", "background"]


class VerdictLine(NamedTuple):
    """An outcome on one date, in words."""

    outcome: Outcome
    day: dt.date
    message: Text
    severity: Severity | None
    evidence: tuple[EvidenceLine, ...] = ()
    failing: tuple[EvidenceLine, ...] = ()


class Waived(NamedTuple):
    """A decision to live with a finding for a time; the finding stays visible and does not count."""

    reason: str
    by: str
    """Who decided."""
    registry: str
    """The registry number (diarienummer) of the decision."""
    start: dt.date
    until: dt.date
    """The last day on which it holds."""


class Excerpt(NamedTuple):
    """A line of a file: its number, its text, and the columns of the part that is meant (from 1; ``end`` after it)."""

    line: int
    text: str
    start: int
    end: int


class Requirement(NamedTuple):
    """A requirement on a document, with both verdicts. ``changed_on``: where they differ, since when today's holds."""

    rule: str
    title: Text
    topic: str
    document: str
    modality: str
    at_adoption: VerdictLine | None
    today: VerdictLine
    changed_on: dt.date | None
    is_update: bool
    file: str
    line: int
    column: int
    basis: tuple[BasisLine, ...]
    asks: Text
    remedy: Text
    who: Text | None
    question: Text | None
    was_read: bool
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    """Other ids that mean this requirement."""
    reported_by: str | None = None
    """The requirement that reports this one's fault as a part of its own: a fault is said, and weighed, once."""
    reported_in: str | None = None
    """The document in which ``reported_by`` tells it, where that is another one of the set; it may be the same rule."""
    waiver: Waived | None = None
    """The decision to live with today's finding."""
    compared: Compared | None = None
    """What today's finding is beside an earlier state; None where nothing was compared."""
    excerpt: Excerpt | None = None
    """Of a finding today, the line of ``file`` that it points at; None where it points at no place in it."""

    @property
    def severity(self) -> Severity | None:
        """What today's verdict weighs."""
        return self.today.severity

    @property
    def counts(self) -> bool:
        """Whether today's finding counts for a gate: not where it is waived, or was there before."""
        return self.severity is not None and self.waiver is None and self.compared != "unchanged"


class Upcoming(NamedTuple):
    """Law that is enacted and not yet in force, and what it asks of the document."""

    day: dt.date
    citation: str
    text: Text
    url: str | None
    rules: tuple[str, ...]


class Deadline(NamedTuple):
    """A day by which something is due, and where the document states it."""

    day: dt.date
    kind: DeadlineKind
    what: Text
    rule: str | None = None
    """The requirement that it belongs to."""
    path: tuple[str | int, ...] = ()
    line: int = 0
    ground: Text | None = None
    """How the day is known: as the document states it, or counted from what."""


class DocumentReport(NamedTuple):
    """The head of a document, and its requirements by topic in the order of the rulebook."""

    key: str
    kind: str
    title: str
    file: str
    sha256: str
    county: str | None
    status: str | None
    parties: tuple[str, ...]
    own_day: dt.date | None
    own_day_is: Text | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    ended: Text | None
    requirements: tuple[Requirement, ...]
    upcoming: tuple[Upcoming, ...] = ()
    id: str = ""
    """What the document calls itself: it stays when the file is renamed."""
    deadlines: tuple[Deadline, ...] = ()
    """What is due, and when, by day."""


class Problem(NamedTuple):
    """Something that could not be read or judged; what could be checked beside it was."""

    file: str
    line: int
    column: int
    text: Text
    advice: Text | None
    code: str


class Input(NamedTuple):
    """A file that the check read: its name in the report, its checksum (SHA-256), and what it was read as."""

    file: str
    sha256: str
    role: InputRole


class Receipt(NamedTuple):
    """With what the report was made."""

    lokcheck: str
    engine: str
    rulebook: str
    register_checked: dt.date | None
    as_of: dt.date
    changes: tuple[Change, ...] = ()
    """What rulebooks of one's own changed in the standard."""
    register: str = ""
    """A checksum over the register of law."""
    inputs: tuple[Input, ...] = ()
    """Every file of documents, also of those that were only referred to, and what was read beside them."""


class Gone(NamedTuple):
    """A finding of an earlier state that is none now; ``now`` is the outcome, None where nothing is judged any more."""

    rule: str
    document: str
    now: Outcome | None


class Baseline(NamedTuple):
    """The earlier state that a report is compared with: its file, the day that it was made for, and what is gone."""

    file: str
    as_of: dt.date
    gone: tuple[Gone, ...]
    """What the file can be pruned of; only of documents that were checked."""


class Report(NamedTuple):
    """Everything that a check found."""

    documents: tuple[DocumentReport, ...]
    problems: tuple[Problem, ...]
    receipt: Receipt
    topics: tuple[tuple[str, Text], ...]
    baseline: Baseline | None = None
    """What each finding's ``compared`` is about; None where nothing was compared with a file."""

    def requirements(self) -> Iterator[Requirement]:
        """Yield the requirements of every document."""
        for document in self.documents:
            yield from document.requirements
