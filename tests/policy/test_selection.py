"""Of two words for a requirement the more specific wins, then the one for the path, then the one that leaves out."""

import pytest

from lokcheck.errors import ConfigError, Place
from lokcheck.policy.selection import Decision, Selection, Word, decided, word_for
from lokcheck.rulebook.build import open_rulebook

BOOK = open_rulebook()
AT = Place("lokcheck.toml", 1, 10)


def words(text: str, *, near: bool = False) -> tuple[Word, ...]:
    return tuple(word_for(word, BOOK, AT, near=near) for word in text.split())


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "rule", "expected"),
    [
        (None, "", "", "LAG-07", "asked"),
        (None, "", "LAG", "LAG-07", "off"),
        (None, "", "ALL", "LAG-07", "off"),
        (None, "LAG-07", "LAG", "LAG-07", "asked"),
        (None, "LAG", "LAG-07", "LAG-07", "off"),
        (None, "LAG-07", "LAG-07", "LAG-07", "off"),
        ("LAG", "", "", "X13", "left-out"),
        ("LAG", "X13", "", "X13", "asked"),
        ("LAG", "", "LAG-0", "LAG-07", "off"),
        ("LAG-0", "", "LAG", "LAG-07", "asked"),
        ("LAG", "", "X", "X13", "left-out"),
        ("topic:target-groups", "", "", "LAG-07", "asked"),
        ("topic:target-groups", "", "", "LAG-01", "left-out"),
        ("ALL", "", "topic:target-groups", "LAG-07", "off"),
        ("L", "", "topic:target-groups", "LAG-07", "asked"),
    ],
)
def test_the_more_specific_wins(select: str | None, extend: str, ignore: str, rule: str, expected: Decision) -> None:
    selection = Selection(words(select) if select is not None else None, words(extend), words(ignore))
    assert decided(rule, selection) == expected


def test_the_one_for_the_path_wins_where_both_say_as_much() -> None:
    assert decided("X13", Selection(None, words("X13", near=True), words("X13"))) == "asked"
    assert decided("X13", Selection(None, words("X1", near=True), words("X13"))) == "off"


def test_other_ids_mean_their_requirement() -> None:
    rule = next(rule for rule in BOOK.rules() if rule.aliases)
    assert word_for(rule.aliases[0], BOOK, AT).rules == {rule.id}
    assert rule.id in word_for(rule.aliases[0][:-1], BOOK, AT).rules


@pytest.mark.parametrize(
    ("text", "near"),
    [("LAG07", "'LAG-07'"), ("topic:target-group", "'topic:target-groups'"), ("lag-07", "'LAG-07'"),
     ("Ö", "lokcheck rules"), ("", "lokcheck rules")],
)  # fmt: skip
def test_a_word_that_means_nothing_is_an_error_with_the_nearest(text: str, near: str) -> None:
    with pytest.raises(ConfigError) as raised:
        word_for(text, BOOK, AT)
    assert raised.value.show("sv").startswith("lokcheck.toml:1:10: ")
    assert near in raised.value.show("sv")
