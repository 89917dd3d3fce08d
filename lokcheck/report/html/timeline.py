"""Law against agreement on a line of time: a bar for the document, one for each version of a provision, and the dates.

Positions are per cent of the width, so that the bars follow the width of the page and the letters keep their size.
What is the same for every requirement of a document (years, the two dates) is drawn once and used by all of them.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.report.model import BasisLine, DocumentReport, Requirement
from lokcheck.report.when import when
from lokcheck.report.words import OUTCOMES
from lokcheck.texts import Text

__all__ = ["Scale", "scale_of", "shared", "timeline"]

_LAW = ("must", "should", "may")
_TOP, _ROW, _BAR, _FOOT = 22, 38, 15, 16
"""Pixels: where the first row begins, a row, a bar, a line of dates at the foot."""
_ROWS, _LABEL, _TICKS = 5, 44, 6
"""The most rows of law, letters of a label, years on the axis."""
_BEFORE = 10
"""Years that are shown before the check where the document has no date of its own."""


class Scale(NamedTuple):
    """The days at the two ends of the line."""

    start: dt.date
    end: dt.date

    def at(self, day: dt.date) -> float:
        """Return where ``day`` is, in per cent; days outside are at the ends."""
        part = (day - self.start).days / (self.end - self.start).days
        return round(100 * min(1.0, max(0.0, part)), 2)

    def holds(self, day: dt.date) -> bool:
        """Return whether ``day`` is on the line."""
        return self.start <= day <= self.end

    def years(self) -> list[int]:
        """Return the years to print."""
        span = self.end.year - self.start.year
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if span <= step * _TICKS)
        return [year for year in range(self.start.year + 1, self.end.year) if year % step == 0]


def scale_of(document: DocumentReport, as_of: dt.date) -> Scale:
    """Return the line of time for a document: from before it began until after what is to come."""
    begun = [day for day in (document.own_day, document.valid_from) if day]
    first = min([*begun, as_of]) if begun else as_of.replace(day=1, year=max(as_of.year - _BEFORE, 2))
    last = max([as_of, *begun, *(item.day for item in document.upcoming)])
    return Scale(dt.date(max(first.year - 1, 1), 1, 1), dt.date(min(last.year + 2, 9999), 1, 1))


def shared(context: Context) -> Html:
    """Return what the timelines of the document have in common; it shows nothing by itself."""
    scale, document = scale_of(context.document, context.as_of), context.document
    years = [_year(scale, year) for year in scale.years()]
    parts = [*years, *_marker(scale, context.as_of, context.say(Text("kontroll", "check")), 0, "now")]
    if document.own_day:
        what = document.own_day_is or Text("dokumentets dag", "date of the document")
        parts += _marker(scale, document.own_day, context.say(what), 1, "then")
    name = context.say(Text("dokumentet", "the document"))
    group = el("g", parts, el("text", name, x=0, y=_TOP + 10, class_="label"), id=context.id("line"))
    return el("svg", el("defs", group), width=0, height=0, aria_hidden="true", class_="shared")


def timeline(context: Context, requirement: Requirement) -> Html | None:
    """Return the timeline of a requirement; None where the document has no date and the requirement no law."""
    rows = _rows(requirement.basis)
    if context.document.own_day is None and not rows:
        return None
    scale = scale_of(context.document, context.as_of)
    shown = rows[:_ROWS]
    changed = requirement.changed_on if requirement.at_adoption else None
    feet = 2 + bool(changed)
    height = _TOP + _ROW * (1 + len(shown)) + _FOOT * feet + 4
    parts = [el("use", href=f"#{context.id('line')}")]
    if changed:
        parts += _marker(scale, changed, context.say(Text("utfallet ändras", "the outcome changes")), 2, "change")
    parts += _document_bars(context, scale, requirement)
    for number, (citation, lines) in enumerate(shown, 1):
        parts += _law_bars(scale, citation, lines, number)
    said = when(requirement, context.document) or OUTCOMES[requirement.today.outcome]
    title = el("title", f"{context.say(Text('Tidslinje', 'Timeline'))}: {context.say(said)}")
    drawing = el("svg", title, parts, role="img", width="100%", height=height)
    return el("div", drawing, _explained(context, len(shown), len(rows) - len(shown)), class_="timeline")


def _explained(context: Context, shown: int, left_out: int) -> Html | None:
    if not shown:
        return None
    text = Text("Lagens staplar är de lydelser som gäller de två dagarna, och det som är på väg.",
                "The bars of law are the versions in force on the two dates, and what is to come.")  # fmt: skip
    more = Text(f" Ytterligare {left_out} lagrum står under Grund.", f" {left_out} more are listed under Basis.")
    return el("p", context.say(text) + (context.say(more) if left_out else ""), class_="small")


def _year(scale: Scale, year: int) -> Html:
    at = f"{scale.at(dt.date(year, 1, 1))}%"
    line = el("line", x1=at, x2=at, y1=16, y2="100%", class_="year")
    return glue(line, el("text", str(year), x=at, y=11, text_anchor="middle", class_="year"))


def _marker(scale: Scale, day: dt.date, what: str, foot: int, kind: str) -> Iterator[Html]:
    """A line down through all rows, with its date at the foot: on the side where there is room."""
    at = scale.at(day)
    left = at <= 50
    yield el("line", x1=f"{at}%", x2=f"{at}%", y1=16, y2="100%", class_=kind)
    yield el("text", f"{day} {what}", x=f"{at}%", y="100%", dx=5 if left else -5, dy=-4 - _FOOT * foot,
             text_anchor="start" if left else "end", class_=f"day {kind}")  # fmt: skip


def _bar(scale: Scale, start: dt.date, end: dt.date, row: int, kind: str) -> Html:
    left, right = scale.at(start), scale.at(end)
    return el("rect", x=f"{left}%", width=f"{round(max(right - left, 0.4), 2)}%", y=_TOP + _ROW * row + 15, height=_BAR,
              class_=kind)  # fmt: skip


def _document_bars(context: Context, scale: Scale, requirement: Requirement) -> Iterator[Html]:
    for start, end, outcome in _spells(scale, context, requirement):
        if start >= scale.end or end <= start:
            continue
        yield _bar(scale, start, end, 0, f"o {outcome}")
        if scale.at(end) - scale.at(start) > 30:
            yield el("text", context.say(OUTCOMES[outcome]), x=f"{scale.at(start)}%", y=_TOP + 26, dx=5, class_="in")


def _spells(scale: Scale, context: Context, requirement: Requirement) -> Iterator[tuple[dt.date, dt.date, str]]:
    """The days of the document with the outcome that held on them."""
    document, before, today = context.document, requirement.at_adoption, requirement.today.outcome
    start = document.own_day or document.valid_from or scale.start
    end = document.valid_to or scale.end
    turn = requirement.changed_on
    if before is None or before.outcome == today:
        yield start, end, today
        return
    turn = turn or context.as_of
    yield start, min(turn, end), before.outcome
    yield max(turn, start), end, today


def _rows(basis: Sequence[BasisLine]) -> list[tuple[str, list[BasisLine]]]:
    """The versions of each provision, in the order of the basis; what has no days or is no law has no row."""
    rows: dict[str, list[BasisLine]] = {}
    for line in basis:
        if line.modality in _LAW and (line.valid_from or line.valid_to):
            rows.setdefault(line.citation, []).append(line)
    return list(rows.items())


def _law_bars(scale: Scale, citation: str, lines: Sequence[BasisLine], row: int) -> Iterator[Html]:
    short = citation if len(citation) <= _LABEL else f"{citation[: _LABEL - 1].rstrip()}…"
    yield el("text", short, x=0, y=_TOP + _ROW * row + 10, class_="label")
    for line in lines:
        start, end = line.valid_from or scale.start, line.valid_to or scale.end
        if scale.holds(start) or scale.holds(end) or (start < scale.start and end > scale.end):
            yield _bar(scale, start, end, row, f"law {line.applies_at}")
