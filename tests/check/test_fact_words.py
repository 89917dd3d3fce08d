"""Conditions and lacks in words: every type, field and value that a rule can name has one that a reader knows."""

import pytest

from lokcheck.check.fact_words import condition, field_name, lacking, type_name, value_word, what_is_asked
from lokcheck.engine.program import Join, Pattern
from lokcheck.engine.program import Test as Asked
from lokcheck.facts.fact import Fact
from lokcheck.facts.measures import Measure, Term
from lokcheck.facts.schema import fact_types
from lokcheck.judge.nearness import Lack
from lokcheck.rulebook.compiler import LEAST

HIDDEN = {"fid", "doc", "own", "within", "at", "rule"}
FIELDS = [
    (name, field.name)
    for name, kind in fact_types().items()
    for field in kind.fields.values()
    if field.name not in HIDDEN and name != "ask"
]


@pytest.mark.parametrize("kind", fact_types())
def test_every_type_has_a_name(kind: str) -> None:
    name = type_name(kind)
    assert name.sv
    assert name.en
    assert "_" not in name.sv + name.en


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_has_a_name(kind: str, field: str) -> None:
    name = field_name(kind, field)
    for text in name:
        assert text
        assert "_" not in text
        assert not text.endswith(".")
        assert text[0] == text[0].lower() or text[1:2].isupper()


def test_a_description_that_lists_its_words_lends_them_to_the_values() -> None:
    assert value_word("target_group", "place", "goal") == ("målet", "goal")
    assert value_word("citation", "use", "agreement").sv == "överenskommelsens lagstöd"
    assert field_name("target_group", "place") == ("var det står", "where it stands")


@pytest.mark.parametrize(
    ("kind", "test", "sv", "en"),
    [
        ("target_group", Asked("code", "==", "gambling"), "medel eller beteende: spel om pengar",
         "substance or behaviour: gambling"),
        ("target_group", Asked("place", "!=", "goal"), "var det står: inte målet", "where it stands: not goal"),
        ("follow_up", Asked("months", "<=", 36), "intervall i månader: högst 36", "interval in months: at most 36"),
        ("follow_up", Asked("owner", "!=", ""), "vem som ansvarar: anges", "who is responsible: stated"),
        ("follow_up", Asked("months", ">=", LEAST), "intervall i månader: anges", "interval in months: stated"),
        ("follow_up", Asked("review", "==", "yes"), "det är översyn eller revidering: ja",
         "it is a review or revision: yes"),
        ("activity", Asked("responsible_fits", "==", "no"), "den ansvarige inte är den som kan svara för insatsen: ja",
         "the one responsible can not answer for the activity: yes"),
        ("deadline", Asked("date_to", "<", 733773), "senaste dag: före 2010-01-01", "last day: before 2010-01-01"),
        ("routine_topic", Asked("value", "==", "violence"), "våld", "violence"),
        ("consultation", Asked("standing", "==", "planned"), "texten planerar det bara", "the text only plans it"),
    ],
)  # fmt: skip
def test_a_condition_in_words(kind: str, test: Asked, sv: str, en: str) -> None:
    assert condition(kind, test) == (sv, en)


@pytest.mark.parametrize("test", [Asked("own", "==", "yes"), Asked("standing", "==", "asserted")])
def test_what_every_rule_asks_is_not_told(test: Asked) -> None:
    assert condition("target_group", test) is None


@pytest.mark.parametrize(
    ("kind", "lack", "sv"),
    [
        ("follow_up", Lack("owner", "!=", "", None), "vem som ansvarar: anges inte"),
        ("follow_up", Lack("months", "<=", 36, 48), "intervall i månader: 48, inte högst 36"),
        (
            "target_group",
            Lack("code", "==", "gambling", "alcohol"),
            "medel eller beteende: alkohol, inte spel om pengar",
        ),
        ("target_group", Lack("standing", "==", "asserted", "weak"), "texten nämner det bara i förbigående"),
        ("measure", Lack("value", ">=", 3, 1), "1, inte minst 3"),
        ("routine_topic", Lack("within", "==", "a", "b", joined=True), "hör till en annan uppgift"),
    ],
)
def test_a_lack_in_words(kind: str, lack: Lack, sv: str) -> None:
    assert lacking(kind, lack).sv == sv


def test_a_premise_says_what_there_must_be_and_what_must_not() -> None:
    tests = (Asked("own", "==", "yes"), Asked("code", "==", "gambling"))
    assert what_is_asked(Pattern("target_group", "v", tests), {}, []).sv == (
        "målgrupp – medel eller beteende: spel om pengar"
    )
    absent = Pattern("related", "v", (Asked("relation", "==", "supplement"),), negated=True)
    assert what_is_asked(absent, {}, []).sv == "ingen uppgift om: annat dokument i samlingen – tilläggsöverenskommelse"


def test_a_join_says_what_is_in_common() -> None:
    pattern = Pattern("signature", "s", (), (Join("party", "p", "ref"),))
    party = Fact("party", "a:parties/0", {"ref": "region"}, "a", ("parties", 0))
    assert what_is_asked(pattern, {"p": party}, []).sv.endswith(": regionen")
    assert what_is_asked(pattern, {}, []).sv.endswith(": densamma")


def test_a_number_says_what_it_is_a_number_of() -> None:
    pattern = Pattern("measure", "m", (Asked("name", "==", "tasks"), Asked("value", ">=", 2)))
    measure = Measure("tasks", "count", Term("responsibility", {"principal": "region"}))
    said = what_is_asked(pattern, {}, [measure])
    assert said == ("antal uppgifter om ansvar (huvudmannen: regionen): minst 2",
                    "number of entries on responsibility (the principal: the region): at least 2")  # fmt: skip
    assert "tasks" not in said.sv
