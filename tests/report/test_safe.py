"""What a document says can not steer the reader's terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lokcheck.report.safe import plain


@given(st.text())
def test_no_character_that_a_terminal_obeys_is_left(text: str) -> None:
    made = plain(text)
    assert not [char for char in made if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(made) & set("\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\u200b")


def test_codes_stand_in_their_place() -> None:
    assert plain("a\x1b[2Jb") == "a\\x1b[2Jb"
    assert plain("neutral \u202etxt") == "neutral \\u202etxt"


def test_lines_become_spaces_and_swedish_is_left_alone() -> None:
    assert plain("åtgärd:\r\n\tgör ”så” – här § 3\u00a0a") == "åtgärd: gör ”så” – här § 3\u00a0a"
