"""A copy of the model set with one thing broken gets exactly the finding of the rule that asks for it.

``mutations.yaml`` says, for every rule, what is broken and which other findings rightly come with it. So a rule that
never fails, a rule that fails on another rule's fault, and a model set that meets two requirements by accident with one
statement are all found here.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from lokcheck.check.run import judged
from lokcheck.engine.select import engine_for
from lokcheck.judge.judge import Judge
from lokcheck.judge.result import FAULTS
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.documents import Loaded
from lokcheck.sources.load import load
from tests.agreements.mutations import MODEL, Data, Mutation, entries, mutated, write_set

AS_OF = dt.date(2026, 11, 22)
MUTATIONS = [
    pytest.param(mutation, id=f"{mutation.rule}-{number}")
    for entry in entries().values()
    for number, mutation in enumerate(entry.mutations, 1)
]

Finding = tuple[str, str]
"""A rule, and the kind of the document that it is found in: the model set has one of each kind."""


@cache
def judge() -> Judge:
    return Judge(open_rulebook(), engine_for("auto"))


@cache
def model() -> Loaded:
    return load([str(MODEL)])


@cache
def sets_of_model() -> list[set[str]]:
    """Return the kinds of the documents that belong together."""
    return [{document.document.kind for document in members.documents} for members in model().sets]


@cache
def found_in_model(day: dt.date) -> Mapping[Finding, dict[str, str]]:
    return findings(model(), day)


def findings(loaded: Loaded, day: dt.date) -> dict[Finding, dict[str, str]]:
    """Return what a report tells as a finding: for each, the outcomes by date. What another one tells is left out."""
    assert not loaded.problems
    found: dict[Finding, dict[str, str]] = {}
    for members in loaded.sets:
        for document in judged(members, judge(), day):
            for requirement in document.requirements:
                verdicts = {"adoption": requirement.at_adoption, "today": requirement.today}
                faults = {at: str(v.outcome) for at, v in verdicts.items() if v is not None and v.outcome in FAULTS}
                if faults and requirement.reported_by is None:
                    found[requirement.rule, document.kind] = faults
    return found


def affected(mutation: Mutation) -> dict[Path, Data]:
    """Return the mutated set, without the documents that do not belong together with any that is mutated."""
    touched = {kind for kind, _ in mutation.edits}
    kinds = set().union(*(members for members in sets_of_model() if members & touched))
    return {path: document for path, document in mutated(mutation).items() if document["kind"] in kinds}


def test_every_rule_has_an_entry_and_every_entry_a_rule() -> None:
    """A new rule brings a mutation, or says why there is none."""
    assert set(entries()) == {rule.id for rule in judge().rulebook.rules()}


def test_an_entry_without_a_mutation_or_on_another_day_says_why() -> None:
    silent = [
        entry.rule
        for entry in entries().values()
        if not entry.why and (not entry.mutations or any(m.as_of for m in entry.mutations))
    ]
    assert not silent


def test_every_finding_that_is_shared_has_a_reason() -> None:
    shares = [mutation.shares for entry in entries().values() for mutation in entry.mutations]
    assert any(shares)
    assert not [shared for each in shares for shared, why in each.items() if not why]


def test_the_model_set_has_no_findings() -> None:
    assert not found_in_model(AS_OF)


@pytest.mark.parametrize("dropped", ["sip", "sip.either_principal", "sip.overall_responsibility", "sip.relatives"])
def test_what_only_its_annex_says_counts_from_the_day_that_the_agreement_is_adopted(
    dropped: str, tmp_path: Path
) -> None:
    """The agreement is adopted on 18 May 2026, and starts to apply, with its annex, on 1 July."""
    edit = {"drop": dropped}
    write_set(affected(Mutation("", "county-agreement", (("county-agreement", edit),), "met")), tmp_path)
    assert not findings(load([str(tmp_path)]), AS_OF)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_one_thing_broken_gets_its_finding_and_no_other(mutation: Mutation, tmp_path: Path) -> None:
    day = dt.date.fromisoformat(mutation.as_of) if mutation.as_of else AS_OF
    write_set(affected(mutation), tmp_path)
    before = found_in_model(day)
    found = {at: faults for at, faults in findings(load([str(tmp_path)]), day).items() if before.get(at) != faults}
    expected = (mutation.rule, mutation.kind)
    assert found.get(expected, {}).get(mutation.at) == mutation.becomes
    assert set(found) == {expected, *mutation.shares}
