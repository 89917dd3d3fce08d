"""Every key of a TOML file has the place where it stands."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.policy.toml_places import Path, places_of

TEXT = '''\
# comment = "with a [bracket"
select = ["LAG", # one
  'X13', """
multi ] line""",
]
"quoted key".under = {a = 1, b.c = [1, [2, 3]], "d" = '}'}
number = 1_000
  indented = 2026-11-28

[tool.lokcheck]
ignore = ["X13"]
[[per-path]]
paths = ["a"]
[per-path.severity]
X13 = "note"
[[ per-path ]]
paths = ["b", "c"]
'''


def paths_of(value: Any, path: Path = ()) -> list[Path]:
    """Every path in what TOML's reader read."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in inner for found in ((*path, key), *paths_of(one, (*path, key)))]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("select",), (2, 1)), (("select", 0), (2, 11)), (("select", 1), (3, 3)), (("select", 2), (3, 10)),
        (("quoted key",), (6, 1)), (("quoted key", "under", "b", "c", 1, 0), (6, 41)),
        (("quoted key", "under", "d"), (6, 49)), (("indented",), (8, 3)), (("tool", "lokcheck"), (10, 7)),
        (("tool", "lokcheck", "ignore", 0), (11, 11)),
        (("per-path", 0), (12, 3)), (("per-path", 0, "severity", "X13"), (15, 1)),
        (("per-path", 1, "paths", 1), (17, 15)),
    ],
)  # fmt: skip
def test_places(path: Path, place: tuple[int, int]) -> None:
    assert places_of(TEXT)[path] == place
    assert places_of(TEXT.replace("\n", "\r\n"))[path] == place


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)
scalars = st.one_of(st.integers(-9, 9), st.booleans(), words)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3), max_leaves=8
)
tables = st.dictionaries(words, values, min_size=1, max_size=4)


def quoted(word: str) -> str:
    escaped = "".join(rf"\U{ord(char):08x}" if char in '"\\' or not char.isprintable() else char for char in word)
    return f'"{escaped}"'


def written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + " ,\n".join(map(written, value)) + "]  # ]"[: 1 if not value else None] + ("\n" if value else "")
    return "{" + ", ".join(f"{quoted(key)} = {written(one)}" for key, one in value.items()) + "}"


def flat(value: Any) -> bool:
    """Whether it can stand in an inline table, which has no line breaks."""
    return "\n" not in written(value)


@given(tables, tables)
def test_every_key_and_item_has_a_place_at_which_it_stands(first: dict[str, Any], second: dict[str, Any]) -> None:
    kept = {key: value for key, value in first.items() if flat(value) or isinstance(value, list)}
    kept = {key: value for key, value in kept.items() if not isinstance(value, list) or all(map(flat, value))}
    more = {key: value for key, value in second.items() if flat(value)}
    text = "".join(f"{quoted(key)} = {written(value)}\n" for key, value in kept.items())
    text += "[['a']]\n[[a]]\n" if "a" not in kept else ""
    text += (
        "[t]\n" + "".join(f" {quoted(key)}={written(value)}\n" for key, value in more.items())
        if "t" not in kept
        else ""
    )
    data, places = tomllib.loads(text), places_of(text)
    lines = text.split("\n")
    for path in paths_of(data):
        assert path in places, path
        line, column = places[path]
        rest = lines[line - 1][column - 1 :]
        if isinstance(path[-1], str):
            assert rest.startswith((quoted(path[-1]), f"'{path[-1]}'", path[-1])), path
