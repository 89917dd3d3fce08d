"""The findings of two versions of a document beside each other."""

from collections.abc import Iterator, Mapping

from lokcheck.report.compare import Fault, compare, faults_of
from lokcheck.report.fingerprint import Key, key_of
from lokcheck.report.model import DocumentReport, Report, Requirement, Severity
from lokcheck.report.words import SEVERITY_ORDER
from lokcheck.revision.model import Compared, Finding

__all__ = ["compared", "weight"]

_SETTLED = ("met", "not_applicable")


def compared(old: DocumentReport | None, new: DocumentReport, on: str) -> Iterator[Finding]:
    """Yield the findings of ``new``, as they are beside those of ``old``, and what of ``old`` is solved.

    ``on`` says on which date (today, adoption, both) a fault is a finding. A finding of the old version that can no
    longer be judged is not solved. A document that has got another name is compared as the same one.
    """
    before = _report(old._replace(id=new.id)) if old is not None else None
    faults = _on(faults_of(_report(new)), on)
    comparison = compare(_on(faults_of(before), on).values() if before else (), faults)
    was = {item.rule: item for item in old.requirements} if old is not None else {}
    for item in new.requirements:
        state = comparison.states.get(key_of(item))
        if state is not None:
            yield Finding(state, item, was.get(item.rule))
    for fault in comparison.gone:
        found = was[fault.rule]
        yield Finding(_ended(fault, new, on), found, found)


def _ended(fault: Fault, new: DocumentReport, on: str) -> Compared:
    """What became of a finding that is no more: solved, unless a person or another document has to tell now."""
    found = next((item for item in new.requirements if item.rule == fault.rule), None)
    verdicts = () if found is None else (found.today, found.at_adoption)
    asked = [one for one, day in zip(verdicts, ("today", "adoption"), strict=False) if one and on in (day, "both")]
    return "unclear" if any(verdict.outcome not in _SETTLED for verdict in asked) else "solved"


def _report(document: DocumentReport) -> Report:
    return Report((document,), (), None, ())  # type: ignore[arg-type]


def _on(faults: Mapping[Key, Fault], on: str) -> dict[Key, Fault]:
    """Return the faults as they are on the dates that count."""
    return {key: _seen(fault, on) for key, fault in faults.items()}


def _seen(fault: Fault, on: str) -> Fault:
    if on == "today":
        return fault._replace(at_adoption=None, severity_at_adoption=None)
    return fault._replace(today="met", severity=None) if on == "adoption" else fault


def weight(requirement: Requirement, on: str) -> Severity | None:
    """Return what a finding weighs on the dates that count: the graver where both do."""
    then = requirement.at_adoption.severity if requirement.at_adoption else None
    found = [level for level, day in ((requirement.severity, "today"), (then, "adoption")) if on in (day, "both")]
    return min((level for level in found if level), key=SEVERITY_ORDER.index, default=None)
