"""The workbook: a summary, the requirements, law to come, dates, and the receipt. No text in it is ever a formula."""

import datetime as dt
import io

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from lokcheck.report.archive import dateless
from lokcheck.report.model import Report
from lokcheck.report.titles import UPCOMING, of_documents
from lokcheck.report.view import View
from lokcheck.report.workbook.looks import Looks, new_sheet
from lokcheck.report.workbook.others import calendar, receipt, upcoming
from lokcheck.report.workbook.requirements import requirements
from lokcheck.report.workbook.summary import summary
from lokcheck.texts import Text

__all__ = ["render"]

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NAMES = (
    Text("Sammanfattning", "Summary"), Text("Krav", "Requirements"), UPCOMING, Text("Datum", "Dates"),
    Text("Om rapporten", "About"),
)  # fmt: skip


def render(report: Report, view: View) -> bytes:
    """Return the workbook. Its date is the day of the check, so that the same report gives the same bytes."""
    made = io.BytesIO()
    book = Workbook(made, _OPTIONS)
    day = dt.datetime.combine(report.receipt.as_of, dt.time())
    book.set_properties({"title": of_documents(report).get(view.lang), "author": "lokcheck", "created": day})
    looks = Looks(book)
    first, second, third, fourth, last = (new_sheet(book, looks, name.get(view.lang), view.lang) for name in _NAMES)
    summary(first, report, view.lang)
    requirements(second, report)
    upcoming(third, report)
    calendar(fourth, report)
    receipt(last, report)
    book.close()
    return dateless(made.getvalue(), _yielding)


def _yielding(name: str, content: bytes) -> bytes:
    """Let rows have the height that they got and still grow when somebody writes in them."""
    return content.replace(b' customHeight="1"', b"") if name.startswith("xl/worksheets/") else content
