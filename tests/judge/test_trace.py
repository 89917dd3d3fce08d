"""The trace against the engine: it is a third evaluator of the same rules, and must see what the engine sees."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from lokcheck.engine.select import engine_for
from lokcheck.facts.dates import own_day
from lokcheck.facts.timed import Moment
from lokcheck.judge.examples import ExampleDocument, example_set
from lokcheck.judge.judge import Judge
from lokcheck.judge.trace import Trace, Way, outcome_of, trace, ways_of
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.build import open_rulebook
from lokcheck.rulebook.program import ITEM
from lokcheck.rulebook.rule import Rule

AS_OF = dt.date(2026, 11, 22)


@cache
def rulebook() -> Rulebook:
    """Return the rulebook in memory, where its examples are asked for often."""
    return open_rulebook(use_store=False)


@cache
def judge() -> Judge:
    return Judge(rulebook(), engine_for("auto"))


@cache
def compiled(kind: str) -> Any:
    return judge().engine.compile(rulebook().program(kind).program)


def examples(rule: Rule) -> Iterator[tuple[str, list[ExampleDocument], dt.date]]:
    for word, fragments in rulebook().examples(rule.id).items():
        for number, fragment in enumerate(fragments, 1):
            day = dt.date.fromisoformat(str(fragment.get("_at", rule.checked)))
            yield f"{word} {number}", example_set(rule, fragment), day


def moments(documents: list[ExampleDocument], day: dt.date) -> Iterator[Moment]:
    own = own_day(documents[0].document)
    if own is not None:
        yield Moment("adoption", own)
    yield Moment("check", day)


def fired(documents: list[ExampleDocument], rule: Rule, moment: Moment) -> set[tuple[int, str]]:
    """Return the alternatives of ``rule`` that the engine found, of a for_each with the item."""
    case = judge().case(documents[0], documents)
    facts = judge().facts_at(case, [moment], [rule])
    found = set()
    for firing in compiled(documents[0].document.kind).run([judge().row(fact, case) for fact in facts.values()]):
        emission = case.program.emissions[int(firing.rule)]
        if emission.rule == rule.id:
            item = (
                firing.facts[emission.names.index(ITEM)] if rule.form == "for_each" and ITEM in emission.names else ""
            )
            found.add((int(firing.rule), item))
    return found


@pytest.mark.parametrize("rule", [r for r in rulebook().rules() if r.form != "manual"], ids=lambda rule: rule.id)
def test_a_way_succeeds_where_the_engine_fires(rule: Rule) -> None:
    """And where it does not, it says which premise failed, first one that waits for no other."""
    for name, documents, day in examples(rule):
        for moment in moments(documents, day):
            ways = ways_of(judge(), judge().case(documents[0], documents), rule, moment)
            walked = {(way.number, way.item.fid if way.item else "") for way in ways if way.succeeded}
            assert walked == fired(documents, rule, moment), (name, moment)
            for way in ways:
                failed = [step for step in way.steps if not step.held]
                assert bool(failed) != way.succeeded, name
                assert all(step.fact is None for step in failed), name
                assert not failed or not failed[0].waits, name


@pytest.mark.parametrize("rule", [r for r in rulebook().rules() if r.form != "manual"], ids=lambda rule: rule.id)
def test_the_verdict_of_the_trace_is_the_engines(rule: Rule) -> None:
    """Repairs are foretold with it, and then judged."""
    for name, documents, day in list(examples(rule))[::3]:
        found = trace(judge(), documents[0], documents, rule.id, day)
        if found.judgement.today.reason in (None, rule.not_applicable):
            assert outcome_of(rule, found.today.ways).outcome == found.judgement.today.outcome, name


def traced(rule: str, fragment: Mapping[str, Any], day: dt.date = AS_OF) -> Trace:
    documents = example_set(rulebook().rule(rule), fragment)
    return trace(judge(), documents[0], documents, rule, day)


def met_ways(found: Trace) -> list[Way]:
    return found.today.of("hit", "met")


def test_what_is_absent_names_what_came_closest() -> None:
    found = traced("LAG-07", {"target_groups": [{"code": "alcohol"}, {"code": "tobacco"}, {"code": "tobacco"}]})
    (step,) = met_ways(found)[0].steps
    assert not step.held
    assert [candidate.fact.data["code"] for candidate in step.nearest] == ["alcohol", "tobacco"]
    (lack,) = step.nearest[0].lacks
    assert (lack.field, lack.op, lack.asked, lack.found, lack.unsaid) == ("code", "==", "gambling", "alcohol", False)


def test_an_entry_that_only_lacks_words_is_nearer_than_one_about_something_else() -> None:
    found = traced("UPF-03", {"follow_ups": [{"object": "sip", "owner": "Regionen"}, {"object": "agreement"}]})
    (step,) = met_ways(found)[0].steps
    assert step.nearest[0].fact.path == ("follow_ups", 1)
    assert [(lack.field, lack.unsaid) for lack in step.nearest[0].lacks] == [("owner", True)]


def test_a_premise_about_a_missing_fact_waits() -> None:
    related, group = met_ways(traced("LAG-07", {}))[1].steps
    assert (related.held, related.waits) == (False, False)
    assert (group.held, group.waits, group.nearest) == (False, True, ())


def test_both_dates_are_walked() -> None:
    found = traced("LAG-07", {"validity": {"start": "2016-01-01"}, "target_groups": [{"code": "alcohol"}]})
    assert found.at_adoption is not None
    (then,), (now,) = found.at_adoption.of("applies"), found.today.of("applies")
    assert (then.succeeded, now.succeeded) == (False, True)
    assert (found.at_adoption.day, found.today.day) == (dt.date(2016, 1, 1), AS_OF)
    assert found.at_adoption.verdict.outcome == "not_applicable"


def test_every_item_has_its_own_ways() -> None:
    goals = [{"text": "a", "target": "0", "date": "2027"}, {"text": "b", "target": "0"}]
    found = traced("HP-01", {"goals": goals})
    items = [way.item.path for way in found.today.of("item") if way.item]
    assert items == [("goals", 0), ("goals", 1)]
    full = [way.item.path for way in met_ways(found) if way.succeeded and way.item]
    assert full == [("goals", 0)]


def test_a_rule_that_is_not_for_the_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        traced("HP-01", {"_kind": "county-agreement"})
