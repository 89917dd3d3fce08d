"""Sentences with numbers: thousands apart, one and several, both languages alike."""

import re

import pytest

from lokcheck.audit.phrases import PHRASES, digits, fill, phrase
from lokcheck.texts import Text


def test_thousands_are_apart_and_one_is_not_several() -> None:
    assert digits(1204567) == "1\u00a0204\u00a0567"
    assert [phrase("error", number).sv for number in (0, 1, 2)] == ["0 brister", "1 brist", "2 brister"]
    assert phrase("warning", 1204).en == "1\u00a0204 warnings"
    assert phrase("more-steps", 1).sv == "Därtill 1 krav som väger mindre; det finns under Dokument och ämnen."


def test_a_text_is_filled_in_in_its_language_and_stays_as_it_is() -> None:
    said = fill(Text("{0} av {1}", "{0} of {1}"), Text("ett {1}", "one"), "{0|a|b}")
    assert said == Text("ett {1} av {0|a|b}", "one of {0|a|b}")


@pytest.mark.parametrize("name", PHRASES)
def test_both_languages_have_the_same_values(name: str) -> None:
    sv, en = (set(re.findall(r"\{(\d)", text)) for text in PHRASES[name])
    assert sv == en
    assert re.sub(r"\{\d(\|[^|{}]*\|[^|{}]*)?\}", "", PHRASES[name].sv + PHRASES[name].en).isprintable()
    assert not set("{}|") & set(re.sub(r"\{\d(\|[^|{}]*\|[^|{}]*)?\}", "", "".join(PHRASES[name])))
