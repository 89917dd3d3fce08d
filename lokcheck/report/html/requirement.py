"""A requirement, folded up to its outcome and title; unfolded it says why, since when, where, and what to do."""

from collections.abc import Iterator, Sequence

from lokcheck.report.actors import sides, who
from lokcheck.report.due import due, next_law
from lokcheck.report.findings import told
from lokcheck.report.html.context import Context
from lokcheck.report.html.ground import ground
from lokcheck.report.html.markup import Child, Html, el, glue, link
from lokcheck.report.html.signs import outcome_label, severity_label
from lokcheck.report.html.timeline import timeline
from lokcheck.report.model import EvidenceLine, Requirement
from lokcheck.report.places import place, shows, spot, told_at
from lokcheck.report.tally import is_finding, is_old_finding
from lokcheck.report.waivers import waiver_text
from lokcheck.report.when import when
from lokcheck.report.words import COMPARED
from lokcheck.texts import Text

__all__ = ["requirement_details"]

_PLACES = 12
Field = tuple[Text, Child]


def requirement_details(context: Context, requirement: Requirement) -> Html:
    """Return the requirement; one that is an error stands unfolded."""
    verdict = told(requirement)
    found = is_finding(requirement) or is_old_finding(requirement)
    title = context.heading(2, context.own(requirement.title))
    head = el("summary", outcome_label(context, requirement.today.outcome), title,
              severity_label(context, requirement), el("span", requirement.rule, class_="rule"))  # fmt: skip
    said = context.say(verdict.message)
    message = el("p", said, class_="message") if said else None
    fields = [
        glue(el("dt", context.say(name)), el("dd", value)) for name, value in _fields(context, requirement, found)
    ]
    body = el("div", message, el("dl", fields, class_="fields"),
              timeline(context, requirement), id=context.id(requirement.rule), class_="body")  # fmt: skip
    return el("details", head, body, open=requirement.severity == "error" and requirement.waiver is None,
              class_=f"requirement {'finding' if found else 'fine'}", data_o=requirement.today.outcome,
              data_t=requirement.topic, data_m=requirement.modality, data_w=context.say(who(requirement)),
              data_p=" ".join(sides(requirement)))  # fmt: skip


def _fields(context: Context, requirement: Requirement, found: bool) -> Iterator[Field]:
    if requirement.question is not None and requirement.today.outcome == "manual":
        yield Text("Fråga att besvara", "Question to answer"), context.say(requirement.question)
    if found and not is_old_finding(requirement):
        yield Text("Att göra", "To do"), context.say(requirement.remedy)
        yield Text("Vem", "Who"), context.say(who(requirement))
    if found:
        coming = next_law(requirement, context.document)
        said = [context.say(due(requirement, context.document)), context.say(coming) if coming else ""]
        yield Text("När", "When"), " ".join(filter(None, said))
    if requirement.waiver is not None and requirement.severity:
        yield Text("Undantag", "Waiver"), context.say(waiver_text(requirement.waiver))
    if requirement.compared is not None:
        yield (
            Text("Jämfört", "Compared"),
            context.say(COMPARED[requirement.compared]),
        )
    yield Text("Grund", "Basis"), ground(context, requirement)
    history = when(requirement, context.document)
    if history is not None:
        yield Text("Då och nu", "Then and now"), context.say(history)
    yield from _shown(context, requirement)
    if context.say(requirement.asks):
        yield Text("Vad kravet innebär", "What the requirement means"), context.say(requirement.asks)
    yield from _background(context, requirement)


def _background(context: Context, requirement: Requirement) -> Iterator[Field]:
    elsewhere = told_at(requirement)
    if elsewhere and requirement.reported_by:
        here = any(item.rule == requirement.reported_by for item in context.document.requirements)
        here = here and requirement.reported_in is None
        other = link(f"#{context.id(requirement.reported_by)}" if here else None, context.say(elsewhere))
        yield Text("Redovisas under", "Reported under"), other
    if requirement.sources:
        items = [context.swedish(source, "li") for source in requirement.sources]
        yield Text("Källor", "Sources"), el("ul", items, class_="plain")
    file = place(requirement.file, requirement.line, 0)
    yield Text("Rad i filen", "Line of the file"), el("code", file)


def _shown(context: Context, requirement: Requirement) -> Iterator[Field]:
    label, lines = shows(told(requirement))
    if lines:
        yield label, _places(context, lines)


def _places(context: Context, lines: Sequence[EvidenceLine]) -> Html:
    items = [el("li", _place(context, line)) for line in lines[:_PLACES]]
    left = len(lines) - _PLACES
    if left > 0:
        items.append(el("li", context.say(Text(f"och {left} till", f"and {left} more"))))
    return el("ul", items, class_="places")


def _place(context: Context, line: EvidenceLine) -> Html:
    what = glue(context.own(line.what), *([el("span", ": "), context.own(line.detail)] if line.detail else []))
    quote = context.swedish(f"”{line.quote.strip()}”", "q") if line.quote else None
    colon = el("span", ":") if quote else None
    at = context.say(spot(line))
    return glue(what, colon, quote, el("span", f"({at})", class_="at") if at else None)
