"""Compares two loaded sides: a pure function of both, the rulebook, the day and the engine."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from lokcheck.check.run import check, reported
from lokcheck.engine.program import Engine
from lokcheck.facts.fact import Fact
from lokcheck.judge.judge import Judge
from lokcheck.policy.attestation import Attestation
from lokcheck.policy.choice import ChoiceElsewhere
from lokcheck.policy.policy import STANDARD, Policy
from lokcheck.report.model import DocumentReport, Report, Requirement
from lokcheck.revision.changes import changes_of
from lokcheck.revision.facts import revision_facts
from lokcheck.revision.findings import compared
from lokcheck.revision.model import Change, DocumentRevision, Revision, State
from lokcheck.revision.pairing import Pairing, concerned, paired
from lokcheck.revision.sides import Side
from lokcheck.rulebook.book import Rulebook
from lokcheck.sources.documents import DocumentSet, Loaded, SourceDocument

__all__ = ["Asking", "revise"]

On = Literal["today", "adoption", "both"]


class Asking(NamedTuple):
    """With what, and as of when, both sides are judged. ``on`` says which of the two verdicts is compared."""

    rulebook: Rulebook
    engine: Engine
    as_of: dt.date
    on: On = "today"
    attestations: tuple[Attestation, ...] = ()
    policy: Policy = STANDARD
    """What counts in the new version. The old one is judged by the same answers and decisions, wherever it lies."""


def revise(old: Side, new: Side, asking: Asking) -> Revision:
    """Return what differs between ``old`` and ``new``: in findings, in meaning, and what is required of the revision.

    Documents that are the same in every way, and whose findings are, are left out. Raises EngineError if the engine
    failed.
    """
    pairs = paired(old, new)
    sets = concerned(pairs, old, new)
    reports = (_report(old, sets[0], _for_old(asking, pairs)), _report(new, sets[1], asking))
    judged = [{document.key: document for document in report.documents} for report in reports]
    work = _Work(asking, {id(one): members for found in sets for members in found for one in members.documents})
    found = [
        made for pair in pairs
        if (made := work.document(pair, *(_of(one, known) for one, known in zip(pair[:2], judged, strict=True))))
    ]  # fmt: skip
    return Revision(old.name, new.name, tuple(found), reports[1].problems, reports[1].receipt, reports[1].topics,
                    reports[0].problems, len(pairs), asking.on)  # fmt: skip


def _report(side: Side, members: Sequence[DocumentSet], asking: Asking) -> Report:
    loaded = Loaded(tuple(members), side.loaded.problems, side.loaded.skipped)
    return check(loaded, asking.rulebook, asking.as_of, asking.engine, asking.attestations, asking.policy)


def _for_old(asking: Asking, pairs: Sequence[Pairing]) -> Asking:
    """What is decided of a new document, beside it or by its path, holds for its old version too: it is no change."""
    answers = tuple(replace(one, folder="") for one in asking.attestations)
    waivers = tuple(replace(one, folder="") for one in asking.policy.waivers)
    choice = asking.policy.choice
    if choice is not None:
        choice = ChoiceElsewhere(choice, {one.old.file: one.new.file for one in pairs if one.old and one.new})
    return asking._replace(attestations=answers, policy=asking.policy._replace(waivers=waivers, choice=choice))


def _of(source: SourceDocument | None, judged: dict[str, DocumentReport]) -> DocumentReport | None:
    return judged.get(source.key) if source is not None else None


class _Work(NamedTuple):
    """What the comparison of one document needs; ``sets`` has the set of each document, by its identity."""

    asking: Asking
    sets: dict[int, DocumentSet]

    def document(
        self, pair: Pairing, old: DocumentReport | None, new: DocumentReport | None
    ) -> DocumentRevision | None:
        """Return what became of a document; None where nothing did."""
        if old is None and new is None:
            return None
        findings = tuple(compared(old, new, self.asking.on)) if new is not None else ()
        if pair.old is None or pair.new is None:
            return DocumentRevision("added" if pair.old is None else "deleted", old, new, findings=findings)
        told = changes_of(pair.old, pair.new) if pair.is_edited else []
        differs = any(item.compared != "unchanged" for item in findings)
        if not pair.is_edited and not differs:
            return None
        state: State = "changed" if told else "reformatted" if pair.is_edited else "untouched"
        rules = tuple(self._rules(pair.old, pair.new, told)) if told else ()
        renamed = pair.old.file if pair.renamed else None
        return DocumentRevision(state, old, new, tuple(change for change, _ in told), findings, rules, renamed)

    def _rules(
        self, old: SourceDocument, new: SourceDocument, told: Sequence[tuple[Change, Fact]]
    ) -> Iterator[Requirement]:
        """The requirements on the revision that apply; what was removed is pointed at where it stood."""
        judge = Judge(self.asking.rulebook, self.asking.engine)
        members = self.sets[id(new)]
        facts = revision_facts(told, new.key)
        judgements = judge.revised(new, members.documents, self.asking.as_of, facts)
        if self.asking.policy.choice is not None:
            judgements = self.asking.policy.choice.judgements(judgements, new.file)
        both = DocumentSet((*members.documents, old)) if members.get(old.key) is None else members
        (made,) = reported({new.key: judgements}, both, judge, self.asking.as_of)
        yield from (item for item in made.requirements if item.today.outcome != "not_applicable")
