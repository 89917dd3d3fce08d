import pytest

from lokcheck.errors import RuleError
from lokcheck.rulebook.rule import Period, Rule

from .conftest import HEAD, RULE, Load

LINE = HEAD.count("\n")
"""Lines before the first rule."""


def test_a_good_rule_loads(load: Load) -> None:
    (loaded,) = load().rules
    assert loaded.rule.id == "LAG-90"
    assert loaded.rule.anchor == "target_groups"
    assert not loaded.rule.timed
    assert Rule.from_data(loaded.rule.to_data()) == loaded.rule


WRONG = [
    # what is replaced, with what, line of the rule, what the error says
    ("code: alcohol", "kode: alcohol", 7, "kode"),
    ("target_group:", "target_grup:", 7, "target_group"),
    ("code: alcohol", "code: alcohl", 7, "alcohol"),
    ("code: alcohol", "code: 7", 7, "text"),
    ("code: alcohol", "code: $x.code", 7, r"\$x"),
    ("code: alcohol", "code: {gte: a}", 7, "text"),
    ("code: alcohol", "code: {over: a}", 7, "over"),
    ("code: alcohol", "code: {lte: {param: nothing}}", 7, "nothing"),
    ("{target_group: {code: alcohol}}", "[]", 7, "tom"),
    ("{target_group: {code: alcohol}}", "{absent: [{target_group: {}}, {ages: {}}]}", 7, "absent"),
    ("{target_group: {code: alcohol}}", "{activity: {}}", 7, "activity"),
    ("{target_group: {code: alcohol}}", "{it: {code: alcohol}}", 7, "for_each"),
    ("{target_group: {code: alcohol}}", "{target_group: {code: alcohol}, ages: {}}", 7, "faktatyp"),
    ("guidance", "guidence", 5, "modality"),
    ("applies_to", "aplies_to", 4, "applies_to"),
    ("{sv: Titel, en: Title}", "{sv: Titel}", 2, "en"),
    ("not_met: {sv: Nej", "partly: {sv: Nej", 8, "not_met"),
    ("sv: Nej", "sv: 'Nej {v.code}'", 8, "v"),
    ("modality: guidance", "modality: guidance\n    basis: {topic: agreement.misus}", 6, "agreement.misuse"),
    ("modality: guidance", "modality: guidance\n    basis: {topic: agreement.misuse, keyword: tobak}", 6, "tobak"),
    ("modality: guidance", "modality: guidance\n    cites: [hsl2017-16-3-v9]", 6, "hsl2017-16-3-v5"),
    ("modality: guidance", "modality: guidance\n    when: {ages: {}}", 6, "not_applicable"),
    ("modality: guidance", "modality: guidance\n    forbid: {bad: {ages: {}}}", 1, "forbid"),
]


@pytest.mark.parametrize(("old", "new", "line", "says"), WRONG, ids=[w[1][:40] for w in WRONG])
def test_a_wrong_rule_says_where_and_what(load: Load, old: str, new: str, line: int, says: str) -> None:
    assert old in RULE
    with pytest.raises(RuleError, match=says) as caught:
        try:
            load(RULE.replace(old, new, 1))
        except RuleError as error:
            raise RuleError(error.text._replace(en=error.show("sv")), error.place) from None
    place = caught.value.place
    assert place is not None
    assert place.file.endswith("a.yaml")
    assert abs(place.line - LINE - line) <= 1, place


def test_an_id_is_used_once(load: Load) -> None:
    with pytest.raises(RuleError, match="LAG-90"):
        load(RULE, RULE)


PARTS = [
    # what each of two rules says, and what the error names
    ("subsumes: [LAG-92]", "", "LAG-91"),
    ("subsumes: [LAG-90]", "", "cirkel"),
    ("subsumes: [LAG-91]", "subsumes: [LAG-90]", "cirkel"),
    ("told_in: action-plan", "", "county-agreement"),
    ("told_in: county-agreement", "", "told_in"),
]


@pytest.mark.parametrize(("one", "other", "says"), PARTS, ids=[f"{p[0]} {p[1]}" for p in PARTS])
def test_who_tells_a_fault_must_be_there_and_not_go_in_a_circle(load: Load, one: str, other: str, says: str) -> None:
    key = "modality: guidance\n"
    with pytest.raises(RuleError) as caught:
        load(*(
            RULE.replace("LAG-90", name).replace(key, f"{key}    {told}\n")
            for name, told in [("LAG-90", one), ("LAG-91", other)]
        ))  # fmt: skip
    assert says in caught.value.show("sv")
    assert caught.value.place is not None
    assert caught.value.place.line > 0


def test_a_part_may_be_named_by_an_alias(load: Load) -> None:
    wide = RULE.replace("modality:", "subsumes: [X90]\n    modality:")
    part = RULE.replace("id: LAG-90", "id: LAG-91\n    aliases: [X90]")
    assert load(wide, part).rules[0].rule.subsumes == ("LAG-91",)


def test_an_alias_is_an_id(load: Load) -> None:
    with pytest.raises(RuleError, match="LAG-90"):
        load(RULE, RULE.replace("id: LAG-90", "id: LAG-91\n    aliases: [LAG-90]"))


def test_a_parameter_is_a_number_in_the_rule(load: Load) -> None:
    parameters = """\
format: 1
parameters:
  - {name: limit, unit: months, text: {sv: a, en: b}, values: [{from: 1900-01-01, value: 36}],
     source: [{ref: egen, status: inference}]}
"""
    rule = RULE.replace("{target_group: {code: alcohol}}", "{follow_up: {months: {lte: {param: limit}}}}")
    assert load(rule, parameters=parameters).tables.parameters == {"limit": (Period(36, "1900-01-01"),)}


@pytest.mark.parametrize(
    ("measure", "says"),
    [
        ("{name: m, operator: cuont, left: {type: party}}", "cuont"),
        ("{name: m, operator: count, left: {type: partie}}", "partie"),
        ("{name: m, operator: count, left: {type: party, by: sida}}", "sida"),
    ],
)
def test_a_wrong_measure_is_refused(load: Load, measure: str, says: str) -> None:
    with pytest.raises(RuleError, match=says):
        load(RULE, measures=f"format: 1\nmeasures:\n  - {measure}\n")
