"""Outcomes by topic: stacked bars, and the same numbers as a table beside them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lokcheck.judge.result import Outcome
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, link
from lokcheck.report.tally import Tally, tally
from lokcheck.report.titles import TOPIC, TOPICS
from lokcheck.report.topics import by_topic
from lokcheck.report.words import MARKS, OUTCOMES, WORST_FIRST
from lokcheck.texts import Text

__all__ = ["Row", "chart", "rows"]

_ROW, _BAR = 44, 20
_NARROW = 9
"""Per cent of the width below which a number does not fit in its bar."""


class Row(NamedTuple):
    """A topic, its name, and the outcomes of its requirements today."""

    topic: str
    name: Text
    numbers: Tally


def rows(context: Context) -> list[Row]:
    """Return the topics on which the document has requirements."""
    found = by_topic(context.document.requirements, context.topics)
    return [Row(item.topic, item.name, tally(item.requirements)) for item in found]


def chart(context: Context) -> Html | None:
    """Return the section with bars and table; None for a document without requirements."""
    found = rows(context)
    if not found:
        return None
    seen = [outcome for outcome in WORST_FIRST if any(row.numbers.outcomes[outcome] for row in found)]
    intro = Text(
        f"Så här föll de {len(context.document.requirements)} kraven ut vid kontrollen {context.as_of}.",
        f"How the {len(context.document.requirements)} requirements came out at the check on {context.as_of}.",
    )
    body = el("div", _bars(context, found, seen), _table(context, found, seen), class_="beside")
    return context.section("topics", TOPICS, el("p", context.say(intro)), body)


def _bars(context: Context, found: Sequence[Row], seen: Sequence[Outcome]) -> Html:
    most = max(row.numbers.total for row in found)
    about = Text("Stapeldiagram över utfall per ämne; samma tal står i tabellen",
                 "Bar chart of outcomes by topic; the table has the same numbers")  # fmt: skip
    title = el("title", context.say(about))
    parts = [part for number, row in enumerate(found) for part in _bar(context, row, number * _ROW, most)]
    drawing = el("svg", title, parts, role="img", width="100%", height=_ROW * len(found))
    return el("div", el("ul", _legend(context, seen), class_="legend"), drawing, class_="chart")


def _legend(context: Context, seen: Sequence[Outcome]) -> Iterator[Html]:
    for outcome in seen:
        key = el("span", MARKS[outcome], class_=f"key {outcome}", aria_hidden="true")
        yield el("li", key, el("span", context.say(OUTCOMES[outcome])))


def _bar(context: Context, row: Row, top: int, most: int) -> Iterator[Html]:
    yield el("text", context.say(row.name), x=0, y=top + 13)
    left = 0.0
    for outcome in WORST_FIRST:
        number = row.numbers.outcomes[outcome]
        if not number:
            continue
        width = round(100 * number / most, 2)
        said = el("title", f"{context.say(OUTCOMES[outcome])}: {number}")
        yield el("rect", said, x=f"{left}%", y=top + 18, width=f"{width}%", height=_BAR, class_=outcome)
        text = f"{MARKS[outcome]} {number}" if width >= _NARROW else str(number)
        yield el("text", text, x=f"{round(left + width / 2, 2)}%", y=top + 33, text_anchor="middle", class_="number")
        left = round(left + width, 2)


def _table(context: Context, found: Sequence[Row], seen: Sequence[Outcome]) -> Html:
    caption = Text("Antal krav per ämne och utfall", "Number of requirements by topic and outcome")
    heads = [TOPIC, *(OUTCOMES[outcome] for outcome in seen), Text("alla", "all")]
    top = el("tr", [el("th", context.say(head), scope="col") for head in heads])
    body = [
        _line(link(f"#{context.id('topic', row.topic)}", context.say(row.name)), row.numbers, seen) for row in found
    ]
    total = _line(el("span", context.say(Text("Alla ämnen", "All topics"))), tally(context.document.requirements), seen)
    table = el("table", el("caption", context.say(caption)), el("thead", top), el("tbody", body), el("tfoot", total),
               class_="numbers")  # fmt: skip
    return el("div", table, class_="wide", tabindex=0, role="region", aria_label=context.label(caption))


def _line(name: Html, numbers: Tally, seen: Sequence[Outcome]) -> Html:
    cells = [el("td", str(numbers.outcomes[outcome])) for outcome in seen]
    return el("tr", el("th", name, scope="row"), cells, el("td", str(numbers.total)))
