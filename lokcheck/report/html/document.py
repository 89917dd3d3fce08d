"""A document: its head, the summary, who is to do what, the chart, every requirement, and the law to come."""

from collections.abc import Iterable, Iterator, Sequence

from lokcheck.report.html.chart import Row, chart, rows
from lokcheck.report.html.context import Context
from lokcheck.report.html.filters import filters
from lokcheck.report.html.markup import Html, el, link
from lokcheck.report.html.others import BEFORE, UNJUDGED, before, is_unjudged, unjudged
from lokcheck.report.html.requirement import requirement_details
from lokcheck.report.html.summary import actors, summary
from lokcheck.report.html.timeline import shared
from lokcheck.report.model import Requirement, Upcoming
from lokcheck.report.tally import is_old_finding
from lokcheck.report.words import KINDS, STATUSES, word
from lokcheck.texts import Text

__all__ = ["document_part"]

_HEADS = (
    Text("Från", "From"), Text("Lagrum", "Provision"), Text("Vad som ändras", "What changes"),
    Text("Krav", "Requirements"),
)  # fmt: skip


def document_part(context: Context) -> Html:
    """Return everything about a document, below its title."""
    parts = [
        shared(context), _head(context), _contents(context), summary(context), actors(context), unjudged(context),
        before(context), chart(context), _all(context), _upcoming(context.document.upcoming, context),
    ]  # fmt: skip
    return el("div", parts, class_="document")


def _head(context: Context) -> Html:
    fields = [el("div", el("dt", context.say(name)), el("dd", value)) for name, value in _facts(context)]
    return el("dl", fields, class_="facts")


def _facts(context: Context) -> Iterator[tuple[Text, Html]]:
    document = context.document
    kind = word(KINDS, document.kind)
    county = f", {document.county}" if document.county else ""
    yield Text("Dokument", "Document"), el("span", f"{context.say(kind)}{county}")
    parties = "; ".join(document.parties)
    stated = context.swedish(parties) if parties else el("span", context.say(Text("framgår inte", "not stated")))
    yield Text("Parter", "Parties"), stated
    day, what = document.own_day, document.own_day_is
    if day is None:
        none = Text("dokumentet har inget eget datum", "the document has no date of its own")
        yield Text("Datum", "Date"), el("span", context.say(none))
    else:
        yield Text("Datum", "Date"), el("span", f"{context.say(what)} {day}" if what else str(day))
    start, end = document.valid_from, document.valid_to
    if start or end:
        until = Text("tills vidare", "until further notice")
        yield Text("Giltighet", "Validity"), el("span", f"{start or '…'} – {end or context.say(until)}")
    if document.status:
        yield Text("Status", "Status"), el("span", context.say(word(STATUSES, document.status)))
    judged = [f"{day} ({context.say(Text('då', 'then'))})"] if day else []
    judged.append(f"{context.as_of} ({context.say(Text('nu', 'now'))})")
    yield Text("Bedömt per", "Judged as of"), el("span", context.say(Text(" och ", " and ")).join(judged))


def _contents(context: Context) -> Html | None:
    document = context.document
    if not document.requirements:
        return None
    parts = [("summary", Text("I korthet", "In brief"))]
    if any(item.severity for item in document.requirements):
        parts.append(("who", Text("Vem ska göra vad", "Who is to do what")))
    if any(map(is_unjudged, document.requirements)):
        parts.append(("unjudged", UNJUDGED))
    if any(map(is_old_finding, document.requirements)):
        parts.append(("before", BEFORE))
    parts.append(("topics", Text("Utfall per ämne", "Outcomes by topic")))
    parts.append(("all", Text("Alla krav", "All requirements")))
    if document.upcoming:
        parts.append(("upcoming", Text("Kommande lag", "Upcoming law")))
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
    return context.section("all", Text("Alla krav", "All requirements"), el("p", context.say(intro)), filters(context),
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
    intro = Text("Beslutad lag som ännu inte gäller.", "Law that is enacted and not yet in force.")
    top = el("tr", [el("th", context.say(head), scope="col") for head in _HEADS])
    here = {item.rule for item in context.document.requirements}
    table = el("table", el("caption", context.say(intro)), el("thead", top),
               el("tbody", [_coming(context, item, here) for item in coming]), class_="actions")  # fmt: skip
    return context.section("upcoming", Text("Kommande lag", "Upcoming law"), table)


def _coming(context: Context, item: Upcoming, here: Iterable[str]) -> Html:
    rules = [el("li", link(f"#{context.id(rule)}" if rule in here else None, rule)) for rule in item.rules]
    law = link(item.url, context.swedish(item.citation))
    concerned = el("ul", rules, class_="rules") if rules else el("span", "–")
    says, what, which = (context.say(head) for head in (_HEADS[0], *_HEADS[2:]))
    return el("tr", el("td", str(item.day), data_label=says), el("th", law, scope="row"),
              el("td", context.say(item.text), data_label=what), el("td", concerned, data_label=which))  # fmt: skip
