"""The audit as an Excel workbook, written row by row so that it takes any number of documents.

First the headline, the counties, what each must do and what is due; then documents against topics and requirements,
requirements against counties, and a sheet for the findings of each topic. No text in it is ever a formula.
"""

import datetime as dt
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from lokcheck.audit.background import background_of
from lokcheck.audit.compact import gather
from lokcheck.audit.forms import Audit
from lokcheck.audit.html.heatmap import columns
from lokcheck.audit.html.words import Page
from lokcheck.audit.workbook.findings import failures, topic
from lokcheck.audit.workbook.matrices import matrix, requirements, topics
from lokcheck.audit.workbook.overview import brief, counties, dates, groups, steps
from lokcheck.audit.workbook.sheets import Book
from lokcheck.report.workbook.looks import Looks, Sheet, new_sheet
from lokcheck.texts import Lang, Text

__all__ = ["write"]

_OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
_LETTERS = str.maketrans("", "", "[]:*?/\\'")


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Write the workbook to ``path`` in ``lang``."""
    as_of = audit.head.receipt.as_of
    background = background_of(audit.rulebook, as_of)
    page = Page(audit.head, background, gather(audit.records(), background))
    made = Workbook(str(path), _OPTIONS)
    day = dt.datetime.combine(as_of, dt.time())
    made.set_properties({"title": f"lokcheck {as_of}", "author": "lokcheck", "created": day})
    looks, names = Looks(made), set[str]()

    def add(name: Text) -> Sheet:
        return new_sheet(made, looks, _unused(name.get(lang), names), lang)

    _write(Book(page, columns(page), add), lang)
    made.close()


def _write(book: Book, lang: Lang) -> None:
    brief(book, lang)
    counties(book)
    groups(book)
    steps(book)
    dates(book)
    topics(book)
    matrix(book)
    requirements(book)
    for column in book.columns:
        topic(book, column)
    failures(book)


def _unused(name: str, names: set[str]) -> str:
    """Return ``name`` as Excel takes it: 31 letters at most, none of its signs, and none that is there already."""
    short = name.translate(_LETTERS).strip() or "-"
    made, number = short[:31].rstrip(), 1
    while made.casefold() in names:
        number += 1
        made = f"{short[:28].rstrip()} {number}"
    names.add(made.casefold())
    return made
