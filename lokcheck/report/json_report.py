"""The report as JSON, for other programs. docs/json-report.md and schema/report-1.json describe it."""

import datetime as dt
import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from lokcheck.report.model import (
    Baseline,
    BasisLine,
    Deadline,
    DocumentReport,
    EvidenceLine,
    Problem,
    Receipt,
    Report,
    Requirement,
    Upcoming,
    VerdictLine,
    Waived,
)
from lokcheck.report.tally import Tally, tally
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text

__all__ = ["VERSION", "as_data", "receipt_data", "render", "schema"]

VERSION = 1
"""Grows when a key is removed, or means something else; new keys may come without it."""

Data = dict[str, Any]


def render(report: Report, view: View) -> str:
    """Return the report as JSON with a newline at its end; the same report gives the same text."""
    return json.dumps(as_data(report, view.lang), ensure_ascii=False, indent=2) + "\n"


def schema() -> Data:
    """Return the JSON Schema of this version."""
    text = files("lokcheck.report").joinpath(f"schema/report-{VERSION}.json").read_text("utf-8")
    found: Data = json.loads(text)
    return found


def as_data(report: Report, lang: Lang) -> Data:
    """Return the report as plain data; texts that have one key are in ``lang``."""
    return {
        "format": "lokcheck-report",
        "version": VERSION,
        "language": lang,
        "receipt": receipt_data(report.receipt),
        "summary": _summary(report),
        "documents": [_document(document, lang) for document in report.documents],
        "requirements": [_requirement(item, lang) for item in report.requirements()],
        "problems": [_problem(problem, lang) for problem in report.problems],
        "topics": [{"id": name, "name": text.get(lang), "texts": _both(text)} for name, text in report.topics],
        "upcoming": [
            _upcoming(item, document, lang) for document in report.documents for item in document.upcoming
        ],
        "baseline": _baseline(report.baseline),
        "deadlines": [
            _deadline(item, document, lang) for document in report.documents for item in document.deadlines
        ],
    }  # fmt: skip


def receipt_data(made: Receipt) -> Data:
    """Return the receipt as plain data."""
    return {
        "lokcheck": made.lokcheck,
        "engine": made.engine,
        "rulebook": made.rulebook,
        "register": made.register,
        "register_checked": _day(made.register_checked),
        "as_of": _day(made.as_of),
        "changes": [
            {"what": change.what, "target": change.target, "folder": change.folder, "text": _both(change.text)}
            for change in made.changes
        ],
        "inputs": [{"file": _path(item.file), "sha256": item.sha256, "role": item.role} for item in made.inputs],
    }


def _summary(report: Report) -> Data:
    requirements = list(report.requirements())
    return {
        "documents": len(report.documents),
        "problems": len(report.problems),
        "today": _tally(tally(requirements)),
        "at_adoption": _tally(tally(requirements, at_adoption=True)),
    }


def _tally(numbers: Tally) -> Data:
    return {
        "requirements": numbers.total,
        "judged": numbers.judged,
        "findings": numbers.findings,
        "waived": numbers.waived,
        "unchanged": numbers.unchanged,
        "outcomes": dict(numbers.outcomes),
        "severities": dict(numbers.severities),
        "no_date": numbers.none,
    }


def _document(document: DocumentReport, lang: Lang) -> Data:
    return {
        "document": document.key,
        "file": _path(document.file),
        "sha256": document.sha256,
        "kind": document.kind,
        "title": document.title,
        "county": document.county,
        "status": document.status,
        "parties": list(document.parties),
        "own_day": _day(document.own_day),
        "own_day_is": _said(document.own_day_is, lang),
        "valid_from": _day(document.valid_from),
        "valid_to": _day(document.valid_to),
        "ended": _said(document.ended, lang),
        "summary": {
            "today": _tally(tally(document.requirements)),
            "at_adoption": _tally(tally(document.requirements, at_adoption=True)),
        },
    }


def _requirement(item: Requirement, lang: Lang) -> Data:
    before, today = item.at_adoption, item.today
    return {
        "rule": item.rule,
        "aliases": list(item.aliases),
        "document": item.document,
        "title": item.title.get(lang),
        "topic": item.topic,
        "modality": item.modality,
        "at_adoption": before.outcome if before else None,
        "today": today.outcome,
        "changed_on": _day(item.changed_on),
        "is_update": item.is_update,
        "severity": today.severity,
        "severity_at_adoption": before.severity if before else None,
        "reported_by": item.reported_by,
        "reported_in": _path(item.reported_in) if item.reported_in else None,
        "counts": item.counts,
        "excerpt": item.excerpt._asdict() if item.excerpt else None,
        "waiver": _waiver(item.waiver),
        "compared": item.compared,
        "file": _path(item.file),
        "line": item.line,
        "column": item.column,
        "message": today.message.get(lang),
        "message_at_adoption": before.message.get(lang) if before else None,
        "remedy": item.remedy.get(lang),
        "who": _said(item.who, lang),
        "question": _said(item.question, lang),
        "basis": [_basis(line) for line in item.basis],
        "evidence": _evidence(today.evidence, lang),
        "failing": _evidence(today.failing, lang),
        "evidence_at_adoption": _evidence(before.evidence, lang) if before else [],
        "failing_at_adoption": _evidence(before.failing, lang) if before else [],
        "sources": list(item.sources),
        "source_was_read": item.was_read,
        "texts": _texts(item, before),
    }


def _waiver(waiver: Waived | None) -> Data | None:
    if waiver is None:
        return None
    return {
        "reason": waiver.reason,
        "decided_by": waiver.by,
        "registry": waiver.registry,
        "from": _day(waiver.start),
        "until": _day(waiver.until),
    }


def _baseline(baseline: Baseline | None) -> Data | None:
    if baseline is None:
        return None
    gone = [{"rule": item.rule, "document": item.document, "now": item.now} for item in baseline.gone]
    return {"file": _path(baseline.file), "as_of": _day(baseline.as_of), "gone": gone}


def _texts(item: Requirement, before: VerdictLine | None) -> Data:
    return {
        "title": _both(item.title),
        "asks": _both(item.asks),
        "message": _both(item.today.message),
        "message_at_adoption": _both(before.message) if before else None,
        "remedy": _both(item.remedy),
        "who": _both(item.who),
        "question": _both(item.question),
    }


def _basis(line: BasisLine) -> Data:
    return {
        "id": line.id,
        "citation": line.citation,
        "url": line.url,
        "valid_from": _day(line.valid_from),
        "valid_to": _day(line.valid_to),
        "modality": line.modality,
        "confidence": line.confidence,
        "applies_at": line.applies_at,
    }


def _evidence(lines: Iterable[EvidenceLine], lang: Lang) -> list[Data]:
    return [
        {
            "file": _path(line.file),
            "line": line.line,
            "column": line.column,
            "what": line.what.get(lang),
            "section": line.section,
            "page": line.page,
            "source_line": line.source_line,
            "quote": line.quote,
            "detail": _said(line.detail, lang),
        }
        for line in lines
    ]


def _problem(problem: Problem, lang: Lang) -> Data:
    advice = Text(*map(str.strip, problem.advice)) if problem.advice and problem.advice.sv.strip() else None
    return {
        "code": problem.code,
        "file": _path(problem.file),
        "line": problem.line,
        "column": problem.column,
        "message": problem.text.get(lang),
        "advice": _said(advice, lang),
        "texts": {"message": _both(problem.text), "advice": _both(advice)},
    }


def _upcoming(item: Upcoming, document: DocumentReport, lang: Lang) -> Data:
    return {
        "document": document.key,
        "day": _day(item.day),
        "citation": item.citation,
        "text": item.text.get(lang),
        "url": item.url,
        "rules": list(item.rules),
        "texts": {"text": _both(item.text)},
    }


def _deadline(item: Deadline, document: DocumentReport, lang: Lang) -> Data:
    return {
        "document": document.key,
        "day": _day(item.day),
        "kind": item.kind,
        "what": item.what.get(lang),
        "ground": _said(item.ground, lang),
        "rule": item.rule,
        "file": _path(document.file),
        "line": item.line,
        "path": list(item.path),
        "texts": {"what": _both(item.what), "ground": _both(item.ground)},
    }


def _both(text: Text | None) -> dict[str, str] | None:
    return {"sv": text.sv, "en": text.en} if text else None


def _said(text: Text | None, lang: Lang) -> str | None:
    return text.get(lang) if text else None


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _path(path: str) -> str:
    return path.replace("\\", "/")
