"""The days that a document sets and that an official must not miss. Law to come has a part of its own."""

import datetime as dt

from lokcheck.report.model import Deadline, DocumentReport
from lokcheck.texts import Text

__all__ = ["DATES", "DATES_INTRO", "dates", "dated_text"]

DATES = Text("Datum i dokumentet", "Dates in the document")
DATES_INTRO = Text(
    "Dagar som texten sätter eller som följer av den: översyn, uppföljning, åtaganden och uppsägning.",
    "Days that the text sets or that follow from it: review, follow-up, obligations and notice.",
)
_PASSED = Text("passerat: ", "passed: ")


def dates(document: DocumentReport, as_of: dt.date) -> list[Deadline]:
    """Return reviews whose day has passed, then what is to come, by day; nothing of a document that has ended."""
    if document.ended is not None:
        return []
    shown = [item for item in document.deadlines if item.kind != "law"]
    passed = [item for item in shown if item.day < as_of and item.kind == "review"]
    return [*passed, *(item for item in shown if item.day >= as_of)]


def dated_text(deadline: Deadline, as_of: dt.date) -> Text:
    """Return what is due, and whether its day has passed."""
    what = deadline.what
    return Text(f"{_PASSED.sv}{what.sv}", f"{_PASSED.en}{what.en}") if deadline.day < as_of else what
