"""Outcomes and severities as small labels: always a word, with a mark and a colour beside it."""

from lokcheck.report.findings import told
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.report.level import level_text
from lokcheck.report.model import Requirement
from lokcheck.report.tally import is_finding
from lokcheck.report.words import MARKS, OUTCOMES

__all__ = ["outcome_label", "severity_label"]


def outcome_label(context: Context, outcome: str) -> Html:
    """Return the label of an outcome."""
    mark = el("span", MARKS[outcome], aria_hidden="true", class_="mark")
    return el("span", glue(mark), el("span", context.say(OUTCOMES[outcome])), class_=f"outcome {outcome}")


def severity_label(context: Context, requirement: Requirement) -> Html | None:
    """Return the label of a finding, which says if it is one of the document's own date only; None for no finding."""
    name = level_text(requirement)
    if name is None:
        return None
    kind = "waived" if requirement.waiver is not None and is_finding(requirement) else told(requirement).severity
    return el("span", context.say(name), class_=f"severity {kind}")
