"""The head of a document's report: what it is, between whom, from when, and on which dates it was judged."""

import datetime as dt
from typing import NamedTuple

from lokcheck.report.model import DocumentReport
from lokcheck.report.page import Page
from lokcheck.report.places import place
from lokcheck.report.words import KINDS, STATUSES, word
from lokcheck.texts import Text

__all__ = ["NOTE", "Fact", "facts", "head"]

NOTE = Text("Observera", "Note")
"""The label of what a reader has to know before anything else."""
_PARTIES_ARE = Text("Parter", "Parties")

_INDENT, _COLUMN = 2, 13
_PARTIES = 12


class Fact(NamedTuple):
    """A line of the head; ``own``: the text is the document's own words, in its language."""

    label: Text
    text: Text
    own: bool = False


def facts(document: DocumentReport, as_of: dt.date) -> list[Fact]:
    """Return what the document is, between whom, from when, and on which dates it was judged."""
    status = word(STATUSES, document.status) if document.status else None
    lines = (
        (Text("Dokument", "Document"), _kind(document)),
        (_PARTIES_ARE, _parties(document)),
        (Text("Datum", "Date"), _own_day(document)),
        (Text("Giltighet", "Validity"), _validity(document)),
        (Text("Status", "Status"), status),
        (NOTE, document.ended),
        (Text("Bedömt", "Judged"), _judged(document, as_of)),
    )
    own = bool(document.parties)
    return [Fact(label, text, own and label == _PARTIES_ARE) for label, text in lines if text is not None]


def head(page: Page, document: DocumentReport, as_of: dt.date) -> None:
    """Add the head of ``document`` to ``page``."""
    page.para(document.title, tint="bold")
    page.rule("─", "-")
    file = Fact(Text("Fil", "File"), Text(*[place(document.file, 0, 0)] * 2))
    for fact in [*facts(document, as_of), file]:
        page.field(page.say(fact.label), page.say(fact.text), _INDENT, _COLUMN)


def _kind(document: DocumentReport) -> Text:
    kind = word(KINDS, document.kind)
    return Text(f"{kind.sv}, {document.county}", f"{kind.en}, {document.county}") if document.county else kind


def _parties(document: DocumentReport) -> Text:
    if not document.parties:
        return Text("framgår inte", "not stated")
    listed, left = "; ".join(document.parties[:_PARTIES]), len(document.parties) - _PARTIES
    return Text(f"{listed} och {left} till", f"{listed} and {left} more") if left > 0 else Text(listed, listed)


def _own_day(document: DocumentReport) -> Text:
    if document.own_day is None:
        return Text("dokumentet har inget eget datum", "the document has no date of its own")
    day, what = document.own_day, document.own_day_is
    return Text(f"{what.sv} {day}", f"{what.en} {day}") if what else Text(str(day), str(day))


def _validity(document: DocumentReport) -> Text | None:
    start, end = document.valid_from, document.valid_to
    if start and end:
        return Text(f"{start} – {end}", f"{start} – {end}")
    if start:
        return Text(f"från {start}, inget slutdatum", f"from {start}, no end date")
    return Text(f"till och med {end}", f"until {end}") if end else None


def _judged(document: DocumentReport, as_of: dt.date) -> Text:
    if document.own_day is None:
        return Text(f"per {as_of}", f"as of {as_of}")
    return Text(
        f"per {document.own_day} (då) och per {as_of} (nu)", f"as of {document.own_day} (then) and {as_of} (now)"
    )
