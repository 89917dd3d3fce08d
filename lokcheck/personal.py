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
from typing import Literal, NamedTuple

__all__ = ["MASK", "PersonalNumber", "mask", "personal_numbers"]

MASK = "•"
"""What stands for each digit. It means nothing in YAML, and Windows' code page 1252 has it."""

_DASH = "[-+\u2010\u2011\u2012\u2013\u2212]"
# A number may go over a line break: what reads the file joins the lines, or a report broke them.
_SPACE = r"(?:[ \t\u00a0\u202f]|[ \t]*\r?\n[ \t]*)"
_FORM = re.compile(
    rf"""(?<!\d)(?<!\d[.,:/])(?:
      (?P<century>18|19|20)?{_SPACE}?(?P<date>\d{{6}})(?:{_SPACE}?{_DASH}{_SPACE}?|{_SPACE})(?P<last>\d{{4}})
    | (?P<long>(?:18|19|20)\d{{10}})
    | (?P<parted>(?:18|19|20)\d\d-\d\d-\d\d{_DASH}\d{{4}})
    | (?P<spaced>(?:18|19|20)?\d\d\ \d\d\ \d\d\ ?{_DASH}\ ?\d{{4}})
    )(?!\d)""",
    re.VERBOSE,
)
_BARE = re.compile(
    r"(?:person(?:-|al |al identity )?(?:nummer|nr|number)|pers\.? ?nr|pnr|(?:samordnings|födelse)(?:nummer|nr)"
    r"|coordination number)[^\d\n]{0,20}(?<!\d)(\d{10}|(?:18|19|20)\d\d-\d\d-\d\d \d{4})(?!\d)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?<!\d)(?:\d\d)?(\d{10})(?!\d)")
# Every form has six digits before its last four: most texts are through with this.
_LIKELY = re.compile(rf"\d\d[- ]?\d\d[- ]?\d\d(?:(?:{_DASH}|\s)\s*(?:{_DASH}\s*)?\d{{4}}|\d{{4}})(?!\d)")
_COORDINATION = 60
"""What a samordningsnummer adds to the day of birth."""


class PersonalNumber(NamedTuple):
    """Where a number stands in a text: the index of its first character, and of the one after its last."""

    start: int
    end: int
    kind: Literal["personal", "coordination"]


def personal_numbers(text: str) -> list[PersonalNumber]:
    """Return the numbers in ``text``, in their order."""
    if _LIKELY.search(text) is None:
        return []
    found = [*_formed(text), *_bare(text)]
    return sorted({*found, *_again(text, found)})


def mask(text: str) -> str:
    """Return ``text`` with each digit of a personal identity number replaced, and so with the same length."""
    for found in personal_numbers(text):
        hidden = "".join(MASK if char.isdecimal() else char for char in text[found.start : found.end])
        text = text[: found.start] + hidden + text[found.end :]
    return text


def _formed(text: str) -> Iterator[PersonalNumber]:
    at = 0
    while (match := _FORM.search(text, at)) is not None:
        start = match.start() if match["century"] or match["date"] is None else match.start("date")
        kind = _kind(match[0])
        if kind is not None:
            yield PersonalNumber(start, match.end(), kind)
        at = match.end() if kind is not None else start + 1


def _bare(text: str) -> Iterator[PersonalNumber]:
    for match in _BARE.finditer(text):
        kind = _kind(match[1])
        if kind is not None:
            yield PersonalNumber(match.start(1), match.end(1), kind)


def _again(text: str, found: Iterable[PersonalNumber]) -> Iterator[PersonalNumber]:
    """A number that is written out once is one where its digits stand alone, too."""
    known = {_digits(text[one.start : one.end])[-10:]: one.kind for one in found}
    for match in _ALONE.finditer(text) if known else ():
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
