"""What an audit keeps of each document: a record that streams from the workers to files, one document at a time.

Titles, remedies and sources of requirements are the rulebook's, so a record holds none of them: only outcomes, and what
a finding says of this document.
"""

import datetime as dt
from typing import NamedTuple

from lokcheck.facts.fact import Value
from lokcheck.judge.result import Outcome
from lokcheck.report.findings import told
from lokcheck.report.model import Deadline, DocumentReport, Receipt, Requirement, Severity
from lokcheck.texts import Text

__all__ = ["Audited", "Failed", "Head", "Record", "Row", "StatedFact", "record_of"]

_SILENT = ("met", "not_applicable")


class Row(NamedTuple):
    """A requirement on one document."""

    rule: str
    today: Outcome
    at_adoption: Outcome | None
    severity: Severity | None
    severity_at_adoption: Severity | None
    changed_on: dt.date | None
    is_update: bool
    reported_by: str | None
    """The requirement that tells the fault."""
    reported_in: str | None
    """The key of the document in which it tells it, where that is another one of the set."""
    waived: bool
    line: int
    column: int
    message: Text | None
    """What was found; None for what is met or does not apply."""
    quote: str | None
    """The words of the source document that show it."""
    section: str | None
    page: int | None


class StatedFact(NamedTuple):
    """A fact that a document states: its place in the document's structure ('parties/0'), its type, line and fields."""

    path: str
    type: str
    line: int
    data: dict[str, Value]


class Audited(NamedTuple):
    """A document that was judged."""

    key: str
    file: str
    id: str
    set: str
    """The key of the first document of its set: documents with the same one belong together."""
    kind: str
    title: str
    county: str | None
    status: str | None
    parties: tuple[str, ...]
    own_day: dt.date | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    ended: Text | None
    sha256: str
    rows: tuple[Row, ...]
    deadlines: tuple[Deadline, ...]
    cites: tuple[str, ...]
    """Ids of the provisions and acts of the register that the text rests on."""
    facts: tuple[StatedFact, ...] = ()
    """What the document states (``lokcheck.audit.facts``); empty where nobody asked for it."""


class Failed(NamedTuple):
    """A file that could not be read or judged, and why."""

    file: str
    line: int
    column: int
    text: Text
    code: str
    """unreadable, invalid-document, failed (lokcheck itself), crashed, timeout or memory (its process was ended)."""
    advice: Text | None = None


Record = Audited | Failed


class Head(NamedTuple):
    """What holds for a whole audit: with what it was made, what was asked for, and the headings of the rulebook."""

    receipt: Receipt
    sources: tuple[str, ...]
    """The files and folders that were named."""
    topics: tuple[tuple[str, Text], ...]
    asked: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What narrows the choice of documents, by the name of the option: ('county', ('Jönköpings län',)), for example."""
    off: tuple[str, ...] = ()
    """The requirements that are switched off, for some documents at least."""


def record_of(
    document: DocumentReport, set_key: str, cites: tuple[str, ...] = (), facts: tuple[StatedFact, ...] = ()
) -> Audited:
    """Return what an audit keeps of ``document``, which belongs to the set ``set_key``."""
    return Audited(
        document.key, document.file, document.id, set_key, document.kind, document.title, document.county,
        document.status, document.parties, document.own_day, document.valid_from, document.valid_to, document.ended,
        document.sha256, tuple(_row(item) for item in document.requirements), document.deadlines, cites, facts,
    )  # fmt: skip


def _row(requirement: Requirement) -> Row:
    before, today = requirement.at_adoption, requirement.today
    verdict = told(requirement)
    line = next(iter((*verdict.failing, *verdict.evidence)), None)
    return Row(
        requirement.rule, today.outcome, before.outcome if before else None, today.severity,
        before.severity if before else None, requirement.changed_on, requirement.is_update, requirement.reported_by,
        requirement.reported_in, requirement.waiver is not None, requirement.line, requirement.column,
        verdict.message if verdict.outcome not in _SILENT else None,
        line.quote if line else None, line.section if line else None, line.page if line else None,
    )  # fmt: skip
