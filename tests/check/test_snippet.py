"""The lines of YAML that are offered: they can be read, mean what is offered, and say what their words are."""

from typing import Any

import pytest
import yaml

from lokcheck.check.snippet import snippet, written
from lokcheck.facts.fact import DocPath
from lokcheck.judge.changes import Change
from lokcheck.judge.repair import Repair
from lokcheck.model.kinds import model_for
from lokcheck.report.explain import Code

EXAMPLES = [{"follow_ups": [{"object": "agreement", "owner": "Styrgruppen"}]}]


def lines(data: dict[str, Any], *changes: Change, free: frozenset[DocPath] = frozenset()) -> list[Code]:
    document = model_for("action-plan").model_validate({"kind": "action-plan", "id": "a", "title": "A", **data})
    return snippet(Repair(changes, free, False, (), ()), document, EXAMPLES)


def read(codes: list[Code]) -> Any:
    return yaml.safe_load("\n".join(code.text for code in codes))


def test_a_new_entry_stands_in_its_list() -> None:
    codes = lines({}, Change(("goals", 0), {"text": "…", "target": "80 procent"}))
    assert read(codes) == {"goals": [{"text": "…", "target": "80 procent"}]}


def test_an_entry_that_is_completed_is_recognised_by_what_it_says() -> None:
    codes = lines({"goals": [{"text": "Färre skador"}]}, Change(("goals", 0, "target"), "…"))
    assert read(codes) == {"goals": [{"text": "Färre skador", "target": "…"}]}
    assert [code.comment.sv for code in codes if code.comment] == [
        "finns redan", "målvärde eller tillstånd som kan iakttas",
    ]  # fmt: skip


def test_an_entry_inside_another_stands_inside_it() -> None:
    data = {"budgets": [{"id": "b", "title": "Budget 2026"}]}
    codes = lines(data, Change(("budgets", 0, "lines", 0), {"label": "…", "kind": "cost", "amount": 1}))
    assert read(codes) == {
        "budgets": [{"title": "Budget 2026", "lines": [{"label": "…", "kind": "cost", "amount": 1}]}]
    }


def test_keys_of_one_entry_stand_together() -> None:
    codes = lines({"sip": {"consent": "ja"}}, Change(("sip", "follow_up_by"), "…"), Change(("sip", "relatives"), "…"))
    assert read(codes) == {"sip": {"follow_up_by": "…", "relatives": "…"}}


def test_a_word_of_a_list_stands_in_its_list() -> None:
    parties = [{"id": "k", "name": "Kommunerna", "side": "municipality"}]
    codes = lines({"parties": parties}, Change(("parties", 0, "members", 0), "…"))
    assert read(codes) == {"parties": [{"name": "Kommunerna", "members": ["…"]}]}


def test_a_key_of_the_document_stands_by_itself() -> None:
    assert read(lines({}, Change(("owner",), "…"))) == {"owner": "…"}


def test_what_is_changed_says_what_it_was() -> None:
    (_, code) = lines({"activities": [{"activity": "Utbilda", "date": "2026"}]},
                      Change(("activities", 0, "date"), "2026-12", "2026"))[1:]  # fmt: skip
    assert code.comment is not None
    assert code.comment.sv.endswith("ändrat från 2026") or code.comment.sv.endswith('ändrat från "2026"')


def test_a_choice_lists_the_words() -> None:
    change = Change(("parties", 0), {"id": "…", "name": "…", "side": "region"})
    codes = lines({}, change, free=frozenset({("parties", 0, "side")}))
    said = next(code.comment for code in codes if code.text.strip().startswith("side"))
    assert said is not None
    assert "välj: region (regionen), municipality (kommunen)" in said.sv


def test_a_placeholder_lends_the_words_of_the_example() -> None:
    codes = lines({}, Change(("follow_ups", 0), {"object": "agreement", "owner": "…"}))
    said = next(code.comment for code in codes if code.text.strip().startswith("owner"))
    assert said is not None
    assert "Styrgruppen" in said.sv


def test_an_entry_that_says_nothing_says_where_the_text_is() -> None:
    assert read(lines({}, Change(("sip",), {}))) == {"sip": {"evidence": {"section": "…", "quote": "…"}}}


@pytest.mark.parametrize(
    "value",
    ["…", "ja", "no", "yes", "2016", "2016-05-01", "a: b", "- a", "#1", "“a”", 'a "b"', "true", "8 b §", "null", "",
     " a", "Styrgruppen (länet)", "é", "a\nb", "{a}", "[a]", "*a", "&a", "%", "@", "`", "!a", "a #b"],
)  # fmt: skip
def test_every_text_is_read_back_as_it_was(value: str) -> None:
    assert yaml.safe_load(written(value)) == value


@pytest.mark.parametrize("value", [True, False, 7, 0])
def test_numbers_and_truths_are_read_back(value: object) -> None:
    assert yaml.safe_load(written(value)) is value or yaml.safe_load(written(value)) == value
