"""The heat map: a row for each document, a column for each topic, grouped by county; and the form that filters it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lokcheck.audit.background import order_of_topics
from lokcheck.audit.compact import Line
from lokcheck.audit.html.words import LEVELS, Page, both, digits, key, level_of, own, section
from lokcheck.report.html.markup import Html, el, link, raw
from lokcheck.report.words import KINDS, STATUSES, word
from lokcheck.texts import Text

__all__ = ["Column", "columns", "heatmap", "period_name"]


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


def heatmap(page: Page) -> Html:
    """Return the section; without a script the table is there, and its links lead to the list of findings."""
    found = columns(page)
    intro = Text("En rad för varje dokument och en kolumn för varje ämne. Tecknet visar det allvarligaste fyndet, "
                 "siffran hur många fynd det är. Välj en ruta eller ett dokument för att se kraven, vad texten säger "
                 "och vad som bör göras.",
                 "A row for each document and a column for each topic. The mark shows the gravest finding, the number "
                 "how many there are. Choose a square or a document to see the requirements, what the text says and "
                 "what to do.")  # fmt: skip
    legend = el("ul", [el("li", key(level), both(LEVELS[level].word)) for level in "ewnqmx"], class_="legend")
    return section("all", Text("Dokument och ämnen", "Documents and topics"), both(intro, "p"), _filters(page), legend,
                   el("div", _table(page, found), class_="wide heatbox", tabindex=0))  # fmt: skip


def period_name(page: Page, number: int) -> Text:
    """Return the period of law with this number, in words."""
    turns = page.background.periods()
    if number < 0:
        return Text("utan eget datum", "without a date of its own")
    if number == 0:
        return Text(f"före {turns[0]}", f"before {turns[0]}")
    until = turns[number] if number < len(turns) else None
    return Text(f"från {turns[number - 1]}" + (f" till {until}" if until else ""),
                f"from {turns[number - 1]}" + (f" until {until}" if until else ""))  # fmt: skip


def _table(page: Page, found: Sequence[Column]) -> Html:
    heads = [el("th", el("span", both(column.name)), scope="col") for column in found]
    name, total = both(Text("Dokument", "Document")), both(Text("Alla fynd", "All findings"))
    top = el("tr", el("th", name, scope="col"), heads, el("th", el("span", total), scope="col"))
    groups: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(page.gathered.lines):
        groups[line.county].append(at)
    known = [county.name for county in page.background.counties]
    order = [name for name in (*known, *sorted(set(groups) - {*known, ""}), "") if name in groups]
    bodies = [_group(page, name, groups[name], found) for name in order]
    caption = el("caption", both(Text("Fynd i dag per dokument och ämne", "Findings today by document and topic")))
    return el("table", caption, el("thead", top), bodies, class_="heat", id="heat")


def _group(page: Page, county: str, numbers: Iterable[int], found: Sequence[Column]) -> Html:
    shown = own(county) if county else both(Text("Länet framgår inte", "County not stated"))
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


def _filters(page: Page) -> Html:
    lines = page.gathered.lines
    periods = sorted({line.period for line in lines})
    fields = (
        _select("c", Text("Län", "County"), [(name, own(name, "option", value=name)) for name in _values(
            line.county for line in lines)]),
        _select("k", Text("Slag av dokument", "Kind of document"), [(k, _option(k, word(KINDS, k))) for k in _values(
            line.kind for line in lines)]),
        _select("y", Text("År", "Year"), [(y, _option(y, Text(y, y))) for y in _values(line.year for line in lines)]),
        _select("s", Text("Status", "Status"), [(s, _option(s, word(STATUSES, s))) for s in _values(
            line.status for line in lines)]),
        _select("p", Text("Lag som gällde när det kom till", "Law when it was made"),
                [(str(n), _option(str(n), period_name(page, n))) for n in periods]),
        _select("v", Text("Fynd", "Findings"), [(letter, _option(letter, LEVELS[letter].word)) for letter in "ewn"]),
        el("div", el("label", both(Text("Ord i titeln", "Words in the title")), for_="f-words"),
           el("input", type="search", id="f-words", name="words")),
        _grouping(),
    )  # fmt: skip
    reset = el("button", both(Text("Visa alla", "Show all")), type="reset")
    said = el("span", "", id="shown", role="status")
    return el("form", el("div", fields, class_="choices"), el("p", reset, said), hidden=True, class_="filter",
              id="filter", autocomplete="off")  # fmt: skip


def _values(found: Iterable[str]) -> list[str]:
    return sorted({value for value in found if value})


def _option(value: str, text: Text) -> Html:
    return both(text, "option", value=value)


def _select(name: str, label: Text, options: Sequence[tuple[str, Html]]) -> Html:
    every = both(Text("alla", "all"), "option", value="")
    select = el("select", every, [made for _, made in options], id=f"f-{name}", name=name)
    return el("div", el("label", both(label), for_=f"f-{name}"), select)


def _grouping() -> Html:
    choices = {
        "c": Text("län", "county"), "k": Text("slag av dokument", "kind of document"), "y": Text("år", "year"),
        "s": Text("status", "status"), "p": Text("lag som gällde", "law when made"),
    }  # fmt: skip
    select = el("select", [_option(name, text) for name, text in choices.items()], id="f-group", name="group")
    return el("div", el("label", both(Text("Gruppera efter", "Group by")), for_="f-group"), select)
