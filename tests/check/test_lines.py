import datetime as dt

import pytest

from lokcheck.check.lines import Lines, fact_label
from lokcheck.facts.fact import Fact
from lokcheck.model.kinds import model_for
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.documents import DocumentSet, SourceDocument


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


@pytest.mark.parametrize(
    ("name", "label"),
    [("vgr", "Västra Götalandsregionen"), ("borås kommun", "Borås kommun"), ("regionen i väst", "Regionen i Väst")],
)
def test_a_party_is_called_by_a_name_that_the_text_has_and_never_by_its_short_id(name: str, label: str) -> None:
    party = {"id": "vgr", "name": "Västra Götalandsregionen", "side": "region", "members": ["Borås kommun"],
             "aliases": ["Regionen i Väst"]}  # fmt: skip
    stated = {"kind": "county-agreement", "id": "a", "title": "A", "parties": [party]}
    document = SourceDocument("a", model_for("county-agreement").model_validate(stated), "a.yaml", {}, asked=True)
    fact = Fact("party_name", "a:n", {"name": name, "of": "vgr"}, "a", ("parties", 0))
    lines = Lines(DocumentSet((document,)), open_rulebook().register)
    assert [line.what.sv for line in lines.of([fact], dt.date(2026, 11, 28))] == [label]
