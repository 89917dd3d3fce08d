"""All requirements in brief, by topic, each with a mark for its own date and one for the date of the check."""

from collections.abc import Sequence

from lokcheck.report.model import DocumentReport, Report, Requirement, VerdictLine
from lokcheck.report.page import Page
from lokcheck.report.places import told_at
from lokcheck.report.tally import tally
from lokcheck.report.titles import ALL
from lokcheck.report.topics import by_topic
from lokcheck.report.width import glued, wrap
from lokcheck.report.words import ASCII_MARKS, MARKS, OUTCOMES, TINTS
from lokcheck.texts import Text

__all__ = ["legend", "listing", "mark"]

_COLUMN = 5
_THEN, _NOW = Text("då", "then"), Text("nu", "now")


def mark(page: Page, outcome: str | None) -> str:
    """Return the mark for ``outcome``: a space for None."""
    return " " if outcome is None else (MARKS if page.view.symbols else ASCII_MARKS)[outcome]


def legend(page: Page, outcomes: set[str]) -> str:
    """Return what the marks of ``outcomes`` mean."""
    return ", ".join(
        glued(f"{mark(page, name)} {page.say(text)}") for name, text in OUTCOMES.items() if name in outcomes
    )


def listing(page: Page, document: DocumentReport, report: Report) -> None:
    """Add the list to ``page``."""
    seen: set[str] = {v.outcome for r in document.requirements for v in (r.at_adoption, r.today) if v}
    page.heading(page.say(ALL))
    page.para(legend(page, seen), "  ")
    both = any(requirement.at_adoption for requirement in document.requirements)
    columns = (_THEN, _NOW) if both else (_NOW,)
    heads = "  " + "".join(f"{page.say(column):<{_COLUMN}}" for column in columns)
    for topic in by_topic(document.requirements, report.topics):
        page.blank()
        _topic(page, topic.name, topic.requirements, heads)
        heads = " " * len(heads)


def _topic(page: Page, name: Text, members: Sequence[Requirement], heads: str) -> None:
    numbers = tally(members)
    out_of = Text(f"{numbers.judged} av {len(members)} bedömda", f"{numbers.judged} of {len(members)} judged")
    lines = wrap(f"{page.say(name)} ({page.say(out_of)})", page.measure, heads, " " * len(heads))
    page.raw(line[: len(heads)] + page.paint(line[len(heads) :], "bold") for line in lines)
    both = len(heads) > _COLUMN + 2
    for item in members:
        page.raw(_entry(page, item, (item.at_adoption, item.today) if both else (item.today,)))


def _entry(page: Page, requirement: Requirement, verdicts: Sequence[VerdictLine | None]) -> list[str]:
    """Return the lines of a requirement: marks, id, title; more lines of the title stand under its first."""
    outcomes = [verdict.outcome if verdict else None for verdict in verdicts]
    bare = "  " + "".join(f"{mark(page, outcome):<{_COLUMN}}" for outcome in outcomes)
    painted = "  " + "".join(
        page.paint(mark(page, outcome), TINTS.get(outcome or "", "")) + " " * (_COLUMN - 1) for outcome in outcomes
    )
    other = told_at(requirement)
    see = page.say(Text(f" (se {other.sv})", f" (see {other.en})")) if other else ""
    lines = wrap(page.say(requirement.title) + see, page.measure, f"{bare}{requirement.rule:<8}", " " * (len(bare) + 8))
    lines[0] = painted + lines[0][len(bare) :]
    return lines
