"""Documents beside each other, and copies, as one HTML file: both languages, no network, no script needed."""

from collections.abc import Iterator, Sequence

from lokcheck.audit.compare.cells import Cell
from lokcheck.audit.compare.changed import Copy, Group
from lokcheck.audit.compare.columns import Column, label
from lokcheck.audit.compare.comparison import Comparison, Line
from lokcheck.audit.compare.said import (
    FAILURES,
    FEW,
    SAME,
    TITLE,
    alike,
    apart,
    bundles,
    by_direction,
    by_outcome,
    change_text,
    copies_head,
    evidence,
    group_head,
    labels,
    name,
    names_text,
    partly,
    share,
    spread,
    summary,
)
from lokcheck.audit.html.words import both, own, section, table
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.report.html.shell import carried, shell
from lokcheck.report.view import View
from lokcheck.report.words import MARKS, OUTCOMES
from lokcheck.texts import Text

__all__ = ["render"]

_CAPTION = Text("Utfallet i varje dokument, det allvarligaste först", "The outcome in each document, gravest first")
_NOT_ASKED = Text("ställs inte", "not asked")
_SCRIPT = (
    '"use strict";for(const r of document.querySelectorAll("input[name=lang]"))'
    'r.addEventListener("change",()=>{document.documentElement.lang=r.value});'
)
"""The page is in the language that is shown."""


def render(found: Comparison, view: View) -> str:
    """Return the page with a newline at its end."""
    content = glue(el("h1", both(TITLE)), both(summary(found), "p", class_="lead"), *_beside(found), _copies(found),
                   _failures(found))  # fmt: skip
    style = carried("lokcheck.report.html", "style.css") + carried("lokcheck.audit.html", "style.css")
    return shell(f"lokcheck: {TITLE.get(view.lang)}", view.lang, content, style, _SCRIPT)


def _beside(found: Comparison) -> Iterator[Html]:
    if not found.lines:
        return
    number = len(found.columns)
    few = number <= FEW
    listed = [_document(column, label(at, number), titled=few) for at, column in enumerate(found.columns)]
    yield el("ul", listed, class_="plain")
    if found.differing:
        rows = _rows(found.differing) if few else _marks(found.differing)
        made = table(_CAPTION, _heads(number), rows, "compared" if few else "marks")
        yield section("differing", apart(), made, None if few else _spreads(found.differing))
    for title, lines in ((partly(found), found.partial), (alike(found), found.same)):
        if lines:
            made = table(title, _heads(number), _rows(lines) if few else _marks(lines), "compared" if few else "marks")
            yield el("details", el("summary", both(title)), made)


def _heads(number: int) -> list[Text]:
    letters = (label(at, number) for at in range(number))
    return [Text("Krav", "Requirement"), *(Text(letter, letter) for letter in letters)]


def _document(column: Column, letter: str, *, titled: bool) -> Html:
    file = el("code", column.file.replace("\\", "/"))
    if not titled:
        return el("li", el("b", f"{letter} "), both(name(column)), el("span", " "), file)
    return el(
        "li", el("b", f"{letter} "), own(column.title), el("br"), both(name(column), class_="small"), el("br"), file
    )


def _head(line: Line, *more: Html) -> Html:
    return el("th", both(line.title), el("span", f" {line.rule}", class_="small"), *more, scope="row")


def _rows(lines: Sequence[Line]) -> Iterator[Html]:
    for line in lines:
        yield el("tr", _head(line), [_cell(cell) for cell in line.cells])


def _cell(cell: Cell | None) -> Html:
    if cell is None or not cell.judged:
        return el("td", both(_NOT_ASKED, class_="small"))
    more = evidence(cell)
    return el("td", _outcome(cell), both(more, "p") if more else None)


def _outcome(cell: Cell) -> Html:
    mark = el("span", MARKS[cell.outcome], aria_hidden="true", class_="mark")
    waived = both(Text(", undantag beslutat", ", waived")) if cell.waived else None
    return el("span", mark, both(OUTCOMES[cell.outcome]), waived, class_=f"outcome {cell.outcome}")


def _marks(lines: Sequence[Line]) -> Iterator[Html]:
    for line in lines:
        yield el("tr", _head(line), [_mark(cell) for cell in line.cells])


def _mark(cell: Cell | None) -> Html:
    """The mark to see, and the word to hear."""
    if cell is None or not cell.judged:
        return el("td", el("span", "–", aria_hidden="true"), both(_NOT_ASKED, class_="unseen"), class_="not_applicable")
    mark = el("span", MARKS[cell.outcome], aria_hidden="true")
    return el("td", mark, both(OUTCOMES[cell.outcome], class_="unseen"), class_=f"outcome {cell.outcome}")


def _spreads(lines: Sequence[Line]) -> Html:
    """Return for each requirement which documents have which outcome, and what shows it."""
    title = Text("Krav för krav, med det som visar utfallet", "Requirement by requirement, with what shows the outcome")
    return glue(el("h3", both(title)), [_spread(line) for line in lines])


def _spread(line: Line) -> Html:
    number = len(line.cells)
    fold = el("summary", el("b", f"{line.rule} "), both(line.title), el("span", ": "), both(spread(line)))
    parts = []
    for cell, places in by_outcome(line):
        if cell is None or not cell.judged:
            continue
        said = [el("li", el("b", f"{labels(those, number)}: "), both(text)) for text, those in bundles(line, places)]
        parts.append(el("p", _outcome(cell), el("span", f" {labels(places, number)}")))
        parts.append(el("ul", said) if said else glue())
    return el("details", fold, parts, class_="region")


def _copies(found: Comparison) -> Html:
    return section("copies", copies_head(found), [_group(group) for group in found.groups])


def _group(group: Group) -> Html:
    head = (el("h3", both(group_head(group))), el("p", el("code", group.template.file.replace("\\", "/"))))
    return el("div", *head, [_copy(copy) for copy in group.copies])


def _copy(copy: Copy) -> Html:
    file = copy.document.file.replace("\\", "/")
    fold = el("summary", el("b", f"{share(copy.likeness)} "), both(name(copy.document)), el("code", f" {file}"))
    names = names_text(copy)
    label_ = el("b", both(Text("Namn: ", "Names: ")))
    parts = [el("p", label_, both(names)) if names else None]
    for title, changes in by_direction(copy):
        parts += [el("h4", both(title)), el("ul", [el("li", both(change_text(one))) for one in changes])]
    if not copy.changes:
        parts.append(both(SAME, "p"))
    return el("details", fold, *parts, class_="region")


def _failures(found: Comparison) -> Html | None:
    if not found.failures:
        return None
    items = [el("li", el("code", one.file), el("span", ": "), both(one.text)) for one in found.failures]
    return section("failures", FAILURES, el("ul", items))
