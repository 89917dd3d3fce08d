"""The line that a finding points at: the right one, cut to the page, with the signs under the part that is meant."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.check.excerpts import Excerpts
from lokcheck.report.excerpt import excerpt_lines
from lokcheck.report.model import Excerpt
from lokcheck.report.page import Page
from lokcheck.report.view import View
from lokcheck.report.width import width_of
from lokcheck.sources.load import load

DOCUMENT = """\
kind: mandate
id: m
title: "Titel med åäö"
goals:
    - text: |
        En rad
      topics: [sip]
"""


def drawn(excerpt: Excerpt, width: int = 80, *, symbols: bool = True) -> list[str]:
    page = Page(View("sv", width, symbols=symbols))
    excerpt_lines(page, excerpt, 4)
    return page.lines


@pytest.fixture(params=["\n", "\r\n"])
def excerpts(request: pytest.FixtureRequest, tmp_path: Path) -> Excerpts:
    path = tmp_path / "a.yaml"
    path.write_bytes(DOCUMENT.replace("\n", request.param).encode())
    return Excerpts(load([str(path)]).sets[0].documents[0])


def test_a_value_a_key_and_an_entry_are_marked(excerpts: Excerpts) -> None:
    assert excerpts.at(("title",)) == Excerpt(3, 'title: "Titel med åäö"', 8, 23)
    assert excerpts.at(("goals",), key=True) == Excerpt(4, "goals:", 1, 6)
    assert excerpts.at(("goals", 0)) == Excerpt(5, "    - text: |", 7, 14), "to the end of its first line"


def test_what_has_no_place_has_no_excerpt(excerpts: Excerpts) -> None:
    assert excerpts.at(()) is None
    assert excerpts.at(("deadlines",), key=True) is None


def test_it_is_drawn_without_its_indentation() -> None:
    assert drawn(Excerpt(41, "      samverkan: ja", 7, 16)) == ["    41 | samverkan: ja", "       | ^^^^^^^^^"]


def test_a_long_line_is_cut_around_the_part() -> None:
    text = "a" * 90 + " mitt " + "b" * 90
    line, signs = drawn(Excerpt(1, text, 92, 96), 60)
    assert line.index("mitt") == signs.index("^^^^") and "…" in line and len(line) <= 60
    assert "…" not in "".join(drawn(Excerpt(1, text, 92, 96), 60, symbols=False))


@given(st.text(max_size=200), st.integers(1, 210), st.integers(0, 60), st.integers(30, 120))
def test_nothing_goes_beyond_the_page(text: str, start: int, size: int, width: int) -> None:
    lines = drawn(Excerpt(7, text.replace("\n", " "), min(start, len(text) + 1), start + size), width)
    assert len(lines) == 2
    assert all(width_of(line) <= width for line in lines)
    assert set(lines[1]) == {" ", "|", "^"}
    assert lines[1].rstrip().endswith("^")
