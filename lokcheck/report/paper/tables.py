"""What stands after the findings, as tables: questions to a person, waivers, the own date, law to come, everything."""

from collections.abc import Iterator, Sequence

from lokcheck.report.actors import waived
from lokcheck.report.aside import (
    BEFORE,
    UNJUDGED,
    UNJUDGED_INTRO,
    WAIVED,
    WAIVED_INTRO,
    asked,
    before,
    before_intro,
    unjudged,
)
from lokcheck.report.dates import DATES, DATES_INTRO, dated_text, dates
from lokcheck.report.findings import told
from lokcheck.report.model import Requirement
from lokcheck.report.paper.blocks import Block, Cell, Para, Span, Table, cell, line
from lokcheck.report.paper.findings import evidence
from lokcheck.report.paper.pen import Pen
from lokcheck.report.places import told_at
from lokcheck.report.titles import ALL, DATE_HEADS, LAW_HEADS, REQUIREMENT, UPCOMING, UPCOMING_INTRO, WHAT_IS_WRONG
from lokcheck.report.topics import by_topic
from lokcheck.report.waivers import waiver_text
from lokcheck.report.words import DEADLINES, MODALITIES, word
from lokcheck.texts import Text

__all__ = ["asides", "calendar", "everything", "upcoming"]

_PLACES = 3


def asides(pen: Pen) -> Iterator[Block]:
    """Yield what a person must judge, what is waived, and what was wrong on the document's own date only."""
    yield from _unjudged(pen)
    yield from _waived(pen)
    yield from _before(pen)


def _unjudged(pen: Pen) -> Iterator[Block]:
    found = unjudged(pen.document.requirements)
    if not found:
        return
    yield pen.heading(0, UNJUDGED, "unjudged")
    yield Para(pen.line(UNJUDGED_INTRO))
    heads = (REQUIREMENT, Text("Fråga eller skäl", "Question or reason"), Text("Läs här", "Where to read"))
    rows = [(_titled(pen, item, pen.outcome(item.today.outcome)), pen.cell(asked(item)),
             evidence(pen, item.today.evidence, _PLACES) or _file(pen, item)) for item in found]  # fmt: skip
    yield _table(pen, UNJUDGED, heads, rows, (30, 40, 30))


def _waived(pen: Pen) -> Iterator[Block]:
    rows = []
    for item in waived(pen.document.requirements):
        assert item.waiver is not None
        name = _titled(pen, item, pen.severity(item))
        rows.append((name, pen.cell(told(item).message), pen.cell(waiver_text(item.waiver))))
    if rows:
        yield pen.heading(0, WAIVED, "waived")
        yield Para(pen.line(WAIVED_INTRO))
        heads = (REQUIREMENT, WHAT_IS_WRONG, Text("Beslutet", "The decision"))
        yield _table(pen, WAIVED, heads, rows, (28, 34, 38))


def _before(pen: Pen) -> Iterator[Block]:
    found = before(pen.document.requirements)
    if not found:
        return
    yield pen.heading(0, BEFORE, "before")
    yield Para(pen.line(before_intro(pen.document)))
    heads = (REQUIREMENT, Text("Vad som var fel", "What was wrong"))
    rows = [(_titled(pen, item, pen.severity(item)), pen.cell(told(item).message)) for item in found]
    yield _table(pen, BEFORE, heads, rows, (40, 60))


def calendar(pen: Pen) -> Iterator[Block]:
    """Yield the days that the document sets."""
    found = dates(pen.document, pen.as_of)
    if not found:
        return
    yield pen.heading(0, DATES, "dates")
    yield Para(pen.line(DATES_INTRO))
    rows = [(cell(str(item.day)), pen.cell(dated_text(item, pen.as_of)), pen.cell(DEADLINES[item.kind]),
             pen.cell(item.ground or "–")) for item in found]  # fmt: skip
    yield _table(pen, DATES, DATE_HEADS, rows, (13, 43, 16, 28))


def upcoming(pen: Pen) -> Iterator[Block]:
    """Yield the law that is enacted and not yet in force."""
    coming = pen.document.upcoming
    if not coming:
        return
    yield pen.heading(0, UPCOMING, "upcoming")
    yield Para(pen.line(UPCOMING_INTRO))
    rows = [(cell(str(item.day)), (pen.linked(item.citation, item.url),), pen.cell(item.text),
             cell(", ".join(map(pen.say, item.rules)) or "–")) for item in coming]  # fmt: skip
    yield _table(pen, UPCOMING, LAW_HEADS, rows, (13, 25, 42, 20))


def everything(pen: Pen) -> Iterator[Block]:
    """Yield every requirement by topic, with its outcome on both dates."""
    if not pen.document.requirements:
        return
    yield pen.heading(0, ALL, "all", new_page=True)
    own = any(item.at_adoption for item in pen.document.requirements)
    days = [Text(f"Då ({pen.document.own_day})", f"Then ({pen.document.own_day})")] if own else []
    heads = (REQUIREMENT, Text("Hur bindande", "How binding"), *days, Text(f"Nu ({pen.as_of})", f"Now ({pen.as_of})"))
    for found in by_topic(pen.document.requirements, pen.topics):
        yield pen.heading(1, line(pen.own(found.name)), "topic", found.topic)
        rows = [_row(pen, item, own=own) for item in found.requirements]
        yield _table(pen, found.name, heads, rows, (44, 22, 16, 18) if own else (56, 24, 20))


def _row(pen: Pen, item: Requirement, *, own: bool) -> tuple[Cell, ...]:
    elsewhere = told_at(item)
    other = f", {pen.say(Text('se', 'see'))} {pen.say(elsewhere)}" if elsewhere else ""
    then = cell(pen.outcome(item.at_adoption.outcome)) if item.at_adoption else cell("–")
    now = line(pen.outcome(item.today.outcome), other)
    weighed = (line(pen.severity(item)),) if item.severity else ()
    name = (line(Span(f"{pen.say(item.rule)} "), pen.to(item)),)
    return (name, pen.cell(word(MODALITIES, item.modality)), *([then] if own else []), (now, *weighed))


def _titled(pen: Pen, item: Requirement, sign: Span) -> Cell:
    return line(sign), line(pen.own(item.title), f" ({pen.say(item.rule)})")


def _file(pen: Pen, item: Requirement) -> Cell:
    if not item.line:
        return cell("–")
    return pen.cell(Text(f"filens rad {item.line}", f"line {item.line} of the file"))


def _table(
    pen: Pen, title: Text, heads: Sequence[Text], rows: Sequence[tuple[Cell, ...]], widths: tuple[int, ...]
) -> Table:
    return Table("", pen.say(title), tuple(map(pen.say, heads)), tuple(rows), widths)
