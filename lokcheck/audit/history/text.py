"""The history as text: the audits in a table, what changed between two of them, by county and by topic."""

from collections import Counter
from collections.abc import Iterable, Sequence

from lokcheck.audit.history.change import STATES, Change, History, Run, State
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.view import View
from lokcheck.report.width import pad, width_of
from lokcheck.report.words import OUTCOMES, SEVERITIES, SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["render"]

_LISTED = 10
_COLUMNS: tuple[State, ...] = ("new", "worsened", "solved", "improved", "unchanged")
_HEADS = (
    Text("nr", "no"), Text("per", "as of"), Text("dokument", "documents"), Text("brister", "errors"),
    Text("varningar", "warnings"), Text("noteringar", "notes"), Text("uppfyllda krav", "requirements met"),
)  # fmt: skip

_CHANGED = Text(
    "Regelverket eller lagregistret är inte detsamma i de två: en del av skillnaden kan bero på det.",
    "The rulebook or the register of law is not the same in the two: part of the difference may be due to that.",
)


def render(history: History, view: View) -> str:
    """Return the history with a newline at its end."""
    page = Page(view)
    page.para(page.say(Text("Granskningarna i databasen", "The audits in the database")), tint="bold")
    _table(page, [page.say(head) for head in _HEADS], [_run(run, page) for run in history.runs])
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
    if history.added or history.removed:
        both = Text(f"{history.added} dokument har tillkommit, {history.removed} finns inte längre med.",
                    f"{history.added} documents were added, {history.removed} are no longer there.")  # fmt: skip
        page.para(page.say(both))
    if history.rulebook_changed:
        page.para(page.say(_CHANGED))


def _grouped(page: Page, title: Text, groups: dict[str, Counter[State]]) -> None:
    if not groups:
        return
    page.heading(page.say(title))
    heads = ["", *(page.say(STATES[state]) for state in _COLUMNS)]
    _table(page, heads, [[plain(name), *(str(states[state]) for state in _COLUMNS)] for name, states in groups.items()])


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


def _table(page: Page, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Add a table: its first column to the left, numbers to the right; names give way where it is narrow."""
    made = [list(heads), *map(list, rows)]
    widths = [max(width_of(row[at]) for row in made) for at in range(len(heads))]
    widths[0] = max(4, min(widths[0], page.view.width - sum(widths[1:]) - 2 * len(widths)))
    for row in made:
        name = row[0] if width_of(row[0]) <= widths[0] else f"{row[0][: widths[0] - 1]}."
        cells = [pad(name, widths[0]), *(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))]
        page.raw([f"  {'  '.join(cells)}"])
