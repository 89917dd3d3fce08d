"""What an unquoted word means (YAML 1.2 core schema, and the three departures from it)."""

import math

import pytest

from lokcheck.sources.reader import read_yaml
from lokcheck.sources.scalars import resolve

TEXT = [
    "2017:30", "nej", "ja", "no", "No", "on", "off", "yes", "YES", "y", "n", "2016-05-01", "2016-05", "2001:453",
    "0114", "007", "-0114", "00.5", "1_000", "1 000", "12 kap.", "0b101", "0xZZ", "1e400", ".inf", "-.Inf", ".nan", ".",
    "-", "+", "1.2.3", "12e", "e5", "TRue", "nULL", "16:30:00", "=", "9" * 19, "1" * 5000, "--1", "+-1", "0o8", "٣",
    "1٣", "½",
]  # fmt: skip
OTHERS = [
    ("true", True), ("True", True), ("FALSE", False), ("null", None), ("~", None), ("Null", None), ("", None),
    ("0", 0), ("-0", 0), ("12", 12), ("+12", 12), ("-7", -7), ("2016", 2016), ("0o14", 12), ("0x1F", 31),
    ("999999999999999999", 999999999999999999), ("1.5", 1.5), ("-.5", -0.5), ("5.", 5.0), ("1e3", 1000.0),
    ("0.10", 0.1), ("+1.0E-2", 0.01),
]  # fmt: skip


@pytest.mark.parametrize("text", TEXT)
def test_stays_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(("text", "value"), OTHERS)
def test_is_a_value(text: str, value: object) -> None:
    got = resolve(text)
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize("text", [word for word in TEXT if word not in ("-", "=", "1 000")])
def test_same_through_the_reader(text: str) -> None:
    assert read_yaml(f"key: {text}\n".encode(), "f")[0].value == {"key": text}


def test_quotes_make_text_of_everything() -> None:
    value = read_yaml(b"a: '5'\nb: \"true\"\nc: ''\nd: |\n  5\n", "f")[0].value
    assert value == {"a": "5", "b": "true", "c": "", "d": "5\n"}


def test_core_tags_are_obeyed() -> None:
    value = read_yaml(b"a: !!str 2016\nb: !!float 3\nc: ! 5\nd: !!int 0x10\ne: !!seq [1]\nf: !!map {}\n", "f")[0].value
    assert value == {"a": "2016", "b": 3.0, "c": "5", "d": 16, "e": [1], "f": {}}
    assert math.isclose(value["b"], 3.0)
    assert isinstance(value["b"], float)


def test_raw_text_of_numbers_is_kept() -> None:
    document = read_yaml(b"section: 5.10\nlist: [0x10, true, a, ~]\n", "f")[0]
    assert document.raw == {("section",): "5.10", ("list", 0): "0x10", ("list", 1): "true"}
