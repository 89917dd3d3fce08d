"""What a change is called, and whether it takes something away: one case for each thing that a reviewer looks for."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokcheck.revision.changes import is_substance
from lokcheck.sources.reader import read_yaml
from tests.revision.states import AGREEMENT, MODEL, change, changes

PARTIES = [
    {"id": "region", "name": "Region Mellansjö", "side": "region"},
    {"id": "kommun", "name": "Norrfors kommun", "side": "municipality"},
]
DUTY = {"bearer": "region", "what": "erbjuda tid för bedömning inom 14 dagar"}

CASES: dict[str, tuple[str, Any, Any, str, str, str]] = {
    "a duty removed": ("obligations", [DUTY], None, "removed", "weaker",
                       "Åtagandet ”erbjuda tid för bedömning inom 14 dagar” har tagits bort (regionen)."),
    "a duty added": ("obligations", None, [DUTY], "added", "stronger",
                     "Åtagandet ”erbjuda tid för bedömning inom 14 dagar” är nytt (regionen)."),
    "shall to should": ("obligations", [DUTY], [{**DUTY, "binding": False}], "changed", "weaker",
                        "Åtagandet ”erbjuda tid för bedömning inom 14 dagar” binder inte längre: "
                        "”ska” har blivit ”bör”."),
    "should to shall": ("obligations", [{**DUTY, "binding": False}], [DUTY], "changed", "stronger",
                        "Åtagandet ”erbjuda tid för bedömning inom 14 dagar” binder nu: ”bör” har blivit ”ska”."),
    "another has the task": ("responsibilities", [{"principal": "region", "task": "sköta abstinensvård"}],
                             [{"principal": "municipality", "task": "sköta abstinensvård"}], "moved", "neutral",
                             "Uppgiften ”sköta abstinensvård” har flyttats från regionen till kommunen."),
    "a target group dropped": ("target_groups", [{"code": "gambling"}], None, "removed", "weaker",
                               "Målgruppen omfattar inte längre spel om pengar."),
    "a lower age": ("ages", [{"start": 18}], [{"start": 13}], "changed", "stronger",
                    "Åldrar som omfattas ”från 13 år”: från och med har ändrats från 18 till 13."),
    "an upper age": ("ages", [{"start": 13, "end": 25}], [{"start": 13, "end": 20}], "changed", "weaker",
                     "Åldrar som omfattas ”13–20 år”: till och med har ändrats från 25 till 20."),
    "a longer interval": ("follow_ups", [{"object": "agreement", "months": 12}],
                          [{"object": "agreement", "months": 36}], "changed", "weaker",
                          "Uppföljningen görs mer sällan (överenskommelsen): från 12 månader till 36 månader mellan "
                          "gångerna."),
    "a deadline put off": ("deadlines", [{"what": "anta planen", "date": "2026-06-30"}],
                           [{"what": "anta planen", "date": "2027-06-30"}], "changed", "weaker",
                           "Tidsfristen för ”anta planen” har skjutits upp från 2026-06-30 till 2027-06-30."),
    "a deadline brought forward": ("deadlines", [{"what": "anta planen", "date": "2027"}],
                                   [{"what": "anta planen", "date": "2026-06-30"}], "changed", "stronger",
                                   "Tidsfristen för ”anta planen” har tidigarelagts från 2027 till 2026-06-30."),
    "a party gone": ("parties", PARTIES, PARTIES[:1], "removed", "weaker", "Norrfors kommun är inte längre part."),
    "a party came": ("parties", PARTIES[:1], PARTIES, "added", "stronger", "Norrfors kommun är ny part."),
    "nobody heard": ("consultations", [{"organisation": "RFHL Mellansjö"}], None, "removed", "weaker",
                     "RFHL Mellansjö hörs inte längre."),
    "an annex gone": ("annexes", [{"number": "1", "title": "SIP-blankett"}], None, "removed", "weaker",
                      "Bilagan ”SIP-blankett” har tagits bort."),
    "law cited": ("citations", [{"text": "5 kap. 9 a § SoL (2001:453)", "use": "agreement"}],
                  [{"text": "7 kap. 2 § SoL (2025:400)", "use": "agreement"}], "changed", "neutral",
                  "Hänvisningen till 5 kap. 9 a § SoL (2001:453) har bytts mot 7 kap. 2 § SoL (2025:400)."),
    "an indicator gone": ("goals", [{"text": "färre väntar", "indicators": [{"text": "väntetid i dagar"}]}],
                          [{"text": "färre väntar"}], "removed", "weaker",
                          "Indikatorn ”väntetid i dagar” har tagits bort."),
    "a definition": ("groups", [{"name": "Länsrådet", "definitions": [{"says": "leder arbetet i hela länet"}]}],
                     [{"name": "Länsrådet", "definitions": [{"says": "leder arbetet i hela södra länet"}]}],
                     "reworded", "neutral",
                     "Beskrivning av en grupp ”leder arbetet i hela södra länet”: lydelsen har formulerats om."),
    "the period": ("validity", {"start": "2020-01-01", "end": "2022-12-31"},
                   {"start": "2020-01-01", "end": "2024-12-31"}, "changed", "neutral",
                   "Giltighetstid: gäller till och med har ändrats från 2022-12-31 till 2024-12-31."),
    "a signature": ("signatures", [{"organisation": "Norrfors kommun", "role": "ordförande"}], None, "removed",
                    "weaker", "Underskriften för Norrfors kommun har tagits bort."),
    "the firmness of a sentence": ("statements", [{"topic": "sip", "says": "en plan ska göras inom en vecka"}],
                                   [{"topic": "sip", "says": "en plan bör göras inom en vecka"}], "changed", "weaker",
                                   "Bestämmelse i texten ”en plan bör göras inom en vecka”: svagare formulering "
                                   "än förut."),
    "a limit to a group": ("responsibilities", [{"principal": "region", "task": "behandla"}],
                           [{"principal": "region", "task": "behandla", "group": "women"}], "added", "weaker",
                           "Ansvar ”behandla”: gruppen som texten begränsar uppgiften till, om den inte gäller alla "
                           "som behöver den anges nu: kvinnor."),
    "how strongly it is said": ("target_groups", [{"code": "doping"}], [{"code": "doping", "standing": "weak"}],
                                "changed", "weaker",
                                "Målgrupp ”dopningsmedel”: hur starkt texten säger det har ändrats från texten säger "
                                "det själv till texten nämner det bara i förbigående."),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_change_has_kind_direction_and_a_sentence(name: str) -> None:
    key, old, new, kind, direction, text = CASES[name]
    found = change(key, old, new)
    assert (found.kind, found.direction, found.text.sv) == (kind, direction, text)
    assert found.about == key
    assert found.text.en
    assert "{" not in "".join(found.text)


def test_amounts_of_a_plan() -> None:
    old = {"budgets": [{"id": "b", "lines": [{"label": "Utbildning", "kind": "cost", "amount": 100_000}]}]}
    new = {"budgets": [{"id": "b", "lines": [{"label": "Utbildning", "kind": "cost", "amount": 50_000}]}]}
    (found,) = changes(old, new, "action-plan")
    assert found.text.sv == "Beloppet på budgetraden ”Utbildning” har ändrats från 100000 till 50000 kronor."


def test_who_answers_for_an_activity_moves() -> None:
    old, new = ({"activities": [{"activity": "utbilda", "responsible": [who]}]} for who in ("regionen", "kommunen"))
    (found,) = changes(old, new, "action-plan")
    assert (found.kind, found.direction) == ("moved", "neutral")
    assert found.text.sv == "Ansvaret för aktiviteten ”utbilda” har flyttats från regionen till kommunen."


def test_a_party_is_called_by_its_name_and_not_by_its_short_name() -> None:
    duty = {"what": "erbjuda tid"}
    old = {"parties": PARTIES, "obligations": [{**duty, "bearer": "region"}]}
    new = {"parties": PARTIES, "obligations": [{**duty, "bearer": "kommun"}]}
    (found,) = changes(old, new)
    assert found.text.sv == "Åtagandet ”erbjuda tid” har flyttats från Region Mellansjö till Norrfors kommun."
    assert found.old is not None
    assert found.new is not None
    assert (found.old.what.sv, found.new.what.sv) == ("Region Mellansjö", "Norrfors kommun")


def test_a_duty_that_is_moved_and_worded_otherwise_is_one_duty() -> None:
    old = {"obligations": [{"bearer": "a", "what": "erbjuda en tid för bedömning inom fjorton dagar"}]}
    new = {"obligations": [{"bearer": "b", "what": "erbjuda en första tid för bedömning inom tio dagar"}]}
    assert [found.kind for found in changes(old, new)] == ["moved", "reworded"]


def test_what_only_says_which_version_it_is_changes_no_substance() -> None:
    found = changes({"version": "1", "status": "draft"}, {"version": "2", "status": "adopted"})
    assert len(found) == 2
    assert not any(map(is_substance, found))


@pytest.mark.parametrize("evidence", [{"page": 3}, {"section": "Mål", "quote": "alkohol"}])
def test_evidence_and_remarks_change_nothing_in_meaning(evidence: dict[str, Any]) -> None:
    plain = {"target_groups": [{"code": "alcohol"}], "terms": [{"term": "missbruk"}]}
    assert not changes(plain, {"target_groups": [{"code": "alcohol", "evidence": evidence}]})


def test_line_breaks_marks_and_capitals_change_nothing() -> None:
    old = {"statements": [{"topic": "sip", "says": "En plan görs, inom en vecka."}]}
    assert not changes(old, {"statements": [{"topic": "sip", "says": "en plan görs inom\n  en vecka"}]})


def model() -> dict[str, Any]:
    value: dict[str, Any] = read_yaml((MODEL / AGREEMENT).read_bytes(), AGREEMENT)[0].value
    return {key: part for key, part in value.items() if key not in ("kind", "id", "title")}


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_no_order_of_lists_and_keys_has_a_meaning(random: Any) -> None:
    value = model()
    assert not changes(value, _shuffled(value, random))


def _shuffled(value: Any, random: Any) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        random.shuffle(keys)
        return {key: _shuffled(value[key], random) for key in keys}
    if isinstance(value, list):
        items = [_shuffled(item, random) for item in value]
        random.shuffle(items)
        return items
    return value


_NOTED = ("counts", "marks", "terms", "name_variants", "remnants", "title_claims", "statutory_terms", "lists")
_LISTS = sorted(key for key, part in model().items() if isinstance(part, list) and key not in _NOTED)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_what_is_dropped_is_what_is_told_and_nothing_else(data: st.DataObject) -> None:
    """Any entry of the model agreement, alone: it is told as removed in one direction and as added in the other."""
    key = data.draw(st.sampled_from(_LISTS))
    value = model()
    at = data.draw(st.integers(0, len(value[key]) - 1))
    less = {**value, key: value[key][:at] + value[key][at + 1 :]}
    gone, come = changes(value, less), changes(less, value)
    assert [(found.kind, found.about) for found in gone] == [("removed", key)]
    assert [(found.kind, found.about) for found in come] == [("added", key)]
    assert gone[0].name == come[0].name


def test_a_long_list_of_other_texts_is_no_revision_and_takes_no_time() -> None:
    old = {"obligations": [{"bearer": "a", "what": f"uppgift nummer {number}"} for number in range(2000)]}
    new = {"obligations": [{"bearer": "b", "what": f"helt annat ord {number}"} for number in range(2000)]}
    assert len(changes(old, new)) == 4000


def test_of_two_long_titles_the_part_that_differs_is_told() -> None:
    long = (
        "Överenskommelse om vård och stöd för personer med skadligt bruk eller beroende av alkohol, narkotika, "
        "läkemedel, dopningsmedel eller spel om pengar mellan kommunerna och Region {} om allt som rör dem gemensamt"
    )
    [found] = changes({"title": long.format("Mellansjö")}, {"title": long.format("Norrsjö")})
    assert found.text.sv == (
        "Titeln har ändrats från ”… kommunerna och Region Mellansjö om allt som …” till "
        "”… kommunerna och Region Norrsjö om allt som …”."
    )


def test_what_has_no_name_of_its_own_is_called_by_its_kind_once() -> None:
    found = change("disputes", {"levels": [{"order": 1, "body": "cheferna"}]}, None)
    assert found.text.sv == "Borttaget: hur tvister löses."


def test_another_county_and_a_party_with_another_name_are_told_with_both() -> None:
    moved = change("county", "Jönköpings län", "Kalmar län")
    assert moved.text.sv == "Länet har ändrats från Jönköpings län till Kalmar län."
    renamed = [{**PARTIES[0], "name": "Region Storsjö"}, PARTIES[1]]
    assert change("parties", PARTIES, renamed).text.sv == "Parten Region Mellansjö heter nu Region Storsjö."
