"""The findings of each county and topic, audit by audit; and of what documents an audit was."""

import json
from collections.abc import Callable, Sequence

from lokcheck.audit.asked import options_text
from lokcheck.audit.history.change import History, Made, Part, Run
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.text_table import table
from lokcheck.texts import Text

__all__ = ["choice_text", "trends"]

_SHOWN = 4
"""Audits side by side: the latest, and those that are compared."""
_COUNTIES = Text("Fynd per län i varje granskning (antal dokument inom parentes)",
                 "Findings by county in each audit (numbers of documents in brackets)")  # fmt: skip
_TOPICS = Text("Fynd per ämne i varje granskning", "Findings by topic in each audit")
_DAY, _NUMBER = Text("per", "as of"), Text("granskning nr", "audit no")
_SILENT = Text("Ämnen utan fynd i någon av dem är utelämnade.", "Topics without findings in any of them are left out.")
_ABSENT = Text(
    "– betyder att granskningen inte gällde något sådant.", "– means that the audit was of nothing of the kind."
)


def trends(page: Page, history: History) -> None:
    """Add to ``page`` the findings of the latest audits by county and by topic."""
    shown = {run.run for run in (*history.runs[-_SHOWN:], history.before, history.after) if run is not None}
    runs = [run for run in history.runs if run.run in shown]
    none = page.say(Text("framgår inte", "not stated"))
    counties = dict.fromkeys(sorted(name for run in runs for name in run.counties))
    _trend(page, _COUNTIES, runs, {name: plain(name) or none for name in counties}, lambda run: run.counties)
    known = {topic for run in runs for topic in run.topics}
    names = {topic: page.say(name) for topic, name in history.topics.items() if topic in known}
    _trend(page, _TOPICS, runs, names, lambda run: run.topics, documents=False)


def _trend(
    page: Page, title: Text, runs: Sequence[Run], names: dict[str, str], parts: Callable[[Run], dict[str, Part]],
    *, documents: bool = True,
) -> None:  # fmt: skip
    if not names:
        return
    page.heading(page.say(title))
    nothing = page.symbol("–", "-")
    rows = [[page.say(_NUMBER), *(str(run.run) for run in runs)]]
    for name, shown in names.items():
        found = [parts(run).get(name) for run in runs]
        if documents or any(part is not None and part.findings for part in found):
            rows.append([shown, *(nothing if part is None else _numbers(part, documents=documents) for part in found)])
    table(page, [page.say(_DAY), *(str(run.as_of) for run in runs)], rows)
    if len(rows) <= len(names):
        page.para(page.say(_SILENT), "  ")
    if any(nothing in row[1:] for row in rows):
        page.para(page.say(_ABSENT).replace("–", nothing), "  ")


def _numbers(part: Part, *, documents: bool) -> str:
    return f"{part.findings} ({part.documents})" if documents else str(part.findings)


def choice_text(made: Made) -> Text:
    """Return of what documents an audit was: what was named, and what narrowed the choice."""
    named = ", ".join(json.loads(made.sources))
    said = options_text(json.loads(made.asked or "{}").items())
    return Text(*(" – ".join(filter(None, (named, text))) for text in said))
