"""Whether a document tells of a change itself: its own list of changes, matched with what did change."""

from typing import Any

import pytest

from tests.revision.states import change, changes

NOTE = {"what": "Spel har tagits bort", "about": "target_groups", "item": "gambling", "reason": "Regleras i tillägg"}
GAMBLING = {"target_groups": [{"code": "gambling"}]}


def told(note: dict[str, Any] | None, old_note: dict[str, Any] | None = None) -> tuple[str, str | None]:
    old = {**GAMBLING, **({"changes": [old_note]} if old_note else {})}
    found = changes(old, {"changes": [note]} if note else {})
    (gone,) = [one for one in found if one.about == "target_groups"]
    return gone.explained, gone.reason


def test_a_note_with_a_reason_explains() -> None:
    assert told(NOTE) == ("yes", "Regleras i tillägg")


def test_a_note_without_a_reason_only_tells() -> None:
    assert told({key: value for key, value in NOTE.items() if key != "reason"}) == ("told", None)


@pytest.mark.parametrize("item", ["gambling", "GAMBLING", None])
def test_a_note_is_about_an_entry_or_about_all_of_the_list(item: str | None) -> None:
    note = {**NOTE, "item": item} if item else {key: value for key, value in NOTE.items() if key != "item"}
    assert told(note)[0] == "yes"


@pytest.mark.parametrize("other", [{"item": "alcohol"}, {"about": "obligations"}])
def test_a_note_on_something_else_explains_nothing(other: dict[str, str]) -> None:
    assert told({**NOTE, **other}) == ("no", None)


def test_a_note_that_was_there_before_is_about_an_earlier_revision() -> None:
    assert told(NOTE, NOTE) == ("no", None)


def test_an_entry_is_known_by_its_words() -> None:
    old = {"obligations": [{"bearer": "regionen", "what": "erbjuda tid för bedömning inom 14 dagar"}]}
    note = {"what": "x", "about": "obligations", "item": "tid för bedömning inom 14 dagar", "reason": "prövas"}
    (gone,) = [one for one in changes(old, {"changes": [note]}) if one.about == "obligations"]
    assert gone.explained == "yes"


def test_the_note_itself_changes_no_substance() -> None:
    assert change("changes", None, [NOTE]).kind == "added"
