"""The days of all documents as one calendar, whose events are those of the calendar of each document by itself."""

from pathlib import Path

from lokcheck.audit.forms import Audit
from lokcheck.audit.record import Audited
from lokcheck.report.calendar import render
from lokcheck.report.model import DocumentReport, Report
from lokcheck.report.view import View
from lokcheck.texts import Lang

__all__ = ["write"]


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Write the calendar to ``path``; only documents that set a day are held in memory."""
    documents = tuple(
        _report(record) for record in audit.records() if isinstance(record, Audited) and record.deadlines
    )  # fmt: skip
    path.write_bytes(render(Report(documents, (), audit.head.receipt, audit.head.topics), View(lang)))


def _report(record: Audited) -> DocumentReport:
    """Return what a calendar needs of a report on the document."""
    return DocumentReport(
        record.key, record.kind, record.title, record.file, record.sha256, record.county, record.status,
        record.parties, record.own_day, None, record.valid_from, record.valid_to, record.ended, (), id=record.id,
        deadlines=record.deadlines,
    )  # fmt: skip
