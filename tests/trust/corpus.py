"""The documents of this repository as plain values, and the way from plain values to a judgement without a file."""

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from lokcheck.engine.program import FactData
from lokcheck.facts.dates import own_day
from lokcheck.facts.derive import SetDocument
from lokcheck.facts.fact import DocPath
from lokcheck.facts.timed import Moment, timed_facts
from lokcheck.judge.judge import Judge
from lokcheck.model.kinds import Document, model_for
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.personal import masked_paths
from lokcheck.sources.reader import read_yaml
from tests.agreements.mutations import Data
from tests.trust.engines import all_engines, loadable

__all__ = [
    "AGREEMENTS", "AS_OF", "DAYS", "Member", "Outcomes", "corpus", "every_row_of", "judge", "outcomes", "rows_of",
    "set_of", "trusting_judge",
]  # fmt: skip

AGREEMENTS = Path(__file__).parents[2] / "agreements"
AS_OF = dt.date(2026, 11, 22)
DAYS = (dt.date(2009, 6, 1), dt.date(2016, 6, 1), dt.date(2019, 1, 1), AS_OF, dt.date(2028, 2, 1))
"""Days of the check on which different law is in force."""

Outcomes = dict[str, tuple[str | None, str, str]]
"""By rule: the outcome on the document's own date and on the day of the check, and the day of the change."""


@dataclass(frozen=True, slots=True)
class Member:
    """A document in its set."""

    key: str
    document: Document
    resolved: Mapping[DocPath, str]
    personal: tuple[DocPath, ...] = ()


@cache
def corpus() -> Mapping[str, Mapping[str, Data]]:
    """Return the plain values of every document, by folder and by path."""
    found: dict[str, dict[str, Data]] = {}
    for path in sorted(AGREEMENTS.rglob("*.yaml")):
        folder, *rest = path.relative_to(AGREEMENTS).parts
        (document,) = read_yaml(path.read_bytes(), path.name)
        assert isinstance(document.value, dict)
        found.setdefault(folder, {})["/".join(rest)] = document.value
    return found


def set_of(plain: Mapping[str, Data]) -> list[Member]:
    """Return the documents of ``plain``, by path, with the references between them."""
    return [
        Member(path, model_for(data["kind"]).model_validate(data), _resolved(path, data, plain),
               tuple(masked_paths(data)))
        for path, data in plain.items()
    ]  # fmt: skip


def _resolved(path: str, data: Data, plain: Mapping[str, Data]) -> dict[DocPath, str]:
    found: dict[DocPath, str] = {}
    for name in ("references", "annexes"):
        for index, entry in enumerate(data.get(name, ())):
            if "ref" in entry:
                target = os.path.normpath(PurePosixPath(path).parent / entry["ref"]).replace(os.sep, "/")
                if target in plain:
                    found[name, index, "ref"] = target
    return found


@cache
def judge() -> Judge:
    """Return a judge with one engine."""
    return Judge(open_rulebook(), loadable()[0])


@cache
def trusting_judge() -> Judge:
    """Return a judge with every engine: any difference between them is an error."""
    return Judge(open_rulebook(), all_engines())


def outcomes(by: Judge, source: SetDocument, others: Sequence[SetDocument], day: dt.date) -> Outcomes:
    """Return the outcome of every rule on ``source``."""
    return {
        j.rule.id: (j.at_adoption.outcome if j.at_adoption else None, j.today.outcome, str(j.changed_on))
        for j in by.judge(source, others, day)
    }


def rows_of(source: SetDocument, others: Sequence[SetDocument], day: dt.date) -> list[FactData]:
    """Return what an engine is given to judge ``source`` at both dates."""
    case = judge().case(source, others)
    asked = [rule for rule in map(judge().rulebook.rule, case.program.rules) if rule.timed]
    facts = judge().facts_at(case, _moments(source, day), asked)
    return [judge().row(fact, case) for fact in facts.values()]


def every_row_of(source: SetDocument, others: Sequence[SetDocument], day: dt.date) -> list[FactData]:
    """Return that, and also what is left out because no rule of the kind could match it."""
    case = judge().case(source, others)
    topics = [(basis.topic, basis.keyword) for basis in case.program.topics]
    timed = [fact for at in _moments(source, day) for fact in timed_facts(judge().setting(case), topics, at)]
    left_out = {fact.fid: judge().row(fact, case) for fact in (*case.stated, *timed)}
    given = {str(row["fid"]): row for row in rows_of(source, others, day)}
    return list((left_out | given).values())


def _moments(source: SetDocument, day: dt.date) -> list[Moment]:
    own = own_day(source.document)
    return [*([Moment("adoption", own)] if own else []), Moment("check", day)]
