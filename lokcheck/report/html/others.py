"""What is no task of today's, as tables: what a person has to judge, what is waived, faults of the own date."""

from collections.abc import Sequence

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
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, link
from lokcheck.report.html.signs import outcome_label, severity_label
from lokcheck.report.model import Deadline, Requirement
from lokcheck.report.titles import DATE_HEADS, REQUIREMENT
from lokcheck.report.waivers import waiver_text
from lokcheck.report.words import DEADLINES
from lokcheck.texts import Text

__all__ = ["before_part", "dates_part", "unjudged_part", "waived_part"]

Row = tuple[Requirement, Html | None, Html]


def unjudged_part(context: Context) -> Html | None:
    """Return what the program could not judge, with the question or the reason; None where there is none."""
    found = unjudged(context.document.requirements)
    if not found:
        return None
    rows = [(item, outcome_label(context, item.today.outcome), _said(context, asked(item))) for item in found]
    table = _table(context, Text("Fråga eller skäl", "Question or reason"), rows)
    return context.section("unjudged", UNJUDGED, el("p", context.say(UNJUDGED_INTRO)), table)


def waived_part(context: Context) -> Html | None:
    """Return the findings that a decision says to live with; None where there is none."""
    rows: list[Row] = []
    for item in waived(context.document.requirements):
        assert item.waiver is not None
        decided = el("span", context.say(waiver_text(item.waiver)), class_="asked")
        said = el("span", _said(context, told(item).message), decided)
        rows.append((item, severity_label(context, item), said))
    if not rows:
        return None
    head = Text("Vad som är fel, och beslutet", "What is wrong, and the decision")
    return context.section("waived", WAIVED, el("p", context.say(WAIVED_INTRO)), _table(context, head, rows))


def before_part(context: Context) -> Html | None:
    """Return what was a finding on the document's own date and is none today; None where there is nothing."""
    found = before(context.document.requirements)
    if not found:
        return None
    rows = [(item, severity_label(context, item), _said(context, told(item).message)) for item in found]
    table = _table(context, Text("Vad som var fel", "What was wrong"), rows)
    return context.section("before", BEFORE, el("p", context.say(before_intro(context.document))), table)


def dates_part(context: Context) -> Html | None:
    """Return the days that the document sets, as a table; None where there is none."""
    found = dates(context.document, context.as_of)
    if not found:
        return None
    day, *heads = (context.say(head) for head in DATE_HEADS)
    top = el("tr", [el("th", head, scope="col") for head in (day, *heads)])
    rows = [el("tr", el("th", str(item.day), scope="row"), [
        el("td", said, data_label=head) for head, said in zip(heads, _dated(context, item), strict=True)
    ]) for item in found]  # fmt: skip
    table = el("table", el("thead", top), el("tbody", rows), class_="actions")
    return context.section("dates", DATES, el("p", context.say(DATES_INTRO)), table)


def _dated(context: Context, item: Deadline) -> tuple[str, str, str]:
    ground = context.say(item.ground) if item.ground else "–"
    return context.say(dated_text(item, context.as_of)), context.say(DEADLINES[item.kind]), ground


def _said(context: Context, text: Text) -> Html:
    return el("span", context.say(text))


def _table(context: Context, head: Text, rows: Sequence[Row]) -> Html:
    heads = (REQUIREMENT, head)
    top = el("tr", [el("th", context.say(text), scope="col") for text in heads])
    lines = []
    for item, label, said in rows:
        name = link(f"#{context.id(item.rule)}", context.own(item.title))
        cell = el("td", said, data_label=context.say(head))
        lines.append(el("tr", el("th", label, el("span", name, class_="asked"), scope="row"), cell))
    return el("table", el("thead", top), el("tbody", lines), class_="actions others")
