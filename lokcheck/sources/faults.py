"""Small helpers for messages: quoting what a file says, and making an error of two sentences and a place."""

from lokcheck.errors import InputError, Place
from lokcheck.texts import Text

__all__ = ["fault", "quoted", "shorten"]


def fault(place: Place | None, sv: str, en: str, advice: tuple[str, str] | None = None) -> InputError:
    """Return the error that says ``sv``/``en`` at ``place``, with advice in both languages."""
    return InputError(Text(sv, en), place, Text(*advice) if advice else None)


def shorten(value: object, width: int = 60) -> str:
    """Return ``value`` as one short printable line; control characters never reach a terminal."""
    text = " ".join(str(value)[: 4 * width].split())
    text = "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
    return text if len(text) <= width else text[: width - 1] + "…"


def quoted(value: object) -> str:
    """Return ``value`` shortened and in quotation marks."""
    return f'"{shorten(value)}"'
