"""Counts over requirements: how many have which outcome, and what weighs how much. The denominator is never lost."""

from collections.abc import Iterable
from typing import NamedTuple

from lokcheck.judge.result import Outcome
from lokcheck.report.model import Requirement, Severity, VerdictLine
from lokcheck.report.words import OUTCOME_ORDER, SEVERITY_ORDER, WORST_FIRST, counted
from lokcheck.texts import Text

__all__ = ["Tally", "is_finding", "is_old_finding", "show_tally", "tally", "worst"]

_JUDGED = ("met", "partly", "not_met")


class Tally(NamedTuple):
    """Numbers of requirements, by the outcome on one of the dates; ``none`` had no such date."""

    outcomes: dict[Outcome, int]
    severities: dict[Severity, int]
    none: int = 0
    waived: int = 0
    """Findings that a decision says to live with: they are findings, and do not count."""
    unchanged: int = 0
    """Findings that an earlier state has too, and that are not waived: they do not count either."""

    @property
    def total(self) -> int:
        """How many requirements there are, whatever became of them."""
        return sum(self.outcomes.values()) + self.none

    @property
    def judged(self) -> int:
        """How many were judged: met, partly or not."""
        return sum(self.outcomes[outcome] for outcome in OUTCOME_ORDER if outcome in _JUDGED)

    @property
    def findings(self) -> int:
        """How many are findings."""
        return sum(self.severities.values())


def is_finding(requirement: Requirement) -> bool:
    """Return whether it is a finding today; a fault that another requirement reports is none of its own."""
    return requirement.today.severity is not None


def is_old_finding(requirement: Requirement) -> bool:
    """Return whether it was a finding on the document's own date and is none today."""
    before = requirement.at_adoption
    return before is not None and before.severity is not None and not is_finding(requirement)


def tally(requirements: Iterable[Requirement], *, at_adoption: bool = False) -> Tally:
    """Count outcomes and severities on one of the two dates."""
    known = list(requirements)
    verdicts = [item.at_adoption if at_adoption else item.today for item in known]
    found = [verdict for verdict in verdicts if verdict is not None]
    outcomes = {outcome: sum(v.outcome == outcome for v in found) for outcome in OUTCOME_ORDER}
    severities = {level: sum(v.severity == level for v in found) for level in SEVERITY_ORDER}
    none = len(verdicts) - len(found)
    if at_adoption:
        return Tally(outcomes, severities, none)
    today = [item for item in known if is_finding(item)]
    waived = sum(item.waiver is not None for item in today)
    unchanged = sum(item.compared == "unchanged" and item.waiver is None for item in today)
    return Tally(outcomes, severities, none, waived, unchanged)


def worst(verdicts: Iterable[VerdictLine]) -> Outcome | None:
    """Return the outcome that a reader should see first; None where there is no verdict."""
    return min((v.outcome for v in verdicts), key=WORST_FIRST.index, default=None)


def show_tally(numbers: Tally, problems: int | None) -> tuple[Text, Text]:
    """Return what was found, and out of how much, as the two halves of the summary line.

    ``problems`` is how much could not be read; None where that is not told.
    """
    return _found(numbers, problems), _denominator(numbers)


def _found(numbers: Tally, problems: int | None) -> Text:
    parts = [counted(n, level) for level, n in numbers.severities.items() if n]
    sv, en = (", ".join(part.get(lang) for part in parts) for lang in ("sv", "en"))
    detail = (f" ({sv})", f" ({en})") if parts else ("", "")
    one = numbers.findings == 1
    sv, en = f"{numbers.findings} fynd{detail[0]}", f"{numbers.findings} finding{'' if one else 's'}{detail[1]}"
    aside = _aside(numbers)
    if aside is not None:
        sv, en = f"{sv}, varav {aside.sv}", f"{en}, of which {aside.en}"
    if problems is None:
        return Text(sv, en)
    failed = problems + numbers.outcomes["error"]
    return Text(f"{sv}, {failed} fel", f"{en}, {failed} failure{'' if failed == 1 else 's'}")


def _aside(numbers: Tally) -> Text | None:
    """Return how many of the findings do not count, and why: '2 undantagna, 40 oförändrade'."""
    sv, en = [], []
    if numbers.waived:
        sv.append(f"{numbers.waived} {'undantaget' if numbers.waived == 1 else 'undantagna'}")
        en.append(f"{numbers.waived} waived")
    if numbers.unchanged:
        sv.append(f"{numbers.unchanged} {'oförändrat' if numbers.unchanged == 1 else 'oförändrade'}")
        en.append(f"{numbers.unchanged} unchanged")
    return Text(", ".join(sv), ", ".join(en)) if sv else None


def _denominator(numbers: Tally) -> Text:
    count, total = numbers.outcomes, numbers.total
    sv = f"{numbers.judged} av {total} krav bedömda"
    sv += f", {count['manual']} {'manuellt' if count['manual'] == 1 else 'manuella'}"
    sv += f", {count['not_applicable']} ej {'tillämpligt' if count['not_applicable'] == 1 else 'tillämpliga'}"
    en = f"{numbers.judged} of {total} requirements judged, {count['manual']} manual"
    en += f", {count['not_applicable']} not applicable"
    if numbers.none:
        sv += f", {numbers.none} utan egen dag"
        en += f", {numbers.none} without a date of their own"
    if count["cannot_judge"]:
        sv += f", {count['cannot_judge']} kan inte bedömas"
        en += f", {count['cannot_judge']} can not be judged"
    return Text(sv, en)
