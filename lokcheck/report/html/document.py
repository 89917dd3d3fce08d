"""A document: its head, the summary, who is to do what, the chart, every requirement, and the law to come."""

from collections.abc import Iterable, Sequence

from lokcheck.report.actors import to_mend, waived
from lokcheck.report.aside import BEFORE, UNJUDGED, WAIVED, before, unjudged
from lokcheck.report.dates import DATES, dates
from lokcheck.report.head import NOTE, facts
from lokcheck.report.html.chart import Row, chart, rows
from lokcheck.report.html.context import Context
from lokcheck.report.html.filters import filters
from lokcheck.report.html.markup import Html, el, link
from lokcheck.report.html.others import before_part, dates_part, unjudged_part, waived_part
from lokcheck.report.html.requirement import requirement_details
from lokcheck.report.html.summary import actors, summary
from lokcheck.report.html.timeline import shared
from lokcheck.report.model import Requirement, Upcoming
from lokcheck.report.titles import ALL, IN_BRIEF, LAW_HEADS, TOPICS, UPCOMING, UPCOMING_INTRO, WHO
from lokcheck.texts import Text

__all__ = ["document_part"]


def document_part(context: Context) -> Html:
    """Return everything about a document, below its title."""
    parts = [
        shared(context), _head(context), _contents(context), summary(context), actors(context), unjudged_part(context),
        waived_part(context), before_part(context), chart(context), _all(context),
        dates_part(context), _upcoming(context.document.upcoming, context),
    ]  # fmt: skip
    return el("div", parts, class_="document")


def _head(context: Context) -> Html:
    fields = []
    for fact in facts(context.document, context.as_of):
        if fact.label == NOTE:
            continue  # it is told with the summary
        said = context.own(fact.text) if fact.own else el("span", context.say(fact.text))
        fields.append(el("div", el("dt", context.say(fact.label)), el("dd", said)))
    return el("dl", fields, class_="facts")


def _contents(context: Context) -> Html | None:
    document = context.document
    if not document.requirements:
        return None
    parts = [("summary", IN_BRIEF)]
    if to_mend(document.requirements):
        parts.append(("who", WHO))
    asides = (("unjudged", UNJUDGED, unjudged), ("waived", WAIVED, waived), ("before", BEFORE, before))
    parts += [(name, title) for name, title, found in asides if found(document.requirements)]
    parts.append(("topics", TOPICS))
    parts.append(("all", ALL))
    if dates(document, context.as_of):
        parts.append(("dates", DATES))
    if document.upcoming:
        parts.append(("upcoming", UPCOMING))
    items = [el("li", link(f"#{context.id(name)}", context.say(text))) for name, text in parts]
    label = context.label(Text("Innehåll", "Contents"))
    return el("nav", el("ul", items), aria_label=label, class_="contents")


def _all(context: Context) -> Html | None:
    requirements = context.document.requirements
    if not requirements:
        return None
    topics = [_topic(context, row, requirements) for row in rows(context)]
    intro = Text("Varje krav med utfall. Öppna ett krav för att se grund, tidslinje, vad texten säger och vad som bör "
                 "göras. De krav som är öppna följer med i sin helhet på papper.",
                 "Each requirement with its outcome. Open one for its basis, a timeline, what the text says and what "
                 "to do. Those that are open are printed in full.")  # fmt: skip
    return context.section("all", ALL, el("p", context.say(intro)), filters(context),
                           topics)  # fmt: skip


def _topic(context: Context, row: Row, requirements: Iterable[Requirement]) -> Html:
    numbers = row.numbers
    count = Text(f"{numbers.judged} av {numbers.total} bedömda", f"{numbers.judged} of {numbers.total} judged")
    head = el(f"h{context.level + 1}", context.own(row.name), el("span", f" ({context.say(count)})", class_="small"),
              id=context.id("topic", row.topic))  # fmt: skip
    found = [requirement_details(context, item) for item in requirements if item.topic == row.topic]
    return el("div", head, found, class_="topic")


def _upcoming(coming: Sequence[Upcoming], context: Context) -> Html | None:
    if not coming:
        return None
    top = el("tr", [el("th", context.say(head), scope="col") for head in LAW_HEADS])
    here = {item.rule for item in context.document.requirements}
    table = el("table", el("caption", context.say(UPCOMING_INTRO)), el("thead", top),
               el("tbody", [_coming(context, item, here) for item in coming]), class_="actions")  # fmt: skip
    return context.section("upcoming", UPCOMING, table)


def _coming(context: Context, item: Upcoming, here: Iterable[str]) -> Html:
    rules = [el("li", link(f"#{context.id(rule)}" if rule in here else None, rule)) for rule in item.rules]
    law = link(item.url, context.swedish(item.citation))
    concerned = el("ul", rules, class_="rules") if rules else el("span", "–")
    says, what, which = (context.say(head) for head in (LAW_HEADS[0], *LAW_HEADS[2:]))
    return el("tr", el("td", str(item.day), data_label=says), el("th", law, scope="row"),
              el("td", context.say(item.text), data_label=what), el("td", concerned, data_label=which))  # fmt: skip
