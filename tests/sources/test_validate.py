"""From plain values to models, and every mistake with its place and the nearest valid word."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from lokcheck.errors import Place
from lokcheck.model.kinds import KINDS
from lokcheck.sources.problems import InvalidDocument, Problem
from lokcheck.sources.reader import read_yaml
from lokcheck.sources.validate import validate
from lokcheck.texts import Text

HEAD = "kind: county-agreement\nid: x\ntitle: T\n"


def errors(text: str, models: dict[str, type[BaseModel]] | None = None) -> InvalidDocument:
    document = read_yaml(text.encode(), "f.yaml")[0]
    with pytest.raises(InvalidDocument) as caught:
        validate(document, models)
    for problem in caught.value.problems:
        assert problem.text.sv
        assert problem.text.en
        assert "nput should" not in problem.show("en")
    return caught.value


def only(text: str) -> Problem:
    error = errors(text)
    assert len(error.problems) == 1, error.show("sv")
    return error.problems[0]


def test_a_good_document() -> None:
    document = validate(read_yaml(HEAD.encode(), "f.yaml")[0])
    assert document.id == "x"
    assert type(document) is KINDS["county-agreement"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind(kind: str) -> None:
    document = validate(read_yaml(f"kind: {kind}\nid: x\ntitle: T\n".encode(), "f")[0])
    assert type(document) is KINDS[kind]


def test_unknown_key_names_the_nearest() -> None:
    problem = only(HEAD + "parter: []\n")
    assert problem.place == Place("f.yaml", 4, 1)
    assert problem.nearest == "parties"
    assert "parter" in problem.text.sv


def test_unknown_key_deep_inside() -> None:
    problem = only(HEAD + "parties:\n  - id: r\n    name: R\n    side: region\n    cuont: 3\n")
    assert problem.place == Place("f.yaml", 8, 5)
    assert problem.nearest == "count"
    assert problem.path == ("parties", 0, "cuont")


def test_unknown_key_with_nothing_like_it_lists_what_is_valid() -> None:
    problem = only(HEAD + "signatures:\n  - qqqqq: 3\n")
    assert problem.nearest is None
    assert problem.expected is not None
    assert "organisation" in problem.expected.sv


def test_a_misspelt_required_key_is_one_problem_not_two() -> None:
    problem = only("kind: county-agreement\nid: x\ntitel: T\n")
    assert problem.nearest == "title"
    assert problem.place == Place("f.yaml", 3, 1)


def test_missing_key_is_at_its_mapping() -> None:
    problem = only(HEAD + "parties:\n  - id: r\n    side: region\n")
    assert problem.place == Place("f.yaml", 5, 5)
    assert '"name"' in problem.text.sv
    assert problem.path == ("parties", 0, "name")


def test_wrong_word_names_the_nearest_and_lists_all() -> None:
    problem = only(HEAD + "status: antagen\n")
    assert problem.place == Place("f.yaml", 4, 9)
    assert problem.nearest == "adopted"
    assert problem.expected is not None
    assert "in-force" in problem.expected.en


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("target_groups: [{code: spel om pengar}]\n", "gambling"),
        ("special_groups: [{group: våldsutsatta}]\n", "violence-exposed"),
        ("special_groups: [{group: relative}]\n", "relatives"),
    ],
)
def test_a_swedish_word_finds_its_code(text: str, word: str) -> None:
    assert only(HEAD + text).nearest == word


@pytest.mark.parametrize(
    ("text", "where", "sv"),
    [
        ("parties: {a: 1}\n", (4, 10), "Här ska det stå en lista"),
        ("parties:\n  id: r\n  name: R\n", (5, 3), "Här ska det stå en lista"),
        ("source: [a]\n", (4, 9), "Här ska det stå en grupp"),
        ("sip:\n  - a\n", (5, 3), "Här ska det stå en grupp"),
        ("parties: [x]\n", (4, 11), "Här ska det stå en grupp"),
        ("owner: [a]\n", (4, 8), "Här ska det stå text"),
        ("owner: {a: b}\n", (4, 8), "Här ska det stå text"),
        ("signature_page: ibland\n", (4, 17), "true"),
        ("dates: [{role: adopted, date: 2016-02-30}]\n", (4, 31), "finns inte i almanackan"),
        ("dates: [{role: adopted, date: 2016-13}]\n", (4, 31), "finns inte i almanackan"),
        ("dates: [{role: adopted, date: snart}]\n", (4, 31), "inte kan läsas som ett datum"),
        ("dates: [{role: adopted, date: 2016/2015}]\n", (4, 31), "slutar innan den börjar"),
        ("dates: [{role: adopted, date: [2016]}]\n", (4, 31), "en lista"),
        ("dates: [{role: adopted, date: }]\n", (4, 25), "tomt"),
        ("ages: [{start: 200}]\n", (4, 16), "högst 130"),
        ("ages: [{start: -1}]\n", (4, 16), "minst 0"),
        ("ages: [{start: tolv}]\n", (4, 16), "heltal"),
        ("ages: [{start: 1.5}]\n", (4, 16), "heltal"),
        ("replaces:\n  - evidence: {quote: '" + "x" * 301 + "'}\n", (5, 23), "högst 300"),
        ("format: 2\n", (4, 9), "1"),
    ],
)
def test_wrong_values(text: str, where: tuple[int, int], sv: str) -> None:
    problem = only(HEAD + text)
    assert (problem.place.line, problem.place.column) == where
    assert sv in problem.show("sv")


def test_dates_as_people_write_them() -> None:
    problem = only(HEAD + "dates:\n  - role: adopted\n    date: 1 juni 2016\n")
    assert problem.place == Place("f.yaml", 6, 11)
    assert problem.nearest == "2016-06-01"


def test_numbers_where_text_belongs_are_taken_as_written() -> None:
    text = HEAD + "version: 1.10\nowner: true\nreplaces:\n  - title: 2016\n    evidence: {section: 5.10, line: 3}\n"
    document = validate(read_yaml(text.encode(), "f")[0])
    assert (document.version, document.owner) == ("1.10", "true")
    assert document.replaces[0].title == "2016"
    assert (document.replaces[0].evidence[0].section, document.replaces[0].evidence[0].line) == ("5.10", 3)


def test_what_was_read_is_not_changed() -> None:
    source = read_yaml((HEAD + "version: 1.10\n").encode(), "f")[0]
    validate(source)
    assert source.value["version"] == 1.1


def test_numbers_as_text_and_a_mistake_elsewhere() -> None:
    problem = only(HEAD + "version: 1.10\nparter: []\n")
    assert problem.nearest == "parties"


@pytest.mark.parametrize("kind", ["county_agreement", "County-Agreement", "länsöverenskommelse", "county-agrement"])
def test_unknown_kind(kind: str) -> None:
    problem = only(f"kind: {kind}\nid: x\ntitle: T\n")
    assert problem.place == Place("f.yaml", 1, 7)
    assert problem.nearest == "county-agreement"
    assert problem.expected is not None
    assert "sip-annex" in problem.expected.sv


@pytest.mark.parametrize("text", ["id: x\ntitle: T\n", "kind:\nid: x\n", "kind: ~\n"])
def test_missing_kind(text: str) -> None:
    problem = only(text)
    assert '"kind"' in problem.text.sv
    assert problem.expected is not None
    assert "county-agreement" in problem.expected.sv


def test_a_misspelt_kind_key_is_pointed_out() -> None:
    assert '"kin"' in only("kin: county-agreement\nid: x\n").text.sv


@pytest.mark.parametrize("kind", ["5", "[a]", "{a: b}", "true"])
def test_a_kind_that_is_no_word(kind: str) -> None:
    assert only(f"kind: {kind}\n").place.line == 1


@pytest.mark.parametrize("text", ["- a\n", "text\n", "5\n", "[]\n"])
def test_a_document_that_is_no_mapping(text: str) -> None:
    assert "grupp" in only(text).text.sv


def test_behind_an_alias_the_alias_is_the_place() -> None:
    text = HEAD + "replaces: [&e {title: [x]}]\nreferences:\n  - role: other\n    title: ok\n  - *e\n"
    problems = errors(text).problems
    assert {problem.place.line for problem in problems} == {4, 8}


def test_all_problems_are_listed_in_the_order_of_the_file() -> None:
    text = HEAD + "dates:\n" + "  - {role: x, date: y}\n" * 15
    error = errors(text)
    assert len(error.problems) == 30
    places = [(problem.place.line, problem.place.column) for problem in error.problems]
    assert places == sorted(places)
    shown = error.show("sv").splitlines()
    assert len(shown) == 21
    assert shown[-1] == "… och 10 fel till i samma dokument."
    assert error.show("en").splitlines()[-1] == "… and 10 more errors in the same document."


def test_thousands_of_problems_are_counted() -> None:
    error = errors(HEAD + "dates:\n" + "  - {role: x, date: y}\n" * 2000)
    assert error.show("sv").splitlines()[-1] == f"… och {4000 - 20} fel till i samma dokument."


def test_it_is_an_input_error_with_the_first_problem() -> None:
    error = errors(HEAD + "parter: []\n")
    assert error.exit_code == 3
    assert error.place == Place("f.yaml", 4, 1)
    assert error.advice == Text('Menade du "parties"?', 'Did you mean "parties"?')


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(min_length=2)]
    many: list[int] = Field(default=[], max_length=2)


class Fake(BaseModel):
    """A model with what the document format may come to use: unions, mappings, aliases."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["fake"]
    either: str | Inner | None = None
    number: int | Literal["unlimited"] = 0
    named: dict[str, Inner] = {}
    other: str = Field(default="", alias="annan")


def fake(text: str) -> Problem:
    error = errors("kind: fake\n" + text, {"fake": Fake})
    assert len(error.problems) == 1, error.show("en")
    return error.problems[0]


def test_of_a_union_the_member_that_was_meant_speaks() -> None:
    problem = fake("either: {name: abc, nam: x}\n")
    assert problem.path == ("either", "nam")
    assert problem.nearest == "name"
    assert fake("number: tio\n").path == ("number",)


def test_inside_a_mapping_of_names() -> None:
    problem = fake("named:\n  a:\n    name: x\n")
    assert problem.path == ("named", "a", "name")
    assert problem.place == Place("f.yaml", 4, 11)
    assert "minst 2" in problem.text.sv
    assert "högst 2" in fake("named: {a: {name: xx, many: [1, 2, 3]}}\n").text.sv


def test_a_key_is_named_as_it_is_written_in_the_file() -> None:
    assert fake("anan: x\n").nearest == "annan"
