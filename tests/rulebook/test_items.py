"""What a rule ranges over: items in other documents, items of several kinds; and law that a pattern asks of."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lokcheck.engine.select import engine_for
from lokcheck.errors import RuleError
from lokcheck.judge.examples import run_examples
from lokcheck.judge.judge import Judge
from lokcheck.rulebook.build import open_rulebook, standard_folder

from .conftest import HEAD, RULE, Load

Outcomes = Callable[[str], list[str]]

COUNTY = "_set: [{kind: county-agreement, validity: {start: 2015-01-01}, target_groups: [%s]}]"
LINK = "references: [{role: county-agreement, ref: set/0}]"
LOCAL = """\
  - id: LOK-90
    title: {sv: Titel, en: Title}
    asks: {sv: Frågar, en: Asks}
    applies_to: [local-agreement]
    modality: guidance
    for_each:
      of:
        - {as: r, related: {relation: county-agreement}}
        - {target_group: {doc: $r.doc}}
      met: {target_group: {code: $it.code}}
      partly: {ages: {doc: $r.doc, all: yes}}
      empty: unknown
    message: {partly: {sv: Delvis, en: Partly}, not_met: {sv: Nej, en: "No"}, unknown: {sv: Vet ej, en: Unknown}}
    remedy: {sv: Gör, en: Do}
    source: [{ref: källa, status: read}]
    checked: 2026-11-22
    examples:
"""


@pytest.fixture
def outcomes(tmp_path: Path) -> Outcomes:
    """Judges the examples of a rule by its own rulebook; returns the outcomes."""

    def judging(rule: str) -> list[str]:
        (tmp_path / "a.yaml").write_text(HEAD + rule, "utf-8")
        for name in ("law", "places"):
            shutil.copytree(standard_folder() / name, tmp_path / name, dirs_exist_ok=True)
        judge = Judge(open_rulebook(tmp_path, use_store=False), engine_for("auto"))
        return [result.outcome for result in run_examples(judge.rulebook.rules()[0], judge)]

    return judging


def examples(*fragments: str) -> str:
    return "      met:\n" + "".join(f"        - {{{fragment}}}\n" for fragment in fragments)


def test_items_are_reached_through_another_document(outcomes: Outcomes) -> None:
    alcohol, both = COUNTY % "{code: alcohol}", COUNTY % "{code: alcohol}, {code: doping}"
    found = outcomes(
        LOCAL
        + examples(
            f"{LINK}, {alcohol}, target_groups: [{{code: alcohol}}]",
            f"{LINK}, {both}, target_groups: [{{code: alcohol}}]",
            f"{LINK}, {alcohol}, target_groups: [{{code: doping}}]",
            "target_groups: [{code: alcohol}]",
        )
    )
    assert found == ["met", "partly", "not_met", "cannot_judge"]


def test_what_leads_to_the_item_can_be_asked_again(outcomes: Outcomes) -> None:
    county = (COUNTY % "{code: alcohol}").replace("target_groups", "ages: [{all: yes}], target_groups")
    assert outcomes(LOCAL + examples(f"{LINK}, {county}")) == ["partly"]


OWN = LOCAL.replace("local-agreement]", "county-agreement]").replace(
    """\
      of:
        - {as: r, related: {relation: county-agreement}}
        - {target_group: {doc: $r.doc}}
      met: {target_group: {code: $it.code}}
      partly: {ages: {doc: $r.doc, all: yes}}
      empty: unknown
""",
    "      OF\n      met: {ages: {all: yes}}\n      empty: not_met\n",
)


def test_an_item_may_be_one_of_several_kinds(outcomes: Outcomes) -> None:
    rule = OWN.replace("OF", "of: {any: [{target_group: {code: [alcohol, doping]}}, {target_group: {place: goal}}]}")
    found = outcomes(
        rule
        + examples(
            "ages: [{all: yes}], target_groups: [{code: doping, place: goal}]",
            "target_groups: [{code: doping, place: goal}]",
            "ages: [{all: yes}], target_groups: [{code: tobacco}]",
        )
    )
    assert found == ["met", "not_met", "not_met"]


def test_an_item_can_be_told_by_whose_it_is(outcomes: Outcomes) -> None:
    own = "- {as: r, related: {relation: county-agreement}}\n          - {party: {}}"
    rule = LOCAL.replace(
        "        - {as: r, related: {relation: county-agreement}}\n        - {target_group: {doc: $r.doc}}\n",
        f"        any:\n        - {own}\n        - {own.replace('{party: {}}', '{party: {doc: $r.doc}}')}\n",
    ).replace("met: {target_group: {code: $it.code}}", "met: {it: {own: yes}}")
    mine, theirs = "{id: a, name: A, side: region}", "{id: b, name: B, side: region}"
    county = COUNTY.replace("target_groups: [%s]", f"parties: [{theirs}]")
    assert outcomes(rule + examples(f"{LINK}, {county}, parties: [{mine}]", f"{LINK}, {county}")) == [
        "partly",
        "not_met",
    ]


WRONG = [
    ("of: [{target_group: {}}, {absent: {ages: {}}}]", "last"),
    ("of: {as: v, target_group: {}}", "last"),
    ("of: {any: [{target_group: {}}, {ages: {}}]}", "same"),
    ("of: {any: [{target_group: {}}, [{as: r, related: {}}, {target_group: {doc: $r.doc}}]]}", "same"),
    ("of: [{it: {code: alcohol}}, {target_group: {}}]", "for_each"),
]


@pytest.mark.parametrize(("of", "says"), WRONG)
def test_items_that_can_not_be_graded_are_refused(load: Load, of: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        load(OWN.replace("OF", of).replace("    examples:\n", ""))


def test_law_is_asked_of_in_a_pattern(outcomes: Outcomes) -> None:
    rule = RULE.replace(
        "{target_group: {code: alcohol}}",
        "[{target_group: {code: alcohol}}, {absent: {in_force: {topic: agreement.misuse, keyword: spel om pengar}}}]",
    )
    days = [f"_at: {day}, target_groups: [{{code: alcohol}}]" for day in ("2017-12-31", "2018-01-01")]
    assert outcomes(rule + "    examples:\n" + examples(*days)) == ["met", "not_met"]


def test_law_asked_of_without_a_word_means_any(outcomes: Outcomes) -> None:
    rule = RULE.replace("{target_group: {code: alcohol}}", "{in_force: {topic: agreement.placed-children}}")
    found = outcomes(rule + "    examples:\n" + examples("_at: 2017-04-14", "_at: 2017-04-15"))
    assert found == ["not_met", "met"]


@pytest.mark.parametrize(
    ("pattern", "says"),
    [("topic: agreement.misus", "register"), ("topic: agreement.misuse, keyword: tobak", "tobak"),
     ("keyword: alkohol", "topic"), ("topic: {ne: agreement.misuse}", "topic")],
)  # fmt: skip
def test_law_that_the_register_does_not_have_is_refused(load: Load, pattern: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        load(RULE.replace("{target_group: {code: alcohol}}", f"{{in_force: {{{pattern}}}}}"))
