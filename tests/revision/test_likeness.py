from hypothesis import given
from hypothesis import strategies as st

from lokcheck.revision.likeness import compared, likeness, same_text, words_of

TEXTS = st.text(alphabet="abcdeåäö ,.ska bör 123", max_size=60)


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_both_ways_and_between_nothing_and_all(one: str, other: str) -> None:
    first, second = words_of(one), words_of(other)
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1


@given(TEXTS)
def test_a_text_is_like_itself(text: str) -> None:
    assert same_text(text, text)
    assert likeness(words_of(text), words_of(text)) == (1.0 if words_of(text) else 0.0)


def test_texts_without_a_word_in_common_are_not_alike() -> None:
    assert likeness(words_of("erbjuda stöd åt anhöriga"), words_of("besluta om ny plan varje år")) == 0


def test_a_text_is_weaker_where_shall_became_should() -> None:
    assert compared("parterna ska mötas", "parterna bör mötas").strength == "weaker"
    assert compared("parterna bör mötas", "parterna ska mötas").strength == "stronger"


def test_a_text_that_says_both_is_neither() -> None:
    assert compared("parterna ska mötas", "parterna ska mötas och bör skriva").strength == "neutral"


def test_a_number_that_changed_is_seen() -> None:
    assert compared("inom 14 dagar", "inom 30 dagar").numbers
    assert not compared("inom 14 dagar", "senast om 14 dagar").numbers


def test_only_the_end_of_a_very_long_text_differs() -> None:
    assert not same_text("a " * 3000, "a " * 3000 + "b")
