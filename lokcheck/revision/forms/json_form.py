"""A comparison as JSON, for other programs. docs/diff.md and schema/diff-1.json describe it."""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, get_args

from lokcheck.report.json_report import as_data
from lokcheck.report.json_report import schema as report_schema
from lokcheck.report.model import DocumentReport, EvidenceLine, Problem, Report, Requirement
from lokcheck.report.view import View
from lokcheck.revision.changes import is_substance
from lokcheck.revision.findings import weight
from lokcheck.revision.forms.words import headline, outcome
from lokcheck.revision.gate import stopping
from lokcheck.revision.model import Change, Compared, DocumentRevision, Finding, Revision
from lokcheck.texts import Lang, Text

__all__ = ["VERSION", "as_revision_data", "render", "schema"]

VERSION = 1
"""Grows when a key is removed, or means something else; new keys may come without it."""

Data = dict[str, Any]
_STATES: tuple[Compared, ...] = get_args(Compared)


def render(revision: Revision, view: View) -> str:
    """Return the comparison as JSON with a newline at its end."""
    return json.dumps(as_revision_data(revision, view), ensure_ascii=False, indent=2) + "\n"


def schema() -> Data:
    """Return the JSON Schema of this version, whole: what a requirement is, is as in that of the report."""
    text = files("lokcheck.revision").joinpath(f"schema/diff-{VERSION}.json").read_text("utf-8")
    found: Data = json.loads(text.replace("report-1.json#", "#"))
    return {**found, "$defs": {**report_schema()["$defs"], **found["$defs"]}}


def as_revision_data(revision: Revision, view: View) -> Data:
    """Return the comparison as plain data; texts that have one key are in the view's language."""
    lang = view.lang
    whole = as_data(Report((), revision.problems, revision.receipt, revision.topics), lang)
    rules = list(dict.fromkeys(item.rule for item in stopping(revision, view.fail_on)))
    return {
        "format": "lokcheck-diff",
        "version": VERSION,
        "language": lang,
        "receipt": whole["receipt"],
        "old": revision.old.get(lang),
        "new": revision.new.get(lang),
        "compared_on": revision.on,
        "summary": _summary(revision, lang),
        "gate": {
            "fail_on": view.fail_on,
            "passed": not rules and not revision.problems,
            "stopped_by": rules,
            "text": outcome(revision, view.fail_on).get(lang),
        },
        "documents": [_document(document, revision, lang) for document in revision.documents],
        "problems": whole["problems"],
        "old_problems": _problems(revision.old_problems, revision, lang),
    }


def _summary(revision: Revision, lang: Lang) -> Data:
    found, changed = headline(revision)
    changes = revision.changes
    return {
        "documents": revision.compared,
        "findings": {state: sum(1 for _ in revision.findings(state)) for state in _STATES},
        "changes": len(changes),
        "changes_in_meaning": sum(1 for change in changes if is_substance(change)),
        "weaker": sum(change.direction == "weaker" and is_substance(change) for change in changes),
        "text": f"{found.get(lang)}; {changed.get(lang)}",
    }


def _document(document: DocumentRevision, revision: Revision, lang: Lang) -> Data:
    return {
        "document": document.report.id,
        "state": document.state,
        "renamed_from": document.renamed_from,
        "old": _version(document.old),
        "new": _version(document.new),
        "title": document.report.title,
        "changes": [_change(change, lang) for change in document.changes],
        "findings": list(_findings(document, revision, lang)),
        "revision_rules": _requirements(document.rules, document.report, revision, lang),
    }


def _version(report: DocumentReport | None) -> Data | None:
    if report is None:
        return None
    return {"file": report.file.replace("\\", "/"), "sha256": report.sha256, "kind": report.kind,
            "own_day": report.own_day.isoformat() if report.own_day else None}  # fmt: skip


def _change(change: Change, lang: Lang) -> Data:
    return {
        "kind": change.kind,
        "direction": change.direction,
        "in_meaning": is_substance(change),
        "about": change.about,
        "fact": change.fact,
        "field": change.field or None,
        "name": change.name.get(lang),
        "text": change.text.get(lang),
        "old": _place(change.old, lang),
        "new": _place(change.new, lang),
        "explained": change.explained,
        "reason": change.reason,
        "texts": {"name": _both(change.name), "text": _both(change.text)},
    }


def _place(line: EvidenceLine | None, lang: Lang) -> Data | None:
    if line is None:
        return None
    return {
        "file": line.file.replace("\\", "/"), "line": line.line, "column": line.column, "path": list(line.path),
        "what": line.what.get(lang), "section": line.section, "page": line.page, "source_line": line.source_line,
        "quote": line.quote,
    }  # fmt: skip


def _findings(document: DocumentRevision, revision: Revision, lang: Lang) -> Iterator[Data]:
    items = [item.requirement for item in document.findings]
    made = _requirements(items, document.report, revision, lang)
    for item, requirement in zip(document.findings, made, strict=True):
        yield {"compared": item.compared, "severity": weight(item.requirement, revision.on), "before": _before(item),
               "requirement": requirement}  # fmt: skip


def _before(item: Finding) -> Data | None:
    if item.before is None:
        return None
    then = item.before.at_adoption
    return {"today": item.before.today.outcome, "at_adoption": then.outcome if then else None,
            "severity": item.before.severity, "file": item.before.file.replace("\\", "/"), "line": item.before.line,
            "column": item.before.column}  # fmt: skip


def _requirements(items: Iterable[Requirement], of: DocumentReport, revision: Revision, lang: Lang) -> list[Data]:
    """The requirements as the report has them."""
    report = Report((of._replace(requirements=tuple(items)),), (), revision.receipt, ())
    found: list[Data] = as_data(report, lang)["requirements"]
    return found


def _problems(problems: tuple[Problem, ...], revision: Revision, lang: Lang) -> list[Data]:
    found: list[Data] = as_data(Report((), problems, revision.receipt, ()), lang)["problems"]
    return found


def _both(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}
