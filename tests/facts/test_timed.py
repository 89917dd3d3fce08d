import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from lokcheck.facts.derive import document_facts
from lokcheck.facts.fact import DocPath, Fact
from lokcheck.facts.timed import Moment, Setting, relations, timed_facts
from lokcheck.model.kinds import Document, model_for


@dataclass(frozen=True)
class Source:
    key: str
    document: Document
    resolved: Mapping[DocPath, str] = field(default_factory=dict)
    personal: tuple[DocPath, ...] = ()


class Law:
    """No law at all, and one word that became outdated in 2020."""

    def in_force(self, topic: str, keyword: str, day: dt.date) -> bool:
        return False

    def since(self, topic: str, keyword: str, day: dt.date) -> dt.date | None:
        return None

    def citation_state(self, text: str, day: dt.date, written: dt.date | None = None) -> str:
        return "unknown"

    def term_state(self, term: str, day: dt.date) -> str | None:
        if term != "landsting":
            return None
        return "outdated" if day.year >= 2020 else "current"


def source(key: str, resolved: Mapping[DocPath, str] | None = None, **keys: Any) -> Source:
    data = {"kind": "county-agreement", "id": key, "title": "T", **keys}
    return Source(key, model_for("county-agreement").model_validate(data), resolved or {})


def at(day: str, judged: Source, *others: Source) -> list[Fact]:
    moment = Moment("check", dt.date.fromisoformat(day))
    return timed_facts(Setting(judged, document_facts(judged), relations(judged, [judged, *others]), Law()), (), moment)


def of_type(found: list[Fact], name: str) -> list[dict[str, Any]]:
    return [fact.data for fact in found if fact.type == name]


@pytest.mark.parametrize(("day", "state"), [("2019-12-31", "current"), ("2020-01-01", "outdated")])
def test_a_word_is_outdated_from_its_day(day: str, state: str) -> None:
    (term,) = of_type(at(day, source("a", terms=[{"term": "landsting"}])), "term_state")
    assert (term["term"], term["state"], term["quoted"]) == ("landsting", state, "no")


def test_words_that_are_not_judged_or_not_the_texts_own_say_nothing() -> None:
    judged = source("a", terms=[{"term": "vårdkedja"}, {"term": "landsting", "standing": "reported"}])
    assert of_type(at("2026-01-01", judged), "term_state") == []


def test_a_quotation_is_said_to_be_one() -> None:
    (term,) = of_type(at("2026-01-01", source("a", terms=[{"term": "landsting", "quoted": True}])), "term_state")
    assert term["quoted"] == "yes"


@pytest.mark.parametrize(("day", "by"), [("2017-12-31", []), ("2018-01-01", ["end"])])
def test_a_document_has_ended_the_day_after_its_last(day: str, by: list[str]) -> None:
    judged = source("a", validity={"start": "2016-01-01", "end": "2017-12-31"})
    assert [data["by"] for data in of_type(at(day, judged), "ended")] == by


def test_a_document_until_further_notice_does_not_end() -> None:
    judged = source("a", validity={"start": "2016-01-01", "until_further_notice": True})
    assert of_type(at("2099-01-01", judged), "ended") == []


@pytest.mark.parametrize(("day", "by"), [("2018-06-30", ["end"]), ("2018-07-01", ["replaced", "end"])])
def test_a_successor_ends_a_document_when_it_begins(day: str, by: list[str]) -> None:
    judged = source("a", validity={"start": "2016-01-01", "end": "2017-12-31"})
    reference = {"role": "predecessor", "ref": "a"}
    successor = source("b", {("references", 0, "ref"): "a"}, validity={"start": "2018-07-01"}, references=[reference])
    assert [data["by"] for data in of_type(at(day, judged, successor), "ended")] == by


def test_the_next_plan_is_a_successor() -> None:
    reference = {"role": "previous-plan", "ref": "a"}
    plan = source("b", {("references", 0, "ref"): "a"}, validity={"start": "2012"}, references=[reference])
    found = at("2012-06-01", source("a", validity={"start": "2011"}), plan)
    assert [data["by"] for data in of_type(found, "ended")] == ["replaced", "end"]


def test_a_successor_that_is_a_draft_ends_nothing() -> None:
    judged = source("a")
    reference = {"role": "predecessor", "ref": "a"}
    draft = source("b", {("references", 0, "ref"): "a"}, status="draft", references=[reference])
    assert of_type(at("2026-01-01", judged, draft), "ended") == []


def test_a_citation_is_known_on_the_documents_own_day_too() -> None:
    class Replaced(Law):
        def citation_state(self, text: str, day: dt.date, written: dt.date | None = None) -> str:
            return "replaced" if day.year >= 2015 else "in-force"

    cases: list[tuple[dict[str, Any], str]] = [({"validity": {"start": "2010-01-01"}}, "in-force"), ({}, "undated")]
    for keys, state in cases:
        judged = source("a", citations=[{"text": "Riktlinjer 2007", "use": "guideline"}], **keys)
        moment = Moment("check", dt.date(2026, 1, 1))
        found = timed_facts(Setting(judged, document_facts(judged), (), Replaced()), (), moment)
        (cited,) = of_type(found, "citation_state")
        assert (cited["state"], cited["on_own_day"]) == ("replaced", state)


def test_a_seat_is_held_by_own_staff_unless_the_text_says_otherwise() -> None:
    seats = [{"role": "chef", "side": "municipality", "employed_by": by} for by in (None, "municipality", "region")]
    found = document_facts(source("a", groups=[{"name": "Styrgruppen", "members": seats}]))
    assert [member["own_staff"] for member in of_type(found, "member")] == ["yes", "yes", "no"]


AGREEMENT: Mapping[DocPath, str] = {("references", 0, "ref"): "a"}
CITES = [{"role": "county-agreement", "ref": "a"}]


@pytest.mark.parametrize(
    ("start", "state"), [("2015-12-31", "not-yet"), ("2016-01-01", "in-force"), ("2018-01-01", "expired")]
)
def test_a_related_document_has_a_state_on_the_own_day(start: str, state: str) -> None:
    agreement = source("a", validity={"start": "2016-01-01", "end": "2017-12-31"})
    plan = source("b", AGREEMENT, references=CITES, validity={"start": start})
    for day in ("2016-06-01", "2026-01-01"):
        (related,) = of_type(at(day, plan, agreement), "related")
        assert related["on_own_day"] == state


@pytest.mark.parametrize(
    ("validity", "state"),
    [
        ({"start": "2016-07-01"}, "in-force"),
        ({"start": "2016-03-01"}, "in-force"),
        ({"start": "2016-07-02"}, "not-yet"),
        ({"start": "2016-03-01", "end": "2016-06-30"}, "expired"),
    ],
)
@pytest.mark.parametrize("day", ["2016-05-18", "2016-07-01"])
def test_an_annex_that_starts_with_its_agreement_counts_from_the_day_of_the_decision(
    validity: dict[str, Any], state: str, day: str
) -> None:
    """What starts a day later still leaves a gap, and what is over by then never counts."""
    adopted = {"party": "r", "body": "nämnden", "date": "2016-05-18"}
    judged = source("a", validity={"start": "2016-07-01"}, adoptions=[adopted])
    (related,) = of_type(at(day, judged, source("b", AGREEMENT, references=CITES, validity=validity)), "related")
    assert related["state"] == state


def test_a_proposed_annex_does_not_count_whatever_its_start() -> None:
    judged = source("a", validity={"start": "2016-07-01"})
    annex = source("b", AGREEMENT, references=CITES, status="proposal", validity={"start": "2016-01-01"})
    (related,) = of_type(at("2016-07-01", judged, annex), "related")
    assert related["state"] == "not-yet"


def test_without_an_own_day_that_state_is_unknown() -> None:
    (related,) = of_type(at("2026-01-01", source("b", AGREEMENT, references=CITES), source("a")), "related")
    assert related["on_own_day"] == "unknown"


@pytest.mark.parametrize(
    ("validity", "period"),
    [
        ({"start": "2016-01-01", "end": "2017-12-31"}, "inside"),
        ({"start": "2017"}, "inside"),
        ({"start": "2015-12-31", "end": "2017-12-31"}, "outside"),
        ({"start": "2016-01-01", "end": "2018-01-01"}, "outside"),
        ({"start": "2018-01-01"}, "outside"),
        ({"end": "2018-01-01"}, "outside"),
        ({"start": "2016-01-01"}, "unknown"),
        ({"end": "2017-12-31"}, "unknown"),
        ({"follows_agreement": True}, "inside"),
        (None, "unknown"),
    ],
)
def test_a_period_lies_inside_another_or_not(validity: dict[str, Any] | None, period: str) -> None:
    agreement = source("a", validity={"start": "2016-01-01", "end": "2017-12-31"})
    (related,) = of_type(
        at("2026-01-01", source("b", AGREEMENT, references=CITES, validity=validity), agreement), "related"
    )
    assert related["period"] == period


@pytest.mark.parametrize(
    ("validity", "period"),
    [
        ({"start": "2016", "until_further_notice": True}, "inside"),
        ({"start": "2018-01-01", "until_further_notice": True}, "outside"),
        ({"start": "2016-01-01"}, "unknown"),
        (None, "unknown"),
    ],
)
def test_an_agreement_until_further_notice_has_room_for_a_plan(validity: dict[str, Any] | None, period: str) -> None:
    plan = source("b", AGREEMENT, references=CITES, validity={"start": "2017-01-01", "end": "2017-12-31"})
    (related,) = of_type(at("2026-01-01", plan, source("a", validity=validity)), "related")
    assert related["period"] == period


def test_a_topic_is_handled_where_one_principal_has_the_task_or_somebody_acts() -> None:
    kept = {"topics": ["compulsory-care"], "stages": ["before", "after"]}
    tasks = [
        {"principal": "region", "task": "läkarundersökning", **kept},
        {"principal": "state", "task": "ge vård", "topics": ["compulsory-care"], "stages": ["during"]},
        {"principal": "region", "task": "samverka", "joint": True, "topics": ["compulsory-care"], "stages": ["during"]},
        {"principal": "region", "task": "besöka", "standing": "planned", **kept, "stages": ["during"]},
    ]
    routines = [
        {"action": "Information ges", "topics": ["discharge"], "stages": ["before"]},
        {"action": "Ringer", "actor": "Avdelningen", "topics": ["discharge"], "stages": ["after"]},
    ]
    found = document_facts(source("a", responsibilities=tasks, routines=routines))
    assert [(fact["topic"], fact["by"]) for fact in of_type(found, "handled")] == [
        ("compulsory-care", "region"),
        ("discharge", "actor"),
    ]
    assert sorted((fact["topic"], fact["stage"]) for fact in of_type(found, "stage")) == [
        ("compulsory-care", "after"),
        ("compulsory-care", "before"),
        ("discharge", "after"),
    ]


def test_a_task_is_for_all_unless_the_text_limits_it_to_a_group() -> None:
    task = {"principal": "region", "task": "abstinensvård", "topics": ["withdrawal-care"]}
    found = document_facts(source("a", responsibilities=[task, {**task, "group": "children-youth"}]))
    assert [fact["for_all"] for fact in of_type(found, "handled")] == ["yes", "no"]
