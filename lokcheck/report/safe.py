"""Makes text from documents harmless to a terminal: what could move the cursor or reverse text is shown as code."""

import re

__all__ = ["for_xml", "plain"]

# Control characters (C0, DEL, C1), marks that change the direction of writing or hide, separators, lone surrogates.
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile(r"[ \t\r\n]+")


def plain(text: str) -> str:
    """Return ``text`` on one line, with every character that a terminal could obey written as its code."""
    if text.isprintable():
        return _SPACE.sub(" ", text) if "  " in text else text
    return re.sub(_UNSAFE, _code, _SPACE.sub(" ", text))


def for_xml(text: str) -> str:
    """Return ``text`` with a sign of replacement for each character that XML can not hold."""
    return _NOT_XML.sub("\ufffd", text)


def _code(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
