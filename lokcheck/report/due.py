"""By when a finding is to be mended, in words. Only what the dates and the modality say: no deadline is made up."""

from lokcheck.judge.result import FAULTS
from lokcheck.report.findings import told
from lokcheck.report.model import DocumentReport, Requirement
from lokcheck.report.tally import is_old_finding
from lokcheck.report.when import own_words
from lokcheck.texts import Text

__all__ = ["due", "next_law"]

_LAW = ("legal-must", "legal-should", "contract")
_REVISION = Text("Vid nästa revidering.", "At the next revision.")


def due(requirement: Requirement, document: DocumentReport) -> Text:
    """Return by when a finding is to be mended, and since when it has been one.

    What is binding is due now. For the rest no law sets a day: it belongs to the next revision, unless it weighs more
    than a note and was right before, such as a review whose day has passed.
    """
    if is_old_finding(requirement):
        return Text("Inget att göra: gällde dokumentets egen dag.", "Nothing to do: was so on the document's own date.")
    since = _since(requirement, document)
    if requirement.modality in _LAW:
        return _joined(Text("Nu.", "Now."), since)
    if not requirement.is_update:
        return _REVISION
    if told(requirement).severity == "note":
        return _joined(_REVISION, since)
    return _joined(Text("Snarast.", "As soon as possible."), since)


def next_law(requirement: Requirement, document: DocumentReport) -> Text | None:
    """Return from when enacted law changes what the requirement rests on; None where nothing is known to come."""
    days = [item.day for item in document.upcoming if requirement.rule in item.rules]
    if not days:
        return None
    return Text(f"Lagen ändras {min(days)}.", f"The law changes on {min(days)}.")


def _since(requirement: Requirement, document: DocumentReport) -> Text:
    before, day = requirement.at_adoption, requirement.changed_on
    if day and requirement.is_update:
        return Text(f"Har behövt uppdateras sedan {day}.", f"Has needed an update since {day}.")
    if before is not None and before.outcome in FAULTS and told(requirement) is requirement.today:
        then = own_words(document)
        return Text(f"Fanns redan {then.sv}.", f"Was so already {then.en}.")
    return Text("", "")


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.sv} {second.sv}".rstrip(), f"{first.en} {second.en}".rstrip())
