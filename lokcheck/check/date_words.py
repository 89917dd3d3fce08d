"""Dates as documents are encoded, in words: '2008-21' is 'våren 2008', and '2008-05/2008-06' a period."""

import re

from lokcheck.texts import Lang, Text

__all__ = ["date_words"]

_PART = r"\d{4}(?:-(?:\d\d(?:-\d\d)?|Q[1-4]))?"
_DATE = re.compile(rf"{_PART}(?:/(?:{_PART}|\.\.))?")
_SEASONS = {
    "21": Text("våren", "spring"), "22": Text("sommaren", "summer"), "23": Text("hösten", "autumn"),
    "24": Text("vintern", "winter"),
}  # fmt: skip


def date_words(text: str, lang: Lang) -> str:
    """Return ``text`` with seasons and quarters in words and a dash in a period, if it is a date; else as it is."""
    if not _DATE.fullmatch(text):
        return text
    first, slash, last = text.partition("/")
    if not slash:
        return _said(first, lang)
    return f"{_said(first, lang)} –" if last == ".." else f"{_said(first, lang)} – {_said(last, lang)}"


def _said(part: str, lang: Lang) -> str:
    year, _, rest = part.partition("-")
    if rest in _SEASONS:
        return f"{_SEASONS[rest].get(lang)} {year}"
    if rest.startswith("Q"):
        return f"kvartal {rest[1]} {year}" if lang == "sv" else f"quarter {rest[1]} of {year}"
    return part
