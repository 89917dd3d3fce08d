"""From a report to an exit code."""

from collections.abc import Iterator

from lokcheck.cli.exits import Exit
from lokcheck.policy.severity import at_least
from lokcheck.report.model import Report, Requirement, Severity, VerdictLine

__all__ = ["exit_code"]


def exit_code(report: Report, fail_on: str, verdict: str, *, strict: bool = False) -> Exit:
    """Return the exit code of ``report``.

    A finding that is waived, or unchanged beside a baseline, does not count.
    ``fail_on`` is the lowest severity that counts, or never; ``verdict`` says on which date (today, adoption, both).
    What could not be read or judged comes before findings, and findings before nothing. ``strict``: what can not be
    judged for want of a document counts as that too.
    """
    counted = [line for item in report.requirements() for line in _counted(item, verdict)]
    failed = {"error", "cannot_judge"} if strict else {"error"}
    if report.problems or _has_error(report) or any(line.outcome in failed for line in counted):
        return Exit.FAILED
    if not counted:
        return Exit.NOTHING
    weights = (weight for item in report.requirements() for weight in _weights(item, verdict))
    return Exit.FINDINGS if any(at_least(weight, fail_on) for weight in weights) else Exit.CLEAN


def _counted(requirement: Requirement, verdict: str) -> Iterator[VerdictLine]:
    if verdict != "adoption":
        yield requirement.today
    if verdict != "today" and requirement.at_adoption is not None:
        yield requirement.at_adoption


def _weights(requirement: Requirement, verdict: str) -> Iterator[Severity | None]:
    """What counts: not today's finding where it is waived, and none that was there before."""
    before = requirement.at_adoption
    if verdict != "adoption" and requirement.counts:
        yield requirement.severity
    if verdict != "today" and before is not None and requirement.compared != "unchanged":
        yield before.severity


def _has_error(report: Report) -> bool:
    lines = (line for item in report.requirements() for line in (item.today, item.at_adoption) if line is not None)
    return any(line.outcome == "error" for line in lines)
