"""What each region must do next: for every county the gravest things to mend, in which documents, how, and by whom."""

from collections.abc import Sequence

from lokcheck.audit.asked import is_part
from lokcheck.audit.html.words import SEVERITY_OF, Page, both, level_label, own, section
from lokcheck.audit.next_steps import Step, steps_by_county
from lokcheck.audit.phrases import phrase
from lokcheck.report.html.markup import Html, anchor, el, link
from lokcheck.report.words import MODALITIES, SEVERITY_ORDER, word
from lokcheck.texts import Text

__all__ = ["NAMED", "NONE", "STEPS", "regions"]

STEPS, NAMED = 8, 4
"""The steps that are told of a county, and the documents that are named in each."""

NONE = Text("inget dokument finns i granskningen. Ta fram eller skicka in länets överenskommelse.",
            "no document is in the audit. Make the county's agreement, or send it in.")  # fmt: skip


def regions(page: Page) -> Html:
    """Return the section: a county is unfolded to be read."""
    steps = steps_by_county(page.gathered, page.background)
    intro = Text("Det viktigaste först: brister före varningar, och det som lagen kräver före det som är avtalat eller "
                 "god praxis.",
                 "The most important first: errors before warnings, and what the law demands before what is agreed or "
                 "good practice.")  # fmt: skip
    there = {line.county for line in page.gathered.lines}
    shown = [county for county in page.background.counties if county.name in there or not is_part(page.head)]
    parts = [_county(page, county.code, county.name, county.region, steps.get(county.name, [])) for county in shown]
    known = {county.name for county in page.background.counties}
    other = [step for name, found in steps.items() if name not in known for step in found]
    if other:
        parts.append(_part(page, "none", both(phrase("no-county")), other))
    return section("regions", Text("Vad varje region behöver göra", "What each region must do"), both(intro, "p"),
                   el("div", parts, id="steps"))  # fmt: skip


def _county(page: Page, code: str, county: str, region: str, steps: Sequence[Step]) -> Html:
    if not any(line.county == county for line in page.gathered.lines):
        said = el("p", own(county, "b"), el("span", ": "), both(NONE))
        return el("div", said, id=anchor("county", code), class_="region")
    name = el("span", own(county, "b"), el("span", f" ({region})", class_="small") if region != county else None)
    return _part(page, code, name, steps)


def _part(page: Page, code: str, name: Html, steps: Sequence[Step]) -> Html:
    shown, left = steps[:STEPS], len(steps) - STEPS
    body: list[Html] = [el("ol", [_item(page, step) for step in shown], class_="steps")] if shown else []
    if left > 0:
        body.append(both(phrase("more-steps", left), "p", class_="small"))
    head = el("summary", name, both(_sums(steps), class_="small"))
    return el("details", head, body, id=anchor("county", code), class_="region")


def _sums(steps: Sequence[Step]) -> Text:
    parts = []
    for severity in SEVERITY_ORDER:
        number = sum(len(step.lines) for step in steps if SEVERITY_OF[step.level] == severity)
        if number:
            parts.append(phrase(severity, number))
    if not parts:
        return phrase("nothing")
    return Text(*(", ".join(part.get(lang) for part in parts) for lang in ("sv", "en")))


def _item(page: Page, step: Step) -> Html:
    number = phrase("asked", len(step.lines), step.asked)
    name = (both(step.title, "b"), el("span", f" {step.rule}", class_="small"))
    title = el("p", level_label(SEVERITY_OF[step.level]), *name, class_="title")
    where = el("p", both(number), el("span", ": "), _documents(page, step), class_="small")
    modality = both(word(MODALITIES, step.modality)) if step.modality else None
    who = el("p", el("b", both(phrase("who"))), both(step.who), el("span", " · "), modality) if step.who else None
    return el("li", title, where, both(step.remedy, "p") if step.remedy else None, who)


def _documents(page: Page, step: Step) -> Html:
    names = [
        el("span", link(f"#d{at}", own(page.gathered.lines[at].title)), el("span", "; " if last else ""))
        for at, last in zip(step.lines[:NAMED], [True] * (min(len(step.lines), NAMED) - 1) + [False], strict=True)
    ]
    left = len(step.lines) - NAMED
    if left > 0:
        names.append(both(phrase("more-documents", left)))
    return el("span", names)
