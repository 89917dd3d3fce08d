"""The sheet of requirements: a row for each on each document, findings first, and columns for the group's own notes."""

import datetime as dt
from collections.abc import Iterator, Sequence

from lokcheck.report.actors import to_mend
from lokcheck.report.findings import by_weight
from lokcheck.report.model import DocumentReport, Report
from lokcheck.report.topics import by_topic
from lokcheck.report.workbook.columns import Column, Row, columns
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Text

__all__ = ["requirements"]

_FIRST_DAY = dt.date(2000, 1, 1)


def requirements(sheet: Sheet, report: Report) -> None:
    """Write the sheet."""
    shown = columns(several=len(report.documents) > 1)
    rows = [row for document in report.documents for row in _rows(document, report)]
    for at, column in enumerate(shown):
        sheet.width(at, column.width)
        sheet.text(0, at, column.head, "own" if column.own else "head")
    for line, row in enumerate(rows, 1):
        for at, column in enumerate(shown):
            column.put(sheet, line, at, row)
    sheet.heights()
    last = max(len(rows), 1)
    sheet.sheet.autofilter(0, 0, last, len(shown) - 1)
    sheet.sheet.freeze_panes(1, 3)
    _dates(sheet, shown, last)
    _print(sheet, shown, last)


def _rows(document: DocumentReport, report: Report) -> Iterator[Row]:
    """The findings by weight, then the other requirements by topic."""
    topics = by_topic(document.requirements, report.topics)
    names = {item.rule: topic.name for topic in topics for item in topic.requirements}
    numbers = {item.rule: number for number, item in enumerate(to_mend(document.requirements), 1)}
    found = by_weight(document.requirements)
    told = {item.rule for item in found}
    others = [item for topic in topics for item in topic.requirements if item.rule not in told]
    for item in [*found, *others]:
        yield Row(item, document, names[item.rule], numbers.get(item.rule))


def _dates(sheet: Sheet, shown: Sequence[Column], last: int) -> None:
    """Let the last of the group's own columns hold dates only: then Excel can sort them and count with them."""
    at = max(number for number, column in enumerate(shown) if column.own)
    sheet.sheet.data_validation(1, at, last, at, {
        "validate": "date", "criteria": ">=", "value": _FIRST_DAY, "ignore_blank": True,
        "input_title": sheet.say(Text("Klart senast", "Done by")),
        "input_message": sheet.say(Text("Skriv ett datum, till exempel 2027-03-31.",
                                        "Write a date, such as 2027-03-31.")),
        "error_title": sheet.say(Text("Inget datum", "Not a date")),
        "error_message": sheet.say(Text("Skriv ett datum som åååå-mm-dd.", "Write a date as yyyy-mm-dd.")),
    })  # fmt: skip


def _print(sheet: Sheet, shown: Sequence[Column], last: int) -> None:
    printed = max(number for number, column in enumerate(shown) if column.printed)
    sheet.sheet.print_area(0, 0, last, printed)
    sheet.sheet.repeat_rows(0)
