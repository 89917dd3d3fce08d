"""The section about the report itself: with what it was made."""

from lokcheck.report.html.markup import Html, anchor, el
from lokcheck.report.model import Report
from lokcheck.report.receipt import ABOUT, CHANGES, RECEIPT, ReceiptLine, change_text, receipt_lines
from lokcheck.texts import Lang

__all__ = ["receipt_part"]


def receipt_part(report: Report, lang: Lang) -> Html:
    """Return the section."""
    name = anchor(lang, "receipt")
    head = el("h2", RECEIPT.get(lang), id=name)
    rows = [el("div", el("dt", line.label.get(lang)), el("dd", _value(line, lang))) for line in receipt_lines(report)]
    return el("section", head, el("p", ABOUT.get(lang)), el("dl", rows, class_="facts"), _changes(report, lang),
              aria_labelledby=name, class_="part receipt")  # fmt: skip


def _value(line: ReceiptLine, lang: Lang) -> Html:
    return el("span", [el("code" if line.code else "span", text.get(lang)) for text in line.texts])


def _changes(report: Report, lang: Lang) -> Html | None:
    changes = report.receipt.changes
    if not changes:
        return None
    items = [el("li", change_text(change).get(lang)) for change in changes]
    return el("div", el("p", CHANGES.get(lang)), el("ul", items))
