"""The documents that rest on a provision, as JSON for other programs."""

import datetime as dt
import json
from typing import Any

from lokcheck.audit.impact.impact import Affected, Impact
from lokcheck.report.view import View
from lokcheck.texts import Lang

__all__ = ["VERSION", "render"]

VERSION = 1
"""Grows when a key is removed, or means something else; new keys may come without it."""


def render(found: Impact, view: View) -> str:
    """Return the answer as JSON with a newline at its end; texts are in the language of ``view``."""
    lang = view.lang
    data = {
        "format": "lokcheck-impact", "version": VERSION, "language": lang, "name": found.name.get(lang),
        "url": found.url, "as_of": _day(found.as_of), "standing": found.standing, "since": _day(found.since),
        "until": _day(found.until),
        "replaced_by": [{"name": name.get(lang), "since": _day(day)} for name, day in found.replaced_by],
        "changes": [
            {"day": _day(change.day), "citation": change.citation, "text": change.news.get(lang),
             "coming": change.coming} for change in found.changes
        ],
        "rules": list(found.rules), "documents": found.documents,
        "affected": [_affected(one, lang) for one in found.affected],
        "failures": [{"file": one.file, "line": one.line, "text": one.text.get(lang)} for one in found.failures],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _affected(one: Affected, lang: Lang) -> dict[str, Any]:
    document = one.document
    return {
        "file": document.file.replace("\\", "/"), "title": document.title, "county": document.county,
        "kind": document.kind, "own_day": _day(document.own_day), "mentions": [item._asdict() for item in one.mentions],
        "requirements": [
            {"rule": item.rule, "title": item.title.get(lang), "today": item.row.today, "severity": item.row.severity,
             "waived": item.row.waived, "line": item.row.line, "quote": item.row.quote,
             "message": item.row.message.get(lang) if item.row.message else None,
             "remedy": item.remedy.get(lang) if item in one.failing else None}
            for item in one.resting
        ],
    }  # fmt: skip


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
