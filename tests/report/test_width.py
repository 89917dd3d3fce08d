"""Text is broken between words, never inside what a reader copies, and fits the columns it is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.report.safe import plain
from lokcheck.report.width import glued, pad, width_of, wrap


@pytest.mark.parametrize(
    "piece",
    [
        "16 kap. 3 § HSL (2017:30)",
        "5 kap. 9 a § SoL (2001:453)",
        "8 b § HSL (1982:763)",
        "16 kap. 3 § hälso- och sjukvårdslagen (2017:30)",
        "socialtjänstlagen (2025:400)",
        "2013-07-01 – 2017-03-31",
        "s. 12",
        "rad 88",
        "41 av 63",
    ],
)
def test_a_citation_is_never_broken(piece: str) -> None:
    for width in range(24, 100):
        lines = wrap(f"Kravet vilar på {piece} och på inget annat", width)
        assert any(piece in line for line in lines), (width, lines)


def test_a_path_is_never_broken() -> None:
    path = "en mapp/med mellanslag/avtal.yaml:12:3"
    assert path in wrap(f"Se {glued(path)} eller fråga", 20)[1]


@given(st.text(st.characters(exclude_characters="\0"), max_size=300), st.integers(20, 120), st.integers(0, 12))
def test_lines_fit_and_lose_nothing(text: str, width: int, indent: int) -> None:
    lines = wrap(text, width, " " * indent)
    assert all(line == line.rstrip() for line in lines)
    for line in lines:
        # Only a word that is longer than a line may stand out.
        assert width_of(line) <= width or " " not in line.strip() or "§" in line or "(" in line or "kap" in line
    assert "".join("".join(lines).split()) == "".join(plain(text).split())


def test_hanging_indent() -> None:
    assert wrap("ett två tre fyra", 12, "- ", "  ") == ["- ett två", "  tre fyra"]


@pytest.mark.parametrize(
    ("text", "width"), [("åäö", 3), ("a\u0308", 1), ("漢字", 4), ("\x1b[1;31mbrist\x1b[0m", 5), ("", 0)]
)
def test_width_is_what_a_screen_shows(text: str, width: int) -> None:
    assert width_of(text) == width
    assert width_of(pad(text, 10)) == 10
