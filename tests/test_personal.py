"""What is a personal identity number and what is not; the numbers are published test numbers, or made up."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.personal import MASK, mask, personal_numbers


def check_digit(nine: str) -> str:
    """The check digit of nine digits, worked out from the right and by hand, unlike in the program."""
    total = 0
    for at, char in enumerate(reversed(nine)):
        total += sum(map(int, str(int(char) * (2 if at % 2 == 0 else 1))))
    return str(-total % 10)


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, str, str]:
    """The century, the date and the last four digits of a number; a coordination number every other time."""
    day = draw(st.dates(dt.date(1880, 1, 1), dt.date(2040, 12, 31)))
    born = f"{day.day + draw(st.sampled_from((0, 60))):02d}"
    date = f"{day:%y%m}{born}"
    serial = f"{draw(st.integers(0, 999)):03d}"
    return f"{day:%Y}"[:2], date, serial + check_digit(date + serial)


def forms(century: str, date: str, last: str) -> list[str]:
    """Every way of writing a number."""
    return [
        f"{date}-{last}", f"{date}+{last}", f"{date} {last}", f"{date} - {last}", f"{date}\u2013{last}",
        f"{century}{date}-{last}", f"{century}{date}+{last}", f"{century}{date} {last}", f"{century}{date}{last}",
        f"{century}{date[:2]}-{date[2:4]}-{date[4:]}-{last}", f"{date[:2]} {date[2:4]} {date[4:]}-{last}",
        f"{century} {date}-{last}", f"{date}-\n      {last}", f"{date}\u00a0{last}",
    ]  # fmt: skip


@given(numbers(), st.sampled_from(("{}", "Anna ({})", "tel.{} ", "a{}b", "2016: {}, 2017", "”{}”")))
def test_every_form_is_found_and_masked_and_nothing_else_changes(parts: tuple[str, str, str], around: str) -> None:
    for written in forms(*parts):
        text = around.format(written)
        hidden = mask(text)
        assert len(hidden) == len(text)
        assert not any(char.isdecimal() for char in hidden[len(around.split("{}", 1)[0]) :][: len(written)])
        assert hidden.replace(MASK, "") == around.format("".join(c for c in written if not c.isdecimal()))
        assert mask(hidden) == hidden


@given(numbers())
def test_ten_digits_count_after_a_word_or_where_the_number_is_written_out(parts: tuple[str, str, str]) -> None:
    ten = parts[1] + parts[2]
    assert mask(ten) == ten
    for before in ("personnummer ", "Personnr: ", "pnr. ", "samordningsnummer=", "personal identity number "):
        assert mask(before + ten) == before + MASK * 10
    assert ten not in mask(f"{ten} och {parts[1]}-{parts[2]}")


@given(numbers(), st.integers(1, 9))
def test_a_wrong_check_digit_is_no_number(parts: tuple[str, str, str], more: int) -> None:
    century, date, last = parts
    wrong = last[:3] + str((int(last[3]) + more) % 10)
    assert not personal_numbers(f"{century}{date}-{wrong}")


@pytest.mark.parametrize(
    "text",
    [
        "556016-0680",  # an organisation number
        "232100-0016",
        "16556016-0680",
        "Dnr 2016-1234",
        "dnr RS 2016/01234-12",
        "070-123 45 67",
        "08-123 456 78",
        "+46 70 123 45 67",
        "2016-01-01 2017-12-31",
        "2016-01-01--2017-12-31",
        "990231-0008",  # no such day
        "811328-9873",
        "811292-9876",  # 60 added gives the 32nd
        "1234567890123456",
        "8112289874",
        "1 234 567 890 kr",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert mask(text) == text
    assert personal_numbers(text) == []


def test_place_and_kind_are_told() -> None:
    found = personal_numbers("Anna 811228-9874, 701063-2391")
    assert [(one.start, one.end, one.kind) for one in found] == [(5, 16, "personal"), (18, 29, "coordination")]
    leap = "000229-000" + check_digit("000229000")
    assert [one.kind for one in personal_numbers(leap)] == ["personal"], "there was a 29 February in 2000, not in 1900"


def test_a_number_after_other_digits_is_found() -> None:
    for before in ("2016 ", "1981 ", "12 34 ", "2013-07-01 – 2027-12-31, "):
        assert mask(f"{before}811228-9874") == f"{before}{MASK * 6}-{MASK * 4}"


def test_a_long_text_of_near_misses_takes_a_time_that_grows_with_it() -> None:
    """Twenty times the text, and not four hundred times the time."""
    from time import process_time

    def seconds(count: int) -> float:
        text = "811228-9875 811228-9874 " * count
        began = process_time()
        assert len(personal_numbers(text)) == count
        return process_time() - began

    seconds(100)
    assert seconds(10_000) < 100 * max(seconds(500), 0.01)
