"""YAML with positions: what is read, and every way in which a file can be wrong."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from lokcheck.errors import InputError
from lokcheck.sources.nodes import LIMITS, Limits, Mark
from lokcheck.sources.reader import read_documents, read_yaml

HANGS = 20
"""Seconds of work after which something hangs; how fast it is, the benchmarks say."""


@pytest.fixture(params=["C", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Both parsers of PyYAML: where it was built without libyaml, everything must be the same."""
    if request.param == "Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    yield request.param


pytestmark = pytest.mark.usefixtures("parser")


def error_of(text: str | bytes, limits: Limits = LIMITS) -> InputError:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputError) as caught:
        read_yaml(data, "f.yaml", limits)
    error = caught.value
    assert error.text.sv
    assert error.text.en
    assert error.text.sv != error.text.en
    return error


# --- positions


def test_positions_of_keys_values_and_items() -> None:
    text = "kind: county-agreement\nparties:\n  - name: Region Ä\n    count: 13\n  - {name: 'B', side: x}\nlast: end\n"
    document = read_yaml(text.encode(), "f.yaml")[0]
    marks = document.marks
    assert marks["kind",] == Mark(1, 7, 1, 23, 1, 1, 1, 5)
    assert marks["parties",] == Mark(3, 3, 5, 25, 2, 1, 2, 8)
    assert marks["parties", 0] == Mark(3, 5, 4, 14)
    assert marks["parties", 0, "name"] == Mark(3, 11, 3, 19, 3, 5, 3, 9)
    assert marks["parties", 1] == Mark(5, 5, 5, 25)
    assert marks["parties", 1, "name"] == Mark(5, 12, 5, 15, 5, 6, 5, 10)
    assert marks[()] == Mark(1, 1, 6, 10)
    assert set(marks) >= {(), ("kind",), ("parties", 1, "side")}


def test_columns_count_characters_and_the_mark_order_byte_is_no_character() -> None:
    document = read_yaml("\ufeffåäö: 😀 x\n".encode(), "f")[0]
    assert document.marks["åäö",] == Mark(1, 6, 1, 9, 1, 1, 1, 4)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(newline: str) -> None:
    document = read_yaml(newline.join(["a: 1", "", "b: x", ""]).encode(), "f")[0]
    assert document.marks["b",][:2] == (3, 4)


def test_an_empty_value_is_at_its_key() -> None:
    document = read_yaml(b"a:\nb: 1\n", "f")[0]
    assert document.value == {"a": None, "b": 1}
    assert document.marks["a",].key_line == 1


# --- several documents


def test_several_documents() -> None:
    documents = read_yaml(b"# head\n---\na: 1\n---\n# nothing\n---\nb: 2\n...\n", "f")
    assert [document.value for document in documents] == [{"a": 1}, {"b": 2}]
    assert [document.index for document in documents] == [0, 1]
    assert documents[1].marks["b",].line == 7


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n# comments\n", "---\n", "---\n---\n", "\ufeff", "---\n...\n"])
def test_nothing_in_the_file(text: str) -> None:
    assert read_yaml(text.encode(), "f") == []


BROKEN = ["b: [1", "b: 'x", "b: @x", "\tb: 1", "b: x: y", "b: {", "b: *x", "b: 1\nb: 2", "b: !foo x", "<<: {}", "1: x"]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_stands_beside_a_broken_document_is_read(broken: str) -> None:
    text = f"a: 1\n---\n{broken}\n---\nc: 3\n"
    reading = read_documents(text.encode(), "f")
    assert [document.value for document in reading.documents] == [{"a": 1}, {"c": 3}]
    assert [document.index for document in reading.documents] == [0, 2]
    assert len(reading.problems) == 1
    assert reading.documents[1].marks["c",].line == text.splitlines().index("c: 3") + 1
    place = reading.problems[0].place
    assert place is not None
    assert 3 <= place.line <= 5


def test_every_broken_document_is_reported() -> None:
    reading = read_documents("\n---\n".join(f"{broken}\n---\nok: {n}" for n, broken in enumerate(BROKEN)).encode(), "f")
    assert [document.value for document in reading.documents] == [{"ok": n} for n in range(len(BROKEN))]
    assert len(reading.problems) == len(BROKEN)


def test_problems_are_counted_only_so_far() -> None:
    reading = read_documents(b"---\na: [\n" * 5000, "f")
    assert len(reading.problems) == LIMITS.problems


# --- mistakes of writing

SYNTAX = [
    ("title: Avtal: del 2\n", (1, 13), "kolon", "quoted"),
    ("title: \"Avtal\n", (1, 8), "stängs aldrig", "never closed"),
    ("title: 'Avtal\nid: x\n", (1, 8), "stängs aldrig", "never closed"),
    ("a: [1, 2\nb: 3\n", (1, 4), "inte stängd", "not closed"),
    ("a: {b: 1\nc: 3\n", (1, 4), "inte stängd", "not closed"),
    ("a:\n\tb: 1\n", (2, 1), "tabbtecken", "tab"),
    ("a:\n  - b: 1\n\t- c\n", (3, 1), "tabb", "tab"),
    ("a: @region\n", (1, 4), "citattecken", "quoted"),
    ("a: `x`\n", (1, 4), "citattecken", "quoted"),
    ("a: %x\n", (1, 4), "citattecken", "quoted"),
    ("a: * punkt\n", (1, 4), "citattecken", "quoted"),
    ("a:\n  b: 1\n c: 2\n", (3, 2), "indragen", "indented"),
    ("a: 1\n b: 2\n", (2, 3), "indragen", "indented"),
    ("title\nid: x\n", (2, 3), "kolon", "colon"),
    ("a: 1\nb\n", (2, 1), "Kolon", "colon"),
    ("a: \"x\" y\n", (1, 8), "efter värdets slut", "after the value"),
    ("a: 'it's'\n", (1, 8), "efter värdets slut", "after the value"),
    ("a: \"c:\\kommun\"\n", (1, 7), "snedstreck", "backslash"),
    ("a: - b\n", (1, 4), "listtecken", "dash"),
    (": a\n", (1, 1), "nyckel", "key"),
    ("a: b\n- c\n", (2, 1), "Listraden", "list item"),
    ("- a\nb: 1\n", (2, 1), "listan", "list"),
    ("a: |x\n  y\n", (1, 5), "nästa rad", "next line"),
    ("%x: y\n", (1, 1), "citattecken", "quoted"),
    ("a: }\n", (1, 4), "värde", "value"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "sv", "en"), SYNTAX)
def test_a_mistake_is_explained_at_its_place(text: str, where: tuple[int, int], sv: str, en: str, parser: str) -> None:
    if text.startswith("%") and parser == "Python":
        pytest.skip("PyYAML's own parser takes it for a directive")
    error = error_of(text)
    assert error.place is not None
    assert error.place.line == where[0]
    if parser == "C":
        assert error.place.column == where[1]
    assert sv in error.text.sv
    assert en in error.text.en
    assert error.advice is not None
    for foreign in ("expected", "token", "while ", "block", "scanning", "mapping"):
        assert foreign not in error.show("sv")
        assert foreign not in error.show("en").replace("expected here", "")


def test_a_no_break_space_is_named() -> None:
    error = error_of("a:\xa0b\nc: d\n")
    assert error.advice is not None
    assert "U+00A0" in error.advice.sv


SEMANTIC = [
    ("a: 1\nb: 2\na: 3\n", (3, 1), "två gånger; den första är på rad 1, kolumn 1"),
    ("x:\n  a: 1\n  \"a\": 3\n", (3, 3), "två gånger"),
    ("{a: 1, a: 2}\n", (1, 8), "två gånger"),
    ("x:\n  2016: a\n", (2, 3), "\"2016\""),
    ("true: a\n", (1, 1), "\"true\""),
    ("~: a\n", (1, 1), "läses inte som text"),
    ("? [a, b]\n: c\n", (1, 3), "inte en lista"),
    ("{{a: 1}: 2}\n", (1, 2), "inte en lista"),
    ("b: &x {a: 1}\nc:\n  <<: *x\n", (3, 3), "<<"),
    ("a: !!python/object/apply:os.system [ls]\n", (1, 4), "!!python"),
    ("a: !foo bar\n", (1, 4), "!foo"),
    ("!foo\na: 1\n", (1, 1), "!foo"),
    ("a: !!binary aGVq\n", (1, 4), "!!binary"),
    ("a: !!timestamp 2016-01-01\n", (1, 4), "!!timestamp"),
    ("a: !!set {b, c}\n", (1, 4), "!!set"),
    ("a: !!int tio\n", (1, 4), "!!int"),
    ("a: !!map x\n", (1, 4), "!!map"),
    ("a: *saknas\n", (1, 4), "*saknas"),
    ("a: &x [*x]\n", (1, 8), "sig själv"),
    ("a: &x {b: [*x]}\n", (1, 12), "sig själv"),
    ("? *x\n: c\n", (1, 3), "*x"),
    ("a: &x [1]\n? *x\n: c\n", (2, 3), "inte en lista"),
    ("a: &x 5\n? *x\n: c\n", (2, 3), "\"5\""),
    ("a: \"x\\0y\"\n", (1, 4), "U+0000"),
    ("a: \"\\e[31m\"\n", (1, 4), "U+001B"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "sv"), SEMANTIC)
def test_what_lokcheck_does_not_read_of_yaml(text: str, where: tuple[int, int], sv: str) -> None:
    error = error_of(text)
    assert error.place is not None
    assert (error.place.line, error.place.column) == where
    assert sv in error.text.sv


def test_all_faults_of_a_document_are_reported() -> None:
    reading = read_documents(b"a: 1\na: 2\nb: !x y\n1: c\n", "f")
    assert len(reading.problems) == 3
    assert reading.documents == ()


@pytest.mark.parametrize(
    "text", ['"\\UFFFFFFFF"', '"\\uD800"', '"\\xZZ"', '"\\U00110000"', "%YAML 9.9\n---\na", "!<%zz> a"]
)
def test_impossible_escapes_and_directives(text: str) -> None:
    assert error_of(text).show("sv")


def test_a_quoted_merge_sign_is_a_key() -> None:
    assert read_yaml(b"'<<': 1\n", "f")[0].value == {"<<": 1}


def test_line_breaks_and_tabs_in_texts_are_kept() -> None:
    assert read_yaml(b'a: "x\\ty\\nz"\n', "f")[0].value == {"a": "x\ty\nz"}


# --- aliases and limits


def test_aliases_stand_for_their_value() -> None:
    document = read_yaml(b"a: &x {b: [1, 2]}\nc: *x\nd: &y ord\ne: [*y, *y]\n&k f: 1\ng: *k\n", "f")[0]
    assert document.value == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}, "d": "ord", "e": ["ord", "ord"], "f": 1, "g": "f"}
    assert document.marks["c",].line == 2
    assert ("c", "b") not in document.marks


def test_an_anchor_ends_with_its_document() -> None:
    reading = read_documents(b"a: &x 1\n---\nb: *x\n", "f")
    assert [document.value for document in reading.documents] == [{"a": 1}]
    assert "*x" in reading.problems[0].text.sv


def test_an_alias_bomb_is_refused() -> None:
    levels = "\n".join(f"a{n}: &a{n} [{', '.join(10 * [f'*a{n - 1}'])}]" for n in range(1, 30))
    started = time.process_time()
    error = error_of(f"a0: &a0 [{', '.join(10 * ['lol'])}]\n{levels}\n")
    assert time.process_time() - started < HANGS
    assert "fler än" in error.text.sv


def test_nesting_through_aliases_is_counted() -> None:
    chain = "\n".join(f"a{n}: &a{n} [[[[*a{n - 1}]]]]" for n in range(1, 40))
    assert "nivåer" in error_of(f"a0: &a0 [x]\n{chain}\n").text.sv


def test_many_aliases_are_refused() -> None:
    assert "upprepningar" in error_of("a: &x 1\nb: [" + "*x, " * 1001 + "]\n").text.sv


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "[{a: " * 50_000])
def test_deep_nesting_is_refused_at_the_limit(text: str) -> None:
    started = time.process_time()
    error = error_of(text)
    assert time.process_time() - started < HANGS
    assert "64" in error.text.sv
    assert error.place is not None
    assert error.place.line == 1


def test_the_limit_of_nesting_itself_is_read() -> None:
    assert read_yaml(("[" * 64 + "]" * 64).encode(), "f")
    assert "64" in error_of("[" * 65 + "]" * 65).text.sv


def test_too_many_values() -> None:
    small = Limits(nodes=100)
    assert read_yaml(b"[" + b"a," * 99 + b"]", "f", small)
    assert "100" in error_of(b"[" + b"a," * 100 + b"]", small).text.sv


def test_documents_before_a_limit_are_kept() -> None:
    reading = read_documents(b"a: 1\n---\n" + b"[" * 100, "f")
    assert [document.value for document in reading.documents] == [{"a": 1}]


def test_too_large() -> None:
    error = error_of(b"a: " + b"x" * LIMITS.max_bytes)
    assert "5,0 MB" in error.text.sv
    assert "5.0 MB" in error.text.en


def test_a_very_long_line() -> None:
    text = "a: " + "x" * 500_000 + "\nb: [1\n"
    assert error_of(text).place is not None
    assert len(error_of(text).show("sv")) < 500
    assert len(error_of("a: !" + "x" * 100_000 + " y").show("sv")) < 500


def test_reading_needs_no_pydantic(parser: str) -> None:
    if parser == "Python":
        pytest.skip("once is enough")
    code = "import sys, lokcheck.sources.load; sys.exit('pydantic' in sys.modules or 'difflib' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=root).returncode == 0
