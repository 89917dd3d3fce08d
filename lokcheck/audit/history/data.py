"""The history as JSON, for other programs."""

import json
from collections import Counter
from typing import Any

from lokcheck.audit.history.change import STATES, Change, History, Run, Seen, State
from lokcheck.report.view import View

__all__ = ["VERSION", "as_data", "render"]

VERSION = 1
"""Grows when a key is removed, or means something else; new keys may come without it."""


def render(history: History, view: View) -> str:
    """Return the history as JSON with a newline at its end; texts that have one key are in the language of ``view``."""
    return json.dumps(as_data(history, view), ensure_ascii=False, indent=2) + "\n"


def as_data(history: History, view: View) -> dict[str, Any]:
    """Return the history as plain data."""
    return {
        "format": "lokcheck-history", "version": VERSION, "language": view.lang,
        "runs": [_run(run) for run in history.runs],
        "before": history.before.run if history.before else None, "after": history.after.run,
        "rulebook_changed": history.rulebook_changed,
        "choice_changed": history.choice_changed,
        "documents_added": history.added, "documents_removed": history.removed,
        "documents_recovered": history.recovered, "documents_failed": history.failed,
        "states": _states(history.states()),
        "counties": {name: _states(states) for name, states in history.by_county().items()},
        "topics": {name: _states(states) for name, states in history.by_topic().items()},
        "changes": [_change(change, view) for change in history.changes],
    }  # fmt: skip


def _states(states: Counter[State]) -> dict[str, int]:
    return {state: states[state] for state in STATES}


def _run(run: Run) -> dict[str, Any]:
    return {
        "run": run.run, "made_at": run.made_at, "as_of": run.as_of.isoformat(), "rulebook": run.rulebook,
        "documents": run.documents, "failures": run.failures,
        "severities": {level: run.severities[level] for level in ("error", "warning", "note")},
        "met": run.met, "judged": run.judged, "lokcheck": run.made.lokcheck,
        "changes": _json(run.made.changes), "sources": _json(run.made.sources), "asked": _json(run.made.asked),
        "counties": {name: part._asdict() for name, part in run.counties.items()},
        "topics": {name: part._asdict() for name, part in run.topics.items()},
    }  # fmt: skip


def _json(text: str | None) -> Any:
    return json.loads(text) if text is not None else None


def _change(change: Change, view: View) -> dict[str, Any]:
    return {
        "state": change.state, "rule": change.rule, "title": change.title.get(view.lang), "topic": change.topic,
        "county": change.county, "kind": change.kind, "document": change.document,
        "file": change.file.replace("\\", "/"), "before": _seen(change.before), "after": _seen(change.after),
    }  # fmt: skip


def _seen(seen: Seen | None) -> dict[str, Any] | None:
    return {"today": seen.today, "severity": seen.severity, "waived": seen.waived} if seen else None
