"""The report as workflow commands of GitHub Actions: notes beside the lines of a pull request.

GitHub shows ten of each level for a step and drops the rest in silence, so what is dropped is chosen here and counted.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lokcheck.report.brief import brief, level_word, posix, said
from lokcheck.report.changed import change_lines
from lokcheck.report.model import Report, Requirement
from lokcheck.report.settled import counting, shown
from lokcheck.report.text import summary
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text

__all__ = ["LIMIT", "render"]

LIMIT = 10
"""How many of each level GitHub shows for one step."""

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


class _Command(NamedTuple):
    name: str
    properties: tuple[tuple[str, str], ...]
    text: str

    def __str__(self) -> str:
        properties = ",".join(f"{key}={_property(value)}" for key, value in self.properties if value)
        return f"::{self.name}{' ' if properties else ''}{properties}::{_data(self.text)}"


def render(report: Report, view: View) -> str:
    """Return a command for each of today's findings that counts, within GitHub's limits, and the summary line last."""
    commands = [*_problems(report, view.lang), *_changes(report, view.lang), *_findings(report, view)]
    shown = [command for name in _COMMANDS.values() for command in commands if command.name == name]
    kept = _kept(shown, view.lang)
    found, out_of = summary(report)
    return "\n".join([*map(str, kept), f"{found.get(view.lang)} · {out_of.get(view.lang)}"]) + "\n"


def _kept(commands: Sequence[_Command], lang: Lang) -> list[_Command]:
    """Keep what GitHub will show; the last notice then says how much it will not."""
    kept: list[_Command] = []
    for name in _COMMANDS.values():
        kept += [command for command in commands if command.name == name][:LIMIT]
    if len(kept) == len(commands):
        return kept
    notices = [command for command in kept if command.name == "notice"]
    if len(notices) == LIMIT:
        kept.remove(notices[-1])
    left = len(commands) - len(kept)
    text = Text(
        f"{left} fynd till visas inte här: GitHub visar högst {LIMIT} av varje slag. Alla står i rapporten.",
        f"{left} more not shown here: GitHub shows {LIMIT} of each kind at most. The report has them all.",
    )
    return [*kept, _Command("notice", (("title", "lokcheck"),), text.get(lang))]


def _findings(report: Report, view: View) -> Iterator[_Command]:
    documents, lang = {document.key: document for document in report.documents}, view.lang
    found = counting(shown(report.requirements(), view))
    for item in sorted(found, key=_newest):
        lines = [said(item.today.message, lang)]
        lines += [f"{label}: {text}" for label, text in brief(item, documents[item.document], lang)]
        title = f"{level_word(item, lang)} {item.rule}: {said(item.title, lang)}"
        yield _command(_COMMANDS[item.severity or "note"], (item.file, item.line, item.column), title, lines)


def _newest(requirement: Requirement) -> int:
    """Sort what began last first; what has always been so comes after it, in the order of its weight."""
    return -(requirement.changed_on or dt.date.min).toordinal()


def _changes(report: Report, lang: Lang) -> Iterator[_Command]:
    """One notice for all, before those that the limit may drop: who reads the findings must know what was asked."""
    lines = change_lines(report.receipt, lang)
    if lines:
        title = Text("lokcheck: skiljer sig från standard", "lokcheck: differs from the standard").get(lang)
        yield _command("notice", ("", 0, 0), title, lines)


def _problems(report: Report, lang: Lang) -> Iterator[_Command]:
    for problem in report.problems:
        lines = [said(problem.text, lang), said(problem.advice, lang)]
        yield _command("error", (problem.file, problem.line, problem.column), "lokcheck", lines)
    for item in report.requirements():
        if item.today.outcome == "error":
            text = said(item.today.message, lang) or said(item.title, lang)
            yield _command("error", (item.file, item.line, item.column), f"lokcheck {item.rule}", [text])


def _command(name: str, at: tuple[str, int, int], title: str, lines: Sequence[str]) -> _Command:
    file, line, column = at
    place = (("file", said(posix(file), "sv")), ("line", str(line or "")), ("col", str(column or "")))
    return _Command(name, (*place, ("title", title)), "\n".join(filter(None, lines)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
