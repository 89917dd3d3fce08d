"""What the sheets of the workbook share: heads that stay in sight and filter, page setup, and a document's columns."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lokcheck.audit.compact import Line, by_county
from lokcheck.audit.html.heatmap import Column
from lokcheck.audit.html.words import Page
from lokcheck.report.words import KINDS, STATUSES, word
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Text

__all__ = ["DOCUMENT", "Book", "Head", "document", "lines_in_order", "start"]

Head = tuple[Text, float]
"""A heading, and how many digits its column is wide."""
DOCUMENT: tuple[Head, ...] = (
    (Text("Län", "County"), 18), (Text("Dokument", "Document"), 40), (Text("Slag", "Kind"), 20),
    (Text("År", "Year"), 6), (Text("Status", "Status"), 10),
)  # fmt: skip
_TURNED_HEIGHT = 190
"""Points of a row of headings that are turned on their side."""


class Book(NamedTuple):
    """What every sheet is made from; ``add`` gives a new sheet by its name."""

    page: Page
    columns: Sequence[Column]
    add: Callable[[Text], Sheet]


def start(sheet: Sheet, heads: Sequence[Head], rows: int, frozen: int, turned: Sequence[Head] = ()) -> None:
    """Write the first row, which stays in sight and filters; ``turned`` headings stand on their side, after the others.

    ``rows`` is how many come below it, and ``frozen`` how many columns stay in sight and on every printed page.
    """
    made = sheet.sheet
    for at, (head, width) in enumerate((*heads, *turned)):
        sheet.width(at, width)
        sheet.text(0, at, head, "head" if at < len(heads) else "head-turned")
    if turned:
        made.set_row(0, _TURNED_HEIGHT)
    else:
        sheet.height(0)
    made.autofilter(0, 0, max(rows, 1), len(heads) + len(turned) - 1)
    made.freeze_panes(1, frozen)
    made.repeat_rows(0)
    if frozen:
        made.repeat_columns(0, frozen - 1)


def lines_in_order(page: Page) -> list[int]:
    """Return the numbers of the documents, county by county as on the page."""
    return [number for numbers in by_county(page.gathered.lines, page.background).values() for number in numbers]


def document(sheet: Sheet, row: int, line: Line) -> None:
    """Write the columns of ``DOCUMENT``."""
    sheet.text(row, 0, line.county)
    sheet.text(row, 1, line.title)
    sheet.text(row, 2, word(KINDS, line.kind))
    sheet.number(row, 3, line.own_day.year if line.own_day else None)
    sheet.text(row, 4, word(STATUSES, line.status) if line.status else None)
