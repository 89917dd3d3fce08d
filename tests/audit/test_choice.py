"""Which documents are chosen, and what is said of words that mean nothing."""

import datetime as dt
from typing import Any

import pytest

from lokcheck.audit.choice import Choice, chosen, read_choice
from lokcheck.audit.record import Audited
from lokcheck.errors import UsageError
from tests.audit.records import FAILED, base, rulebook, varied


def read(**given: Any) -> Choice:
    return read_choice(rulebook(), **given)


def document(**changes: Any) -> Audited:
    first = base()[0]._replace(county="Jönköpings län", kind="county-agreement", own_day=dt.date(2016, 1, 1))
    return first._replace(**changes)


@pytest.mark.parametrize("name", ["06", "Jönköpings län", "jönköping", "Region Jönköpings län"])
def test_a_county_by_any_of_its_names(name: str) -> None:
    assert read(counties=(name,)).keeps(document())
    assert not read(counties=(name,)).keeps(document(county="Skåne län"))
    assert not read(counties=(name,)).keeps(document(county=None))


@pytest.mark.parametrize("name", ["county-agreement", "länsöverenskommelse", "County agreement"])
def test_a_kind_in_either_language(name: str) -> None:
    assert read(kinds=(name,)).keeps(document())
    assert not read(kinds=(name,)).keeps(document(kind="mandate"))


def test_years_and_status_and_several_values() -> None:
    choice = read(years=("2012", "2015-2017"), statuses=("antagen", "draft"))
    assert choice.keeps(document(status="draft"))
    assert not choice.keeps(document(status="expired"))
    assert not choice.keeps(document(status="draft", own_day=dt.date(2013, 5, 1)))
    assert not choice.keeps(document(status="draft", own_day=None))


def test_the_law_in_force_when_it_was_made() -> None:
    old, new = read(law="HSL (1982:763)"), read(law="16 kap. 3 § HSL")
    assert old.keeps(document()) and not new.keeps(document())
    assert new.keeps(document(own_day=dt.date(2018, 5, 1))) and not old.keeps(document(own_day=dt.date(2018, 5, 1)))


def test_failures_are_never_chosen_away() -> None:
    kept = list(chosen(varied(60), read(counties=("06",))))
    assert FAILED in kept
    assert {record.county for record in kept if isinstance(record, Audited)} == {"Jönköpings län"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"counties": ("Jönkpng",)}, "Menade du 'Jönköpings län'?"),
        ({"kinds": ("lokal",)}, "Välj bland: county-agreement"),
        ({"statuses": ("adopte",)}, "Menade du 'adopted'?"),
        ({"years": ("16",)}, "2016-2019"),
        ({"law": "SoL 99 kap. 3 §"}, "Av socialtjänstlagen (2025:400) finns: 3 kap. 1 §"),
        ({"law": "socialtjänstlgen"}, "Menade du 'socialtjänstlagen'?"),
        ({"law": "HSL 16 kap. 3 § och SoL 7 kap. 2 §"}, "flera hänvisningar"),
    ],
)
def test_words_that_mean_nothing_get_the_nearest(given: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(**given)
    assert said in raised.value.show("sv")


@pytest.mark.parametrize(("name", "meant"), [("Jonkopng", "Jönköpings län"), ("Region Skone", "Skåne län")])
def test_a_misspelt_county_has_its_nearest(name: str, meant: str) -> None:
    with pytest.raises(UsageError) as error:
        read(counties=(name,))
    assert f"Menade du {meant!r}?" in error.value.text.sv
