"""The last sheets: law to come, the days that documents set, and with what the report was made."""

from collections.abc import Iterable, Sequence

from lokcheck.report.dates import dated_text, dates
from lokcheck.report.model import Report
from lokcheck.report.receipt import ABOUT, notes, receipt_lines
from lokcheck.report.titles import DATE_HEADS, LAW_HEADS
from lokcheck.report.words import DEADLINES
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Text

__all__ = ["calendar", "receipt", "upcoming"]

_NO_DATES = Text("Texten sätter inga dagar framåt.", "The text sets no days to come.")
_NONE = Text("Ingen beslutad lag väntar på att börja gälla.", "No enacted law is waiting to enter into force.")


def calendar(sheet: Sheet, report: Report) -> None:
    """Write the days that the documents set, by day."""
    found = [(item, document) for document in report.documents for item in dates(document, report.receipt.as_of)]
    _heads(sheet, (*zip(DATE_HEADS, (12, 70, 22, 40), strict=True), *_document(report)), len(found))
    for line, (item, document) in enumerate(sorted(found, key=lambda pair: pair[0].day), 1):
        sheet.day(line, 0, item.day)
        sheet.text(line, 1, dated_text(item, report.receipt.as_of))
        sheet.text(line, 2, DEADLINES[item.kind])
        sheet.text(line, 3, item.ground)
        if _document(report):
            sheet.text(line, 4, document.title)
    if not found:
        sheet.text(1, 1, _NO_DATES, "plain")
    sheet.heights()


def _document(report: Report) -> Sequence[tuple[Text, int]]:
    """Return the column that tells documents apart, where there are several."""
    return [(Text("Dokument", "Document"), 40)] if len(report.documents) > 1 else []


def _heads(sheet: Sheet, heads: Iterable[tuple[Text, int]], rows: int) -> None:
    """Write heads that filter, stay on the screen and stand on each page."""
    at = 0
    for at, (head, width) in enumerate(heads):
        sheet.width(at, width)
        sheet.text(0, at, head, "head")
    sheet.sheet.autofilter(0, 0, max(rows, 1), at)
    sheet.sheet.freeze_panes(1, 0)
    sheet.sheet.repeat_rows(0)


def upcoming(sheet: Sheet, report: Report) -> None:
    """Write the law that is enacted and not yet in force, by day."""
    found = [(item, document) for document in report.documents for item in document.upcoming]
    _heads(sheet, (*zip(LAW_HEADS, (12, 30, 70, 26), strict=True), *_document(report)), len(found))
    for line, (item, document) in enumerate(sorted(found, key=lambda pair: pair[0].day), 1):
        sheet.day(line, 0, item.day)
        sheet.link(line, 1, item.citation, item.url)
        sheet.text(line, 2, item.text)
        sheet.text(line, 3, ", ".join(item.rules))
        if _document(report):
            sheet.text(line, 4, document.title)
    if not found:
        sheet.text(1, 2, _NONE, "plain")
    sheet.heights()


def receipt(sheet: Sheet, report: Report) -> None:
    """Write with what the report was made, and how far to trust it."""
    sheet.width(0, 28)
    sheet.width(1, 100)
    sheet.text(0, 1, ABOUT, "plain")
    line = 2
    for found in receipt_lines(report):
        sheet.text(line, 0, found.label, "label")
        for text in found.texts:
            sheet.text(line, 1, text, "code" if found.code else "plain")
            line += 1
    for lead, lines in notes(report):
        line += 1
        for number, text in enumerate((lead, *lines)):
            sheet.text(line, 1, text, "plain" if number else "label")
            line += 1
    sheet.heights()
