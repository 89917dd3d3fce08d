"""The drawing of agreements against the law on a line of time: a row for each county, a line down for each change."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lokcheck.audit.background import LawTurn
from lokcheck.audit.compact import Line
from lokcheck.audit.html.country import SHORT
from lokcheck.audit.html.words import LEVELS, Page, level_of
from lokcheck.report.html.markup import Html, el
from lokcheck.report.html.timeline import Scale

__all__ = ["InForce", "drawing", "drawn_turns", "in_force", "scale_of", "update_days"]

_TOP, _ROW, _LEFT, _WORD = 40, 24, 15.0, 6.0
"""Pixels above the rows and of a row; per cent of the width for the names, and for what stands in a bar."""
_AGREEMENT = "county-agreement"
_FIRST = dt.date(2006, 1, 1)
"""Nothing older is drawn; it stands at the edge."""


class InForce(NamedTuple):
    """The documents of a county that are in force and have a date of their own, by their numbers."""

    code: str
    county: str
    agreement: int | None
    """The latest county agreement."""
    others: tuple[int, ...]
    """All that are no county agreements."""


def in_force(page: Page) -> list[InForce]:
    """Return the counties that have such documents, in the order of the country."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(page.gathered.lines):
        if line.own_day and line.ended is None:
            found.setdefault(line.county, []).append(at)
    return [_county(page, one.code, one.name, found[one.name]) for one in page.background.counties if one.name in found]


def _county(page: Page, code: str, name: str, numbers: Sequence[int]) -> InForce:
    lines = page.gathered.lines
    agreements = [at for at in numbers if lines[at].kind == _AGREEMENT]
    latest = max(agreements, key=lambda at: lines[at].own_day or _FIRST, default=None)
    return InForce(code, name, latest, tuple(at for at in numbers if lines[at].kind != _AGREEMENT))


def drawn_turns(page: Page) -> list[LawTurn]:
    """Return the changes of the law that are shown."""
    return [turn for turn in page.background.turns if turn.day >= _FIRST]


def scale_of(page: Page) -> Scale:
    """Return the days between which it is drawn; they are the same whatever documents are chosen."""
    last = max([page.head.receipt.as_of, *(turn.day for turn in drawn_turns(page))])
    return Scale(_FIRST, dt.date(last.year + 1, 1, 1))


def update_days(line: Line) -> set[dt.date]:
    """Return the days since which something in a document has to be updated."""
    return {said.changed_on for said in line.said if said.is_update and said.changed_on and not said.waived}


def drawing(page: Page) -> Html:
    """Return the drawing; the script draws its rows anew for a choice of documents."""
    scale, counties = scale_of(page), in_force(page)
    rows = [_row(page, scale, one, _TOP + _ROW * at) for at, one in enumerate(counties)]
    parts = (*_years(scale), *_now(scale, page.head.receipt.as_of), el("g", rows, id="law-rows"),
             *_turns(scale, drawn_turns(page)))  # fmt: skip
    made = el("svg", parts, width="100%", height=_TOP + _ROW * len(counties) + 6, aria_hidden="true", id="law-drawing")
    return el("div", made, class_="law-line")


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


def _row(page: Page, scale: Scale, county: InForce, top: int) -> Html:
    lines, as_of = page.gathered.lines, page.head.receipt.as_of
    name = el("text", SHORT.get(county.code, county.county), x=0, y=15, class_="label")
    bar = _bar(scale, lines[county.agreement], as_of) if county.agreement is not None else ()
    days = [day for at in county.others if (day := lines[at].own_day)]
    dots = [el("circle", cx=f"{_x(scale, day)}%", cy=20, r="2.5", class_="dot") for day in days]
    return el("g", name, *bar, dots, transform=f"translate(0 {top})")


def _bar(scale: Scale, line: Line, as_of: dt.date) -> Iterator[Html]:
    """The agreement, with the mark of its gravest finding and its year beside it where it has no room for them."""
    start, level = line.own_day or _FIRST, level_of(line, range(len(line.now)))[0]
    left, right = _x(scale, start), _x(scale, max(min(line.valid_to or as_of, as_of), start))
    wide = right - left > _WORD
    yield el("rect", x=f"{left}%", y=4, width=f"{max(round(right - left, 2), 0.6)}%", height=14, class_=level)
    yield el("text", f"{LEVELS[level].mark} {start.year}", x=f"{left}%", dx=4 if wide else -4, y=15,
             class_="in" if wide else "label", text_anchor=None if wide else "end")  # fmt: skip
