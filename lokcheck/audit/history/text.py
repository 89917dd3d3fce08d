"""The history as text: the audits in a table, what changed between two of them, by county and by topic."""

from collections import Counter
from collections.abc import Sequence

from lokcheck.audit.history.change import STATES, Change, History, Run, State
from lokcheck.audit.history.said import caveats
from lokcheck.audit.history.trends import trends
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.text_table import table
from lokcheck.report.view import View
from lokcheck.report.words import OUTCOMES, SEVERITIES, SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["render"]

_LISTED = 10
_RUNS = 20
"""Audits in the table: the latest."""
_OTHER = Text("övriga", "other")
_COLUMNS: tuple[State, ...] = ("new", "worsened", "solved", "improved", "unchanged")
_HEADS = (
    Text("nr", "no"), Text("per", "as of"), Text("dokument", "documents"), Text("brister", "errors"),
    Text("varningar", "warnings"), Text("noteringar", "notes"), Text("uppfyllda krav", "requirements met"),
)  # fmt: skip


def render(history: History, view: View) -> str:
    """Return the history with a newline at its end."""
    page = Page(view)
    page.para(page.say(Text("Granskningarna i databasen", "The audits in the database")), tint="bold")
    table(page, [page.say(head) for head in _HEADS], [_run(run, page) for run in history.runs[-_RUNS:]])
    if len(history.runs) > _RUNS:
        left = len(history.runs) - _RUNS
        earlier = Text(f"och {left} tidigare (--format json har alla)", f"and {left} earlier (--format json has all)")
        page.para(page.say(earlier), "  ")
    if history.before is None:
        page.blank()
        page.para(page.say(Text("Det finns bara en granskning: det finns inget att jämföra med än.",
                                "There is one audit only: nothing to compare with yet.")))  # fmt: skip
        return page.text()
    _between(page, history)
    topics = {topic: page.say(name) for topic, name in history.topics.items()}
    none = page.say(Text("framgår inte", "not stated"))
    counties = {name or none: states for name, states in history.by_county().items()}
    _grouped(page, Text("Per län", "By county"), counties)
    by_topic = {topics.get(topic, topic): states for topic, states in history.by_topic().items()}
    _grouped(page, Text("Per ämne", "By topic"), by_topic)
    trends(page, history)
    listed: tuple[State, ...] = ("new", "worsened", "solved")
    for state in listed:
        _list(page, state, [change for change in history.changes if change.state == state])
    return page.text()


def _run(run: Run, page: Page) -> list[str]:
    met = page.say(Text(f"{run.met} av {run.judged}", f"{run.met} of {run.judged}"))
    numbers = [str(run.severities[level]) for level in SEVERITY_ORDER]
    return [str(run.run), str(run.as_of), str(run.documents), *numbers, met]


def _between(page: Page, history: History) -> None:
    before, after, states = history.before, history.after, history.states()
    assert before is not None
    title = Text(f"Från granskning {before.run} ({before.as_of}) till {after.run} ({after.as_of})",
                 f"From audit {before.run} ({before.as_of}) to {after.run} ({after.as_of})")  # fmt: skip
    page.heading(page.say(title))
    parts = [f"{states[state]} {page.say(STATES[state])}" for state in _COLUMNS]
    parts += [f"{states[state]} {page.say(text)}" for state, text in STATES.items()
              if state not in _COLUMNS and states[state]]  # fmt: skip
    page.para(", ".join(parts) + ".")
    for line in caveats(history):
        page.para(plain(page.say(line)))


def _grouped(page: Page, title: Text, groups: dict[str, Counter[State]]) -> None:
    if not groups:
        return
    page.heading(page.say(title))
    rest = [state for state in STATES if state not in _COLUMNS and any(states[state] for states in groups.values())]
    heads = ["", *(page.say(STATES[state]) for state in _COLUMNS), *([page.say(_OTHER)] if rest else [])]
    rows = []
    for name, states in groups.items():
        numbers = [states[state] for state in _COLUMNS] + ([sum(states[state] for state in rest)] if rest else [])
        rows.append([plain(name), *map(str, numbers)])
    table(page, heads, rows)


def _list(page: Page, state: State, changes: Sequence[Change]) -> None:
    if not changes:
        return
    name = page.say(STATES[state])
    page.heading(f"{name[:1].upper()}{name[1:]} ({len(changes)})")
    for change in changes[:_LISTED]:
        seen = change.after if state != "solved" else change.before
        level = page.say(SEVERITIES[seen.severity][0]) if seen and seen.severity else ""
        then = page.say(OUTCOMES[change.before.today]) if change.before else page.say(Text("fanns inte", "not there"))
        now = page.say(OUTCOMES[change.after.today]) if change.after else "–"
        page.para(
            f"{change.rule} {page.say(change.title)} ({level}: {then} {page.symbol('→', '->')} {now})", "  ", "    "
        )
        page.para(plain(", ".join(filter(None, (change.county, change.file)))), "    ", "    ", tint="dim")
    if len(changes) > _LISTED:
        left = len(changes) - _LISTED
        more = Text(f"och {left} till (--format json har alla)", f"and {left} more (--format json has all)")
        page.para(page.say(more), "  ")
