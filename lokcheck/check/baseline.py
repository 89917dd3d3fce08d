"""A baseline: the findings of one day, which later checks are compared with. ``baseline_file`` reads and writes it.

It lets a gate stop what got worse and nothing else. So it never takes in what is decided apart (a waived finding counts
again when the decision runs out) or what is wrong with the waivers themselves.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from lokcheck.report.compare import Fault, became, compare, faults_of, marked
from lokcheck.report.fingerprint import key_of
from lokcheck.report.model import Baseline, Gone, Report
from lokcheck.rulebook.book import Rulebook

__all__ = ["Changed", "Kept", "against", "pruned", "updated"]


class Kept(NamedTuple):
    """The findings of a baseline, and the day that they were judged for."""

    as_of: dt.date
    faults: tuple[Fault, ...] = ()


class Changed(NamedTuple):
    """A baseline after a command, and what the command did: numbers of findings that are shown."""

    kept: Kept
    added: int
    removed: int

    @property
    def findings(self) -> int:
        """How many findings it has now."""
        return sum(fault.is_shown for fault in self.kept.faults)


def against(report: Report, kept: Kept, file: str) -> Report:
    """Return ``report`` with what each finding is beside ``kept``, which was read from ``file``.

    Only what the baseline has of the documents in ``report`` is compared: others may be checked in another run.
    """
    result = compare(_of(kept.faults, report), faults_of(report))
    gone = tuple(Gone(fault.rule, fault.document, became(fault, report)) for fault in result.gone)
    return marked(report, result.states)._replace(baseline=Baseline(file, kept.as_of, gone))


def updated(kept: Kept | None, report: Report, rulebook: Rulebook) -> Changed:
    """Return the baseline with the findings of ``report`` in the place of what it had of those documents."""
    before = kept.faults if kept else ()
    apart = {rule.id for rule in rulebook.waiver_rules()}
    waived = {key_of(item) for item in report.requirements() if item.waiver is not None}
    now = {key: fault for key, fault in faults_of(report).items() if key not in waived and fault.rule not in apart}
    result = compare(_of(before, report), now)
    others = [fault for fault in before if fault.document not in _names(report)]
    added = sum(state == "new" for state in result.states.values())
    return Changed(Kept(report.receipt.as_of, _sorted([*others, *now.values()])), added, len(result.gone))


def pruned(kept: Kept, report: Report) -> Changed:
    """Return the baseline without the findings that ``report``, of their documents, no longer has."""
    gone = compare(_of(kept.faults, report), faults_of(report)).gone
    left = list(gone)
    faults = []
    for fault in kept.faults:
        if fault in left:
            left.remove(fault)
        else:
            faults.append(fault)
    return Changed(Kept(kept.as_of, tuple(faults)), 0, len(gone))


def _names(report: Report) -> set[str]:
    return {document.id or document.key for document in report.documents}


def _of(faults: Iterable[Fault], report: Report) -> list[Fault]:
    names = _names(report)
    return [fault for fault in faults if fault.document in names]


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """In an order that does not depend on that of the run, so that a file of them changes where its content does."""
    return tuple(sorted(faults, key=lambda fault: (fault.document, fault.rule, fault.print)))
