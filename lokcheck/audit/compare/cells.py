"""What became of a requirement in one of the documents that stand beside each other."""

from typing import NamedTuple

from lokcheck.audit.evidence import where
from lokcheck.audit.record import Audited, Row
from lokcheck.judge.result import Outcome
from lokcheck.report.model import Severity
from lokcheck.texts import Text

__all__ = ["FAULTS", "Cell", "cell_of"]

FAULTS = ("not_met", "partly", "error")
"""Outcomes of which a reader wants to know what is lacking, before what the document says."""


class Cell(NamedTuple):
    """The outcome, what it weighs, and what shows it."""

    outcome: Outcome
    severity: Severity | None
    waived: bool
    message: Text | None
    """What was found; None for what is met or does not apply."""
    quote: str | None
    section: str | None
    page: int | None
    line: int
    place: Text | None
    """Section and page of the source document, and line of the file, in words."""

    @property
    def judged(self) -> bool:
        """Whether the requirement is asked of the document."""
        return self.outcome != "not_applicable"


def cell_of(record: Audited, row: Row) -> Cell:
    """Return what became of a requirement: today, or for a document whose period is over on its own date."""
    outcome, severity = row.today, row.severity
    if record.ended is not None and outcome == "not_applicable" and row.at_adoption is not None:
        outcome, severity = row.at_adoption, row.severity_at_adoption
    fault = outcome not in ("met", "not_applicable")
    message = row.message if fault else None
    return Cell(outcome, severity, row.waived, message, row.quote, row.section, row.page, row.line, where(row))
