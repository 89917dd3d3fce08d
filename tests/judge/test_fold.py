import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.facts.fact import Fact
from lokcheck.judge.fold import EVER, Emitted, fold
from lokcheck.judge.result import Hit
from lokcheck.rulebook.rule import Period, Rule, Source
from lokcheck.texts import Text

WORDS = Text("sv", "en")
RULE = Rule(
    id="LAG-01", topic="t", title=WORDS, asks=WORDS, remedy=WORDS, kinds=("county-agreement",),
    modality=(Period("guidance"),), form="require", messages={}, sources=(Source("s", "read"),), checked="2026-11-22",
)  # fmt: skip
grades = st.sampled_from(["met", "partly", "unknown"])


def item(number: int) -> Fact:
    return Fact("activity", f"a{number}", {}, "a", ("activities", number))


def hit(grade: str, number: int | None = None) -> Hit:
    return Hit(grade, {"it": item(number)} if number is not None else {"v": item(99)})


def emitted(hits: list[Hit] | None = None, items: int = 0, applies: set[str] | None = None, at: str = EVER) -> Emitted:
    made = Emitted(applies or set())
    made.hits[at].extend(hits or [])
    made.items[EVER].extend(item(number) for number in range(items))
    return made


@given(st.lists(grades, max_size=5))
def test_require_takes_the_best_grade(found: list[str]) -> None:
    outcome = fold(RULE, emitted([hit(grade) for grade in found]), "check").outcome
    best = next((grade for grade in ("met", "unknown", "partly") if grade in found), "not_met")
    assert outcome == {"unknown": "cannot_judge"}.get(best, best)


@given(st.lists(st.sampled_from(["bad", "unknown"]), max_size=4))
def test_forbid_is_met_where_nothing_is_found(found: list[str]) -> None:
    outcome = fold(RULE._replace(form="forbid"), emitted([hit(grade) for grade in found]), "check").outcome
    assert outcome == ("not_met" if "bad" in found else "cannot_judge" if found else "met")


@given(st.lists(st.lists(grades, max_size=2), max_size=4), st.sampled_from(["partly", "not_met"]), st.randoms())
def test_for_each_grades_every_item(per_item: list[list[str]], some: str, random: object) -> None:
    hits = [hit(grade, number) for number, found in enumerate(per_item) for grade in found]
    random.shuffle(hits)  # type: ignore[attr-defined]
    rule = RULE._replace(form="for_each", some=some)
    verdict = fold(rule, emitted(hits, len(per_item)), "check")
    best = [next((g for g in ("met", "unknown", "partly") if g in found), "") for found in per_item]
    if not best:
        assert verdict.outcome == "not_applicable"
    elif set(best) == {"met"}:
        assert verdict.outcome == "met"
    elif set(best) == {""}:
        assert verdict.outcome == "not_met"
    elif "" in best:
        assert verdict.outcome == some
    else:
        assert verdict.outcome == ("partly" if "partly" in best else "cannot_judge")
    assert [f.fid for f in verdict.failing] == [f"a{n}" for n, grade in enumerate(best) if grade in ("", "partly")]


@pytest.mark.parametrize("empty", ["not_applicable", "not_met", "met"])
def test_for_each_over_nothing(empty: str) -> None:
    assert fold(RULE._replace(form="for_each", empty=empty), emitted(), "check").outcome == empty


def test_a_premise_that_does_not_hold_says_why() -> None:
    rule = RULE._replace(conditional=True, not_applicable=Text("därför", "because"))
    verdict = fold(rule, emitted([hit("met")], applies={"adoption"}), "check")
    assert (verdict.outcome, verdict.reason) == ("not_applicable", Text("därför", "because"))
    assert fold(rule, emitted([hit("met")], applies={"adoption"}), "adoption").outcome == "met"


def test_a_hit_of_one_moment_counts_at_that_moment_only() -> None:
    found = emitted([hit("met")], at="check")
    assert fold(RULE, found, "check").outcome == "met"
    assert fold(RULE, found, "adoption").outcome == "not_met"


def test_an_item_found_in_two_ways_counts_once() -> None:
    made = emitted([hit("met", 0)], 2)
    made.items["check"].append(item(0))
    verdict = fold(RULE._replace(form="for_each"), made, "check")
    assert (verdict.outcome, verdict.total) == ("partly", 2)


def test_a_rule_may_say_that_without_items_it_can_not_be_judged() -> None:
    rule = RULE._replace(form="for_each", empty="unknown")
    assert fold(rule, emitted(), "check").outcome == "cannot_judge"
