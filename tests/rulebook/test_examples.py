"""Every rule of the standard rulebook carries examples, and each gets the outcome that it names."""

from functools import cache

import pytest

from lokcheck.engine.select import engine_for
from lokcheck.judge.examples import run_examples
from lokcheck.judge.judge import Judge
from lokcheck.model.kinds import KINDS
from lokcheck.revision.examples import run_revision_examples
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.build import open_rulebook
from lokcheck.rulebook.rule import Rule


@cache
def rulebook() -> Rulebook:
    return open_rulebook()


@cache
def judge() -> Judge:
    return Judge(rulebook(), engine_for("auto"))


@pytest.mark.parametrize("rule", rulebook().rules(), ids=lambda rule: rule.id)
def test_examples_get_their_outcomes(rule: Rule) -> None:
    results = list(run_examples(rule, judge()))
    wrong = [f"{r.expected} {r.number}: {r.outcome}" for r in results if not r.passed]
    assert not wrong
    if rule.form != "manual":
        assert {"met", "not_met"} <= {r.expected for r in results} or rule.forbid_grade == "partly"


@pytest.mark.parametrize("rule", rulebook().revision_rules(), ids=lambda rule: rule.id)
def test_examples_of_rules_on_revisions_get_their_outcomes(rule: Rule) -> None:
    results = list(run_revision_examples(rule, judge()))
    wrong = [f"{r.expected} {r.number}: {r.outcome}" for r in results if not r.passed]
    assert not wrong
    assert {"met", "not_met", "not_applicable"} <= {r.expected for r in results}


def test_a_check_asks_no_rule_on_revisions() -> None:
    asked = {name for kind in KINDS for name in rulebook().program(kind).rules}
    assert not asked & {rule.id for rule in rulebook().revision_rules()}
    assert asked <= {rule.id for rule in rulebook().rules()}
