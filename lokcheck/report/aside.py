"""What is no task of today's: what a person has to judge, what a decision waives, and faults of the own date."""

from collections.abc import Iterable

from lokcheck.report.findings import by_weight
from lokcheck.report.model import DocumentReport, Requirement
from lokcheck.report.tally import is_old_finding, show_tally, tally
from lokcheck.report.when import own_words
from lokcheck.texts import Text

__all__ = [
    "BEFORE", "UNJUDGED", "UNJUDGED_INTRO", "WAIVED", "WAIVED_INTRO", "asked", "before", "before_intro", "unjudged",
]  # fmt: skip

UNJUDGED = Text("Inte bedömt", "Not judged")
UNJUDGED_INTRO = Text(
    "Det här har programmet inte kunnat bedöma. Någon behöver läsa och ta ställning.",
    "This the program could not judge. Somebody has to read and decide.",
)
WAIVED = Text("Undantag genom beslut", "Waived by decision")
WAIVED_INTRO = Text(
    "Fynd som det finns ett beslut om att leva med för en tid. När tiden har gått räknas de igen.",
    "Findings that a decision says to live with for a time. When that has passed they count again.",
)
BEFORE = Text("Fynd på dokumentets egen dag", "Findings on the document's own date")
_UNJUDGED = ("error", "cannot_judge", "manual")


def unjudged(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Return what applies today and the program could not judge: failures first, questions to a person last."""
    found = [item for item in requirements if item.today.outcome in _UNJUDGED]
    return sorted(found, key=lambda item: _UNJUDGED.index(item.today.outcome))


def asked(requirement: Requirement) -> Text:
    """Return the question that a person has to answer, or why it could not be judged."""
    question = requirement.question if requirement.today.outcome == "manual" else None
    return question or requirement.today.message


def before(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Return what was a finding on the document's own date and is none today."""
    return [item for item in by_weight(requirements) if is_old_finding(item)]


def before_intro(document: DocumentReport) -> Text:
    """Return how the document fared on its own date."""
    said, out_of = show_tally(tally(document.requirements, at_adoption=True), None)
    then = own_words(document)
    return Text(
        f"Så var det {then.sv}: {said.sv}, {out_of.sv}. Här står det som inte är fynd i dag.",
        f"It was so {then.en}: {said.en}, {out_of.en}. Listed here is what is no finding today.",
    )
