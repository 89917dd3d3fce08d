"""Every requirement over the country: in how many documents and counties it is met, and its outcome in each county."""

from collections.abc import Sequence

from lokcheck.audit.figures import RuleFigures
from lokcheck.audit.html.country import SHORT
from lokcheck.audit.html.heatmap import Column, columns
from lokcheck.audit.html.words import Page, both, of, scrolling, section
from lokcheck.audit.spread import Spread, spread_of
from lokcheck.judge.result import Outcome
from lokcheck.report.html.markup import Html, anchor, el, raw
from lokcheck.texts import Text

__all__ = ["spread"]

_LEVELS: dict[Outcome, str] = {
    "met": "m", "partly": "w", "not_met": "e", "manual": "q", "cannot_judge": "q", "error": "q",
}  # fmt: skip
"""The tint of an outcome."""
_MARKS: dict[Outcome, str] = {
    "met": "✓", "partly": "~", "not_met": "✗", "manual": "?", "cannot_judge": "?", "error": "?",
}  # fmt: skip
_LEGEND = (
    ("m", "✓", Text("uppfyllt i alla länets dokument som kravet gäller",
                    "met in all documents of the county that it applies to")),
    ("w", "~", Text("delvis uppfyllt i något", "partly met in some")),
    ("e", "✗", Text("ej uppfyllt i något", "not met in some")), ("q", "?", Text("inte bedömt", "not judged")),
    ("x", "–", Text("gäller inget av länets dokument", "applies to no document of the county")),
    ("o", "", Text("inget dokument", "no document")),
)  # fmt: skip
_INTRO = Text("En rad för varje krav och en kolumn för varje län. Välj en ruta för att se länets dokument och vad som "
              "står i dem.",
              "A row for each requirement and a column for each county. Choose a square to see the documents of the "
              "county, and what they say.")  # fmt: skip


def spread(page: Page) -> Html:
    """Return the section; the script makes its squares open the documents."""
    legend = [
        el("li", el("span", el("span", mark, aria_hidden="true"), class_=f"sq {level}"), both(text))
        for level, mark, text in _LEGEND
    ]
    return section("spread", Text("Kraven i länen", "Requirements by county"), both(_INTRO, "p"),
                   el("ul", legend, class_="legend"), scrolling(_table(page), "spread-name", "heatbox"))  # fmt: skip


def _table(page: Page) -> Html:
    heads = [el("th", el("span", SHORT.get(county.code, county.name), lang="sv"), scope="col")
             for county in page.background.counties]  # fmt: skip
    sums = (Text("Uppfyllt i län", "Met in counties"), Text("Uppfyllt i bedömda dokument", "Met in documents judged"))
    top = el("tr", el("th", both(Text("Krav", "Requirement")), scope="col"),
             [el("th", el("span", both(text)), scope="col") for text in sums], heads)  # fmt: skip
    items = {item.rule: item for item in page.gathered.figures.rules}
    bodies = [_topic(page, column, items, len(heads)) for column in columns(page)]
    caption = el("caption", both(Text("Varje krav i varje län", "Each requirement in each county")), id="spread-name")
    return el("table", caption, el("thead", top), bodies, class_="heat spread", id="spread-table")


def _topic(page: Page, column: Column, items: dict[str, RuleFigures], wide: int) -> Html:
    head = el("tr", el("th", both(column.name), scope="rowgroup", colspan=wide + 3), class_="group")
    return el("tbody", head, [_row(page, at, items[page.gathered.rules[at]]) for at in column.places])


def _row(page: Page, at: int, item: RuleFigures) -> Html:
    rule, found = page.background.rules.get(item.rule), spread_of(item, page.gathered.figures, page.background)
    title = both(rule.title) if rule else el("span", item.rule)
    name = el("th", title, el("span", f" {item.rule}", class_="small"), scope="row", id=anchor("rule", item.rule),
              tabindex=-1)  # fmt: skip
    documents = of(item.sums.outcomes["met"], item.sums.judged)
    sums = (el("td", both(found.met), class_="sum"), el("td", documents, class_="sum"))
    cells = raw("".join(_cells(found, [county.name for county in page.background.counties])))
    return el("tr", name, *sums, cells, data_r=at)


def _cells(found: Spread, counties: Sequence[str]) -> list[str]:
    """The squares. There are thousands of them, so they are not made by ``el``: what they hold is ours."""
    made = []
    for name in counties:
        place = found.places.get(name)
        level, mark = (_LEVELS[place], _MARKS[place]) if place else ("x", "–") if name in found.places else ("o", "")
        made.append(f'<td class="{level}">{mark}</td>')
    return made
