"""All requirements in brief, by topic, each with a mark for its own date and one for the date of the check."""

from collections.abc import Sequence

from lokcheck.report.model import DocumentReport, Report, Requirement, VerdictLine
from lokcheck.report.page import Page
from lokcheck.report.tally import tally
from lokcheck.report.width import wrap
from lokcheck.report.words import ASCII_MARKS, MARKS, OUTCOMES, TINTS
from lokcheck.texts import Text

__all__ = ["legend", "listing", "mark"]

_LEAD = 12
_THEN, _NOW = Text("då", "then"), Text("nu", "now")


def mark(page: Page, outcome: str | None) -> str:
    """Return the mark for ``outcome``: a space for None."""
    return " " if outcome is None else (MARKS if page.view.symbols else ASCII_MARKS)[outcome]


def legend(page: Page, outcomes: set[str]) -> str:
    """Return what the marks of ``outcomes`` mean."""
    return ", ".join(f"{mark(page, name)} {page.say(text)}" for name, text in OUTCOMES.items() if name in outcomes)


def listing(page: Page, document: DocumentReport, report: Report) -> None:
    """Add the list to ``page``."""
    seen: set[str] = {v.outcome for r in document.requirements for v in (r.at_adoption, r.today) if v}
    page.heading(page.say(Text("Alla krav", "All requirements")))
    page.para(legend(page, seen), "  ")
    both = any(requirement.at_adoption for requirement in document.requirements)
    heads = f"  {page.say(_THEN) if both else '':<5}{page.say(_NOW)}"
    names = dict(report.topics)
    for topic in _topics(document, report):
        members = [requirement for requirement in document.requirements if requirement.topic == topic]
        page.blank()
        _topic(page, names.get(topic, Text(topic, topic)), members, heads)
        heads = ""


def _topics(document: DocumentReport, report: Report) -> list[str]:
    known = [topic for topic, _ in report.topics]
    found = dict.fromkeys(requirement.topic for requirement in document.requirements)
    return [topic for topic in known if topic in found] + [topic for topic in found if topic not in known]


def _topic(page: Page, name: Text, members: Sequence[Requirement], heads: str) -> None:
    numbers = tally(members)
    out_of = Text(f"{numbers.judged} av {len(members)} bedömda", f"{numbers.judged} of {len(members)} judged")
    title = page.say(name)
    page.lines.append(f"{heads:<{_LEAD}}{page.paint(title, 'bold')} ({page.say(out_of)})")
    for requirement in members:
        page.raw(_entry(page, requirement))


def _entry(page: Page, requirement: Requirement) -> list[str]:
    before, today = requirement.at_adoption, requirement.today
    lead = f"  {mark(page, before.outcome if before else None)}    {mark(page, today.outcome)}    "
    lines = wrap(page.say(requirement.title), page.measure, f"{lead}{requirement.rule:<8}", " " * (len(lead) + 8))
    painted = f"  {_painted(page, before)}    {_painted(page, today)}    "
    lines[0] = painted + lines[0][len(lead) :]
    return lines


def _painted(page: Page, verdict: VerdictLine | None) -> str:
    outcome = verdict.outcome if verdict else None
    return page.paint(mark(page, outcome), TINTS.get(outcome or "", ""))
