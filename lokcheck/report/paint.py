"""Colours, where they are asked for; without them every function gives its text back."""

from typing import NamedTuple

__all__ = ["Paint", "Tint"]

Tint = str
"""The name of a tint, as in ``_CODES``; '' for none."""

_CODES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "warning": "33",
    "note": "36",
    "good": "32",
}


class Paint(NamedTuple):
    """Puts ANSI codes around text if ``on``."""

    on: bool

    def __call__(self, text: str, tint: Tint) -> str:
        """Return ``text`` in ``tint``."""
        code = _CODES.get(tint)
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and code and text else text
