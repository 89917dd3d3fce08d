"""The heat map: a row for each document, a column for each topic, grouped by county."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lokcheck.audit.background import order_of_topics
from lokcheck.audit.compact import Line, by_county
from lokcheck.audit.html.choice import grouping
from lokcheck.audit.html.words import LEVELS, Page, both, key, level_of, own, scrolling, section
from lokcheck.audit.phrases import digits, phrase
from lokcheck.report.html.markup import Html, el, link, raw
from lokcheck.report.words import KINDS, word
from lokcheck.texts import Text

__all__ = ["Column", "columns", "heatmap"]


class Column(NamedTuple):
    """A topic, and the numbers of its requirements."""

    topic: str
    name: Text
    places: tuple[int, ...]


def columns(page: Page) -> list[Column]:
    """Return the topics that any of the documents has requirements on."""
    used = {at for line in page.gathered.lines for at, letter in enumerate(line.now) if letter != "."}
    topics: dict[str, list[int]] = {}
    for at, rule in enumerate(page.gathered.rules):
        if at in used:
            known = page.background.rules.get(rule)
            topics.setdefault(known.topic if known else "", []).append(at)
    return [Column(topic, name, tuple(topics[topic])) for topic, name in order_of_topics(page.background, topics)]


_NOTHING = Text("ämnet ställer inga krav på det slaget av dokument",
                "the topic asks nothing of that kind of document")  # fmt: skip


def heatmap(page: Page) -> Html:
    """Return the section; without a script the table is there, and its links lead to the list of findings."""
    found = columns(page)
    intro = Text("En rad för varje dokument och en kolumn för varje ämne. Tecknet visar det allvarligaste fyndet, "
                 "siffran hur många fynd det är. Välj en ruta eller ett dokument för att se kraven, vad texten säger "
                 "och vad som bör göras.",
                 "A row for each document and a column for each topic. The mark shows the gravest finding, the number "
                 "how many there are. Choose a square or a document to see the requirements, what the text says and "
                 "what to do.")  # fmt: skip
    legend = el(
        "ul",
        [el("li", key(level), both(LEVELS[level].word)) for level in "ewnqmx"] + [el("li", key("o"), both(_NOTHING))],
        class_="legend",
    )
    return section("all", Text("Dokument och ämnen", "Documents and topics"), both(intro, "p"), grouping(), legend,
                   scrolling(_table(page, found), "heat-name", "heatbox"))  # fmt: skip


def _table(page: Page, found: Sequence[Column]) -> Html:
    heads = [el("th", el("span", both(column.name)), scope="col") for column in found]
    name, total = both(Text("Dokument", "Document")), both(Text("Alla fynd", "All findings"))
    top = el("tr", el("th", name, scope="col"), heads, el("th", el("span", total), scope="col"))
    groups = by_county(page.gathered.lines, page.background)
    bodies = [_group(page, name, numbers, found) for name, numbers in groups.items()]
    caption = el("caption", both(Text("Fynd i dag per dokument och ämne", "Findings today by document and topic")),
                 id="heat-name")  # fmt: skip
    return el("table", caption, el("thead", top), bodies, class_="heat", id="heat")


def _group(page: Page, county: str, numbers: Iterable[int], found: Sequence[Column]) -> Html:
    shown = own(county) if county else both(phrase("no-county"))
    head = el("tr", el("th", shown, scope="rowgroup", colspan=len(found) + 2), class_="group")
    return el("tbody", head, [_row(at, page.gathered.lines[at], found) for at in numbers])


def _row(at: int, line: Line, found: Sequence[Column]) -> Html:
    kind = both(word(KINDS, line.kind))
    small = el("span", kind, el("span", f" {line.year}"), *_ended(line), class_="small")
    name = el("th", link(f"#d{at}", own(line.title)), small, scope="row")
    cells = "".join(_cell(*level_of(line, column.places)) for column in found)
    every = sum(letter in "ewn" for letter in line.weights)
    return el("tr", name, raw(cells), el("td", digits(every), class_="sum"), data_d=at)


def _ended(line: Line) -> Iterator[Html]:
    if line.ended is not None:
        yield el("span", ", ")
        yield both(Text("gäller inte längre", "no longer applies"))


def _cell(level: str, number: int) -> str:
    """A square. There are thousands of them, so they are not made by ``el``: both values are ours."""
    return f'<td class="{level}">{LEVELS[level].mark}{f" {number}" if number else ""}</td>'
