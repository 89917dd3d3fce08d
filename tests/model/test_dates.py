import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.model.dates import parse_date


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2016-12-31", (2016, 12, 31), (2016, 12, 31), "day"),
        ("2008-02", (2008, 2, 1), (2008, 2, 29), "month"),
        ("2016-12", (2016, 12, 1), (2016, 12, 31), "month"),
        ("2016-Q4", (2016, 10, 1), (2016, 12, 31), "quarter"),
        ("2008-21", (2008, 3, 1), (2008, 5, 31), "season"),
        ("2008-24", (2008, 12, 1), (2009, 2, 28), "season"),
        ("2009", (2009, 1, 1), (2009, 12, 31), "year"),
        ("2008-01/2008-03", (2008, 1, 1), (2008, 3, 31), "interval"),
    ],
)
def test_spans(text: str, first: tuple[int, int, int], last: tuple[int, int, int], precision: str) -> None:
    span = parse_date(text)
    assert (span.first, span.last, span.precision) == (dt.date(*first), dt.date(*last), precision)


def test_a_year_may_be_a_number() -> None:
    assert parse_date(2009) == parse_date("2009")


@pytest.mark.parametrize("wrong", ["", "218", "2016-13", "2016-02-30", "2016-1-1", "1 januari 2016", True, 2.5, None,
                                   "2016-05/2016-03", "0000"])  # fmt: skip
def test_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"date|datum|period"):
        parse_date(wrong)


@given(st.dates())
def test_every_day_is_itself(day: dt.date) -> None:
    span = parse_date(day.isoformat())
    assert span.first == span.last == day


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        span = parse_date(text)
    except ValueError:
        return
    assert span.first <= span.last
