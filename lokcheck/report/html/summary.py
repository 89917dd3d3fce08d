"""What a committee reads in a minute: the figures, what is to be done first, by whom, on what ground and by when."""

from collections.abc import Sequence

from lokcheck.report.actors import by_actor, to_mend, who
from lokcheck.report.due import due
from lokcheck.report.findings import told
from lokcheck.report.gist import coming, figures, first, lead, out_of, waived_text
from lokcheck.report.html.context import Context
from lokcheck.report.html.ground import short_ground
from lokcheck.report.html.markup import Child, Html, el, glue, link
from lokcheck.report.html.signs import severity_label
from lokcheck.report.model import Requirement
from lokcheck.report.tally import show_tally, tally
from lokcheck.report.titles import FIRST, IN_BRIEF, TO_DO, WHAT_IS_WRONG, WHO
from lokcheck.texts import Text

__all__ = ["actors", "summary"]


def summary(context: Context) -> Html:
    """Return the summary of a document."""
    parts = [_lead(context), _figures(context), _first(context), _coming(context)]
    return context.section("summary", IN_BRIEF, parts)


def actors(context: Context) -> Html | None:
    """Return who is to do what: a table for each, the gravest first; None where there is nothing to do."""
    found = by_actor(context.document.requirements)
    if not found:
        return None
    intro = Text("Alla fynd, efter vem som brukar åtgärda dem. Där det står ”vid nästa revidering” sätter ingen lag "
                 "någon dag. Länken leder till kravet, med vad texten säger och hur lagen har ändrats.",
                 "All findings, by who usually mends them. Where it says “at the next revision” no law sets a day. The "
                 "link leads to the requirement, with what the text says and how the law has changed.")  # fmt: skip
    tables = [_actor(context, name, items) for name, items in found.items()]
    return context.section("who", WHO, el("p", context.say(intro)), tables)


def _lead(context: Context) -> Html:
    document = context.document
    ended = el("p", el("strong", context.say(document.ended)), class_="ended") if document.ended else None
    said = el("p", context.say(lead(document, context.as_of)), class_="lead")
    more = [el("p", context.say(text)) for text in (out_of(document), waived_text(document)) if text]
    return glue(ended, said, more)


def _figures(context: Context) -> Html | None:
    if not context.document.requirements:
        return None
    made = []
    for figure in figures(context.document):
        value = el("dd", el("b", str(figure.number)), el("span", context.say(figure.of)))
        made.append(el("div", el("dt", context.say(figure.name)), value, class_=figure.kind))
    return el("dl", made, class_="figures")


def _first(context: Context) -> Html | None:
    found = first(context.document)
    if not found:
        return None
    items = [el("li", _task(context, item)) for item in found]
    left = len(to_mend(context.document.requirements)) - len(found)
    more = None
    if left > 0:
        text = Text(
            f"och {left} fynd till, efter vem som ska göra vad", f"and {left} more findings, by who is to do what"
        )
        more = el("p", link(f"#{context.id('who')}", context.say(text)))
    head = context.heading(1, context.say(FIRST))
    return glue(head, el("ol", items, class_="tasks"), more)


def _task(context: Context, requirement: Requirement) -> Html:
    title = el(
        "p", severity_label(context, requirement), el("b", context.say(told(requirement).message)), class_="title"
    )
    fields = (
        (TO_DO, "do", el("span", context.say(requirement.remedy))),
        (Text("Vem", "Who"), "by", el("span", context.say(who(requirement)))),
        (Text("Grund", "Basis"), "why", short_ground(context, requirement)),
        (Text("När", "When"), "due", el("span", context.say(due(requirement, context.document)))),
    )
    rows = [el("div", el("dt", context.say(name)), el("dd", value), class_=kind) for name, kind, value in fields]
    return glue(title, el("p", _asked(context, requirement), class_="asked"), el("dl", rows))


def _coming(context: Context) -> Html | None:
    said = coming(context.document)
    if said is None:
        return None
    what, advice = (context.say(text) for text in said)
    return el("p", link(f"#{context.id('upcoming')}", what), el("span", f". {advice}"), class_="coming")


def _actor(context: Context, name: Text, items: Sequence[Requirement]) -> Html:
    heads = (
        WHAT_IS_WRONG,
        TO_DO,
        Text("Grund", "Basis"),
        Text("När", "When"),
    )
    top = el("tr", [el("th", context.say(head), scope="col") for head in heads])
    rows = [el("tr", el("th", _what(context, item), scope="row"), [
        el("td", value, data_label=context.say(head))
        for head, value in zip(heads[1:], _cells(context, item), strict=True)
    ]) for item in items]  # fmt: skip
    said = show_tally(tally(items), None)[0]
    caption = el("caption", context.say(said))
    head = context.heading(1, context.say(name))
    return glue(head, el("table", caption, el("thead", top), el("tbody", rows), class_="actions"))


def _cells(context: Context, requirement: Requirement) -> tuple[Child, ...]:
    remedy, by = context.say(requirement.remedy), context.say(due(requirement, context.document))
    return remedy, short_ground(context, requirement), by


def _what(context: Context, requirement: Requirement) -> Html:
    message = el("span", context.say(told(requirement).message), class_="message")
    return glue(severity_label(context, requirement), message, el("span", _asked(context, requirement), class_="asked"))


def _asked(context: Context, requirement: Requirement) -> Html:
    """Which requirement it is about, with a link to it."""
    lead = el("span", context.say(Text("Krav: ", "Requirement: ")))
    return glue(lead, link(f"#{context.id(requirement.rule)}", context.own(requirement.title)))
