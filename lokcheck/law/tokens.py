"""The words, numbers and signs of a citation, in the order of the text.

One pass of one pattern without nested repetition, so the time grows with the length of the text and with nothing else.
"""

import re
from typing import Literal, NamedTuple

__all__ = ["Kind", "Token", "clean", "scan"]

Kind = Literal["number", "ratio", "sfs", "series", "proposition", "inquiry", "eu", "section", "word", "sign"]

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_PATTERN = re.compile(
    r"(?P<proposition>(?:(?i:\bprop(?:osition(?:en)?)?)\.?\s{0,2})?(?<!\d)(?P<session>\d{4}/\s?(?:\d{4}|\d\d)):\s?(?P<bill>\d{1,4})\b)"
    r"|(?P<inquiry>\b(?P<report>SOU|Ds|[Dd]ir)\.?\s{0,2}(?P<report_no>\d{4}:\s?\d{1,4})\b)"
    r"|(?P<series>\b(?P<issuer>[A-ZÅÄÖ]{2,6}-?FS|(?i:sosfs|hslf-fs))\s{0,2}(?P<issue>\d{4}:\s?\d{1,4})\b)"
    r"|(?P<sfs>(?:\bSFS\s{0,2})?(?<!\d)(?P<act>(?:1[6-9]|20)\d\d:\s?\d{1,4})\b)"
    r"|(?P<eu>\b20\d\d/\d{3,4}\b)"
    r"|(?P<ratio>(?<!\d)(?P<left>\d{1,3}):(?P<right>\d{1,3}(?:\s?[a-z](?![\w]))?))"
    rf"|(?P<number>(?<!\d)\d{{1,4}}(?!\d)(?:\s?[a-z](?![\w]))?)"
    r"|(?P<section>§{1,2})"
    rf"|(?P<word>[{_LETTER}][{_LETTER}-]*)"
    r"|(?P<sign>[^\s\w])"
)
_SPACES = {ord(sign): " " for sign in "\u00a0\u2007\u2009\u202f\u3000\t\r\n"}
_DASHES = {ord(sign): "-" for sign in "\u2010\u2011\u2012\u2013\u2014\u2212"}
# Characters that only shape the look of a text: soft hyphens, joiners, byte order marks, marks of emphasis.
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff*_`"))
_TABLE: dict[int, str | None] = {**_SPACES, **_DASHES, **_NOTHING}


class Token(NamedTuple):
    """A piece of the text: ``value`` is its normal form, ``start`` and ``end`` its place in the cleaned text."""

    kind: Kind
    value: str
    start: int
    end: int


def clean(text: str) -> str:
    """Return ``text`` composed (NFC), with plain spaces and hyphens and without invisible characters."""
    if text.isascii():
        return text.translate(_TABLE)
    import unicodedata

    return unicodedata.normalize("NFC", text).translate(_TABLE)


def scan(text: str) -> list[Token]:
    """Return the tokens of cleaned text; what is none of them (lone digits of long numbers, say) is left out."""
    tokens = []
    for match in _PATTERN.finditer(text):
        kind, value = _value(match)
        tokens.append(Token(kind, value, match.start(), match.end()))
    return tokens


def _value(match: "re.Match[str]") -> tuple[Kind, str]:
    """Return the kind of the match and its text in normal form."""
    group = match.group
    if group("proposition"):
        first, _, last = group("session").replace(" ", "").partition("/")
        return "proposition", f"prop. {first}/{last if last == '2000' else last[-2:]}:{group('bill')}"
    if group("inquiry"):
        return "inquiry", f"{group('report').replace('dir', 'Dir')} {_tight(group('report_no'))}"
    if group("series"):
        return "series", f"{group('issuer').upper()} {_tight(group('issue'))}"
    if group("sfs"):
        return "sfs", _tight(group("act"))
    if group("ratio"):
        return "ratio", f"{group('left')}:{spaced(group('right'))}"
    if group("number"):
        return "number", spaced(group("number"))
    for kind in _PLAIN:
        if group(kind):
            return kind, group(kind)
    raise AssertionError(match)


_PLAIN: tuple[Kind, ...] = ("eu", "section", "word", "sign")


def spaced(number: str) -> str:
    """Return a section's number with one space before its letter: '9a' gives '9 a'."""
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz ")
    letter = number[len(digits) :].strip()
    return f"{digits} {letter}" if letter else digits


def _tight(number: str) -> str:
    return number.replace(" ", "")
