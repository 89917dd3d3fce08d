"""Did you mean."""

import pytest

from lokcheck.model.dates import parse_date
from lokcheck.sources.faults import quoted, shorten
from lokcheck.sources.words import nearest, nearest_date, slug


@pytest.mark.parametrize(
    ("word", "found"),
    [("titel", "title"), ("Title", "title"), ("target groups", "target_groups"), ("TARGET-GROUPS", "target_groups"),
     ("parter", "parties"), ("Parter", "parties"), ("xyz", None), ("", None), ("title" * 1000, None)],
)  # fmt: skip
def test_nearest(word: str, found: str | None) -> None:
    assert nearest(word, {"title": ("Titel",), "target_groups": (), "parties": ("Parter",)}) == found


@pytest.mark.parametrize(
    ("text", "date"),
    [("1 juni 2016", "2016-06-01"), ("den 28 april 2014", "2014-04-28"), ("20160601", "2016-06-01"),
     ("2016-6-1", "2016-06-01"), ("2016/06/01", "2016-06-01"), ("1/6 2016", "2016-06-01"), ("1.6.2016", "2016-06-01"),
     ("juni 2016", "2016-06"), ("Maj, 2016", "2016-05"), ("våren 2008", "2008-21"), ("hösten 2008", "2008-23"),
     ("sommaren 2008", "2008-22"), ("Q1 2016", "2016-Q1"), ("kvartal 3 2016", "2016-Q3"), ("2016 Q2", "2016-Q2")],
)  # fmt: skip
def test_dates_as_people_write_them(text: str, date: str) -> None:
    assert nearest_date(text) == date
    assert parse_date(date).text == date


@pytest.mark.parametrize("text", ["", "snart", "1 vår 2016", "juni", "2016", "x" * 1000, "1" * 1000])
def test_no_date(text: str) -> None:
    assert nearest_date(text) is None


def test_slug() -> None:
    assert slug("Jönköpings län 2016") == "jonkopings-lan-2016"
    assert slug("–") is None


def test_shown_values_are_short_and_printable() -> None:
    assert shorten("x" * 1000) == "x" * 59 + "…"
    assert quoted("a\x1b[31m\n  b\u202e") == '"a\\x1b[31m b\\u202e"'
