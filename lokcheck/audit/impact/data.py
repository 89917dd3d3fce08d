"""The documents that rest on a provision, as JSON for other programs."""

import datetime as dt
import json
from typing import Any

from lokcheck.audit.impact.impact import Affected, Impact, Resting
from lokcheck.audit.impact.mentions import Mention
from lokcheck.audit.impact.said import advice
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
            {"day": _day(change.day), "citation": change.citation, "url": change.url, "text": change.news.get(lang),
             "coming": change.coming} for change in found.changes
        ],
        "judged_on": _day(found.judged_on),
        "rules": [{"rule": rule, "title": title.get(lang)} for rule, title in found.rules],
        "documents": found.documents,
        "affected": [_affected(one, lang) for one in found.affected],
        "failures": [{"file": one.file, "line": one.line, "text": one.text.get(lang)} for one in found.failures],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _affected(one: Affected, lang: Lang) -> dict[str, Any]:
    document = one.document
    return {
        "number": one.number, "file": document.file.replace("\\", "/"), "title": document.title,
        "county": document.county, "kind": document.kind, "own_day": _day(document.own_day),
        "valid_to": _day(document.valid_to), "ended": document.ended.get(lang) if document.ended else None,
        "mentions": [_mention(item, one, lang) for item in one.mentions],
        "requirements": [_resting(item, lang) for item in one.resting],
        "awaited": [_resting(item, lang) for item in one.awaited],
    }  # fmt: skip


def _mention(mention: Mention, one: Affected, lang: Lang) -> dict[str, Any]:
    what = advice(mention, one)
    return {
        "text": mention.text, "lines": list(mention.lines), "whole": mention.whole, "historical": mention.historical,
        "standing": mention.standing, "until": _day(mention.until), "instead": list(mention.instead),
        "changes": _day(mention.changes), "to_do": what.to_do, "advice": what.text.get(lang),
    }  # fmt: skip


def _resting(item: Resting, lang: Lang) -> dict[str, Any]:
    row = item.row
    return {
        "rule": item.rule, "title": item.title.get(lang), "today": row.today, "severity": row.severity,
        "waived": row.waived, "changed_on": _day(row.changed_on), "line": row.line, "section": row.section,
        "page": row.page, "quote": row.quote, "message": row.message.get(lang) if row.message else None,
        "remedy": item.remedy.get(lang) if item.fails else None,
    }  # fmt: skip


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
