"""The report for GitLab's Code Quality: what the merge request shows beside the changed lines."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from lokcheck.report.brief import posix, said
from lokcheck.report.changed import change_lines
from lokcheck.report.fingerprint import fingerprints, key_of
from lokcheck.report.model import Problem, Report
from lokcheck.report.settled import shown
from lokcheck.report.tally import is_finding
from lokcheck.report.view import View
from lokcheck.texts import Lang

__all__ = ["render"]

_SEVERITIES = {"error": "critical", "warning": "major", "note": "minor"}
_UNREADABLE = "blocker"


def render(report: Report, view: View) -> str:
    """Return a JSON array of today's findings, gravest first; what could not be read or judged comes before them.

    Waived findings are left out. Those that were there before a baseline stay: GitLab itself tells what is new, by
    comparing this with the same of the branch that is merged into.
    """
    issues = [*_problems(report, view.lang), *_findings(report, view), *_changes(report, view.lang)]
    return json.dumps(issues, indent=2) + "\n"


def _findings(report: Report, view: View) -> Iterator[dict[str, Any]]:
    prints, lang = fingerprints(report), view.lang
    for item in (item for item in shown(report.requirements(), view) if is_finding(item) and item.waiver is None):
        text = " ".join(filter(None, (said(item.today.message, lang), said(item.remedy, lang))))
        severity = _SEVERITIES[item.severity or "note"]
        yield _issue(item.rule, f"{item.rule} {text}", prints[key_of(item)], severity, item.file, item.line)


def _changes(report: Report, lang: Lang) -> Iterator[dict[str, Any]]:
    """What differs from the standard, as information on the first document: the format knows only places in files.

    GitLab compares with the branch that is merged into, so a merge request shows what it changes itself.
    """
    for document in report.documents[:1]:
        for change, line in zip(report.receipt.changes, change_lines(report.receipt, lang), strict=True):
            parts = ("changed", change.what, change.target, change.folder, change.text.sv)
            mark = sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
            yield _issue(f"changed-{change.what}", line, mark, "info", document.file, 1)


def _problems(report: Report, lang: Lang) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for number, problem in enumerate(report.problems):
        text = " ".join(filter(None, (said(problem.text, lang), said(problem.advice, lang))))
        mark = _mark(problem)
        mark = mark if mark not in seen else _mark(problem, number)
        seen.add(mark)
        yield _issue(problem.code, text, mark, _UNREADABLE, problem.file, problem.line)
    for item in report.requirements():
        if item.today.outcome == "error":
            mark = sha256(f"error\0{item.document}\0{item.rule}".encode("utf-8", "backslashreplace")).hexdigest()
            text = f"{item.rule} {said(item.today.message, lang) or said(item.title, lang)}"
            yield _issue(item.rule, text, mark, _UNREADABLE, item.file, item.line)


def _mark(problem: Problem, number: int = 0) -> str:
    parts = (problem.code, posix(problem.file), problem.text.sv, str(number))
    return sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()


def _issue(name: str, text: str, mark: str, severity: str, file: str, line: int) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": name,
        "fingerprint": mark,
        "severity": severity,
        "location": {"path": said(posix(file), "sv"), "lines": {"begin": max(line, 1)}},
    }
