import pytest

from lokcheck.check.lines import fact_label
from lokcheck.facts.fact import Fact


@pytest.mark.parametrize(
    ("data", "label"),
    [
        ({"number": "1", "title": "SIP-rutin", "role": "sip-annex"}, "SIP-rutin"),
        ({"number": "3", "role": "action-plan"}, "bilaga 3"),
        ({"role": "action-plan"}, "handlingsplan"),
    ],
)
def test_an_annex_is_called_by_its_title_else_its_number(data: dict[str, str | int], label: str) -> None:
    assert fact_label(Fact("annex", "a", data)).sv == label


@pytest.mark.parametrize(
    ("kind", "data", "label"),
    [
        ("dated", {"role": "signed"}, "underskriften"),
        ("replaces", {}, "dokument som ersätts"),
        ("ended", {"by": "expired"}, "dokumentets tid är ute"),
        ("target_group", {"code": "gambling"}, "spel om pengar"),
    ],
)
def test_nothing_is_called_by_a_name_that_only_writers_of_rules_know(
    kind: str, data: dict[str, str | int], label: str
) -> None:
    assert fact_label(Fact(kind, "a", data)).sv == label
