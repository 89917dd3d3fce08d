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
