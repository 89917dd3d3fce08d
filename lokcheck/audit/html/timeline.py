"""Agreements against the law on a line of time: a row for each county, a line down for each change of the law."""

import datetime as dt
from collections.abc import Iterator, Sequence

from lokcheck.audit.background import LawTurn
from lokcheck.audit.compact import Line
from lokcheck.audit.html.country import SHORT
from lokcheck.audit.html.words import LEVELS, Page, both, digits, key, level_of, own, section, table
from lokcheck.report.html.markup import Html, el, link
from lokcheck.report.html.timeline import Scale
from lokcheck.texts import Text

__all__ = ["timeline"]

_TOP, _ROW, _LEFT, _WORD = 40, 24, 15.0, 6.0
"""Pixels above the rows and of a row; per cent of the width for the names, and for what stands in a bar."""
_AGREEMENT = "county-agreement"
_FIRST = dt.date(2006, 1, 1)
"""Nothing older is drawn; it stands at the edge."""
_HEADS = (
    Text("Nr", "No"), Text("Dag", "Day"), Text("Vad som ändras", "What changes"), Text("Lagrum", "Provisions"),
    Text("Gällande dokument som är äldre", "Documents in force that are older"),
    Text("Behöver uppdateras sedan dess", "In need of an update since"),
)  # fmt: skip


def timeline(page: Page) -> Html:
    """Return the section: the drawing, and a table of the changes with how many documents each concerns."""
    turns = [turn for turn in page.background.turns if turn.day >= _FIRST]
    intro = Text("Varje streck nedåt är en ändring av lagen, med sitt nummer i tabellen. Stapeln är länets senaste "
                 "länsöverenskommelse, från den dag den antogs; prickarna är länets andra gällande dokument. Det som "
                 "ligger till vänster om ett streck är äldre än ändringen.",
                 "Each line down is a change of the law, with its number in the table. The bar is the county's latest "
                 "county agreement, from the day it was adopted; the dots are the county's other documents in force. "
                 "What lies to the left of a line is older than the change.")  # fmt: skip
    drawing = _drawing(page, turns)
    rows = [_turn(page, number, turn) for number, turn in enumerate(turns, 1)]
    caption = Text("Lagändringarna och de dokument som är äldre", "The changes of the law, and the documents older")
    legend = el("ul", [el("li", key(level), both(LEVELS[level].word)) for level in "ewnm"], class_="legend")
    return section("law", Text("Överenskommelserna och lagen över tid", "Agreements and the law over time"),
                   both(intro, "p"), legend, drawing, table(caption, _HEADS, rows, "turns"))  # fmt: skip


def _drawing(page: Page, turns: Sequence[LawTurn]) -> Html:
    as_of = page.head.receipt.as_of
    last = max([as_of, *(turn.day for turn in turns)])
    scale = Scale(_FIRST, dt.date(last.year + 1, 1, 1))
    counties = [one for one in page.background.counties if any(_lines(page, one.name))]
    height = _TOP + _ROW * len(counties) + 6
    parts = [*_years(scale), *_now(scale, as_of)]
    for at, county in enumerate(counties):
        parts += _row(scale, SHORT.get(county.code, county.name), list(_lines(page, county.name)), at, as_of)
    parts += _turns(scale, turns)
    drawing = el("svg", parts, width="100%", height=height, aria_hidden="true")
    return el("div", drawing, class_="law-line")


def _lines(page: Page, county: str) -> Iterator[Line]:
    return (line for line in page.gathered.lines if line.county == county and line.own_day and line.ended is None)


def _x(scale: Scale, day: dt.date) -> float:
    return round(_LEFT + scale.at(day) * (100 - _LEFT) / 100, 2)


def _years(scale: Scale) -> Iterator[Html]:
    for year in range(scale.start.year, scale.end.year, 2):
        at = f"{_x(scale, dt.date(year, 1, 1))}%"
        yield el("line", x1=at, x2=at, y1=16, y2="100%", class_="year")
        yield el("text", str(year), x=at, y=11, text_anchor="middle", class_="year")


def _turns(scale: Scale, turns: Sequence[LawTurn]) -> Iterator[Html]:
    """The changes; two within half a year have their numbers at different heights."""
    low, before = False, None
    for number, turn in enumerate(turns, 1):
        low = not low if before is not None and (turn.day - before).days < 200 else False
        before, at = turn.day, f"{_x(scale, turn.day)}%"
        yield el("line", x1=at, x2=at, y1=36, y2="100%", class_="turn")
        yield el("text", str(number), x=at, dx=7 if low else 0, y=30, text_anchor="middle", class_="turn")


def _now(scale: Scale, as_of: dt.date) -> Iterator[Html]:
    at = f"{_x(scale, as_of)}%"
    yield el("line", x1=at, x2=at, y1=16, y2="100%", class_="now")


def _row(scale: Scale, name: str, lines: Sequence[Line], at: int, as_of: dt.date) -> Iterator[Html]:
    top = _TOP + _ROW * at
    yield el("text", name, x=0, y=top + 15, class_="label")
    agreements = [line for line in lines if line.kind == _AGREEMENT]
    if agreements:
        line = max(agreements, key=lambda one: one.own_day or _FIRST)
        start, level = line.own_day or _FIRST, level_of(line, range(len(line.now)))[0]
        left = _x(scale, start)
        right = _x(scale, max(min(line.valid_to or as_of, as_of), start))
        yield el("rect", x=f"{left}%", y=top + 4, width=f"{max(round(right - left, 2), 0.6)}%", height=14, class_=level)
        said, wide = f"{LEVELS[level].mark} {start.year}", right - left > _WORD
        yield el("text", said, x=f"{left}%", dx=4 if wide else -4, y=top + 15, class_="in" if wide else "label",
                 text_anchor=None if wide else "end")  # fmt: skip
    for line in lines:
        if line.kind != _AGREEMENT and line.own_day:
            yield el("circle", cx=f"{_x(scale, line.own_day)}%", cy=top + 20, r="2.5", class_="dot")


def _turn(page: Page, number: int, turn: LawTurn) -> Html:
    older = [line for line in page.gathered.lines if line.ended is None and line.own_day and line.own_day < turn.day]
    in_force = sum(line.ended is None and line.own_day is not None for line in page.gathered.lines)
    needing = sum(any(s.is_update and s.changed_on == turn.day and not s.waived for s in line.said) for line in older)
    law = [el("li", link(url, own(citation))) for citation, url in turn.law]
    count = both(Text(f"{digits(len(older))} av {digits(in_force)}", f"{digits(len(older))} of {digits(in_force)}"))
    coming = turn.day > page.head.receipt.as_of
    day = el("td", el("span", str(turn.day)), both(Text(" (kommande)", " (to come)")) if coming else None)
    what = el("th", both(turn.text), scope="row")
    return el("tr", el("td", str(number)), day, what, el("td", el("ul", law, class_="plain")), el("td", count),
              el("td", digits(needing)))  # fmt: skip
