"""The report as text, for somebody who has never seen the output of a program: what to do first, then why."""

import datetime as dt
from collections.abc import Sequence

from lokcheck.report.basis import cited
from lokcheck.report.changed import changes_part
from lokcheck.report.dates import DATES, dated_text, dates
from lokcheck.report.findings import finding, met, needs_a_person, told
from lokcheck.report.head import head
from lokcheck.report.listing import listing
from lokcheck.report.matrix import matrix
from lokcheck.report.model import DocumentReport, Report, Requirement, Upcoming
from lokcheck.report.page import Page
from lokcheck.report.settled import baseline_lines, counting, hidden, settled, shown
from lokcheck.report.tally import is_old_finding, show_tally, tally
from lokcheck.report.titles import UPCOMING
from lokcheck.report.view import View
from lokcheck.report.width import glued
from lokcheck.report.words import SEVERITIES
from lokcheck.texts import Text

__all__ = ["render", "summary"]

_FIRST = 5
_DAYS = 6


def render(report: Report, view: View) -> str:
    """Return the report as text, with a newline at its end; ``quiet`` gives the summary line alone."""
    if view.verbosity == "quiet":
        return f"{_one_line(report, view)}\n"
    page = Page(view)
    for number, document in enumerate(report.documents):
        if number:
            page.raw(["", ""])
        _document(page, document, report)
    if len(report.documents) > 1:
        page.raw(["", ""])
        matrix(page, report)
    changes_part(page, report.receipt.changes)
    _baseline(page, report)
    page.blank()
    _receipt(page, report)
    page.blank()
    _last(page, report)
    return page.text()


def summary(report: Report) -> tuple[Text, Text]:
    """Return what was found in all documents, and out of how much."""
    return show_tally(tally(report.requirements()), len(report.problems))


def _one_line(report: Report, view: View) -> str:
    found, out_of = summary(report)
    return f"{found.get(view.lang)} {'·' if view.symbols else '-'} {out_of.get(view.lang)}"


def _document(page: Page, document: DocumentReport, report: Report) -> None:
    head(page, document, report.receipt.as_of)
    found = shown(document.requirements, page.view)
    now = counting(found)
    before = [item for item in found if is_old_finding(item)]
    if now:
        _first(page, now)
    else:
        _nothing(page, document)
    _section(page, Text("Fynd i dag", "Findings today"), now, document)
    settled(page, found, document)
    _section(page, Text("Fynd på dokumentets egen dag", "Findings on the document's own date"), before, document)
    _hidden(page, document)
    _unjudged(page, document, "error", Text("Fel i bedömningen", "Failed to judge"))
    _unjudged(page, document, "cannot_judge", Text("Kan inte bedömas", "Can not be judged"))
    _unjudged(page, document, "manual", Text("Behöver bedömas av en människa", "For a person to judge"))
    if page.view.verbosity == "verbose":
        _met(page, document)
    if document.requirements:
        listing(page, document, report)
    _upcoming(page, document.upcoming)
    _deadlines(page, document, report.receipt.as_of)
    if len(report.documents) > 1:
        page.blank()
        _counts(page, show_tally(tally(document.requirements), None))


def _hidden(page: Page, document: DocumentReport) -> None:
    left = hidden(document.requirements, page.view)
    if left is not None:
        page.blank()
        page.para(page.say(left), tint="dim")


def _first(page: Page, found: Sequence[Requirement]) -> None:
    grave = [item for item in found if told(item).severity != "note"]
    if not grave:
        return
    page.heading(page.say(Text("Åtgärda först", "Fix first")))
    for number, requirement in enumerate(grave[:_FIRST], 1):
        level = page.say(SEVERITIES[told(requirement).severity or "note"][0])
        first = f"  {number}. {requirement.rule:<8} {level}: "
        page.para(page.say(told(requirement).message), first, " " * 14)
    left = len(found) - len(grave[:_FIRST])
    if left > 0:
        page.para(page.say(Text(f"… och {left} fynd till nedan", f"… and {left} more below")), "     ")


def _nothing(page: Page, document: DocumentReport) -> None:
    numbers = tally(document.requirements)
    page.blank()
    if not numbers.total:
        text = Text("Regelverket har inga krav på detta slags dokument.",
                    "The rulebook has no requirements on this kind of document.")  # fmt: skip
    elif document.ended is not None and document.own_day is not None:
        text = Text("Dokumentet gäller inte längre och bedöms därför bara på sin egen dag.",
                    "The document no longer applies, so it is judged on its own date only.")  # fmt: skip
    elif numbers.findings:
        text = Text(
            "Inget av fynden räknas eller visas: se nedan.", "None of the findings counts or is shown: see below."
        )
    elif numbers.judged:
        text = Text(f"Inga fynd i dag: {numbers.judged} av {numbers.total} krav är bedömda.",
                    f"No findings today: {numbers.judged} of {numbers.total} requirements were judged.")  # fmt: skip
    else:
        text = Text(f"Inget av de {numbers.total} kraven är bedömt i dag.",
                    f"None of the {numbers.total} requirements was judged today.")  # fmt: skip
    page.para(page.say(text), tint="bold")


def _section(page: Page, title: Text, found: Sequence[Requirement], document: DocumentReport) -> None:
    if found:
        page.heading(f"{page.say(title)} ({len(found)})")
    for requirement in found:
        page.blank()
        finding(page, requirement, document)


def _unjudged(page: Page, document: DocumentReport, outcome: str, title: Text) -> None:
    found = [requirement for requirement in document.requirements if requirement.today.outcome == outcome]
    if found:
        page.heading(f"{page.say(title)} ({len(found)})")
    for requirement in found:
        page.blank()
        needs_a_person(page, requirement)


def _met(page: Page, document: DocumentReport) -> None:
    found = [requirement for requirement in document.requirements if requirement.today.outcome == "met"]
    if found:
        page.heading(f"{page.say(Text('Uppfyllda krav', 'Requirements that are met'))} ({len(found)})")
    for requirement in found:
        page.blank()
        met(page, requirement)


def _upcoming(page: Page, coming: Sequence[Upcoming]) -> None:
    if not coming:
        return
    page.heading(page.say(UPCOMING))
    for item in coming:
        page.para(f"{cited(item.citation)}: {page.say(item.text)}", f"  {item.day}  ", " " * 14)
        if item.rules:
            rules = ", ".join(map(glued, item.rules))
            page.para(page.say(Text(f"Berör {rules}.", f"Concerns {rules}.")), " " * 14)
        if item.url and page.view.verbosity == "verbose":
            page.para(glued(item.url), " " * 14)


def _deadlines(page: Page, document: DocumentReport, as_of: dt.date) -> None:
    """Tell the next days that the document sets, and a review whose day has passed; law to come is told above."""
    found = dates(document, as_of)
    passed = [item for item in found if item.day < as_of]
    coming = [item for item in found if item.day >= as_of]
    most = len(coming) if page.view.verbosity == "verbose" else _DAYS
    if found:
        page.heading(page.say(DATES))
    for item in [*passed, *coming[:most]]:
        page.para(page.say(dated_text(item, as_of)), f"  {item.day}  ", " " * 14)
        if item.ground is not None and page.view.verbosity == "verbose":
            page.para(page.say(item.ground), " " * 14)
    left = len(coming) - most
    if left > 0:
        page.para(page.say(Text(f"… och {left} till (--verbose, --format ics)",
                                f"… and {left} more (--verbose, --format ics)")), " " * 14)  # fmt: skip


def _baseline(page: Page, report: Report) -> None:
    if report.baseline is not None:
        page.heading(page.say(Text("Utgångsläge", "Baseline")))
        for line in baseline_lines(report.baseline):
            page.para(page.say(line), "  ", "  ")


def _receipt(page: Page, report: Report) -> None:
    """Say with what the report was made; the engine, which changes nothing in it, only to those who ask."""
    made = report.receipt
    parts = [Text(f"lokcheck {made.lokcheck}", f"lokcheck {made.lokcheck}")]
    if page.view.verbosity == "verbose":
        parts.append(Text(f"regelmotor {made.engine}", f"rules engine {made.engine}"))
    parts.append(Text(f"regelverk {made.rulebook[:12]}", f"rulebook {made.rulebook[:12]}"))
    if made.register_checked:
        day = made.register_checked
        parts.append(Text(f"lagregistret kontrollerat {day}", f"register of law checked {day}"))
    page.para(", ".join(page.say(part) for part in parts), tint="dim")


def _last(page: Page, report: Report) -> None:
    """Add the summary: what was so on the documents' own dates, and last what is so now."""
    if any(document.own_day for document in report.documents):
        found, out_of = show_tally(tally(report.requirements(), at_adoption=True), None)
        dot = page.symbol("·", "-")
        then = Text(f"På egen dag: {found.sv} {dot} {out_of.sv}", f"On their own dates: {found.en} {dot} {out_of.en}")
        page.para(page.say(then))
    line = _one_line(report, page.view)
    if len(line) <= page.view.width:
        page.lines.append(page.paint(line, "bold"))
    else:
        _counts(page, summary(report))


def _counts(page: Page, halves: tuple[Text, Text]) -> None:
    for half in halves:
        page.para(page.say(half), tint="bold")
