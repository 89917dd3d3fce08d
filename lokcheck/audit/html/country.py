"""The country: a tile for each county, placed roughly as on a map, and a table with the same numbers."""

from collections.abc import Iterator, Sequence

from lokcheck.audit.figures import County
from lokcheck.audit.groups import Group, groupings
from lokcheck.audit.html.words import LEVELS, Page, both, key, of, own, section, table
from lokcheck.audit.phrases import digits, phrase
from lokcheck.report.html.markup import Html, anchor, el, glue, link
from lokcheck.texts import Text

__all__ = ["SHORT", "country", "county_level"]

_NAMES = {
    "01": "Stock|holm", "03": "Uppsala", "04": "Sörmland", "05": "Öster|götland", "06": "Jönköping", "07": "Kronoberg",
    "08": "Kalmar", "09": "Gotland", "10": "Blekinge", "12": "Skåne", "13": "Halland", "14": "Västra Götaland",
    "17": "Värmland", "18": "Örebro", "19": "Väst|manland", "20": "Dalarna", "21": "Gävleborg",
    "22": "Väster|norrland", "23": "Jämtland", "24": "Väster|botten", "25": "Norr|botten",
}  # fmt: skip
SHORT = {code: name.replace("|", "\u00ad") for code, name in _NAMES.items()}
"""What a tile has room for, and where it may be broken, by the code of the county, which is its class in the style."""
_HEADS = (
    Text("Län", "County"), Text("Dokument", "Documents"), Text("med brist", "with an error"),
    Text("brister", "errors"), Text("varningar", "warnings"), Text("noteringar", "notes"),
    Text("uppfyllda av bedömda krav", "met of judged requirements"),
)  # fmt: skip


def country(page: Page) -> Html:
    """Return the section with the map and its table."""
    found = {county.name: county for county in page.gathered.figures.counties}
    intro = Text("Varje ruta är ett län. Siffran är hur många av länets dokument som har minst en brist; färg och "
                 "tecken visar det allvarligaste fyndet.",
                 "Each tile is a county. The number is how many of its documents have at least one error; colour and "
                 "mark show the gravest finding.")  # fmt: skip
    tiles = [_tile(page, one.code, one.name, found.get(one.name)) for one in page.background.counties]
    drawn = el("ul", tiles, class_="map", id="map")
    left = el("div", _choice(page), drawn, el("ul", _legend(), class_="legend", id="map-legend"), class_="sweden")
    body = el("div", left, el("div", _table(page, found), id="counties"), class_="beside")
    return section("country", Text("Länen", "The counties"), both(intro, "p"), body, _groups(page))


def county_level(county: County | None) -> str:
    """Return the level of a county: its gravest finding; 'h' where less than half of its documents have errors."""
    if county is None:
        return "o"
    worst = county.sums.worst
    if worst == "error":
        return "e" if 2 * county.with_error >= county.documents else "h"
    if worst is not None:
        return worst[0]
    return "m" if county.sums.judged else "x"


def _tile(page: Page, code: str, name: str, county: County | None) -> Html:
    level = county_level(county)
    said = phrase("of", county.with_error, county.documents) if county else page.no_document
    number = el("span", both(said), class_="number")
    mark = el("span", LEVELS[level].mark, aria_hidden="true", class_="mark")
    word = both(LEVELS[level].word if county else page.no_document, class_="unseen")
    held = (el("span", SHORT.get(code, name), class_="name"), mark, word, number)
    target = f"#{anchor('county', code)}" if county else None
    return el("li", link(target, *held) if target else el("span", *held), class_=f"k{code} {level}", data_county=name)


def _legend() -> Iterator[Html]:
    most = Text("brist i minst hälften av dokumenten", "an error in at least half of the documents")
    for level in ("e", "h", "w", "n", "m", "x", "o"):
        yield el("li", key(level), both(most if level == "e" else LEVELS[level].word))


def _choice(page: Page) -> Html:
    """What is drawn: all findings, or one requirement. It is filled, and shown, by the script."""
    label = el("label", both(Text("Kartan visar", "The map shows")), for_="map-rule")
    select = el("select", el("option", "–", value=""), id="map-rule", autocomplete="off")
    return el("form", el("p", label, select), el("p", "", id="map-said", role="status"), hidden=True, class_="filter",
              id="map-form", autocomplete="off")  # fmt: skip


def _table(page: Page, found: dict[str, County]) -> Html:
    known = [one.name for one in page.background.counties]
    others = [name for name in found if name not in known]
    rows = [_row(page, name, found.get(name)) for name in (*known, *others)]
    caption = Text("Länen i siffror", "The counties in figures")
    return table(caption, _HEADS, rows, "numbers counties")


def _groups(page: Page) -> Html:
    """The same figures by kind, year, status and law: a part of the table for each."""
    caption = Text("Siffrorna per slag av dokument, år, status och lag",
                   "The figures by kind of document, year, status and law")  # fmt: skip
    heads = (Text("Grupp", "Group"), *_HEADS[1:])
    made = table(caption, heads, [], "numbers groups", [
        el("tbody", el("tr", el("th", both(grouping.name), scope="rowgroup", colspan=len(_HEADS)), class_="group"),
           [el("tr", el("th", both(one.name), scope="row"), _numbers(one)) for one in grouping.groups])
        for grouping in groupings(page.gathered.lines, page.background)
    ])  # fmt: skip
    return el("details", el("summary", both(caption)), made)


def _numbers(one: County | Group) -> Html:
    numbers: Sequence[int] = (one.documents, one.with_error, *(
        one.sums.severities[level] for level in ("error", "warning", "note")))  # fmt: skip
    share = of(one.sums.outcomes["met"], one.sums.judged)
    return glue([el("td", digits(number)) for number in numbers], el("td", share))


def _row(page: Page, name: str, county: County | None) -> Html:
    shown = own(name) if name else both(phrase("not-stated"))
    if county is None:
        none = el("td", both(page.no_document), colspan=6)
        return el("tr", el("th", shown, scope="row"), none, data_county=name)
    code = next((one.code for one in page.background.counties if one.name == name), "none")
    head = el("th", link(f"#{anchor('county', code)}", shown), scope="row")
    return el("tr", head, _numbers(county), data_county=name)
