"""Documents beside each other, and copies, as one HTML file: both languages, no network, no script needed."""

from collections.abc import Iterator, Sequence

from lokcheck.audit.compare.comparison import Comparison, Group, Line
from lokcheck.audit.compare.said import LETTERS, alike, apart, copies_head, evidence, group_head, name, summary
from lokcheck.audit.html.words import both, own, section, table
from lokcheck.audit.record import Row
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.report.html.shell import carried, shell
from lokcheck.report.view import View
from lokcheck.report.words import MARKS, OUTCOMES
from lokcheck.texts import Text

__all__ = ["render"]

_TITLE = Text("Jämförelse av dokument", "Comparison of documents")
_SCRIPT = (
    '"use strict";for(const r of document.querySelectorAll("input[name=lang]"))'
    'r.addEventListener("change",()=>{document.documentElement.lang=r.value});'
)
"""The page is in the language that is shown."""


def render(found: Comparison, view: View) -> str:
    """Return the page with a newline at its end."""
    content = glue(el("h1", both(_TITLE)), both(summary(found), "p", class_="lead"), *_beside(found), _copies(found),
                   _failures(found))  # fmt: skip
    style = carried("lokcheck.report.html", "style.css") + carried("lokcheck.audit.html", "style.css")
    return shell(f"lokcheck: {_TITLE.get(view.lang)}", view.lang, content, style, _SCRIPT)


def _beside(found: Comparison) -> Iterator[Html]:
    if not found.lines:
        return
    items = [
        el("li", el("b", f"{letter} "), own(column.title), el("br"), both(name(column), class_="small"), el("br"),
           el("code", column.file.replace("\\", "/")))
        for letter, column in zip(LETTERS, found.columns, strict=False)
    ]  # fmt: skip
    yield el("ul", items, class_="plain")
    heads = [Text("Krav", "Requirement"), *(Text(letter, letter) for letter in LETTERS[: len(found.columns)])]
    if found.differing:
        yield section("differing", apart(), table(apart(), heads, _rows(found.differing), "compared"))
    same = [line for line in found.lines if not line.differs]
    if same:
        fold = el("summary", both(alike(found)))
        yield el("details", fold, table(alike(found), heads, _rows(same), "compared"))


def _rows(lines: Sequence[Line]) -> Iterator[Html]:
    for line in lines:
        head = el("th", both(line.title), el("span", f" {line.rule}", class_="small"), scope="row")
        yield el("tr", head, [_cell(cell) for cell in line.cells])


def _cell(row: Row | None) -> Html:
    if row is None:
        return el("td", both(Text("ställs inte", "not asked"), class_="small"))
    mark = el("span", MARKS[row.today], aria_hidden="true", class_="mark")
    label = el("span", mark, both(OUTCOMES[row.today]), class_=f"outcome {row.today}")
    more = evidence(row)
    return el("td", label, both(more, "p") if more else None)


def _copies(found: Comparison) -> Html:
    return section("copies", copies_head(found), [_group(group) for group in found.groups])


def _group(group: Group) -> Html:
    head = (el("h3", both(group_head(group))), el("p", el("code", group.template.file.replace("\\", "/"))))
    none = both(Text("Säger detsamma i allt.", "Says the same in everything."), "p")
    copies = []
    for copy in group.copies:
        share = f"{round(100 * copy.likeness)} %"
        fold = el("summary", el("b", f"{share} "), own(copy.document.title), el("code", f" {copy.document.file}"))
        changes = [el("li", both(one.said)) for one in copy.changes]
        copies.append(el("details", fold, el("ul", changes) if changes else none, class_="region"))
    return el("div", *head, copies)


def _failures(found: Comparison) -> Html | None:
    if not found.failures:
        return None
    items = [el("li", el("code", one.file), el("span", ": "), both(one.text)) for one in found.failures]
    return section("failures", Text("Kunde inte läsas", "Could not be read"), el("ul", items))
