"""What a finding says: the rule's words, with numbers written as a reader writes them."""

import datetime as dt

import pytest

from lokcheck.check.wording import message_of
from lokcheck.facts.fact import Fact
from lokcheck.judge.result import Hit, Verdict
from lokcheck.rulebook.build import open_rulebook
from lokcheck.texts import Text

DAY = dt.date(2026, 11, 28)
BOOK = open_rulebook()


@pytest.mark.parametrize(
    ("amount", "sv", "en"),
    [(0, "0", "0"), (9_999, "9999", "9999"), (289_000, "289\u00a0000", "289,000"),
     (-1_106_860, "-1\u00a0106\u00a0860", "-1,106,860")],
)  # fmt: skip
def test_thousands_stand_apart(amount: int, sv: str, en: str) -> None:
    rule = BOOK.rule("X04")._replace(messages={"not_met": Text("{l.amount} kronor", "SEK {l.amount}")})
    hit = Hit("bad", {"l": Fact("budget_line", "l", {"amount": amount})})
    assert message_of(rule, Verdict("not_met", (hit,)), BOOK, DAY) == Text(f"{sv} kronor", f"SEK {en}")


@pytest.mark.parametrize(
    ("per_mille", "sv", "en"), [(100, "10", "10"), (125, "12,5", "12.5"), (5, "0,5", "0.5"), (1000, "100", "100")]
)
def test_a_parameter_in_per_mille_can_be_said_in_per_cent(
    monkeypatch: pytest.MonkeyPatch, per_mille: int, sv: str, en: str
) -> None:
    name = "budget-deviation"
    monkeypatch.setattr(BOOK, "parameters_on", lambda _: {name: per_mille})
    rule = BOOK.rule("HP-14")._replace(messages={"not_met": Text(f"{{percent:{name}}} %", f"{{percent:{name}}} %")})
    assert message_of(rule, Verdict("not_met"), BOOK, DAY) == Text(f"{sv} %", f"{en} %")


@pytest.mark.parametrize(
    ("things", "said"),
    [(["vård", "stöd"], "vård, stöd"), (["vård, stöd", "boende"], "vård, stöd; boende"), (["a, b"], "a, b")],
)
def test_what_has_a_comma_itself_is_no_two_things(things: list[str], said: str) -> None:
    rule = BOOK.rule("X19")._replace(messages={"not_met": Text("{items}.", "{items}.")})
    hits = tuple(Hit("bad", {"r": Fact("remnant", what, {"what": what})}) for what in things)
    assert message_of(rule, Verdict("not_met", hits), BOOK, DAY).sv == f"{said}."
