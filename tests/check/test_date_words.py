import pytest

from lokcheck.check.date_words import date_words


@pytest.mark.parametrize(
    ("text", "sv", "en"),
    [
        ("2016-12-31", "2016-12-31", "2016-12-31"),
        ("2009-23", "hösten 2009", "autumn 2009"),
        ("2008-24", "vintern 2008", "winter 2008"),
        ("2016-Q3", "kvartal 3 2016", "quarter 3 of 2016"),
        ("2008-05/2008-06", "2008-05 – 2008-06", "2008-05 – 2008-06"),
        ("2008-23/..", "hösten 2008 –", "autumn 2008 –"),
        ("2011/2013", "2011 – 2013", "2011 – 2013"),
        # No dates: a title, a number with a stroke, a month that is none of the year's but no season.
        ("Plan 2009-23", "Plan 2009-23", "Plan 2009-23"),
        ("dnr 2011/2013", "dnr 2011/2013", "dnr 2011/2013"),
        ("2008-25", "2008-25", "2008-25"),
    ],
)
def test_dates_are_said_in_words(text: str, sv: str, en: str) -> None:
    assert (date_words(text, "sv"), date_words(text, "en")) == (sv, en)
