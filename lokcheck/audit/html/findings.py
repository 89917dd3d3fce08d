"""Every finding, for readers without a script: a browser that runs ours does not even build it."""

from collections.abc import Iterator

from lokcheck.audit.compact import Line
from lokcheck.audit.html.words import LEVELS, Page, both, own
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.texts import Text

__all__ = ["findings"]


def findings(page: Page) -> Html:
    """Return the section in a noscript element; the other parts of the page link to its documents."""
    title = el("h2", both(Text("Alla fynd", "All findings")), id="findings")
    parts = [_document(page, number, line) for number, line in enumerate(page.gathered.lines)]
    return el("noscript", el("section", title, parts, aria_labelledby="findings", class_="part"))


def _document(page: Page, number: int, line: Line) -> Html:
    head = el("h3", own(line.title), el("span", f" {line.county}", class_="small"), id=f"d{number}")
    items = list(_items(page, line))
    none = both(Text("Inga fynd.", "No findings."), "p")
    return glue(head, el("p", el("code", line.file.replace("\\", "/"))), el("ul", items) if items else none)


def _items(page: Page, line: Line) -> Iterator[Html]:
    for item in line.said:
        level = line.weights[item.rule]
        if level not in LEVELS or item.message is None:
            continue
        name = page.gathered.rules[item.rule]
        rule = page.background.rules.get(name)
        title = both(rule.title) if rule else None
        quote = el("q", own(item.quote)) if item.quote else None
        yield el("li", el("b", both(LEVELS[level].word), el("span", f" {name} ")), title, el("span", ": "),
                 both(page.gathered.texts[item.message]), quote)  # fmt: skip
