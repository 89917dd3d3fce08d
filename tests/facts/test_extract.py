from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lokcheck.facts.extract import stated_facts
from lokcheck.facts.fact import Fact
from lokcheck.facts.schema import document_keys, fact_types
from lokcheck.model.kinds import model_for


def facts(**keys: Any) -> list[Fact]:
    kind = keys.pop("kind", "county-agreement")
    return stated_facts(model_for(kind).model_validate({"kind": kind, "id": "x", "title": "T", **keys}), "a.yaml")


def of_type(found: list[Fact], name: str) -> list[Fact]:
    return [fact for fact in found if fact.type == name]


def test_what_is_not_stated_gives_no_field() -> None:
    (document,) = of_type(facts(), "document")
    assert "version" not in document.data
    assert all(value not in (None, "") for value in document.data.values())


def test_a_date_is_four_fields() -> None:
    (validity,) = of_type(facts(validity={"start": "2016"}), "validity")
    assert validity.data["start"] == "2016"
    assert validity.data["start_precision"] == "year"
    assert int(validity.data["start_to"]) - int(validity.data["start_from"]) == 365


def test_words_know_the_entry_that_they_stand_in() -> None:
    found = facts(responsibilities=[{"principal": "region", "task": "abstinensvård", "topics": ["withdrawal-care"]}])
    (duty,) = of_type(found, "responsibility")
    (topic,) = of_type(found, "responsibility_topic")
    assert topic.data["within"] == duty.fid
    assert topic.path == ("responsibilities", 0, "topics", 0)


def test_standing_is_inherited_by_words() -> None:
    found = facts(responsibilities=[{"principal": "region", "task": "x", "topics": ["laro"], "standing": "planned"}])
    assert of_type(found, "responsibility_topic")[0].data["standing"] == "planned"


def test_nested_entries_know_their_parent_and_top_entries_have_none() -> None:
    found = facts(sip={"form": {"attached": True}})
    (sip,), (form,) = of_type(found, "sip"), of_type(found, "sip_form")
    assert form.data["within"] == sip.fid
    assert "within" not in sip.data


@given(st.permutations(["alcohol", "gambling", "doping"]))
def test_order_changes_only_the_names_of_facts(codes: list[str]) -> None:
    found = of_type(facts(target_groups=[{"code": code} for code in codes]), "target_group")
    assert sorted(str(fact.data["code"]) for fact in found) == ["alcohol", "doping", "gambling"]


def test_every_fact_fits_the_schema() -> None:
    found = facts(
        kind="action-plan",
        activities=[{"activity": "kurs", "date": "2011", "responsible": ["processledare"], "topics": ["competence"]}],
        budgets=[
            {
                "id": "b",
                "lines": [{"label": "kurs", "kind": "cost", "amount": 5}],
                "totals": [{"of": "cost", "amount": 5}],
            }
        ],
    )
    types = fact_types()
    for fact in found:
        for name, value in fact.data.items():
            field = types[fact.type].fields[name]
            assert isinstance(value, int if field.type == "int" else str), (fact.type, name)
            assert not field.codes or value in field.codes
        assert {f.name for f in types[fact.type].fields.values() if f.certain} <= {"fid", "own", *fact.data}


def test_every_stated_type_has_a_place_in_the_document() -> None:
    assert document_keys()["sip_form"] == "sip"
    assert document_keys()["responsibility_topic"] == "responsibilities"
    assert document_keys()["budget_line"] == "budgets"
