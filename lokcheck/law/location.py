"""Chapter, sections, paragraph and item: where in an act a citation points, read from its tokens."""

from typing import NamedTuple

from lokcheck.law.tokens import Token, spaced

__all__ = ["Location", "read_location"]

_CHAPTER = frozenset({"kap", "kapitel", "kapitlet"})
_ORDINALS = {
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "sjätte": 6, "sjunde": 7, "åttonde": 8,
    "nionde": 9, "tionde": 10,
}  # fmt: skip
_PARAGRAPH = frozenset({"stycket", "stycke", "st", "styckena"})
_ITEM = frozenset({"punkten", "punkt", "p"})
_JOINING = frozenset({"och", "samt", "eller", "till", "resp", "respektive"})
_RANGE = frozenset({"-", "till"})
_MAX_RANGE = 40
_MAX_ITEM = 100


class Location(NamedTuple):
    """Where tokens ``start`` to ``end`` point; nothing in it is ``known`` where they are mere numbers."""

    start: int
    end: int
    chapter: str | None = None
    sections: tuple[str, ...] = ()
    paragraph: int | None = None
    item: str | None = None

    @property
    def known(self) -> bool:
        """Whether a chapter or a section was read."""
        return bool(self.chapter or self.sections)


def read_location(tokens: list[Token], at: int) -> Location | None:
    """Return the place that begins at token ``at``, None where none does.

    A run of numbers that is no place comes back as one that is not ``known``, so that it is not read again: each token
    is looked at a bounded number of times.
    """
    chapter, after = _chapter(tokens, at)
    sections, end, item = _sections(tokens, _skip(tokens, after, ".,") if chapter else after, chapter is None)
    if sections:
        chapter, sections = _split_ratio(chapter, sections)
        return _details(tokens, Location(at, end, chapter, sections, None, item))
    if chapter:
        return Location(at, after, chapter)
    return Location(at, end) if end > at else None


def _chapter(tokens: list[Token], at: int) -> tuple[str | None, int]:
    """Return the chapter that begins at ``at`` ('16 kap.', 'kapitel 16') and the token after it."""
    if _number(tokens, at) and _word(tokens, at + 1) in _CHAPTER:
        return tokens[at].value, _skip(tokens, at + 2, ".")
    if _word(tokens, at) in _CHAPTER:
        following = _skip(tokens, at + 1, ".")
        if _number(tokens, following):
            return tokens[following].value, following + 1
    return None, at


def _sections(tokens: list[Token], at: int, ratios: bool) -> tuple[tuple[str, ...], int, str | None]:
    """Return the sections at ``at``, the token after them, and the item of '§ 9:1'.

    Without sections, the token after the run of numbers that was read; ``at`` itself where there was none.
    """
    if _kind(tokens, at) == "section":
        return _sections_after_sign(tokens, at + 1)
    if _kind(tokens, at) == "ratio":
        end = at + 1
        return (tokens[at].value,) if ratios else (), end + (_kind(tokens, end) == "section"), None
    numbers, end, last = _run(tokens, at)
    if numbers and _kind(tokens, end) == "section":
        return numbers, end + 1, None
    if numbers and _word(tokens, end) in _CHAPTER:
        return (), last, None  # the last number of the run is a chapter: it is read again, once
    return (), end, None


def _sections_after_sign(tokens: list[Token], at: int) -> tuple[tuple[str, ...], int, str | None]:
    """Return the sections that follow '§', as in '§ 9', '§§ 8-9', '§ 9:1'."""
    if _kind(tokens, at) == "ratio":
        section, _, item = tokens[at].value.partition(":")
        return (section,), at + 1, _item(item)
    numbers, end, _ = _run(tokens, at)
    if len(numbers) == 1 and _kind(tokens, at + 1) == "word" and tokens[at].value[-1] in "iå":
        return (tokens[at].value.partition(" ")[0],), end, None  # '§ 3 i lagen': 'i' is the word, not the letter
    return numbers, max(end, at), None


def _run(tokens: list[Token], at: int) -> tuple[tuple[str, ...], int, int]:
    """Return the numbers joined from ``at`` on, the token after them, and the token of the last number."""
    numbers: list[str] = []
    end = last = at
    joined: str | None = None
    while _number(tokens, end):
        value = tokens[end].value
        numbers.extend(_range(numbers[-1], value) if joined in _RANGE and numbers else (value,))
        last, end = end, end + 1
        following = _skip(tokens, end, ",")
        word = _word(tokens, following)
        joined = "-" if _is_sign(tokens, following, "-") else word if word in _JOINING else None
        following += joined is not None
        if following == end or not _number(tokens, following):
            break
        end = following
    return tuple(dict.fromkeys(numbers)), end, last


def _range(first: str, last: str) -> tuple[str, ...]:
    """Return the sections after ``first`` up to ``last``: 8 to 10, or 8 a to 8 d; only the end where it is neither."""
    low, _, low_letter = first.partition(" ")
    high, _, high_letter = last.partition(" ")
    if low_letter and high_letter and low == high and low_letter < high_letter:
        return tuple(f"{low} {chr(code)}" for code in range(ord(low_letter) + 1, ord(high_letter) + 1))
    if not low_letter and not high_letter and 0 < int(high) - int(low) <= _MAX_RANGE:
        return tuple(str(number) for number in range(int(low) + 1, int(high) + 1))
    return (last,)


def _split_ratio(chapter: str | None, sections: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return chapter and sections where the section was written '16:3'."""
    if chapter is None and len(sections) == 1 and ":" in sections[0]:
        chapter, _, section = sections[0].partition(":")
        return chapter, (spaced(section),)
    return chapter, sections


def _details(tokens: list[Token], location: Location) -> Location:
    """Return the location with the paragraph and item that follow it: 'andra stycket 3', '1 st. 2 p.', 'p. 2', '2'."""
    end = location.end
    paragraph, end = _unit(tokens, end, _PARAGRAPH)
    item, end = _unit(tokens, end, _ITEM)
    if item is None and location.item is None and _plain_item(tokens, end):
        return location._replace(end=end + 1, paragraph=paragraph, item=_item(tokens[end].value))
    return location._replace(end=end, paragraph=paragraph, item=str(item) if item else location.item)


def _unit(tokens: list[Token], at: int, unit: frozenset[str]) -> tuple[int | None, int]:
    """Return the number of a paragraph or item at ``at``, before or after its word, and the token after it."""
    number = _ORDINALS.get(_word(tokens, at) or "")
    if number is None and _number(tokens, at):
        text, _, letter = tokens[at].value.partition(" ")
        if letter and letter in unit:  # '1 p' is scanned as a number with a letter
            return int(text), _skip(tokens, at + 1, ".")
        number = int(text) if not letter else None
    if number and _word(tokens, at + 1) in unit:
        return number, _skip(tokens, at + 2, ".")
    if _word(tokens, at) in unit:
        following = _skip(tokens, at + 1, ".")
        if _number(tokens, following) and tokens[following].value.isdecimal():
            return int(tokens[following].value), following + 1
    return None, at


def _plain_item(tokens: list[Token], at: int) -> bool:
    """Whether a lone number follows that is an item ('9 § 1'), and neither a year nor the start of another place."""
    if not _number(tokens, at) or len(_digits(tokens[at].value)) > 2 or not tokens[at].value.isdecimal():
        return False
    _, end, _ = _run(tokens, at)
    return _kind(tokens, end) != "section" and _word(tokens, end) not in _CHAPTER


def _item(value: str) -> str | None:
    """Return an item's number without its letter; None for what is too large to be one."""
    number = int(_digits(value))
    return str(number) if 0 < number < _MAX_ITEM else None


def _digits(value: str) -> str:
    return value.partition(" ")[0]


def _number(tokens: list[Token], at: int) -> bool:
    """Whether token ``at`` is a number that can be a chapter's or a section's: no year."""
    return _kind(tokens, at) == "number" and len(_digits(tokens[at].value)) < 4


def _kind(tokens: list[Token], at: int) -> str | None:
    return tokens[at].kind if at < len(tokens) else None


def _word(tokens: list[Token], at: int) -> str | None:
    return tokens[at].value.casefold() if _kind(tokens, at) == "word" else None


def _is_sign(tokens: list[Token], at: int, signs: str) -> bool:
    return _kind(tokens, at) == "sign" and tokens[at].value in signs


def _skip(tokens: list[Token], at: int, signs: str) -> int:
    return at + 1 if _is_sign(tokens, at, signs) else at
