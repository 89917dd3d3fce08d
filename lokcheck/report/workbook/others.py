"""The last sheets: law to come, and with what the report was made."""

from lokcheck.report.model import Report
from lokcheck.report.receipt import ABOUT, notes, receipt_lines
from lokcheck.report.titles import LAW_HEADS
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Text

__all__ = ["receipt", "upcoming"]

_HEADS = (
    *zip(LAW_HEADS, (12, 30, 70, 26), strict=True), (Text("Dokument", "Document"), 40),
)  # fmt: skip
_NONE = Text("Ingen beslutad lag väntar på att börja gälla.", "No enacted law is waiting to enter into force.")


def upcoming(sheet: Sheet, report: Report) -> None:
    """Write the law that is enacted and not yet in force, by day."""
    for at, (head, width) in enumerate(_HEADS):
        sheet.width(at, width)
        sheet.text(0, at, head, "head")
    found = [(item, document) for document in report.documents for item in document.upcoming]
    for line, (item, document) in enumerate(sorted(found, key=lambda pair: pair[0].day), 1):
        sheet.day(line, 0, item.day)
        sheet.link(line, 1, item.citation, item.url)
        sheet.text(line, 2, item.text)
        sheet.text(line, 3, ", ".join(item.rules))
        sheet.text(line, 4, document.title)
    if not found:
        sheet.text(1, 2, _NONE, "plain")
    sheet.heights()
    sheet.sheet.autofilter(0, 0, max(len(found), 1), len(_HEADS) - 1)
    sheet.sheet.freeze_panes(1, 0)
    sheet.sheet.repeat_rows(0)


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
