"""Documents beside each other, and copies, as text."""

from collections.abc import Iterable

from lokcheck.audit.compare.comparison import Comparison, Copy, Line
from lokcheck.audit.compare.said import (
    LETTERS,
    alike,
    apart,
    copies_head,
    evidence,
    group_head,
    name,
    outcome,
    summary,
)
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.view import View
from lokcheck.texts import Text

__all__ = ["render"]

_CHANGES = 8


def render(found: Comparison, view: View) -> str:
    """Return the comparison with a newline at its end."""
    page = Page(view)
    page.para(page.say(summary(found)), tint="bold")
    if found.lines:
        for letter, column in zip(LETTERS, found.columns, strict=False):
            said = f"{page.say(name(column))}: {column.file}"
            page.field(letter, plain(said), 2, 5)
        _lines(page, found)
    page.heading(page.say(copies_head(found)))
    for group in found.groups:
        page.blank()
        page.para(page.say(group_head(group)), "  ", "  ")
        page.para(plain(group.template.file), "  ", "  ", tint="dim")
        for copy in group.copies:
            _copy(page, copy)
    if found.failures:
        page.heading(page.say(Text("Kunde inte läsas", "Could not be read")))
        for failed in found.failures:
            page.para(plain(f"{failed.file}: {page.say(failed.text)}"), "  ", "    ")
    return page.text()


def _lines(page: Page, found: Comparison) -> None:
    if found.differing:
        page.heading(page.say(apart()))
        for line in found.differing:
            _line(page, line)
    same = [line for line in found.lines if not line.differs]
    if same:
        page.heading(page.say(alike(found)))
        page.para(", ".join(_outcomes(page, same)), "  ", "  ")


def _outcomes(page: Page, lines: Iterable[Line]) -> Iterable[str]:
    for line in lines:
        row = next(cell for cell in line.cells if cell is not None)
        yield f"{line.rule} {page.say(outcome(row))}"


def _line(page: Page, line: Line) -> None:
    page.blank()
    page.para(f"{line.rule}  {page.say(line.title)}", "  ", "    ", tint="bold")
    for letter, cell in zip(LETTERS, line.cells, strict=False):
        more = evidence(cell)
        said = page.say(outcome(cell)) + (f": {page.say(more)}" if more else "")
        page.field(letter, plain(said), 4, 7)


def _copy(page: Page, copy: Copy) -> None:
    page.blank()
    page.para(plain(f"{round(100 * copy.likeness)} %  {copy.document.file}"), "    ", "          ")
    for change in copy.changes[:_CHANGES]:
        where = page.say(Text(f" (rad {change.line})", f" (line {change.line})")) if change.line else ""
        page.para(f"- {plain(page.say(change.said))}{where}", "      ", "        ")
    left = len(copy.changes) - _CHANGES
    if left > 0:
        more = Text(f"och {left} ändringar till (--format json har alla)", f"and {left} more changes (--format json)")
        page.para(page.say(more), "      ", "        ")
    if not copy.changes:
        page.para(page.say(Text("säger detsamma i allt", "says the same in everything")), "      ", "        ")
