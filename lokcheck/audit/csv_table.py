"""The audit as a table for other programs: a row for each requirement on each document, and one for each failure."""

import csv
from collections.abc import Iterator
from pathlib import Path

from lokcheck.audit.forms import Audit
from lokcheck.audit.record import Audited, Failed, Record, Row
from lokcheck.report.csv_report import inert
from lokcheck.texts import Lang, Text

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "document", "file", "id", "set", "kind", "title", "county", "status", "own_day", "valid_from", "valid_to", "rule",
    "today", "at_adoption", "severity", "severity_at_adoption", "changed_on", "is_update", "reported_by",
    "reported_in", "waived", "line", "column", "message", "quote", "section", "page",
)  # fmt: skip
_HEAD = 11


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Write ``audit`` to ``path`` as UTF-8 with commas; messages are in ``lang``."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(map(_cell, row) for record in audit.records() for row in _rows(record, lang))


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
