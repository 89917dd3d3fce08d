"""What an unquoted word means: the core schema of YAML 1.2, with care for codes.

``2017:30``, ``nej``, ``no``, ``on`` and ``2016-05-01`` are text. Three departures from the core schema, because a
register code or an account number that is read as a number is lost: digits after a leading zero (``0114``, the SCB
code of a municipality) are text; so are whole numbers of more than 18 digits, and ``.inf`` and ``.nan``, which no
agreement means.
"""

import re

__all__ = ["CORE_TAGS", "NOT_PLAIN_TEXT", "NOT_SCALAR", "resolve", "resolve_tagged"]

Scalar = str | int | float | bool | None

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_OTHER_BASE = re.compile(r"0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}")
_WHOLE = r"(?:0|[1-9][0-9]*)"
_FLOAT = re.compile(rf"[-+]?(?:(?:\.[0-9]+|{_WHOLE}\.[0-9]*)(?:[eE][-+]?[0-9]+)?|{_WHOLE}[eE][-+]?[0-9]+)")
_NUMBER_START = frozenset("+-.0123456789")
NOT_PLAIN_TEXT = _NUMBER_START | {word[0] for word in _WORDS if word}
"""What an unquoted scalar that is no text begins with, unless it is empty."""
_PREFIX = "tag:yaml.org,2002:"
CORE_TAGS = frozenset(_PREFIX + name for name in ("str", "int", "float", "bool", "null", "map", "seq"))
"""The tags that may be written (``!!str 2016``); every other is refused."""
NOT_SCALAR = frozenset({_PREFIX + "map", _PREFIX + "seq"})


def resolve(text: str) -> Scalar:
    """Return the value of the unquoted scalar ``text``."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START:
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if len(text) <= 40 and _FLOAT.fullmatch(text):
        number = float(text)
        return number if abs(number) < 1e300 else text
    return text


def resolve_tagged(tag: str, text: str) -> Scalar:
    """Return ``text`` as what the core ``tag`` says. Raises ValueError where it is something else."""
    name = tag.removeprefix(_PREFIX)
    if name == "str":
        return text
    value = resolve(text)
    kind = "null" if value is None else type(value).__name__
    if name == "float" and kind == "int":
        return float(text)
    if kind != name:
        raise ValueError(name)
    return value
