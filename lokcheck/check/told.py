"""Where a fault is told: once, by the rule and in the document that tell most of it; the others point there."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lokcheck.judge.result import Judgement, Verdict
from lokcheck.policy.severity import LEVELS, Severity
from lokcheck.report.model import DocumentReport, Requirement, VerdictLine
from lokcheck.rulebook.rule import Rule

__all__ = ["Teller", "tellers", "weighed_once"]

Finding = tuple[str, str]
"""A document's key and a rule's id."""
_Named = frozenset[tuple[str, str]]
"""What a verdict finds fault with, by type and id of the facts; empty where something is missing altogether."""


class Teller(NamedTuple):
    """The rule, and the document of the set, in which a fault is told."""

    rule: str
    document: str


class _Failing(NamedTuple):
    """A rule that fails, and what it finds fault with by moment: only those at which it fails."""

    rule: Rule
    faults: Mapping[str, _Named]


def tellers(judged: Mapping[str, Sequence[Judgement]], kinds: Mapping[str, str]) -> dict[Finding, Teller]:
    """Return, for each finding that another one tells, which that is.

    ``judged`` has the judgements on every document of a set that is reported, by its key, and ``kinds`` their kinds. A
    rule tells what it ``subsumes`` in the same document. A rule that is ``told_in`` a kind of document tells there what
    it finds in documents of other kinds. Both only where it is the same fault, so that none gets lost: see ``_tells``.
    """
    failing = {(key, item.rule.id): made for key, items in judged.items() for item in items if (made := _failing(item))}
    direct = {finding: told for finding in failing if (told := _teller(finding, failing, kinds)) is not None}
    return {finding: _last(told, direct) for finding, told in direct.items()}


def _failing(judgement: Judgement) -> _Failing | None:
    verdicts = {"adoption": judgement.at_adoption, "today": judgement.today}
    rule = judgement.rule
    faults = {at: _named(rule, verdict) for at, verdict in verdicts.items() if verdict is not None and verdict.is_fault}
    return _Failing(rule, faults) if faults else None


def _named(rule: Rule, verdict: Verdict) -> _Named:
    """The items that fall short, or what must not be there; nothing for a rule that misses something."""
    bad = [fact for hit in verdict.hits for fact in hit.facts.values() if fact.path] if rule.form == "forbid" else []
    return frozenset((fact.type, fact.fid) for fact in (*bad, *verdict.failing))


def _teller(finding: Finding, failing: Mapping[Finding, _Failing], kinds: Mapping[str, str]) -> Teller | None:
    document, rule = finding
    mine = failing[finding]
    for (key, name), other in failing.items():
        if key == document and rule in other.rule.subsumes and _tells([other], mine, here=True):
            return Teller(name, key)
    home = mine.rule.told_in
    if not home or kinds[document] == home:
        return None
    there = {key: other for (key, name), other in failing.items() if name == rule and kinds[key] == home}
    return Teller(rule, _nearest(there, mine)) if _tells(there.values(), mine, here=False) else None


def _tells(others: Iterable[_Failing], mine: _Failing, here: bool) -> bool:
    """Whether ``others`` fail when ``mine`` does, on all that it fails on.

    Another document has another date of its own: what only was a fault on that date may be told there of either.
    """
    listed = list(others)
    for at, fault in mine.faults.items():
        moments = {at} if here else {at, "today"}
        told = [item.faults[when] for item in listed for when in moments if when in item.faults]
        if not told or not _covers(frozenset[tuple[str, str]]().union(*told), fault):
            return False
    return True


def _covers(theirs: _Named, mine: _Named) -> bool:
    """Whether nothing is at fault here but what is at fault there; only facts of types that both name are compared."""
    types = {name for name, _ in theirs}
    return {item for item in mine if item[0] in types} <= theirs


def _nearest(there: Mapping[str, _Failing], mine: _Failing) -> str:
    """The document that finds fault with most of what ``mine`` does."""
    named = frozenset[tuple[str, str]]().union(*mine.faults.values())
    return max(there, key=lambda key: len(named & frozenset[tuple[str, str]]().union(*there[key].faults.values())))


def _last(told: Teller, direct: Mapping[Finding, Teller]) -> Teller:
    """Follow what is told by what is told itself; the rulebook refuses rules that subsume each other in a circle."""
    while (told.document, told.rule) in direct:
        told = direct[told.document, told.rule]
    return told


def weighed_once(documents: Sequence[DocumentReport]) -> list[DocumentReport]:
    """Return the documents of a set with what another finding tells weighed there.

    It takes the heavier of the two weights on each date: a fault does not become lighter by being told elsewhere.
    """
    heard: dict[Finding, list[Requirement]] = {}
    for item in (item for document in documents for item in document.requirements if item.reported_by):
        heard.setdefault((item.reported_in or item.document, item.reported_by or ""), []).append(item)
    if not heard:
        return list(documents)
    return [
        document._replace(requirements=tuple(
            _weighed(item, heard.get((item.document, item.rule), ())) for item in document.requirements
        ))
        for document in documents
    ]  # fmt: skip


def _weighed(item: Requirement, heard: Sequence[Requirement]) -> Requirement:
    if item.reported_by:
        before = item.at_adoption._replace(severity=None) if item.at_adoption else None
        return item._replace(today=item.today._replace(severity=None), at_adoption=before)
    if not heard:
        return item
    before = _heaviest(item.at_adoption, [each.at_adoption for each in heard]) if item.at_adoption else None
    return item._replace(today=_heaviest(item.today, [each.today for each in heard]), at_adoption=before)


def _heaviest(own: VerdictLine, others: Iterable[VerdictLine | None]) -> VerdictLine:
    if own.severity is None:
        return own
    weights: list[Severity] = [own.severity, *(line.severity for line in others if line and line.severity)]
    return own._replace(severity=max(weights, key=LEVELS.index))
