"""Which documents rest on a provision: by their own citations, by old ones too, and by their requirements."""

import datetime as dt
import json
from collections.abc import Sequence
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.audit.impact.asks import asked_of, ranges
from lokcheck.audit.impact.impact import Affected, Impact, Later, Question, impact, later
from lokcheck.audit.impact.said import advice
from lokcheck.audit.record import Audited, Record, Row, StatedFact
from lokcheck.errors import UsageError
from lokcheck.report.view import View
from lokcheck.texts import Text
from tests.audit.records import AS_OF, FAILED, base, rulebook
from tests.cli.runner import run

JONKOPING = "agreements/jonkoping/lansoverenskommelse-2016.yaml"
COMING = dt.date(2028, 1, 1)


def found(text: str, day: dt.date = AS_OF, records: Sequence[Record] = (), then: Later | None = None) -> Impact:
    return impact(Question.on(text, rulebook(), day), records or [*base(), FAILED], then)


def files(answer: Impact) -> list[str]:
    return [one.document.file for one in answer.affected]


def agreement() -> Audited:
    return next(record for record in base() if record.file == JONKOPING)


def citing(text: str, day: dt.date, *, historical: str = "no") -> Audited:
    fact = StatedFact("legal_basis/0", "citation", 7, {"text": text, "use": "basis", "historical": historical})
    return agreement()._replace(rows=(), facts=(fact,), own_day=day)


def said(answer: Impact, form: str, lang: str, width: int = 100) -> str:
    render = import_module(f"lokcheck.audit.impact.{form}").render
    return " ".join(render(answer, View(lang, width)).split())  # type: ignore[arg-type]


def test_a_section_by_citations_and_by_requirements() -> None:
    answer = found("SoL (2001:453) 5 kap. 9 a §")
    assert (answer.standing, answer.until) == ("replaced", dt.date(2025, 6, 30))
    assert answer.replaced_by[0][0].sv == "7 kap. 2 § socialtjänstlagen (2025:400)"
    assert "LAG-07" in dict(answer.rules)
    assert files(answer)[0] == JONKOPING
    first = answer.affected[0]
    section, act = first.mentions
    assert (section.text, section.whole) == ("Socialtjänstlagen (2001:453) 5 kap. 9 a §", False)
    assert (section.instead, section.lines) == (("7 kap. 2 § SoL (2025:400)",), (170,))
    assert act.whole
    assert "LAG-07" in {item.rule for item in first.failing}
    assert (answer.documents, len(answer.failures)) == (len(base()), 1)


def test_the_successor_is_no_citation_but_the_same_ground() -> None:
    answer = found("7 kap. 2 § SoL")
    [one] = [one for one in answer.affected if one.document.file == JONKOPING]
    assert one.mentions == ()
    assert "LAG-07" in {item.rule for item in one.resting}
    assert answer.coming is not None and answer.coming.day == COMING
    assert found("7 kap. 2 § SoL", dt.date(2028, 6, 1)).coming is None


@pytest.mark.parametrize("text", ["SFS 2001:453", "2001:453", "socialtjänstlagen (2001:453)"])
def test_an_act_as_a_whole_has_the_citations_of_every_section(text: str) -> None:
    answer = found(text)
    [one] = [one for one in answer.affected if one.document.file == JONKOPING]
    assert [mention.instead for mention in one.mentions] == [
        ("7 kap. 2 § SoL (2025:400)",), ("4 kap. 3 § SoL (2025:400)",), ("SoL (2025:400)",)]  # fmt: skip
    assert not any(mention.whole for mention in one.mentions)


def test_a_name_means_the_act_that_had_it_when_the_text_was_written() -> None:
    old, new = (citing("socialtjänstlagen", dt.date(year, 1, 1)) for year in (2016, 2026))
    assert len(found("SFS 2001:453", records=[old]).affected) == 1
    assert found("SFS 2001:453", records=[new]).affected == ()


def test_what_does_not_apply_rests_on_nothing() -> None:
    ended = next(record for record in base() if record.ended is not None)
    assert found("16 kap. 3 § HSL", records=[ended._replace(facts=())]).affected == ()


def test_each_change_of_a_section_is_said_once() -> None:
    changes = found("7 kap. 2 § SoL").changes
    assert [(str(change.day), change.citation) for change in changes] == [
        ("2025-07-01", "7 kap. 2 § SoL (2025:400)"), ("2028-01-01", "7 kap. 2 § SoL (2025:400)")]  # fmt: skip
    assert changes[0].news.en.count("Three sections have become one") == 1
    assert "Paragraph 2: speaks of groups" in changes[0].news.en
    whole = found("SFS 2001:453").changes
    places = [(change.day, change.citation) for change in whole]
    assert len(places) == len(set(places))
    first, *_, last = (citation for day, citation in places if day == dt.date(2025, 7, 1))
    assert (first, last) == ("3 kap. 1 § SoL (2025:400)", "13 kap. 10 § SoL (2025:400)")


def test_a_section_that_is_about_another_group_tells_of_that_group() -> None:
    [_, moved] = found("SoL (2001:453) 5 kap. 8 a §").changes
    assert moved.news.sv == "Samlad i en paragraf med de andra grupperna; samverka i stället för samarbete."


def test_requirements_are_in_the_order_of_their_numbers_and_have_titles() -> None:
    rules = found("SFS 2001:453").rules
    ids = [rule for rule, _ in rules]
    assert ids.index("SIP-02") < ids.index("SIP-10")
    assert ids.index("INN-28") < ids.index("LAG-01") < ids.index("X28")
    assert dict(rules)["LAG-07"].sv == "Spel om pengar omfattas"


@pytest.mark.parametrize("text, near", [
    ("socialtjänstlgen", "Did you mean 'socialtjänstlagen'"), ("SoLL", "Did you mean 'SoL'"),
    ("16 kap. 99 § HSL", "does not have that section"), ("7 kap. 22 § SoL", "Did you mean '7 kap. 2 § SoL'"),
    ("2 § SoL", "Did you mean '7 kap. 2 § SoL'"), (" ", "is empty"), ("7 kap. 2 § SoL, 16 kap. 3 § HSL", "more than"),
])  # fmt: skip
def test_an_unknown_citation_gets_the_nearest(text: str, near: str) -> None:
    with pytest.raises(UsageError, match=near):
        found(text)


def test_known_sections_are_listed_in_the_order_of_the_act() -> None:
    with pytest.raises(UsageError) as caught:
        found("99 kap. 1 § SoL")
    assert caught.value.advice is not None
    listed = caught.value.advice.sv
    assert listed.index("4 kap. 4 §") < listed.index("7 kap. 2 §") < listed.index("10 kap. 8 och 9 §§")


def test_what_the_next_change_brings_is_told_and_what_is_wrong_already_is_not() -> None:
    question = Question.on("16 kap. 3 § HSL", rulebook(), dt.date(2017, 6, 1))
    assert question.next_day == dt.date(2018, 1, 1)
    one = agreement()
    before = one._replace(rows=tuple(_without(row, "LAG-07") for row in one.rows))
    answer = impact(question, [before], later(question, [one], dt.date(2018, 1, 1)))
    [first] = answer.affected
    assert [item.rule for item in first.awaited] == ["LAG-07"]
    assert "LAG-10" in {item.rule for item in first.failing}
    for form, lang, words in (
        ("text", "sv", "2018-01-01 Brist: LAG-07 Spel om pengar omfattas"),
        ("text", "en", "The change on 2018-01-01 gives 1 document something new to mend."),
        ("markdown", "sv", "**2018-01-01** Brist: LAG-07"),
    ):
        assert words in said(answer, form, lang)
    data = json.loads(import_module("lokcheck.audit.impact.data").render(answer, View("sv")))
    assert (data["judged_on"], data["affected"][0]["awaited"][0]["rule"]) == ("2018-01-01", "LAG-07")


def _without(row: Row, rule: str) -> Row:
    return row._replace(today="not_applicable", severity=None, message=None) if row.rule == rule else row


def test_citations_are_to_be_read_again_only_where_their_section_changes() -> None:
    again = "Read the citations against the new wording"
    for text, year, act, wanted in (
        ("7 kap. 2 § SoL (2025:400)", 2026, "2025:400", True),
        ("5 kap. 9 a § SoL (2001:453)", 2016, "2001:453", False),
    ):
        answer = found(act, records=[citing(text, dt.date(year, 1, 1))], then=Later(COMING, {}))
        assert (again in said(answer, "text", "en")) == wanted


def test_a_document_that_only_the_next_change_concerns_is_told_of() -> None:
    question = Question.on("16 kap. 3 § HSL", rulebook(), dt.date(2017, 6, 1))
    one = agreement()
    then = later(question, [one], dt.date(2018, 1, 1))
    silent = one._replace(rows=(), facts=())
    assert [item.rule for item in impact(question, [silent], then).affected[0].awaited]
    assert impact(question, [silent]).affected == ()


def test_what_to_do_about_a_citation() -> None:
    def advised(record: Audited, text: str = "SFS 2001:453") -> tuple[str, bool]:
        [one] = found(text, records=[record]).affected
        what = advice(one.mentions[0], one)
        return what.text.en, what.to_do

    old = citing("5 kap. 9 a § SoL (2001:453)", dt.date(2016, 1, 1))
    assert advised(old) == ("cite 7 kap. 2 § SoL (2025:400) instead", True)
    ended = old._replace(ended=Text("gäller inte", "ended"))
    assert advised(ended) == ("the document is no longer in force: nothing to do", False)
    told = citing("5 kap. 9 a § SoL (2001:453)", dt.date(2026, 1, 1), historical="yes")
    assert advised(told) == ("tells of earlier law, and can stay", False)
    new = citing("7 kap. 2 § SoL (2025:400)", dt.date(2026, 1, 1))
    assert advised(new, "SoL") == ("in force today; read the text against the new wording before 2028-01-01", False)


def test_the_same_citation_on_two_lines_is_told_once() -> None:
    one = citing("7 kap. 2 § SoL (2025:400)", dt.date(2026, 1, 1))
    again = one._replace(facts=(*one.facts, one.facts[0]._replace(path="legal_basis/1", line=9)))
    [affected] = found("SoL", records=[again]).affected
    assert [mention.lines for mention in affected.mentions] == [(7, 9)]
    assert "raderna 7, 9 i filen" in said(found("SoL", records=[again]), "text", "sv")


def test_documents_of_which_the_same_is_asked_stand_together() -> None:
    copies = [agreement()._replace(key=f"{at}.yaml", file=f"{at}.yaml") for at in range(40)]
    answer = found("16 kap. 3 § HSL", records=copies)
    [asked], rest = asked_of(answer)
    assert (len(asked.documents), rest) == (40, ())
    text = said(answer, "text", "sv")
    assert text.count("Lägg till spel om pengar i målgruppen") == 1
    assert "Spel om pengar omfattas: brist i 1–40" in text
    assert all(f"{at}.yaml" in text for at in range(40))


@given(st.sets(st.integers(1, 60)))
def test_ranges_name_every_number_or_say_how_many_are_left(numbers: set[int]) -> None:
    told = ranges(sorted(numbers)).en
    pieces, _, rest = told.partition(" and ")
    named: set[int] = set()
    for piece in filter(None, pieces.split(", ")):
        first, _, last = piece.partition("–")
        named |= set(range(int(first), int(last or first) + 1))
    assert named <= numbers
    assert len(named) + int(rest.split()[0] if rest else 0) == len(numbers)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_the_change_asks_is_said(form: str) -> None:
    answer = found("SoL (2001:453) 5 kap. 9 a §")
    text = said(answer, form, "sv")
    assert "hänvisa i stället till 7 kap. 2 § SoL (2025:400)" in text
    assert "Spel om pengar omfattas" in text
    assert "lan/trasig.yaml" in text
    assert "have requirements that it is the ground of" in said(answer, form, "en")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_text_fits_a_narrow_terminal(lang: str) -> None:
    render = import_module("lokcheck.audit.impact.text").render
    assert all(len(line) <= 80 for line in render(found("SFS 2001:453"), View(lang, 80)).splitlines())  # type: ignore[arg-type]


def test_the_json_has_all_of_it() -> None:
    render = import_module("lokcheck.audit.impact.data").render
    data = json.loads(render(found("16 kap. 3 § HSL"), View("sv")))
    assert (data["format"], data["documents"], data["standing"]) == ("lokcheck-impact", len(base()), "in-force")
    first = next(one for one in data["affected"] if one["file"] == JONKOPING)
    rule = next(item for item in first["requirements"] if item["rule"] == "LAG-07")
    assert (rule["today"], rule["severity"]) == ("not_met", "error")
    assert rule["remedy"].startswith("Lägg till spel om pengar")
    assert [change["day"] for change in data["changes"] if change["coming"]]


def test_an_answer_holds_no_facts() -> None:
    """On ten thousand documents it must fit in memory."""
    one: Affected = found("16 kap. 3 § HSL").affected[0]
    assert not hasattr(one.document, "facts") and not hasattr(one.document, "rows")


def test_the_command() -> None:
    ended = run("impact", "SoL 5 kap. 9 a §", "agreements/jonkoping", "--as-of", "2026-11-28")
    assert ended.exit_code == 0
    assert "1 av 1 dokument vilar på bestämmelsen" in " ".join(ended.stdout.split())
    assert run("impact", "SoLL", "agreements/jonkoping").exit_code == 2
    assert run("impact", "7 kap. 2 § SoL", "agreements/jonkoping", "--county", "Skåne").exit_code == 4


def test_the_command_judges_on_the_day_of_the_next_change() -> None:
    ended = run("impact", "16 kap. 3 § HSL", "agreements/jonkoping", "--as-of", "2017-06-01", "--lang", "sv", "-j", "1")
    assert "2018-01-01 Brist: LAG-07" in " ".join(ended.stdout.split())
