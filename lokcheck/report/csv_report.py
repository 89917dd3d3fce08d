"""The report as a table: a row for each requirement on each document.

``csv`` is for programs: RFC 4180, comma, ids and English keys. ``csv-excel`` is for people who open it in a Swedish
Excel: semicolon, a byte order mark, headings and words in the chosen language.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lokcheck.report.brief import basis_lines, posix, said, shown_place
from lokcheck.report.changed import changes_by_rule
from lokcheck.report.model import DocumentReport, Report, Requirement, VerdictLine
from lokcheck.report.places import told_at
from lokcheck.report.view import View
from lokcheck.report.waivers import waiver_text
from lokcheck.report.words import COMPARED, KINDS, MODALITIES, OUTCOMES, SEVERITIES, word
from lokcheck.texts import Lang, Text

__all__ = ["COLUMNS", "inert", "render", "render_excel"]

COLUMNS: dict[str, Text] = {
    "document": Text("Dokument", "Document"),
    "document_title": Text("Dokumentets titel", "Title of the document"),
    "kind": Text("Slag", "Kind"),
    "county": Text("Län", "County"),
    "rule": Text("Krav", "Requirement"),
    "topic": Text("Ämne", "Topic"),
    "title": Text("Rubrik", "Title"),
    "modality": Text("Hur bindande", "How binding"),
    "severity": Text("Allvar i dag", "Severity today"),
    "today": Text("Utfall i dag", "Outcome today"),
    "as_of": Text("Bedömt per", "Judged as of"),
    "at_adoption": Text("Utfall på egen dag", "Outcome on its own date"),
    "own_day": Text("Egen dag", "Its own date"),
    "changed_on": Text("Ändrades", "Changed on"),
    "reported_by": Text("Rapporteras av", "Reported by"),
    "message": Text("Vad som framkom", "What was found"),
    "remedy": Text("Åtgärd", "Remedy"),
    "who": Text("Vem", "Who"),
    "question": Text("Fråga att bedöma", "Question to judge"),
    "basis": Text("Grund", "Basis"),
    "links": Text("Länkar", "Links"),
    "file": Text("Fil", "File"),
    "line": Text("Rad", "Line"),
    "column": Text("Kolumn", "Column"),
    "evidence": Text("Belägg", "Evidence"),
    "waived_until": Text("Undantag till och med", "Waived through"),
    "waiver": Text("Undantagets beslut och skäl", "Decision and reason of the waiver"),
    "compared": Text("Mot utgångsläget", "Beside the baseline"),
    "changes": Text("Skiljer sig från standard", "Differs from the standard"),
}
"""The columns by their keys, and what people call them."""

_FORMULA = re.compile(r"(?P<before>(?:^|[;,|])[\s\"']*)(?P<sign>[=+@＝＋＠－−-])")
_EXCEL_BOM = "\ufeff"


class _Style(NamedTuple):
    lang: Lang
    words: bool


def render(report: Report, view: View) -> bytes:
    """Return the table for programs, as UTF-8."""
    return _table(report, COLUMNS, ",", _Style(view.lang, words=False)).encode("utf-8")


def render_excel(report: Report, view: View) -> bytes:
    """Return the table for people, as UTF-8 that Excel takes for what it is."""
    heads = [text.get(view.lang) for text in COLUMNS.values()]
    return (_EXCEL_BOM + _table(report, heads, ";", _Style(view.lang, words=True))).encode("utf-8")


def inert(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it, or what stands after a separator in it, for a formula."""
    made = _FORMULA.sub(r"\g<before>'\g<sign>", text)
    return f"'{made}" if made[:1] in ("\t", "\r", "\n") else made


def _table(report: Report, heads: Iterable[str], comma: str, style: _Style) -> str:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=comma, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(heads)
    topics = dict(report.topics)
    changes = changes_by_rule(report, style.lang)
    for document in report.documents:
        for item in document.requirements:
            topic = topics.get(item.topic, Text(item.topic, item.topic))
            row = (*_row(item, document, topic, style), changes.get(item.rule, ""))
            writer.writerow(map(_safe, row))
    return made.getvalue()


def _evidence(item: Requirement, lang: Lang) -> Iterator[str]:
    return (shown_place(line, lang) for line in (*item.today.failing, *item.today.evidence))


def _safe(value: str | int) -> str | int:
    return value if isinstance(value, int) else inert(value)


def _row(item: Requirement, document: DocumentReport, topic: Text, style: _Style) -> Sequence[str | int]:
    lang, words = style
    before = item.at_adoption
    return (
        said(posix(document.key), lang), said(document.title, lang),
        said(word(KINDS, document.kind), lang) if words else document.kind, said(document.county, lang),
        item.rule, said(topic, lang) if words else item.topic, said(item.title, lang),
        said(word(MODALITIES, item.modality), lang) if words else item.modality,
        _severity(item.today, style), _outcome(item.today, style), str(item.today.day),
        _outcome(before, style) if before else "", _day(document.own_day), _day(item.changed_on),
        said(told_at(item), lang), said(item.today.message, lang), said(item.remedy, lang), said(item.who, lang),
        said(item.question, lang), "; ".join(said(line.citation, lang) for line in basis_lines(item)),
        " ".join(line.url for line in basis_lines(item) if line.url), said(posix(item.file), lang),
        item.line, item.column, " | ".join(_evidence(item, lang)),
        _day(item.waiver.until if item.waiver else None), said(waiver_text(item.waiver), lang) if item.waiver else "",
        _compared(item, style),
    )  # fmt: skip


def _compared(item: Requirement, style: _Style) -> str:
    if item.compared is None:
        return ""
    return COMPARED[item.compared].get(style.lang) if style.words else item.compared


def _severity(verdict: VerdictLine, style: _Style) -> str:
    if verdict.severity is None:
        return ""
    return SEVERITIES[verdict.severity][0].get(style.lang) if style.words else verdict.severity


def _outcome(verdict: VerdictLine, style: _Style) -> str:
    return OUTCOMES[verdict.outcome].get(style.lang) if style.words else verdict.outcome


def _day(day: dt.date | None) -> str:
    return str(day) if day else ""
