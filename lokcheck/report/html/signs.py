"""Outcomes and severities as small labels: always a word, with a mark and a colour beside it."""

from lokcheck.report.findings import told
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.report.model import Requirement
from lokcheck.report.tally import is_old_finding
from lokcheck.report.waivers import short_waiver
from lokcheck.report.words import MARKS, OUTCOMES, SEVERITIES
from lokcheck.texts import Text

__all__ = ["outcome_label", "severity_label"]


def outcome_label(context: Context, outcome: str) -> Html:
    """Return the label of an outcome."""
    mark = el("span", MARKS[outcome], aria_hidden="true", class_="mark")
    return el("span", glue(mark), el("span", context.say(OUTCOMES[outcome])), class_=f"outcome {outcome}")


def severity_label(context: Context, requirement: Requirement) -> Html | None:
    """Return the label of a finding, which says if it is one of the document's own date only; None for no finding."""
    severity = told(requirement).severity
    if severity is None:
        return None
    name = SEVERITIES[severity][0]
    if is_old_finding(requirement):
        name = Text(f"{name.sv} på egen dag", f"{name.en} on its own date")
    elif requirement.waiver is not None:
        return el("span", context.say(short_waiver(requirement.waiver, name)), class_="severity waived")
    return el("span", context.say(name), class_=f"severity {severity}")
