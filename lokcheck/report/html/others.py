"""What is no task of today's: requirements that a person has to judge, and faults of the document's own date."""

from collections.abc import Sequence

from lokcheck.report.findings import by_weight, told
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, link
from lokcheck.report.html.signs import outcome_label, severity_label
from lokcheck.report.model import Requirement
from lokcheck.report.tally import is_old_finding, show_tally, tally
from lokcheck.report.when import own_words
from lokcheck.texts import Text

__all__ = ["BEFORE", "UNJUDGED", "before", "is_unjudged", "unjudged"]

UNJUDGED = Text("Inte bedömt", "Not judged")
BEFORE = Text("Fynd på dokumentets egen dag", "Findings on the document's own date")
_UNJUDGED = ("error", "cannot_judge", "manual")


def is_unjudged(requirement: Requirement) -> bool:
    """Return whether the requirement applies today and was not judged."""
    return requirement.today.outcome in _UNJUDGED


def unjudged(context: Context) -> Html | None:
    """Return what the program could not judge, with the question or the reason; None where there is none."""
    found = [item for outcome in _UNJUDGED for item in context.document.requirements if item.today.outcome == outcome]
    if not found:
        return None
    intro = Text("Det här har programmet inte kunnat bedöma. Någon behöver läsa och ta ställning.",
                 "This the program could not judge. Somebody has to read and decide.")  # fmt: skip
    head = Text("Fråga eller skäl", "Question or reason")
    rows = [(item, outcome_label(context, item.today.outcome), _asked(context, item)) for item in found]
    return context.section("unjudged", UNJUDGED, el("p", context.say(intro)), _table(context, head, rows))


def before(context: Context) -> Html | None:
    """Return what was a finding on the document's own date and is none today; None where there is nothing."""
    found = [item for item in by_weight(context.document.requirements) if is_old_finding(item)]
    if not found:
        return None
    said, out_of = show_tally(tally(context.document.requirements, at_adoption=True), None)
    then = own_words(context.document)
    intro = Text(f"Så var det {then.sv}: {said.sv}, {out_of.sv}. Här står det som inte är fynd i dag.",
                 f"It was so {then.en}: {said.en}, {out_of.en}. Listed here is what is no finding today.")  # fmt: skip
    rows = [(item, severity_label(context, item), el("span", context.say(told(item).message))) for item in found]
    head = Text("Vad som var fel", "What was wrong")
    return context.section("before", BEFORE, el("p", context.say(intro)), _table(context, head, rows))


def _asked(context: Context, requirement: Requirement) -> Html:
    question = requirement.question if requirement.today.outcome == "manual" else None
    return el("span", context.say(question or requirement.today.message))


def _table(context: Context, head: Text, rows: Sequence[tuple[Requirement, Html | None, Html]]) -> Html:
    heads = (Text("Krav", "Requirement"), head)
    top = el("tr", [el("th", context.say(text), scope="col") for text in heads])
    lines = []
    for item, label, said in rows:
        name = link(f"#{context.id(item.rule)}", context.own(item.title))
        cell = el("td", said, data_label=context.say(head))
        lines.append(el("tr", el("th", label, el("span", name, class_="asked"), scope="row"), cell))
    return el("table", el("thead", top), el("tbody", lines), class_="actions others")
