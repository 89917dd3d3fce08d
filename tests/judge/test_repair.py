"""Repairs: what is offered makes the requirement met, and says no more and no less than it must."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from lokcheck.engine.select import engine_for
from lokcheck.facts.derive import SetDocument
from lokcheck.judge.changes import applied
from lokcheck.judge.examples import ExampleDocument, example_set
from lokcheck.judge.judge import Judge
from lokcheck.judge.repair import Change, Repair, repair
from lokcheck.judge.trace import trace
from lokcheck.model.kinds import model_for
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.build import open_rulebook
from lokcheck.rulebook.rule import Rule

MOST = {"not_met": 2, "partly": 1}
"""So many examples of each outcome are repaired for each rule."""


@cache
def rulebook() -> Rulebook:
    """Return the rulebook in memory, where its examples are asked for often."""
    return open_rulebook(use_store=False)


@cache
def judge() -> Judge:
    return Judge(rulebook(), engine_for("auto"))


def faults(rule: Rule) -> Iterator[tuple[str, int]]:
    examples = rulebook().examples(rule.id)
    for word, most in MOST.items():
        yield from ((word, number) for number, _ in enumerate(examples.get(word, ())[:most]))


@cache
def offered_for(rule: str, word: str, number: int) -> tuple[Repair | None, list[ExampleDocument], dt.date]:
    return offered(rulebook().rule(rule), rulebook().examples(rule)[word][number])


def offered(rule: Rule, fragment: Mapping[str, Any]) -> tuple[Repair | None, list[ExampleDocument], dt.date]:
    documents = example_set(rule, fragment)
    day = dt.date.fromisoformat(str(fragment.get("_at", rule.checked)))
    found = trace(judge(), documents[0], documents, rule.id, day)
    return repair(judge(), documents[0], documents, found), documents, day


def outcome_with(changes: tuple[Change, ...], documents: list[ExampleDocument], rule: Rule, day: dt.date) -> str:
    """Judge the example with ``changes`` written into it."""
    first = documents[0]
    data = applied(first.document.model_dump(mode="json", exclude_unset=True), changes)
    changed = ExampleDocument(first.key, model_for(first.document.kind).model_validate(data), first.resolved)
    members: list[SetDocument] = [changed, *documents[1:]]
    return next(j.today.outcome for j in judge().judge(changed, members, day) if j.rule.id == rule.id)


judged_by_rules = pytest.mark.parametrize(
    "rule", [r for r in rulebook().rules() if r.form != "manual"], ids=lambda rule: rule.id
)


@judged_by_rules
def test_what_is_offered_meets_the_requirement_and_nothing_less_does(rule: Rule) -> None:
    """A new entry is one change, with what it must have."""
    for name in faults(rule):
        found, documents, day = offered_for(rule.id, *name)
        if found is None:
            continue
        assert found.changes, name
        assert outcome_with(found.changes, documents, rule, day) == "met", name
        for change in found.changes:
            assert change.value != change.old, name
            fewer = tuple(one for one in found.changes if one is not change)
            assert not fewer or outcome_with(fewer, documents, rule, day) != "met", (name, change)


def test_most_requirements_on_what_a_text_says_can_be_repaired() -> None:
    """What contradicts itself is not mended by adding to it; of what is missing, nearly all can be added."""
    found = Counter[bool]()
    for rule in rulebook().rules():
        if rule.form == "require" and rule.modality[0].value != "consistency" and ("not_met", 0) in faults(rule):
            found[offered_for(rule.id, "not_met", 0)[0] is not None] += 1
    assert found[True] >= 9 * found[False], found


def only_change(rule: str, fragment: Mapping[str, Any]) -> Change:
    found, _, _ = offered(rulebook().rule(rule), fragment)
    assert found is not None
    (change,) = found.changes
    return change


def test_a_missing_entry_is_added_after_those_that_are_there() -> None:
    change = only_change("LAG-07", {"target_groups": [{"code": "alcohol"}]})
    assert change == Change(("target_groups", 1), {"code": "gambling"})


def test_an_entry_that_only_lacks_words_is_completed() -> None:
    change = only_change("UPF-03", {"follow_ups": [{"object": "agreement", "months": 36}]})
    assert change == Change(("follow_ups", 0, "owner"), "…")


def test_an_entry_about_something_else_is_not_completed() -> None:
    change = only_change("INN-14", {"routines": [{"action": "Kallar till möte"}]})
    assert change.path == ("routines", 1)


def test_every_item_gets_what_it_lacks() -> None:
    goals = [{"text": "a"}, {"text": "b", "target": "1", "date": "2027"}, {"text": "c", "date": "2027"}]
    found, _, _ = offered(rulebook().rule("HP-01"), {"goals": goals})
    assert found is not None
    assert {change.path[:2] for change in found.changes} == {("goals", 0), ("goals", 2)}
    assert ("goals", 2, "date") not in [change.path for change in found.changes]


def test_a_repealed_citation_is_replaced_by_what_is_in_force() -> None:
    text = "8 b § hälso- och sjukvårdslagen (1982:763)"
    change = only_change("LAG-11", {"citations": [{"text": text, "use": "agreement"}]})
    assert (change.path, change.old) == (("citations", 0, "text"), text)
    assert change.value == "16 kap. 3 § hälso- och sjukvårdslagen (2017:30)"


def test_what_is_met_needs_no_repair() -> None:
    assert offered(rulebook().rule("LAG-07"), {"target_groups": [{"code": "gambling"}]})[0] is None


def test_nothing_is_offered_that_does_not_help() -> None:
    assert offered(rulebook().rule("X19"), {"remnants": [{"what": "för barn"}]})[0] is None


def test_the_same_question_gets_the_same_answer() -> None:
    fragment = {"target_groups": [{"code": "alcohol"}], "sip": {"consent": "ja"}}
    rules = [rulebook().rule(name) for name in ("LAG-07", "SIP-11", "INN-07")]
    first = [offered(rule, fragment)[0] for rule in rules]
    assert first == [offered(rule, fragment)[0] for rule in rules]
    assert None not in first


def test_what_else_it_changes_is_told() -> None:
    found, documents, day = offered(rulebook().rule("HP-01"), {})
    assert found is not None
    before = {j.rule.id for j in judge().judge(documents[0], documents, day) if j.today.is_fault}
    assert set(found.better) <= before
    assert not set(found.worse) & before
