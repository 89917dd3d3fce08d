"""The section about the report itself: with what it was made."""

from collections.abc import Iterator

from lokcheck.report.html.markup import Html, anchor, el
from lokcheck.report.model import Report
from lokcheck.report.receipt import ABOUT, RECEIPT, ReceiptLine, notes, receipt_lines
from lokcheck.texts import Lang

__all__ = ["receipt_part"]


def receipt_part(report: Report, lang: Lang) -> Html:
    """Return the section."""
    name = anchor(lang, "receipt")
    head = el("h2", RECEIPT.get(lang), id=name)
    rows = [el("div", el("dt", line.label.get(lang)), el("dd", _value(line, lang))) for line in receipt_lines(report)]
    return el("section", head, el("p", ABOUT.get(lang)), el("dl", rows, class_="facts"), _notes(report, lang),
              aria_labelledby=name, class_="part receipt")  # fmt: skip


def _value(line: ReceiptLine, lang: Lang) -> Html:
    return el("span", [el("code" if line.code else "span", text.get(lang)) for text in line.texts])


def _notes(report: Report, lang: Lang) -> Iterator[Html]:
    for lead, lines in notes(report):
        items = [el("li", line.get(lang)) for line in lines]
        yield el("div", el("p", lead.get(lang)), el("ul", items))
