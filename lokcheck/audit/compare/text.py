"""Documents beside each other, and copies, as text."""

from collections.abc import Iterable, Sequence

from lokcheck.audit.compare.cells import FAULTS
from lokcheck.audit.compare.changed import Copy, Group
from lokcheck.audit.compare.columns import label
from lokcheck.audit.compare.comparison import Comparison, Line
from lokcheck.audit.compare.said import (
    FAILURES,
    FEW,
    SAME,
    alike,
    apart,
    bundles,
    by_direction,
    by_outcome,
    change_text,
    copies_head,
    group_head,
    labels,
    name,
    names_text,
    outcome,
    partly,
    share,
    spread,
    summary,
    told,
)
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.view import View
from lokcheck.texts import Text

__all__ = ["render"]

_CHANGES = 12
"""Changes of a copy that are shown."""
_COPIES = 20
"""Copies of a template that are shown."""


def render(found: Comparison, view: View) -> str:
    """Return the comparison with a newline at its end."""
    page = Page(view)
    page.para(page.say(summary(found)), tint="bold")
    if found.lines:
        for at, column in enumerate(found.columns):
            page.field(label(at, len(found.columns)), plain(page.say(name(column))), 2, 6)
            page.para(plain(column.file.replace("\\", "/")), " " * 6, tint="dim")
        _lines(page, found)
    page.heading(page.say(copies_head(found)))
    for group in found.groups:
        _group(page, group)
    if found.failures:
        page.heading(page.say(FAILURES))
        for failed in found.failures:
            page.para(plain(f"{failed.file}: {page.say(failed.text)}"), "  ", "    ")
    return page.text()


def _lines(page: Page, found: Comparison) -> None:
    if found.differing:
        page.heading(page.say(apart()))
        for line in found.differing:
            _line(page, line)
    _listed(page, partly(found), found.partial, len(found.columns))
    _listed(page, alike(found), found.same, 0)


def _listed(page: Page, title: Text, lines: Sequence[Line], number: int) -> None:
    """Add requirements with one outcome, a line for each; of ``number`` documents those that they are asked of."""
    if not lines:
        return
    page.heading(page.say(title))
    for line in lines:
        places = [at for at, cell in enumerate(line.cells) if cell is not None and cell.judged]
        where = f" ({labels(places, number)})" if number else ""
        page.field(
            line.rule, plain(f"{page.say(line.title)}: {page.say(outcome(line.cells[places[0]]))}{where}"), 2, 12
        )


def _line(page: Page, line: Line) -> None:
    page.blank()
    many = len(line.cells) > FEW
    title = f"{page.say(line.title)}: {page.say(spread(line))}" if many else page.say(line.title)
    page.para(f"{line.rule}  {title}", "  ", "    ", tint="bold")
    if many:
        _together(page, line)
        return
    for at, cell in enumerate(line.cells):
        page.field(label(at, len(line.cells)), plain(page.say(told(cell))), 4, 7)


def _together(page: Page, line: Line) -> None:
    """Add the documents with each outcome; what shows it only where something is lacking."""
    number = len(line.cells)
    for cell, places in by_outcome(line):
        text = page.say(outcome(cell)) if cell is not None and cell.judged else page.say(_NOT_ASKED)
        page.para(f"{text}: {labels(places, number)}", "    ", "      ")
        if cell is not None and cell.outcome in FAULTS:
            for said, those in bundles(line, places):
                page.para(plain(f"{labels(those, number)}: {page.say(said)}"), "      ", "        ")


_NOT_ASKED = Text("– ställs inte", "– not asked")


def _group(page: Page, group: Group) -> None:
    page.blank()
    page.para(page.say(group_head(group)), "  ", "  ", tint="bold")
    page.para(plain(group.template.file.replace("\\", "/")), "  ", "  ", tint="dim")
    for copy in group.copies[:_COPIES]:
        _copy(page, copy)
    left = len(group.copies) - _COPIES
    if left > 0:
        more = Text(f"och {left} kopior till (--format html och json har alla)",
                    f"and {left} more copies (--format html and json have all of them)")  # fmt: skip
        page.blank()
        page.para(page.say(more), "    ", "    ")


def _copy(page: Page, copy: Copy) -> None:
    page.blank()
    page.para(plain(f"{share(copy.likeness):>5}  {copy.document.file}".replace("\\", "/")), "  ", "         ")
    names = names_text(copy)
    if names is not None:
        _field(page, Text("Namn", "Names"), [page.say(names)])
    left = len(copy.changes)
    for label_, changes in by_direction(copy):
        shown = changes[: max(0, _CHANGES - (len(copy.changes) - left))]
        left -= len(shown)
        _field(page, label_, [page.say(change_text(one)) for one in shown])
    if left:
        more = Text(f"och {left} ändringar till (--format html och json har alla)",
                    f"and {left} more changes (--format html and json have all of them)")  # fmt: skip
        _field(page, Text("", ""), [page.say(more)])
    if not copy.changes:
        _field(page, Text("", ""), [page.say(SAME)])


def _field(page: Page, label_: Text, texts: Iterable[str]) -> None:
    said = page.say(label_)
    for text in texts:
        page.field(said, plain(text), 9, 19)
        said = ""
