"""How wide text is on a screen, and how it is broken into lines: between words, and never inside a citation or path."""

import re
import unicodedata

from lokcheck.report.safe import plain

__all__ = ["GLUE", "glued", "pad", "width_of", "wrap"]

GLUE = "\0"
"""Stands for a space at which no line is broken; it can not occur in a text that ``plain`` has cleaned."""

_TINT = re.compile(r"\x1b\[[0-9;]*m")
_PLAIN = re.compile("[ -\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e✓✗─]*")
"""Letters and signs of one column each: nearly every word there is."""
_DIGIT = re.compile(r"\d")
_SFS = r"(?: \(\d{4}:\d+\))?"
_CITATION = re.compile(
    rf"\b(?:(?:\d+ (?:[a-z] )?kap\. )?\d+ (?:[a-z] )?§§?(?: (?:[A-ZÅÄÖ]\w*|hälso- och sjukvårdslagen|\w+lagen))?{_SFS}"
    rf"|(?:[A-ZÅÄÖ]\w*|\w+lagen|lagen|förordningen) \(\d{{4}}:\d+\)(?: \d+ kap\.)?(?: \d+ (?:[a-z] )?§)?"
    r"|(?:s\.|p\.|sid\.|rad|rader|sida|line|lines|page|avsnitt|section|nr|kap\.|SFS|SOU|prop\.|Prop\.|Ds|dir\.) \d\S*"
    r"|\d{4}-\d\d-\d\d (?:–|-|--) \d{4}-\d\d-\d\d"
    r"|\d+ (?:av|of) \d+)"
)  # fmt: skip


def width_of(text: str) -> int:
    """Return the columns that ``text`` takes: none for a tint or combining mark, two for a wide character."""
    if "\x1b" in text:
        text = _TINT.sub("", text)
    return len(text) if _is_plain(text) else sum(map(_columns, text))


def _is_plain(text: str) -> bool:
    return text.isascii() or _PLAIN.fullmatch(text) is not None


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, width: int) -> str:
    """Return ``text`` with spaces after it up to ``width`` columns."""
    return text + " " * (width - width_of(text))


def glued(text: str) -> str:
    """Return cleaned ``text`` that is never broken: a path, an id."""
    return plain(text).replace(" ", GLUE)


def _unbroken(text: str) -> str:
    """Return ``text`` with its citations glued: each of them has a digit."""
    return _CITATION.sub(lambda match: match[0].replace(" ", GLUE), text) if _DIGIT.search(text) else text


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return ``text`` in lines of at most ``width`` columns, after ``first`` and then ``rest``.

    What can not be broken (a path, a citation) and is longer than a line has a line to itself. The text is cleaned,
    apart from GLUE.
    """
    rest = first if rest is None else rest
    parts = GLUE.join(plain(part) for part in text.split(GLUE)) if GLUE in text else plain(text)
    measure = len if _is_plain(parts.replace(GLUE, " ")) else width_of
    lines: list[str] = []
    line, used, empty = first, width_of(first), True
    for word in _unbroken(parts).split(" "):
        if not word:
            continue
        size = measure(word)
        if not empty and used + 1 + size > width:
            lines.append(line)
            line, used, empty = rest, width_of(rest), True
        line, used = (line + word, used + size) if empty else (f"{line} {word}", used + 1 + size)
        empty = False
    lines.append(line)
    return [done.replace(GLUE, " ").rstrip() for done in lines]
