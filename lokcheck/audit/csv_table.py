"""The audit as a table: a row for each requirement on each document, and one for each failure.

``csv`` is for programs: commas, ids and English keys. ``csv-excel`` is for people who open it in a Swedish Excel:
semicolons, a byte order mark, headings and words in the chosen language, and what the rulebook says of the requirement.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from lokcheck.audit.background import Background, RuleHead, background_of
from lokcheck.audit.forms import Audit
from lokcheck.audit.record import Audited, Failed, Record, Row
from lokcheck.report.csv_report import inert
from lokcheck.report.words import KINDS, MODALITIES, OUTCOMES, SEVERITIES, STATUSES, word
from lokcheck.texts import Lang, Text

__all__ = ["COLUMNS", "EXCEL_HEADS", "write", "write_excel"]

COLUMNS = (
    "document", "file", "id", "set", "kind", "title", "county", "status", "own_day", "valid_from", "valid_to", "rule",
    "today", "at_adoption", "severity", "severity_at_adoption", "changed_on", "is_update", "reported_by",
    "reported_in", "waived", "line", "column", "message", "quote", "section", "page",
)  # fmt: skip
_HEAD = 11
EXCEL_HEADS = (
    Text("Län", "County"), Text("Dokument", "Document"), Text("Slag", "Kind"), Text("Status", "Status"),
    Text("Egen dag", "Its own date"), Text("Krav", "Requirement"), Text("Rubrik", "Title"), Text("Ämne", "Topic"),
    Text("Hur bindande", "How binding"), Text("Utfall i dag", "Outcome today"), Text("Allvar i dag", "Severity today"),
    Text("Undantaget", "Waived"), Text("Utfall på egen dag", "Outcome on its own date"), Text("Sedan", "Since"),
    Text("Vad som framkom", "What was found"), Text("Belägg", "Evidence"), Text("Åtgärd", "Remedy"),
    Text("Vem", "Who"), Text("Grund", "Basis"), Text("Fil", "File"), Text("Rad", "Line"), Text("Sida", "Page"),
)  # fmt: skip
_BOM = "\ufeff"
_YES = Text("ja", "yes")
_FAILED = Text("kunde inte läsas eller bedömas", "could not be read or judged")


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Write ``audit`` to ``path`` as UTF-8 with commas; messages are in ``lang``."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(_cell, row) for record in audit.records() for row in _rows(record, lang))


def write_excel(audit: Audit, path: Path, lang: Lang) -> None:
    """Write ``audit`` to ``path`` as UTF-8 that Excel takes for what it is, in ``lang``."""
    background = background_of(audit.rulebook, audit.head.receipt.as_of)
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.write(_BOM)
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(head.get(lang) for head in EXCEL_HEADS)
        for record in audit.records():
            for row in _worded(record, background):
                writer.writerow(_cell(_said(value, lang)) for value in row)


def _worded(record: Record, background: Background) -> Iterator[tuple[object, ...]]:
    if isinstance(record, Failed):
        said = ("", record.file.replace("\\", "/"), *[""] * 7, _FAILED, *[""] * 4, record.text, "", record.advice)
        yield (*said, "", "", record.file.replace("\\", "/"), record.line or None, None)
        return
    names, status = dict(background.topics), record.status
    head = (record.county, record.title, word(KINDS, record.kind), word(STATUSES, status) if status else None,
            record.own_day)  # fmt: skip
    for row in record.rows:
        rule = background.rules.get(row.rule)
        asked = (rule.title, names.get(rule.topic), word(MODALITIES, rule.modality)) if rule else (None, None, None)
        law = " | ".join(line.citation for line in rule.law) if rule else None
        then = OUTCOMES[row.at_adoption] if row.at_adoption else None
        yield (*head, row.rule, *asked, OUTCOMES[row.today], SEVERITIES[row.severity][0] if row.severity else None,
               _YES if row.waived else None, then, row.changed_on, row.message, row.quote or row.section,
               *_to_do(row, rule), law, record.file.replace("\\", "/"), row.line or None, row.page)  # fmt: skip


def _to_do(row: Row, rule: RuleHead | None) -> tuple[Text | None, Text | None]:
    """What to do and who: of a requirement that is not met, or that a person must judge."""
    if rule is None or row.today in ("met", "not_applicable"):
        return None, None
    return (rule.question or rule.remedy, rule.who) if row.today == "manual" else (rule.remedy, rule.who)


def _rows(record: Record, lang: Lang) -> Iterator[tuple[object, ...]]:
    if isinstance(record, Failed):
        empty = ("",) * (COLUMNS.index("today") - 2)
        said = ("error", *[""] * (COLUMNS.index("line") - COLUMNS.index("today") - 1), record.line, record.column)
        yield ("", record.file, *empty, *said, record.text.get(lang), "", "", "")
        return
    head = _head(record)
    yield from ((*head, *_row(row, lang)) for row in record.rows)


def _head(record: Audited) -> tuple[object, ...]:
    names = ("key", *COLUMNS[1:_HEAD])
    return tuple(getattr(record, name) for name in names)


def _row(row: Row, lang: Lang) -> tuple[object, ...]:
    return tuple(_said(getattr(row, name), lang) for name in COLUMNS[_HEAD:])


def _said(value: object, lang: Lang) -> object:
    return value.get(lang) if isinstance(value, Text) else value


def _cell(value: object) -> object:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return inert(value) if isinstance(value, str) else str(value)
