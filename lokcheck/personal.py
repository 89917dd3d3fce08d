"""Swedish personal identity numbers in texts: found, and masked, so that no output repeats one.

A number counts when it has one of the written forms of a personnummer or samordningsnummer, a date of birth that exists
(for a samordningsnummer with 60 added to the day) and the right check digit (Luhn, over the last ten digits). So
organisation numbers (the third digit is at least 2), telephone numbers, registry numbers and sums of money do not
count, but by the rarest chance. Ten digits in a row count only after a word that says what they are, or where the text
has the number in another form.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

__all__ = ["MASK", "PersonalNumber", "mask", "personal_numbers"]

MASK = "•"
"""What stands for each digit. It means nothing in YAML, and Windows' code page 1252 has it."""

_DASH = "[-+\u2010\u2011\u2012\u2013\u2212]"
# Every form has six digits before its last four: only around such places the forms themselves are tried.
_LIKELY = re.compile(rf"\d(?=\d[- ]?\d\d[- ]?\d\d(?:(?:{_DASH}|\s)\s*(?:{_DASH}\s*)?\d{{4}}|\d{{4}})(?!\d))")
_CENTURY = (3, 2, 0)
"""Where a form may begin before its year: the century, which a space may follow, or nothing."""
_WORDS = 60
"""Characters before the digits in which a word may say what they are."""


@cache
def _form() -> re.Pattern[str]:
    """The written forms. A number may go over a line break: what reads the file joins lines, or a report broke them."""
    space = r"(?:[ \t\u00a0\u202f]|[ \t]*\r?\n[ \t]*)"
    return re.compile(
        rf"""(?<!\d)(?<!\d[.,:/])(?:
          (?:(?:18|19|20){space}?)?\d{{6}}(?:{space}?{_DASH}{space}?|{space})\d{{4}}
        | (?:18|19|20)\d{{10}}
        | (?:18|19|20)\d\d-\d\d-\d\d{_DASH}\d{{4}}
        | (?:18|19|20)?\d\d\ \d\d\ \d\d\ ?{_DASH}\ ?\d{{4}}
        )(?!\d)""",
        re.VERBOSE,
    )


@cache
def _named() -> re.Pattern[str]:
    """Digits after a word that says what they are."""
    return re.compile(
        r"(?:person(?:-|al |al identity )?(?:nummer|nr|number)|pers\.? ?nr|pnr|(?:samordnings|födelse)(?:nummer|nr)"
        r"|coordination number)[^\d\n]{0,20}(?<!\d)(\d{10}|(?:18|19|20)\d\d-\d\d-\d\d \d{4})(?!\d)",
        re.IGNORECASE,
    )


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(r"(?<!\d)(?:\d\d)?(\d{10})(?!\d)")


_COORDINATION = 60
"""What a samordningsnummer adds to the day of birth."""


class PersonalNumber(NamedTuple):
    """Where a number stands in a text: the index of its first character, and of the one after its last."""

    start: int
    end: int
    kind: Literal["personal", "coordination"]


def personal_numbers(text: str) -> list[PersonalNumber]:
    """Return the numbers in ``text``, in their order."""
    found: list[PersonalNumber] = []
    for likely in _LIKELY.finditer(text):
        if found and likely.start() < found[-1].end:
            continue
        number = _formed(text, likely.start()) or _bare(text, likely.start())
        if number is not None:
            found.append(number)
    return sorted({*found, *_again(text, found)})


def mask(text: str) -> str:
    """Return ``text`` with each digit of a personal identity number replaced, and so with the same length."""
    parts: list[str] = []
    at = 0
    for found in personal_numbers(text):
        hidden = "".join(MASK if char.isdecimal() else char for char in text[found.start : found.end])
        parts += [text[at : found.start], hidden]
        at = found.end
    return "".join([*parts, text[at:]]) if parts else text


def _formed(text: str, year: int) -> PersonalNumber | None:
    """Return the number whose year begins at ``year`` in one of the written forms."""
    for before in _CENTURY:
        match = _form().match(text, year - before) if before <= year else None
        kind = _kind(match[0]) if match is not None else None
        if match is not None and kind is not None:
            return PersonalNumber(match.start(), match.end(), kind)
    return None


def _bare(text: str, year: int) -> PersonalNumber | None:
    """Return the number whose year begins at ``year`` after a word that says what it is."""
    if not (text[year + 6 : year + 7].isdecimal() or text[year + 2 : year + 3] == "-"):
        return None
    for match in _named().finditer(text, max(0, year - _WORDS), year + _WORDS):
        kind = _kind(match[1]) if match.start(1) in (year, year - 2) else None
        if kind is not None:
            return PersonalNumber(match.start(1), match.end(1), kind)
    return None


def _again(text: str, found: Iterable[PersonalNumber]) -> Iterator[PersonalNumber]:
    """A number that is written out once is one where its digits stand alone, too."""
    known = {_digits(text[one.start : one.end])[-10:]: one.kind for one in found}
    for match in _alone().finditer(text) if known else ():
        if match[1] in known:
            yield PersonalNumber(match.start(), match.end(), known[match[1]])


def _digits(written: str) -> str:
    return "".join(str(int(char)) for char in written if char.isdecimal())


def _kind(written: str) -> Literal["personal", "coordination"] | None:
    """Return what the digits of ``written`` are; None where date or check digit is wrong."""
    digits = [int(char) for char in _digits(written)]
    year = digits[0] * 1000 + digits[1] * 100 if len(digits) == 12 else None
    ten = digits[-10:]
    if not _luhn(ten):
        return None
    short, month, day = (10 * ten[at] + ten[at + 1] for at in (0, 2, 4))
    centuries = (1800, 1900, 2000) if year is None else (year,)
    if any(_exists(century + short, month, day) for century in centuries):
        return "personal"
    if any(_exists(century + short, month, day - _COORDINATION) for century in centuries):
        return "coordination"
    return None


def _luhn(digits: list[int]) -> bool:
    """Whether the last digit is the check digit of the others: every other digit is doubled, and its digits added."""
    doubled = (2 * digit if at % 2 == 0 else digit for at, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
