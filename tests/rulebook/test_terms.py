import pytest

from lokcheck.errors import RuleError

from .conftest import Load

SOURCE = "source: [{ref: källa, status: read}]"
TERMS = f"""\
format: 1
terms:
  - {{term: Landsting, forms: [landstinget], outdated_from: 2020-01-01, {SOURCE}}}
  - {{term: utvecklingsstörning, {SOURCE}}}
"""


def test_words_are_read_in_all_their_forms(load: Load) -> None:
    expected = {"landsting": "2020-01-01", "landstinget": "2020-01-01", "utvecklingsstörning": None}
    assert load(terms=TERMS).tables.terms == expected


def test_a_rulebook_needs_no_words(load: Load) -> None:
    assert load().tables.terms == {}


def test_a_word_stands_once(load: Load) -> None:
    with pytest.raises(RuleError, match="Landstinget") as caught:
        load(terms=TERMS + f"  - {{term: Landstinget, {SOURCE}}}\n")
    place = caught.value.place
    assert place is not None
    assert (place.file.endswith("terms.yaml"), place.line) == (True, 5)
