"""Who is to do what: by actor, by side of the agreement, and without what a decision waives."""

import datetime as dt

import pytest

from lokcheck.report.actors import by_actor, sides, to_mend, waived, who
from lokcheck.report.gist import figures, first, lead, waived_text
from lokcheck.report.model import Requirement, Waived
from lokcheck.rulebook.build import open_rulebook
from lokcheck.texts import Text
from tests.report import samples

WAIVER = Waived("Frågan utreds i länet.", "Regionstyrelsen", "RS 2026/12", dt.date(2026, 1, 1), dt.date(2027, 6, 30))


def with_waiver() -> tuple[Requirement, ...]:
    return tuple(item._replace(waiver=WAIVER) if item.rule == "LAG-07" else item for item in samples.every_outcome())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The region and the municipalities", ("region", "municipalities")),
        ("The municipalities", ("municipalities",)),
        ("The units of the municipality and the region", ("region", "municipalities")),
        ("The parties of the county", ("region", "municipalities")),
        ("Each party", ("region", "municipalities")),
        ("Those who prepare the agreement", ("others",)),
    ],
)
def test_a_requirement_is_asked_of_the_sides_that_its_text_names(text: str, expected: tuple[str, ...]) -> None:
    item = samples.every_outcome()[0]._replace(who=Text("x", text))
    assert sides(item) == expected


def test_nobody_named_is_told_as_such() -> None:
    item = samples.every_outcome()[0]._replace(who=None)
    assert who(item).sv == "Framgår inte" and sides(item) == ("others",)


def test_every_who_of_the_rulebook_that_names_a_party_in_swedish_names_it_in_english() -> None:
    for rule in open_rulebook().rules():
        if rule.who is not None:
            item = samples.every_outcome()[0]._replace(who=rule.who)
            swedish = rule.who.sv.lower()
            assert ("region" in swedish or "part" in swedish) == ("region" in sides(item)), rule.id


def test_findings_are_told_under_who_mends_them_gravest_first() -> None:
    found = by_actor(samples.every_outcome())
    assert [[item.rule for item in items] for items in found.values()] == [["LAG-07", "UPF-01", "INN-11"]]


def test_what_is_waived_is_no_task_and_stays_visible() -> None:
    document = samples.document(requirements=with_waiver())
    assert [item.rule for item in waived(document.requirements)] == ["LAG-07"]
    assert "LAG-07" not in [item.rule for item in [*to_mend(document.requirements), *first(document)]]
    assert lead(document, samples.TODAY).sv == "1 sak bör åtgärdas och 1 kan göras bättre."
    assert [figure.number for figure in figures(document)][:3] == [0, 1, 1]
    said = waived_text(document)
    assert said is not None and said.sv.startswith("1 fynd är undantaget") and said.en.startswith("1 finding is waived")
    assert waived_text(samples.document()) is None
