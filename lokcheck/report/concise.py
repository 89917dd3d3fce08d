"""A line for each finding: for editors and grep, or under the name of its file."""

from itertools import groupby

from lokcheck.report.findings import told
from lokcheck.report.level import level_text
from lokcheck.report.model import Problem, Report, Requirement
from lokcheck.report.page import Page
from lokcheck.report.places import place
from lokcheck.report.safe import plain
from lokcheck.report.settled import counting, shown
from lokcheck.report.text import summary
from lokcheck.report.view import View
from lokcheck.report.width import GLUE
from lokcheck.texts import Lang, Text

__all__ = ["render", "render_grouped"]

_FAILED = Text("fel", "error")


def render(report: Report, view: View) -> str:
    """Return ``file:line:column: severity RULE message`` for what could not be read and for each finding that counts.

    Lines are sorted by file and place, and none is broken. The last line is the summary, and alone with ``quiet``.
    """
    lines: list[str] = []
    if view.verbosity != "quiet":
        lines = [_problem(problem, view.lang) for problem in report.problems]
        lines += [_line(item, view.lang) for item in _sorted(report, view)]
    return "\n".join([*lines, _last(report, view)]) + "\n"


def render_grouped(report: Report, view: View) -> str:
    """Return the findings that count under the names of their files, with line, severity, requirement and message."""
    page = Page(view)
    if view.verbosity != "quiet":
        problems = sorted(report.problems, key=lambda problem: problem.file)
        for file, failed in groupby(problems, key=lambda problem: problem.file):
            _heading(page, file)
            for problem in failed:
                _entry(page, problem.line, problem.column, _FAILED.get(view.lang), page.say(problem.text))
        for file, found in groupby(_sorted(report, view), key=lambda item: item.file):
            _heading(page, file)
            for item in found:
                level = f"{_level(item, view.lang)}  {item.rule}"
                _entry(page, item.line, item.column, level, page.say(told(item).message))
        page.blank()
    page.para(_last(report, view), tint="bold")
    return page.text()


def _sorted(report: Report, view: View) -> list[Requirement]:
    found = counting(shown(report.requirements(), view))
    return sorted(found, key=lambda item: (item.file, item.line, item.column))


def _line(item: Requirement, lang: Lang) -> str:
    where = _where(item.file, item.line, item.column)
    return f"{where}: {_level(item, lang)} {item.rule} {plain(told(item).message.get(lang))}"


def _problem(problem: Problem, lang: Lang) -> str:
    where = _where(problem.file, problem.line, problem.column)
    return f"{where}: {_FAILED.get(lang)} {problem.code} {plain(problem.text.get(lang))}"


def _where(file: str, line: int, column: int) -> str:
    return place(file, line, column).replace(GLUE, " ")


def _level(item: Requirement, lang: Lang) -> str:
    level = level_text(item)
    return level.get(lang) if level else ""


def _heading(page: Page, file: str) -> None:
    page.blank()
    page.para(place(file, 0, 0), tint="bold")


def _entry(page: Page, line: int, column: int, level: str, message: str) -> None:
    at = f"{line}:{column}" if line and column else str(line) if line else "-"
    first = f"  {at:<8}{level}  "
    page.para(message, first, " " * 10)


def _last(report: Report, view: View) -> str:
    found, out_of = summary(report)
    dot = "·" if view.symbols else "-"
    return f"{found.get(view.lang)} {dot} {out_of.get(view.lang)}"
