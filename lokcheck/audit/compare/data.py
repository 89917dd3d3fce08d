"""Documents beside each other, and copies, as JSON for other programs."""

import json
from typing import Any

from lokcheck.audit.compare.cells import Cell
from lokcheck.audit.compare.changed import Copy
from lokcheck.audit.compare.columns import label
from lokcheck.audit.compare.comparison import Comparison, Line
from lokcheck.report.view import View
from lokcheck.texts import Lang

__all__ = ["VERSION", "render"]

VERSION = 1
"""Grows when a key is removed, or means something else; new keys may come without it."""


def render(found: Comparison, view: View) -> str:
    """Return the comparison as JSON with a newline at its end; texts are in the language of ``view``."""
    lang, number = view.lang, len(found.columns)
    data = {
        "format": "lokcheck-compare", "version": VERSION, "language": lang,
        "documents": [{"label": label(at, number), **column._asdict()} for at, column in enumerate(found.columns)],
        "requirements": [_line(line, lang) for line in found.lines],
        "differing": [line.rule for line in found.differing],
        "likeness": found.wanted.likeness,
        "copies": [
            {"template": group.template.file, "copies": [_copy(copy, lang) for copy in group.copies]}
            for group in found.groups
        ],
        "failures": [{"file": one.file, "line": one.line, "text": one.text.get(lang)} for one in found.failures],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _line(line: Line, lang: Lang) -> dict[str, Any]:
    return {"rule": line.rule, "title": line.title.get(lang), "topic": line.topic, "differs": line.differs,
            "outcomes": [_cell(cell, lang) for cell in line.cells]}  # fmt: skip


def _cell(cell: Cell | None, lang: Lang) -> dict[str, Any] | None:
    if cell is None:
        return None
    message = cell.message.get(lang) if cell.message else None
    return {"outcome": cell.outcome, "severity": cell.severity, "waived": cell.waived, "message": message,
            "quote": cell.quote, "section": cell.section, "page": cell.page, "line": cell.line}  # fmt: skip


def _copy(copy: Copy, lang: Lang) -> dict[str, Any]:
    changes = [
        {"direction": one.direction, "text": one.said.get(lang), "line": one.line, "template_line": one.template_line}
        for one in copy.changes
    ]
    return {"file": copy.document.file, "likeness": round(copy.likeness, 3),
            "names": [{"template": old, "copy": new} for old, new in copy.names], "changes": changes}  # fmt: skip
