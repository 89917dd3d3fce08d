import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.errors import RuleError
from lokcheck.places import Places, load_places, number_word

RULES = Path(__file__).parents[1] / "rules" / "places"
THEN, NOW = dt.date(2016, 6, 1), dt.date(2026, 11, 22)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.from_data(json.loads(json.dumps(load_places(RULES).to_data())))


def test_there_are_290_municipalities_in_21_counties(places: Places) -> None:
    assert len(places.counties) == 21
    assert sum(len(places.municipalities(county)) for county in places.counties) == 290
    assert all(one.county == one.code[:2] for county in places.counties for one in places.municipalities(county))


@pytest.mark.parametrize(
    ("county", "number"), [("06", 13), ("Jönköpings län", 13), ("14", 49), ("09", 1), ("Region Skåne", 33), ("99", 0)]
)
def test_municipalities_of_a_county(places: Places, county: str, number: int) -> None:
    assert len(places.municipalities(county)) == number


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("06", "06"),
        ("Jönköpings län", "06"),
        ("Jönköpings läns", "06"),
        ("Jönköping", "06"),
        ("jönköpings  LÄN", "06"),
        ("Region Jönköpings län", "06"),
        ("Västra Götaland", "14"),
        ("VGR", "14"),
        ("Gotlands län", "09"),
        ("Region Gotland", "09"),
        ("Dalarnas län", "20"),
        ("Norrbottens läns landsting", "25"),
    ],
)
def test_a_county_is_found(places: Places, name: str, code: str) -> None:
    found = places.county(name)
    assert found is not None and found.code == code


def test_an_unknown_county_is_none(places: Places) -> None:
    assert places.county("Smålands län") is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Örnsköldsviks kommun", "2284"),
        ("Örnsköldsvik", "2284"),
        ("Sundsvalls kommun", "2281"),
        ("Sundsvall", "2281"),
        ("Sundsvalls", "2281"),
        ("SUNDSVALLS KOMMUN", "2281"),
        ("Sundsvalls kommuns", "2281"),
        ("kommunen i Sundsvall", "2281"),
        ("Malmö stad", "1280"),
        ("Göteborgs Stad", "1480"),
        ("Stockholms stad", "0180"),
        ("Borås Stad", "1490"),
        ("Borås", "1490"),
        ("Falu kommun", "2080"),
        ("Falun", "2080"),
        ("Upplands-Bro", "0139"),
        ("Upplands\u2011Bro", "0139"),
        ("Kil", "1715"),
        ("Mora", "2062"),
        ("Torsås", "0834"),
        ("Höörs kommun", "1267"),
        ("Haparanda stad", "2583"),
        ("Gotland", "0980"),
        ("2281", "2281"),
        ("Region\u00a0Gotland", "0980"),
        ("Habo kommun", "0643"),
    ],
)
def test_a_municipality_is_found(places: Places, name: str, code: str) -> None:
    for found in (places.municipality(name), places.find(name)):
        assert found is not None and (found.kind, found.code) == ("municipality", code)


@pytest.mark.parametrize("name", ["", "kommun", "Smålands kommun", "landstinget", "kommunerna i länet"])
def test_what_is_no_place_is_none(places: Places, name: str) -> None:
    assert places.municipality(name) is None and places.find(name) is None


def test_every_municipality_is_found_by_its_names(places: Places) -> None:
    for county in places.counties:
        for one in places.municipalities(county):
            assert places.municipality(one.name) is one
            assert places.municipality(one.short or "") is one
            assert places.municipality(f"{one.short}s kommun") is one
            assert places.municipality(one.code) is one


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Region Jönköpings län", "06"),
        ("Regionen i Jönköpings län", "06"),
        ("Landstinget i Jönköpings län", "06"),
        ("Norrbottens läns landsting", "25"),
        ("Landstinget Västernorrland", "22"),
        ("Västra Götalandsregionen", "14"),
        ("Västra Götalandsregionens", "14"),
        ("VGR", "14"),
        ("Region Jämtland Härjedalen", "23"),
        ("Region Stockholm", "01"),
    ],
)
def test_a_region_is_found_by_all_its_names(places: Places, name: str, code: str) -> None:
    found = places.find(name, NOW)
    assert found is not None and (found.kind, found.code, found.outside_region) == ("region", code, False)


@pytest.mark.parametrize(
    ("name", "when", "called"),
    [
        ("Region Jönköpings län", "2014-12-31", "Landstinget i Jönköpings län"),
        ("Region Jönköpings län", "2015-01-01", "Region Jönköpings län"),
        ("Norrbottens läns landsting", "2016-12-31", "Norrbottens läns landsting"),
        ("Norrbottens läns landsting", "2017-01-01", "Region Norrbotten"),
        ("Landstinget Västernorrland", "2011-01-01", "Landstinget Västernorrland"),
        ("Region Stockholm", "2018-12-31", "Stockholms läns landsting"),
        ("Region Stockholm", "2019-01-01", "Region Stockholm"),
        ("VGR", "2008-01-24", "Västra Götalandsregionen"),
        ("VGR", "1990-01-01", "Västra Götalandsregionen"),
        ("SKL", "2019-11-26", "Sveriges Kommuner och Landsting"),
        ("SKL", "2019-11-27", "Sveriges Kommuner och Regioner"),
        ("Statens folkhälsoinstitut", "2013-12-31", "Statens folkhälsoinstitut"),
        ("Statens folkhälsoinstitut", "2014-01-01", "Folkhälsomyndigheten"),
        ("Gotlands kommun", "2010-12-31", "Gotlands kommun"),
        ("Gotlands kommun", "2011-01-01", "Region Gotland"),
    ],
)
def test_a_place_has_the_name_of_the_day(places: Places, name: str, when: str, called: str) -> None:
    found = places.find(name, day(when))
    assert found is not None and found.name_at(day(when)) == called


@pytest.mark.parametrize(
    ("name", "when", "fits"),
    [
        ("Landstinget i Jönköpings län", "2014-12-31", True),
        ("Landstinget i Jönköpings län", "2016-06-01", False),
        ("Jönköpings läns landsting", "2016-06-01", False),
        ("Regionen i Jönköpings län", "2016-06-01", True),
        ("Region Norrbotten", "2016-06-01", False),
        ("SKL", "2019-11-26", True),
        ("SKL", "2019-11-27", False),
        ("SKR", "2019-11-26", False),
        ("Region Gotland", "2016-06-01", True),
        ("Sundsvalls kommun", "2016-06-01", True),
    ],
)
def test_whether_a_name_suits_its_day(places: Places, name: str, when: str, fits: bool) -> None:
    found = places.find(name)
    assert found is not None and found.fits(name, day(when)) is fits


def test_gotland_is_a_municipality_with_the_tasks_of_a_region(places: Places) -> None:
    found = places.find("Region Gotland", NOW)
    assert found is not None
    assert (found.kind, found.code, found.county, found.outside_region) == ("municipality", "0980", "09", True)
    county = places.county("09")
    assert county is not None and county.region is None
    others = [one for c in places.counties for one in places.municipalities(c) if one.outside_region]
    assert others == [found]


def test_a_county_is_told_apart_from_its_region(places: Places) -> None:
    found = places.find("Jönköpings län")
    assert found is not None and (found.kind, found.code) == ("county", "06")


def test_confidence_of_the_names(places: Places) -> None:
    verified = {one.region.code for one in places.counties if one.region and one.region.confidence == "verified"}
    assert verified == {"06"}
    skr = places.find("SKR")
    assert skr is not None and skr.confidence == "verified"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("tretton", 13),
        ("Tretton", 13),
        ("13", 13),
        ("ett", 1),
        ("en", 1),
        ("tjugo", 20),
        ("tjugoen", 21),
        ("tjugoett", 21),
        ("trettioett", 31),
        ("fyrtionio", 49),
        ("nittio nio", 99),
        ("hundra", 100),
        ("etthundra", 100),
        ("tvåhundranittio", 290),
        ("aderton", 18),
        ("noll", 0),
        ("arton", 18),
        ("tjugonio.", 29),
        ("trettiotre", 33),
        ("alla", None),
        ("", None),
        ("tretton kommuner", None),
        ("hundrahundra", None),
        ("tjugonoll", None),
        ("tjugotio", None),
        ("några", None),
        ("3,5", None),
        ("-3", None),
    ],
)
def test_numbers_in_words(text: str, number: int | None) -> None:
    assert number_word(text) == number


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str) -> None:
    found = number_word(text)
    assert found is None or found >= 0


@given(name=st.text(max_size=40))
def test_any_text_is_a_place_or_none(places: Places, name: str) -> None:
    found = places.find(name, NOW)
    assert found is None or found.name_at(NOW)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("municipalities.csv", "2281;Sundsvall;Sundsvalls kommun", "2281;Sundsvall", "code;short name;name"),
        ("municipalities.csv", "2281;Sundsvall;Sundsvalls kommun", "22x1;Sundsvall;Sundsvalls kommun", "code;short"),
        ("municipalities.csv", "2281;Sundsvall;Sundsvalls kommun\n", "", "must have 7 municipalities, not 6"),
        ("places.yaml", 'Region Stockholm, from: "2019-01-01"', 'Region Stockholm, from: "2019"', "missing or wrong"),
        ("places.yaml", 'code: "03", name: Uppsala län', 'code: "03"', "missing or wrong"),
        ("places.yaml", "counties:", "counties: [", "not valid YAML"),
    ],
)
def test_a_fault_in_the_files_is_refused(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    folder = tmp_path / "places"
    shutil.copytree(RULES, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_places(folder)
    assert message in caught.value.text.en
    assert caught.value.place is not None and caught.value.place.file == file


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="can not be read"):
        load_places(tmp_path)


def test_the_list_agrees_with_the_statistics_it_was_made_from() -> None:
    given_list = RULES.parents[2] / "shared" / "data" / "municipalities.csv"
    if not given_list.exists():
        pytest.skip("the list of municipalities is not at hand")
    rows = [line.split(",") for line in given_list.read_text(encoding="utf-8").splitlines()[1:]]
    places = load_places(RULES)
    ours = {(one.code, one.short) for county in places.counties for one in places.municipalities(county)}
    assert ours == {(row[0], row[1]) for row in rows}


def test_parties_of_one_county_name_it(places: Places) -> None:
    found = places.county_of(["Region Dalarna", "Mora kommun", "en förening som ingen känner"])
    assert found is not None and found.name == "Dalarnas län"
    assert places.county_of(["Region Dalarna", "Sundsvalls kommun"]) is None
    assert places.county_of(["en förening som ingen känner"]) is None
