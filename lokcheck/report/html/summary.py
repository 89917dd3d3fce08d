"""What a committee reads in a minute: the figures, what is to be done first, by whom, on what ground and by when."""

from collections.abc import Iterator, Sequence

from lokcheck.report.due import due
from lokcheck.report.findings import by_weight, told
from lokcheck.report.html.context import Context
from lokcheck.report.html.ground import short_ground
from lokcheck.report.html.markup import Child, Html, el, glue, link
from lokcheck.report.html.requirement import who
from lokcheck.report.html.signs import severity_label
from lokcheck.report.model import Requirement
from lokcheck.report.tally import Tally, is_finding, show_tally, tally
from lokcheck.report.words import SEVERITIES
from lokcheck.texts import Lang, Text

__all__ = ["actors", "summary"]

_FIRST = 5
_LANGS: tuple[Lang, Lang] = ("sv", "en")
_LAW = ("legal-must", "legal-should")
_MEANS = {
    "error": Text("måste åtgärdas", "must be mended"),
    "warning": Text("bör åtgärdas", "should be mended"),
    "note": Text("kan göras bättre", "could be better"),
}


def summary(context: Context) -> Html:
    """Return the summary of a document."""
    found = [item for item in by_weight(context.document.requirements) if is_finding(item)]
    parts = [_lead(context, found), _figures(context), _first(context, found), _coming(context)]
    return context.section("summary", Text("I korthet", "In brief"), parts)


def actors(context: Context) -> Html | None:
    """Return who is to do what: a table for each, the gravest first; None where there is nothing to do."""
    found: dict[Text, list[Requirement]] = {}
    for requirement in by_weight(context.document.requirements):
        if is_finding(requirement):
            found.setdefault(who(requirement), []).append(requirement)
    if not found:
        return None
    intro = Text("Alla fynd, efter vem som brukar åtgärda dem. Där det står ”vid nästa revidering” sätter ingen lag "
                 "någon dag. Länken leder till kravet, med vad texten säger och hur lagen har ändrats.",
                 "All findings, by who usually mends them. Where it says “at the next revision” no law sets a day. The "
                 "link leads to the requirement, with what the text says and how the law has changed.")  # fmt: skip
    tables = [_actor(context, name, items) for name, items in found.items()]
    return context.section("who", Text("Vem ska göra vad", "Who is to do what"), el("p", context.say(intro)), tables)


def _lead(context: Context, found: Sequence[Requirement]) -> Html:
    numbers, document = tally(context.document.requirements), context.document
    if not numbers.total:
        text = Text("Regelverket har inga krav på detta slags dokument.",
                    "The rulebook has no requirements on this kind of document.")  # fmt: skip
    elif document.ended and document.own_day and not found:
        text = Text("Dokumentet gäller inte längre och bedöms därför bara på sin egen dag.",
                    "The document no longer applies, so it is judged on its own date only.")  # fmt: skip
    elif not numbers.judged:
        text = Text(f"Inget av de {numbers.total} kraven är bedömt vid kontrollen {context.as_of}.",
                    f"None of {numbers.total} requirements was judged at the check on {context.as_of}.")  # fmt: skip
    elif not found:
        text = Text(f"Inget behöver åtgärdas: inga fynd bland {numbers.judged} bedömda krav av {numbers.total}.",
                    f"No findings in {numbers.judged} judged of {numbers.total} requirements.")  # fmt: skip
    else:
        text = _to_do(numbers)
    ended = el("p", el("strong", context.say(document.ended)), class_="ended") if document.ended else None
    out_of = el("p", f"{context.say(show_tally(numbers, None)[1])}.") if found else None
    return glue(ended, el("p", context.say(text), class_="lead"), out_of)


def _to_do(numbers: Tally) -> Text:
    """'1 sak måste åtgärdas, 20 bör åtgärdas och 36 kan göras bättre.'."""
    parts = [(str(number), _MEANS[severity]) for severity, number in numbers.severities.items() if number]
    sv, en = ([f"{number} {means.get(lang)}" for number, means in parts] for lang in _LANGS)
    one = parts[0][0] == "1"
    sv[0] = sv[0].replace(" ", " sak " if one else " saker ", 1)
    en[0] = en[0].replace(" ", " thing " if one else " things ", 1)
    return Text(f"{_listed(sv, ' och ')}.", f"{_listed(en, ' and ')}.")


def _listed(parts: Sequence[str], last: str) -> str:
    return last.join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _figures(context: Context) -> Html | None:
    if not context.document.requirements:
        return None
    figures = []
    for name, number, rest, kind in _numbers(context):
        value = el("dd", el("b", str(number)), el("span", context.say(rest)))
        figures.append(el("div", el("dt", context.say(name)), value, class_=kind))
    return el("dl", figures, class_="figures")


def _numbers(context: Context) -> Iterator[tuple[Text, int, Text, str]]:
    requirements = context.document.requirements
    numbers = tally(requirements)
    of = Text(f"av {numbers.judged} bedömda krav", f"of {numbers.judged} judged requirements")
    for severity, number in numbers.severities.items():
        several, means = SEVERITIES[severity][1], _MEANS[severity]
        name = Text(f"{several.sv.capitalize()} – {means.sv}", f"{several.en.capitalize()} – {means.en}")
        yield name, number, of, severity
    yield Text("Uppfyllda krav", "Requirements met"), numbers.outcomes["met"], of, "met"
    law = tally(item for item in requirements if item.modality in _LAW)
    if law.judged:
        of_law = Text(f"av {law.judged} bedömda lagkrav", f"of {law.judged} judged statutory requirements")
        yield Text("Lagkrav som är uppfyllda", "Statutory requirements met"), law.outcomes["met"], of_law, "met"
    total = Text(f"av {numbers.total} krav", f"of {numbers.total} requirements")
    yield Text("Bedömda krav", "Requirements judged"), numbers.judged, total, "plain"


def _first(context: Context, found: Sequence[Requirement]) -> Html | None:
    first = [item for item in found if told(item).severity != "note"][:_FIRST]
    if not first:
        return None
    items = [el("li", _task(context, item)) for item in first]
    left = len(found) - len(first)
    more = None
    if left > 0:
        text = Text(
            f"och {left} fynd till, efter vem som ska göra vad", f"and {left} more findings, by who is to do what"
        )
        more = el("p", link(f"#{context.id('who')}", context.say(text)))
    head = context.heading(1, context.say(Text("Åtgärda först", "Do this first")))
    return glue(head, el("ol", items, class_="tasks"), more)


def _task(context: Context, requirement: Requirement) -> Html:
    title = el(
        "p", severity_label(context, requirement), el("b", context.say(told(requirement).message)), class_="title"
    )
    fields = (
        (Text("Att göra", "To do"), "do", el("span", context.say(requirement.remedy))),
        (Text("Vem", "Who"), "by", el("span", context.say(who(requirement)))),
        (Text("Grund", "Basis"), "why", short_ground(context, requirement)),
        (Text("När", "When"), "due", el("span", context.say(due(requirement, context.document)))),
    )
    rows = [el("div", el("dt", context.say(name)), el("dd", value), class_=kind) for name, kind, value in fields]
    return glue(title, el("p", _asked(context, requirement), class_="asked"), el("dl", rows))


def _coming(context: Context) -> Html | None:
    days = sorted({item.day for item in context.document.upcoming})
    if not days:
        return None
    number = len(context.document.upcoming)
    text = Text(f"Ny lag gäller från {days[0]}: {number} {'ändring' if number == 1 else 'ändringar'}",
                f"New law applies from {days[0]}: {number} {'change' if number == 1 else 'changes'}")  # fmt: skip
    advice = Text(". Ta med det i nästa revidering.", ". Take it into the next revision.")
    return el(
        "p", link(f"#{context.id('upcoming')}", context.say(text)), el("span", context.say(advice)), class_="coming"
    )


def _actor(context: Context, name: Text, items: Sequence[Requirement]) -> Html:
    heads = (
        Text("Vad som är fel", "What is wrong"),
        Text("Att göra", "To do"),
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
