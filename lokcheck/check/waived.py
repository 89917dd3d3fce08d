"""Waivers applied to the report on a document: which findings are waived, and what is wrong with the waivers."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from lokcheck.judge.result import FAULTS, Outcome
from lokcheck.policy.policy import Policy
from lokcheck.policy.waiver import SOON, Waiver, state_on
from lokcheck.report.model import Deadline, DocumentReport, EvidenceLine, Requirement, Severity, VerdictLine, Waived
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Text

__all__ = ["with_waivers"]

_JUDGED = ("met", "not_applicable")
"""The outcomes under which there is nothing to waive; what is not judged may turn out to be a fault."""


_TODAY_ONLY = Text("Undantag prövas bara för kontrolldagen.", "Waivers are judged for the day of the check only.")


class _Trouble(NamedTuple):
    """What is wrong with a waiver: the rule of the rulebook that says so, the outcome, and in words."""

    rule: str
    outcome: Outcome
    waiver: Waiver
    why: Text


def with_waivers(document: DocumentReport, policy: Policy, rulebook: Rulebook, as_of: dt.date) -> DocumentReport:
    """Return ``document`` with its findings of the day ``as_of`` waived, its waivers judged, and when they end.

    Of the waivers of ``policy`` those count that name the document. A finding of the document's own date is never
    waived: it is history.
    """
    folder = PurePath(document.file).parent.as_posix()
    mine = [w for w in policy.waivers if w.document == document.id and w.folder in ("", folder)]
    if not mine:
        return document
    found = {item.rule: item for item in document.requirements}
    holding: dict[str, Waiver] = {}
    troubles: list[_Trouble] = []
    for waiver in mine:
        trouble = _trouble(waiver, found.get(waiver.rule), rulebook.rule(waiver.rule), as_of)
        if trouble is not None:
            troubles.append(trouble)
        if _holds(waiver, found.get(waiver.rule), rulebook.rule(waiver.rule), as_of):
            holding[waiver.rule] = max(holding.get(waiver.rule, waiver), waiver, key=lambda w: w.until or dt.date.min)
    told = [_told(rule, [t for t in troubles if t.rule == rule.id], mine, document, as_of)
            for rule in _asked(policy, rulebook, document.file)]  # fmt: skip
    marked = [item._replace(waiver=_waived(holding.get(item.rule))) for item in document.requirements]
    return document._replace(
        requirements=(*marked, *told),
        deadlines=tuple(sorted((*document.deadlines, *_ends(holding.values())), key=lambda deadline: deadline.day)),
    )


def _asked(policy: Policy, rulebook: Rulebook, file: str) -> list[Rule]:
    rules = rulebook.waiver_rules()
    return policy.choice.rules(rules, file) if policy.choice else rules


def _holds(waiver: Waiver, item: Requirement | None, rule: Rule, as_of: dt.date) -> bool:
    is_finding = item is not None and item.severity is not None and _is_about(waiver, item)
    return is_finding and rule.waivable and state_on(waiver, as_of) == "in-force"


def _is_about(waiver: Waiver, item: Requirement) -> bool:
    """Whether the finding stands where the waiver says, if it says where."""
    lines = (*item.today.failing, *item.today.evidence)
    said = [_plain(f"{line.quote or ''}\n{line.what.sv}") for line in lines]
    if waiver.quote and not any(_plain(waiver.quote) in words for words in said):
        return False
    return not waiver.key or any(waiver.key in map(str, line.path) for line in lines)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _trouble(waiver: Waiver, item: Requirement | None, rule: Rule, as_of: dt.date) -> _Trouble | None:
    """Return what is wrong with ``waiver``, the gravest first; None where nothing is."""
    state, until = state_on(waiver, as_of), waiver.until
    if not rule.waivable:
        return _Trouble("UND-04", "not_met", waiver, Text("kan inte undantas", "can not be waived"))
    if waiver.lacking is not None:
        return _Trouble("UND-03", "not_met", waiver, waiver.lacking)
    if state == "expired":
        return _Trouble("UND-01", "not_met", waiver, Text(f"gällde till och med {until}", f"held through {until}"))
    useless = _useless(waiver, item) if state == "in-force" else None
    if useless is not None:
        return _Trouble("UND-02", "not_met", waiver, useless)
    if state == "in-force" and until is not None and (until - as_of).days < SOON:
        return _Trouble("UND-01", "partly", waiver, Text(f"gäller till och med {until}", f"holds through {until}"))
    return None


def _useless(waiver: Waiver, item: Requirement | None) -> Text | None:
    """Return why there is nothing to waive."""
    if item is None:
        return Text("kravet ställs inte på dokumentet", "the requirement is not asked of the document")
    if item.today.outcome in _JUDGED:
        return Text("kravet är uppfyllt", "the requirement is met") if item.today.outcome == "met" else Text(
            "kravet är inte tillämpligt", "the requirement does not apply")  # fmt: skip
    if item.today.outcome in FAULTS and item.severity is None:
        other = item.reported_by
        return Text(f"fyndet rapporteras av {other}", f"the finding is reported by {other}")
    if item.severity is not None and not _is_about(waiver, item):
        return Text("fyndet gäller ett annat ställe än det som anges", "the finding is about another place")
    return None


def _told(
    rule: Rule, troubles: Sequence[_Trouble], mine: Sequence[Waiver], document: DocumentReport, as_of: dt.date
) -> Requirement:
    """Return what the report says of a rule on waivers: its places are in their file."""
    outcome: Outcome = "not_met" if any(t.outcome == "not_met" for t in troubles) else "partly" if troubles else "met"
    place = troubles[0].waiver.place if troubles else mine[0].place
    today = VerdictLine(
        outcome, as_of, rule.messages[outcome], _severity(rule, outcome), (), tuple(map(_line, troubles))
    )
    return Requirement(
        rule=rule.id, title=rule.title, topic=rule.topic, document=document.key,
        modality=rule.modality_on(as_of, document.kind), at_adoption=_then(document), today=today, changed_on=None,
        is_update=False, file=place.file, line=place.line, column=place.column, basis=(), asks=rule.asks,
        remedy=rule.remedy, who=rule.who, question=None, was_read=rule.was_read,
        sources=tuple(source.ref for source in rule.sources), aliases=rule.aliases,
    )  # fmt: skip


def _then(document: DocumentReport) -> VerdictLine | None:
    return VerdictLine("not_applicable", document.own_day, _TODAY_ONLY, None) if document.own_day else None


def _severity(rule: Rule, outcome: Outcome) -> Severity | None:
    levels: Mapping[str, Severity] = {"error": "error", "warning": "warning", "note": "note"}
    return levels.get(rule.severity.get(outcome, ""))


def _line(trouble: _Trouble) -> EvidenceLine:
    waiver = trouble.waiver
    what = Text(f"undantaget från {waiver.rule}", f"the waiver of {waiver.rule}")
    return EvidenceLine(waiver.place.file, waiver.place.line, waiver.place.column, what, detail=trouble.why,
                        path=("waivers", waiver.rule))  # fmt: skip


def _waived(waiver: Waiver | None) -> Waived | None:
    if waiver is None or waiver.start is None or waiver.until is None:
        return None
    return Waived(waiver.reason, waiver.by, waiver.registry, waiver.start, waiver.until)


def _ends(holding: Iterable[Waiver]) -> Iterator[Deadline]:
    for waiver in holding:
        if waiver.until is not None:
            what = Text(f"Sista dagen för undantaget från {waiver.rule} ({waiver.registry})",
                        f"Last day of the waiver of {waiver.rule} ({waiver.registry})")  # fmt: skip
            yield Deadline(waiver.until, "waiver", what, waiver.rule)
