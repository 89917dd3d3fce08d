"""A fault is told once, and never lost: by the wider rule, or in the one document where it can be mended."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from lokcheck.check.run import judged
from lokcheck.check.told import Teller, tellers, weighed_once
from lokcheck.engine.select import engine_for
from lokcheck.facts.fact import Fact
from lokcheck.judge.judge import Judge
from lokcheck.judge.result import Hit, Judgement, Outcome, Verdict
from lokcheck.report.model import DocumentReport, Requirement
from lokcheck.rulebook.build import open_rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.sources.load import load
from tests.agreements.mutations import Mutation, mutated, write_set
from tests.report import samples

AS_OF = dt.date(2026, 11, 22)
WIDE, PART, LAST = "PAR-03", "PAR-04", "PAR-05"


@cache
def judge() -> Judge:
    return Judge(open_rulebook(), engine_for("auto"))


def rule(name: str, form: str = "for_each", subsumes: Sequence[str] = (), told_in: str = "") -> Rule:
    return judge().rulebook.rule(name)._replace(form=form, subsumes=tuple(subsumes), told_in=told_in)


def fault(*items: str, outcome: Outcome = "not_met", kind: str = "party") -> Verdict:
    return Verdict(outcome, failing=tuple(Fact(kind, item, {}, "a", ("parties",)) for item in items))


MET = Verdict("met")


def told(*judgements: Judgement, kinds: dict[str, str] | None = None) -> dict[tuple[str, str], Teller]:
    found: dict[str, list[Judgement]] = {}
    for item in judgements:
        found.setdefault(item.document, []).append(item)
    return tellers(found, kinds or dict.fromkeys(found, "county-agreement"))


def test_a_wider_rule_tells_the_fault_of_its_part() -> None:
    wide = Judgement(rule(WIDE, subsumes=[PART]), "a", None, fault("r", "k"))
    part = Judgement(rule(PART), "a", None, fault("r"))
    assert told(wide, part) == {("a", PART): Teller(WIDE, "a")}


@pytest.mark.parametrize("wide", [MET, fault("k"), Verdict("cannot_judge")])
def test_what_the_wider_rule_does_not_find_is_told_by_its_part(wide: Verdict) -> None:
    """It may be met, or fail on something else."""
    made = Judgement(rule(WIDE, subsumes=[PART]), "a", None, wide)
    assert told(made, Judgement(rule(PART), "a", None, fault("r"))) == {}


def test_what_is_missing_altogether_is_one_lack() -> None:
    wide = Judgement(rule(WIDE, "require", [PART]), "a", None, Verdict("not_met"))
    assert told(wide, Judgement(rule(PART), "a", None, fault("r")))
    other = Judgement(rule(WIDE, subsumes=[PART]), "a", None, fault("g", kind="goal"))
    assert told(other, Judgement(rule(PART), "a", None, fault("r")))


@pytest.mark.parametrize(("then", "now"), [(fault("r"), MET), (MET, fault("r"))])
def test_each_date_is_told_by_itself(then: Verdict, now: Verdict) -> None:
    part = Judgement(rule(PART), "a", fault("r"), fault("r"))
    assert told(Judgement(rule(WIDE, subsumes=[PART]), "a", then, now), part) == {}
    both = Judgement(rule(WIDE, subsumes=[PART]), "a", fault("r"), fault("r"))
    assert told(both, Judgement(rule(PART), "a", then, now))


def test_what_tells_may_be_told_itself() -> None:
    last = Judgement(rule(LAST), "a", None, fault("r"))
    part = Judgement(rule(PART, subsumes=[LAST]), "a", None, fault("r"))
    wide = Judgement(rule(WIDE, subsumes=[PART]), "a", None, fault("r"))
    assert set(told(last, part, wide).values()) == {Teller(WIDE, "a")}


def test_another_document_does_not_tell_a_part() -> None:
    wide = Judgement(rule(WIDE, subsumes=[PART]), "b", None, fault("r"))
    assert told(wide, Judgement(rule(PART), "a", None, fault("r"))) == {}


KINDS = {"a": "county-agreement", "b": "action-plan", "c": "action-plan"}


def seen(document: str, *items: str, then: Verdict | None = None) -> Judgement:
    """What a rule that is told in plans must not find, and finds."""
    bad = Hit("bad", {item: Fact("demand", item, {}, "a", ("demands", 0)) for item in items})
    return Judgement(rule(WIDE, "forbid", told_in="action-plan"), document, then, Verdict("not_met", (bad,)))


def test_what_shows_in_two_documents_is_told_in_the_kind_that_the_rule_names() -> None:
    assert told(seen("a", "d"), seen("b", "d"), kinds=KINDS) == {("a", WIDE): Teller(WIDE, "b")}
    # A plan that was not to be judged tells nothing.
    assert told(seen("a", "d"), kinds=KINDS) == {}


def test_several_documents_tell_what_one_lacks_in_each() -> None:
    """... and the one with most of it is named; what no plan tells is told in the agreement."""
    made = told(seen("a", "d", "e", "f"), seen("b", "d"), seen("c", "e", "f"), kinds=KINDS)
    assert made == {("a", WIDE): Teller(WIDE, "c")}
    assert told(seen("a", "d", "e"), seen("b", "d"), kinds=KINDS) == {}


def test_another_document_has_another_date_of_its_own() -> None:
    old = seen("a", "d", then=seen("a", "d").today)
    assert told(old, seen("b", "d"), kinds=KINDS) == {("a", WIDE): Teller(WIDE, "b")}
    only_then = old._replace(today=MET)
    assert told(only_then, seen("b", "d"), kinds=KINDS)
    assert told(seen("a", "d"), seen("b", "d", then=MET)._replace(today=MET), kinds=KINDS) == {}


def report(*requirements: Requirement) -> DocumentReport:
    return samples.document(requirements=requirements)


def test_a_fault_keeps_its_weight_where_it_is_told() -> None:
    light = samples.requirement("A-01", "T", "sip", samples.then("partly", "", "note"), samples.verdict("met"))
    heavy = light._replace(rule="A-02", reported_by="A-01", at_adoption=samples.then("not_met", "", "warning"),
                           today=samples.verdict("not_met", "", "error"))  # fmt: skip
    (made,) = weighed_once([report(light, heavy)])
    teller, part = made.requirements
    assert teller.at_adoption is not None
    assert part.at_adoption is not None
    assert (teller.at_adoption.severity, part.at_adoption.severity, part.today.severity) == ("warning", None, None)
    # Today nothing is told there: a requirement that is met weighs nothing.
    assert teller.today.severity is None


def test_alone_a_document_tells_what_its_set_would(tmp_path: Path) -> None:
    """X23 in the plan is what the agreement demands; checked without the plan, the agreement tells it."""
    edits = (
        ("action-plan", {"drop": "activities[*].area"}),
        ("county-agreement", {"add": {"demands": {"of": "action-plan", "item": "priorities"}}}),
    )
    write_set(mutated(Mutation("X23", "action-plan", edits, "not_met")), tmp_path)
    for named, where in [(".", "handlingsplan.yaml"), ("lansoverenskommelse.yaml", None)]:
        (members, *_) = load([str(tmp_path / named)]).sets
        documents = {document.kind: document for document in judged(members, judge(), AS_OF)}
        (found,) = [item for item in documents["county-agreement"].requirements if item.rule == "X23"]
        assert found.today.outcome == "not_met"
        assert found.reported_by == ("X23" if where else None)
        assert Path(found.reported_in or "").name == (where or "")
        assert (found.severity is None) == (where is not None)
