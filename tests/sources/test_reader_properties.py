"""Properties of the reader over generated files."""

import re
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lokcheck.errors import InputError
from lokcheck.sources.nodes import Path
from lokcheck.sources.reader import read_documents, read_yaml

WORDS = st.sampled_from(
    ["no", "2017:30", "0114", "1e3", "true", "~", "0o17", ".5", "5.10", "2016-01-01", "=", "<<", "x: y"]
)
CHARS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
)
TEXTS = st.one_of(WORDS, st.text(CHARS, max_size=12), st.text("ab \n'\"#:-åö", max_size=12))
NUMBERS = st.one_of(st.integers(-(10**17), 10**17), st.floats(allow_nan=False, allow_infinity=False, width=32))
SCALARS = st.one_of(TEXTS, NUMBERS, st.booleans(), st.none())
KEYS = st.text(CHARS, min_size=1, max_size=8).map(lambda text: f"k{text}")
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=20,
)


def core(node: yaml.ScalarNode) -> Any:
    """The core schema once more, written in another way, from the specification's table (10.3.2)."""
    text = node.value
    if node.style is not None and node.tag.endswith(":str"):
        return text
    if re.fullmatch(r"null|Null|NULL|~|", text):
        return None
    if re.fullmatch(r"true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?0[0-9]+(\..*)?", text) or re.fullmatch(r"[-+]?[0-9]{19,}", text):
        return text  # the departures: codes and account numbers
    for form, number in ((r"[-+]?[0-9]+", int), (r"0o[0-7]+", lambda t: int(t[2:], 8)),
                         (r"0x[0-9a-fA-F]+", lambda t: int(t[2:], 16)),
                         (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float)):  # fmt: skip
        if re.fullmatch(form, text, re.ASCII):
            return number(text)
    return text


def expected(node: yaml.Node, path: Path, spans: dict[Path, tuple[int, ...]]) -> Any:
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.MappingNode):
        return {key.value: expected(value, (*path, key.value), spans) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [expected(value, (*path, at), spans) for at, value in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    spans[path] = (start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return core(node)


def span_text(text: str, mark: tuple[int, ...]) -> str:
    lines = text.split("\n")
    line, column, end_line, end_column = mark[:4]
    if line == end_line:
        return lines[line - 1][column - 1 : end_column - 1]
    return "\n".join(
        [lines[line - 1][column - 1 :], *lines[line : end_line - 1], lines[end_line - 1][: end_column - 1]]
    )


@settings(max_examples=300, deadline=None, derandomize=True)
@given(VALUES, st.sampled_from([None, True, False]), st.sampled_from([None, '"', "'"]), st.booleans())
def test_values_and_marks_agree_with_the_core_schema(
    value: Any, flow: bool | None, style: str | None, uni: bool
) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, default_style=style, allow_unicode=uni, width=10**6)
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    documents = read_yaml(text.encode(), "f")
    spans: dict[Path, tuple[int, ...]] = {}
    assert node is not None
    want = expected(node, (), spans)
    if not documents:
        assert want is None
        return
    assert repr(documents[0].value) == repr(want)
    for path, span in spans.items():
        assert documents[0].marks[path][:4] == span
        here = span_text(text, span)
        assert here[:1] not in (" ", "\n")
        if here and "\n" not in here and "!!" not in text:
            item: Any = documents[0].value
            for step in path:
                item = item[step]
            again = read_yaml(f"[{here}]".encode() if here[0] in "'\"" else f"- {here}".encode(), "f")[0].value
            assert repr(again) == repr([item])


@settings(max_examples=300, deadline=None, derandomize=True)
@given(VALUES.filter(lambda value: isinstance(value, dict | list)))
def test_every_value_has_a_mark_inside_its_parent(value: Any) -> None:
    document = read_yaml(yaml.safe_dump(value, allow_unicode=True).encode(), "f")[0]
    for path, mark in document.marks.items():
        assert (mark.line, mark.column) <= (mark.end_line, mark.end_column)
        if path:
            outer = document.marks[path[:-1]]
            assert (outer.line, outer.column) <= (mark.line, mark.column)
            assert (mark.end_line, mark.end_column) <= (outer.end_line, outer.end_column)


YAMLISH = st.text("ab:-[]{}'\"#&*!|>%@`?,\n\t  0x~<.=\\é", max_size=60)


def check_total(data: bytes) -> None:
    reading = read_documents(data, "f.yaml")
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in reading.problems:
        assert problem.place is not None
        assert problem.place.file == "f.yaml"
        assert 0 <= problem.place.line <= lines
        assert problem.show("sv").isprintable()
        assert problem.show("en").isprintable()
    try:
        assert len(read_yaml(data, "f.yaml")) == len(reading.documents)
        assert not reading.problems
    except InputError as error:
        assert error.text == reading.problems[0].text


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=80).map(str.encode), YAMLISH.map(str.encode)))
@example(b"\xef\xbb\xbf")
@example(b"--- @\n--- @\n")
@example(b"\r---\r@")
def test_any_bytes_give_documents_or_input_errors(data: bytes) -> None:
    check_total(data)


GOOD = b"kind: county-agreement\nid: x\nparties:\n  - {name: 'A', side: region}\n  - &b name: \"B\"\n---\nc: *b\n"


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 6), st.binary(max_size=4))
def test_a_damaged_file_gives_documents_or_input_errors(at: int, cut: int, put: bytes) -> None:
    check_total(GOOD[:at] + put + GOOD[at + cut :])
