"""What an outline accepts, the model accepts too, with the same values; what the model refuses, no outline accepts."""

import copy
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokcheck.model.kinds import KINDS
from lokcheck.model.quick import Reader
from lokcheck.model.record import as_model
from lokcheck.rulebook.build import open_rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.sources.reader import read_yaml
from tests.model.alike import made, read_both_ways, reader

ROOT = FilePath(__file__).parents[2]
FILES = sorted((ROOT / "agreements").rglob("*.yaml"))
HEAD: dict[str, Any] = {"kind": "county-agreement", "id": "x", "title": "T"}


def document(**keys: Any) -> dict[str, Any]:
    return {**HEAD, **keys}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_agreement_is_read_without_its_model(file: FilePath) -> None:
    for one in read_yaml(file.read_bytes(), file.name):
        assert read_both_ways(one.value, one.raw)


@cache
def rules() -> list[Rule]:
    return open_rulebook().rules()


def examples(rule: Rule) -> list[dict[str, Any]]:
    """Return the documents of the examples of ``rule``."""
    found = []
    for fragments in open_rulebook().examples(rule.id).values():
        for fragment in fragments:
            found.append({**HEAD, **fragment, "kind": fragment.get("_kind", rule.kinds[0])})
            found += [{**HEAD, **other} for other in fragment.get("_set", ())]
    return [{key: value for key, value in one.items() if not key.startswith("_")} for one in found]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_example_is_read_without_its_model(rule: Rule) -> None:
    for value in examples(rule):
        assert read_both_ways(value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(kind: str) -> None:
    assert read_both_ways({"kind": kind, "id": "x", "title": "T"})


@pytest.mark.parametrize(
    "keys",
    [
        {"title": "  \n T\t\u00a0\u2003"},
        {"status": "adopted"},
        {"status": {"value": "adopted", "evidence": {"section": 5.10}}},
        {"status": None, "version": None, "validity": None, "sip": None},
        {"version": 2.10},
        {"title": True},
        {"parties": [{"id": 3, "name": "N", "side": "region", "members": ["A", 4, False], "evidence": {"line": 4}}]},
        {"validity": {"start": 2016, "end": " 2016-12 ", "evidence": [{"section": 7}, {"quote": "x" * 300}]}},
        {"sip": {"form": {"ages": "13-"}}},
        {"source": {"title": "T", "sha256": "0" * 64}},
        {"format": 1},
        {"signature_page": "no"},
        {"id": "a\n", "sip": {"form": {"ages": "13-\n"}}},
    ],
)
def test_what_is_plainly_valid(keys: dict[str, Any]) -> None:
    assert read_both_ways(document(**keys))


@pytest.mark.parametrize(
    "keys",
    [
        {"title": ""},
        {"title": " \u3000"},
        {"title": "\x1cT"},
        {"title": "T\ud800"},
        {"title": None},
        {"title": ["T"]},
        {"id": "Å"},
        {"id": "a\nb"},
        {"id": "٣"},
        {"format": True},
        {"format": 1.0},
        {"format": 2},
        {"signature_page": "on"},
        {"signature_page": "Yes"},
        {"signature_page": 1},
        {"signature_page": None},
        {"status": "antagen"},
        {"status": " adopted"},
        {"status": []},
        {"parties": {"id": "r"}},
        {"parties": [None]},
        {"parties": None},
        {"parties": [{"id": "r", "name": "R"}]},
        {"parties": [{"id": "r", "name": "R", "side": "region", "cuont": 3}]},
        {"parties": [{"id": "r", "name": "R", "side": "region", "count": 0}]},
        {"parties": [{"id": "r", "name": "R", "side": "region", "count": True}]},
        {"parties": [{"id": "r", "name": "R", "side": "region", "count": "3"}]},
        {"parties": [{"id": "r", "name": "R", "side": "region", "evidence": [{"quote": "x" * 301}]}]},
        {"validity": {"start": "2016-13"}},
        {"validity": {"start": True}},
        {"validity": {"start": 2016.0}},
        {"validity": []},
        {"sip": {"form": {"ages": "٣-"}}},
        {"source": {"title": "T", "sha256": "0" * 63}},
        {"ages": [{"start": 131}]},
        {"unknown": 1},
    ],
)
def test_what_the_model_has_to_look_at(keys: dict[str, Any]) -> None:
    assert not read_both_ways(document(**keys))


def test_a_number_without_its_text_is_left_to_the_model() -> None:
    assert not read_both_ways(document(version=2), raw={})


@pytest.mark.parametrize("value", [None, [], "x", {}, {"kind": "mandate"}, {"kind": 1}])
def test_what_is_no_document(value: object) -> None:
    assert reader("mandate").read(value, {}) is None


def test_a_record_does_not_change() -> None:
    record: Any = reader("county-agreement").read(HEAD, {})
    with pytest.raises(AttributeError):
        record.title = "U"
    with pytest.raises(AttributeError):
        del record.title
    assert record.title == "T"
    assert "title='T'" in repr(record)
    assert record.parties is not reader("county-agreement").read(HEAD, {}).parties  # type: ignore[union-attr]


def test_a_model_is_its_own_model() -> None:
    model = KINDS["mandate"].model_validate({**HEAD, "kind": "mandate"})
    assert as_model(model) is model


# Values that are near something valid, or that one reader and another could take differently.
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None, True, False, 0, 1, -1, 2, 3, 101, 131, 2016, 10**20, 1.0, 5.10, "", " ", "x", "yes", "true", "1", "3 ",
        "2016", "2016-02-30", "2016-05", " 2016-Q2", "2016/2015", "2015/2016-06", "12-", "all", "adopted", "ADOPTED",
        "region", "region ", "\nregion\n", "\u00a0T", "T\u200b", "T\x1f", "T\x00", "T\ud800", "T\u2028", "a" * 300,
        "a" * 301, "a\n", "å", [], ["x"], [1], [None], {}, {"value": "draft"}, {"x": 1}, [{}], [{"line": 1}],
        {"section": 3}, [["x"]],
    ]
)  # fmt: skip
TEXT = st.text(max_size=12) | st.text(alphabet=" \t\n\x1c\x1f\x85\u00a0\u2003\u3000\ufeff\ud800aÅ1-", max_size=6)


@cache
def patterns_fit() -> dict[str, str]:
    return {r"^[a-z0-9][a-z0-9-]*$": "a-1", "^[0-9a-f]{64}$": "0a" * 32,
            r"^(all|adults|under-18|\d{1,3}-\d{0,3})$": "13-20"}  # fmt: skip


def values_of(form: dict[str, Any], records: dict[str, Any], depth: int) -> st.SearchStrategy[Any]:
    """Return values of ``form``, nearly all of them valid."""
    what = form["is"]
    if what == "text":
        words = form.get("among") or ([patterns_fit()[form["pattern"]]] if "pattern" in form else None)
        right: st.SearchStrategy[Any] = st.sampled_from(words) if words else TEXT.filter(str.strip) | st.integers(0, 99)
    elif what == "whole":
        right = st.integers(form.get("ge", -5), form.get("le", 10**6))
    elif what in ("word", "number"):
        right = st.sampled_from(form["among"])
    elif what == "flag":
        right = st.booleans()
    elif what == "date":
        right = st.sampled_from(
            [2016, "2016", "2016-05", "2016-05-31", "2016-22", "2016-Q4", "2015-12/2016", "9999-24"]
        )
    elif what == "null":
        right = st.none() | values_of(form["of"], records, depth)
    elif what == "short":
        short = st.sampled_from(["draft", {"note": "x"}, {"section": 2}])
        right = values_of(form["of"], records, depth) | short
    elif what == "list":
        right = st.lists(values_of(form["item"], records, depth), max_size=2)
    else:
        right = record_of(form["name"], records, depth + 1)
    return st.integers(0, 40).flatmap(lambda chance: ODD | TEXT if chance == 0 else right)


@st.composite
def record_of(draw: st.DrawFn, name: str, records: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    keys = records[name]["keys"]
    optional = sorted(key for key, one in keys.items() if "default" in one)
    chosen = draw(st.lists(st.sampled_from(optional), max_size=5 if depth < 2 else 1, unique=True)) if optional else []
    made = {key: draw(values_of(keys[key]["form"], records, depth)) for key in keys if "default" not in keys[key]}
    return made | {key: draw(values_of(keys[key]["form"], records, depth)) for key in chosen}


@st.composite
def made_documents(draw: st.DrawFn) -> Any:
    kind = draw(st.sampled_from(sorted(KINDS)))
    outline = made()[kind]
    return draw(record_of(outline["root"], outline["records"])) | {"kind": kind}


def test_made_documents() -> None:
    accepted = []

    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(made_documents())
    def agree(value: Any) -> None:
        accepted.append(read_both_ways(value))

    agree()
    assert 50 < sum(accepted) < len(accepted), "what accepts all or nothing is no test"


@cache
def originals() -> list[Any]:
    found = [one.value for file in FILES if "model" in file.parts for one in read_yaml(file.read_bytes(), file.name)]
    return found + [value for rule in rules() for value in examples(rule)]


def paths(value: Any) -> list[tuple[Any, Any]]:
    """Return every place in ``value``: what holds it, and its key there."""
    items = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    below = [place for _, item in items if isinstance(item, dict | list) for place in paths(item)]
    return [(value, key) for key, _ in items] + below


@st.composite
def changed_documents(draw: st.DrawFn) -> Any:
    value = copy.deepcopy(draw(st.sampled_from(originals())))
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(paths(value)))
        change = draw(st.sampled_from(["drop", "odd", "text", "space", "wrap", "number", "extra", "double"]))
        old = holder[key]
        if holder is value and key == "kind":
            continue
        if change == "drop":
            del holder[key]
        elif change == "extra" and isinstance(holder, dict):
            holder[draw(st.sampled_from(["evidence", "standing", "kind ", "note", "id", "x"]))] = copy.deepcopy(
                draw(ODD)
            )
        elif change == "double" and isinstance(holder, list):
            holder.append(copy.deepcopy(old))
        else:
            other = {
                "odd": copy.deepcopy(draw(ODD)),
                "text": draw(TEXT),
                "space": f" {old}\n",
                "wrap": [old],
                "number": 7,
            }
            holder[key] = other.get(change, old)
    return value


def test_changed_documents() -> None:
    accepted = []

    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(changed_documents())
    def agree(value: Any) -> None:
        accepted.append(read_both_ways(value))

    agree()
    assert 50 < sum(accepted) < len(accepted), "what accepts all or nothing is no test"


def test_readers_share_nothing() -> None:
    one, other = (Reader(made()["mandate"]).read({**HEAD, "kind": "mandate"}, {}) for _ in range(2))
    assert type(one) is not type(other)
