"""Two sets of findings beside each other: what is new, worsened, unchanged or gone. Pure, and blind to line numbers.

A baseline compares a report with a file, a revision the report on a text with that on the text before it. A finding
is the same where its fingerprint is; else where the same rule fails on the same document, for an edit of the text that
a fault rests on mends nothing. It is worse where its outcome or its weight is, or where something fails in it that did
not: mending one entry does not pay for another.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from lokcheck.judge.result import FAULTS, Outcome
from lokcheck.report.findings import told
from lokcheck.report.fingerprint import Key, address_of, fingerprints, key_of
from lokcheck.report.model import Compared, EvidenceLine, Report, Requirement, Severity
from lokcheck.report.tally import is_finding, is_old_finding
from lokcheck.report.words import SEVERITY_ORDER

__all__ = ["Comparison", "Fault", "became", "compare", "faults_of", "is_solved", "marked"]

_GRAVITY: Mapping[str, int] = {"partly": 1, "not_met": 2}
_SETTLED: frozenset[Outcome] = frozenset({"met", "not_applicable"})


class Fault(NamedTuple):
    """A fault as one state of a document has it: plain values, which a file can keep."""

    print: str
    """Its fingerprint, ``lokcheck/v1``."""
    rule: str
    document: str
    """What the document calls itself, else its key."""
    today: Outcome
    severity: Severity | None
    """What today's outcome weighs; None where it is no fault, or another rule reports it."""
    at_adoption: Outcome | None = None
    severity_at_adoption: Severity | None = None
    entries: tuple[str, ...] = ()
    """What fails in it, entry by entry: checksums of where each stands in the structure and what it is called."""

    @property
    def is_shown(self) -> bool:
        """Whether it is a finding: a fault that another rule reports as a part of its own is none."""
        return self.severity is not None or self.severity_at_adoption is not None


class Comparison(NamedTuple):
    """``states`` has each finding of the later set, ``gone`` the findings of the earlier one that it lacks."""

    states: Mapping[Key, Compared]
    gone: tuple[Fault, ...]


def faults_of(report: Report) -> dict[Key, Fault]:
    """Return the faults of ``report``, in its order, also those that another requirement reports."""
    prints = fingerprints(report)
    return {
        key_of(item): _fault(item, document.id or document.key, prints[key_of(item)])
        for document in report.documents for item in document.requirements
        if item.today.outcome in FAULTS or (item.at_adoption and item.at_adoption.outcome in FAULTS)
    }  # fmt: skip


def _fault(item: Requirement, document: str, fingerprint: str) -> Fault:
    then = item.at_adoption
    return Fault(
        fingerprint, item.rule, document, item.today.outcome, item.severity,
        then.outcome if then else None, then.severity if then else None, tuple(_entries(item)),
    )  # fmt: skip


def _entries(item: Requirement) -> list[str]:
    """What fails: of a requirement partly met without such entries the evidence shows the part that is met."""
    verdict = told(item)
    shown = verdict.failing or (verdict.evidence if verdict.outcome == "not_met" else ())
    return sorted(map(_entry, shown))


def _entry(line: EvidenceLine) -> str:
    return sha256(f"{address_of(line)}\0{line.what.sv}".encode("utf-8", "backslashreplace")).hexdigest()[:16]


def compare(before: Iterable[Fault], after: Mapping[Key, Fault]) -> Comparison:
    """Return what the findings in ``after`` are beside those in ``before``.

    Both are multisets: of two findings that look alike, one in ``before`` answers for one in ``after``.
    """
    states: dict[Key, Compared] = {}
    left_before, left_after = list(before), list(after.items())
    for meaning in (_print, _name):
        pairs, left_before, left_after = _paired(left_before, left_after, meaning)
        for old, (key, new) in pairs:
            if new.is_shown:
                states[key] = "worsened" if _is_worse(old, new) else "unchanged"
    states |= {key: "new" for key, fault in left_after if fault.is_shown}
    return Comparison({key: states[key] for key in after if key in states},
                      tuple(fault for fault in left_before if fault.is_shown))  # fmt: skip


def _print(fault: Fault) -> Hashable:
    return fault.print


def _name(fault: Fault) -> Hashable:
    return fault.document, fault.rule


_Later = tuple[Key, Fault]


def _paired(
    before: Sequence[Fault], after: Sequence[_Later], meaning: Callable[[Fault], Hashable]
) -> tuple[list[tuple[Fault, _Later]], list[Fault], list[_Later]]:
    """Return the pairs that mean the same, in order, and what is left on either side."""
    waiting: dict[Hashable, list[Fault]] = defaultdict(list)
    for fault in reversed(before):
        waiting[meaning(fault)].append(fault)
    pairs: list[tuple[Fault, _Later]] = []
    left: list[_Later] = []
    for later in after:
        same = waiting[meaning(later[1])]
        if same:
            pairs.append((same.pop(), later))
        else:
            left.append(later)
    unpaired = Counter(fault for faults in waiting.values() for fault in faults)
    return pairs, [fault for fault in before if _take(unpaired, fault)], left


def _take(counter: Counter[Fault], fault: Fault) -> bool:
    counter[fault] -= 1
    return counter[fault] >= 0


def _is_worse(old: Fault, new: Fault) -> bool:
    return (
        _outcome_worse(old.today, new.today)
        or _outcome_worse(old.at_adoption, new.at_adoption)
        or _weighs_more(old.severity, new.severity)
        or _weighs_more(old.severity_at_adoption, new.severity_at_adoption)
        or bool(Counter(new.entries) - Counter(old.entries))
    )


def _outcome_worse(old: Outcome | None, new: Outcome | None) -> bool:
    return _GRAVITY.get(new or "", 0) > _GRAVITY.get(old or "", 0)


def _weighs_more(old: Severity | None, new: Severity | None) -> bool:
    """A fault that another rule reported weighed nothing of its own: that it is told now makes it no worse."""
    return old is not None and new is not None and SEVERITY_ORDER.index(new) < SEVERITY_ORDER.index(old)


def became(fault: Fault, later: Report) -> Outcome | None:
    """Return what a fault that is gone is in ``later``; None where the document or the rule is there no more.

    Only ``met`` and ``not_applicable`` are solved: what a person must judge, or can not be judged, is not.
    """
    for document in later.documents:
        if (document.id or document.key) == fault.document:
            found = next((item for item in document.requirements if item.rule == fault.rule), None)
            if found is not None:
                return found.today.outcome
    return None


def is_solved(fault: Fault, later: Report) -> bool:
    """Return whether a fault that is gone was mended, or is asked for no more."""
    return became(fault, later) in _SETTLED


def marked(report: Report, states: Mapping[Key, Compared]) -> Report:
    """Return ``report`` with what each finding is beside an earlier state."""

    def mark(item: Requirement) -> Requirement:
        shown = is_finding(item) or is_old_finding(item)
        return item._replace(compared=states.get(key_of(item))) if shown else item

    return report._replace(documents=tuple(
        document._replace(requirements=tuple(map(mark, document.requirements))) for document in report.documents
    ))  # fmt: skip
