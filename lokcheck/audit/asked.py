"""Of which documents an audit was, in words: without that, the figures of some would look like those of all."""

from collections.abc import Iterable

from lokcheck.audit.record import Head
from lokcheck.report.words import KINDS, STATUSES, word
from lokcheck.texts import Text

__all__ = ["asked_text", "is_part", "options_text"]

_LEFT_OUT = {
    "county": Text("län", "county"), "kind": Text("slag", "kind"), "year": Text("år", "year"),
    "status": Text("status", "status"), "law": Text("lag som gällde", "law in force"),
    "include": Text("filer", "files"), "exclude": Text("utom filer", "except files"),
}  # fmt: skip
"""What leaves documents out, by the name of the option."""
_NAMES = {
    **_LEFT_OUT, "files-from": Text("lista", "list"),
    "no-ignore": Text("även det som git undantar", "also what git ignores"),
}  # fmt: skip
_FLAGS = ("no-ignore",)
"""Options without a value."""
_WORDS = {"kind": KINDS, "status": STATUSES}


def is_part(head: Head) -> bool:
    """Return whether documents were left out, so that a county without one may have one all the same."""
    return any(name in _LEFT_OUT for name, _ in head.asked)


def asked_text(head: Head) -> Text | None:
    """Return what left documents out, such as 'län: Jönköpings län; slag: länsöverenskommelse'; None for nothing."""
    left_out = [(name, values) for name, values in head.asked if name in _LEFT_OUT]
    return options_text(left_out) if left_out else None


def options_text(asked: Iterable[tuple[str, Iterable[str]]]) -> Text:
    """Return options that choose documents, by their names with their values, in words."""
    parts = [_part(name, values) for name, values in asked]
    return Text("; ".join(part.sv for part in parts), "; ".join(part.en for part in parts))


def _part(name: str, values: Iterable[str]) -> Text:
    called = word(_NAMES, name)
    if name in _FLAGS:
        return called
    words = [word(_WORDS.get(name, {}), _span(value) if name == "law" else value) for value in values]
    sv, en = (", ".join(text.get(lang) for text in words) for lang in ("sv", "en"))
    return Text(f"{called.sv}: {sv}", f"{called.en}: {en}")


def _span(days: str) -> str:
    """'2002-01-01/2025-06-30' as a period; the ends may be open."""
    return days.replace("/", " – ").strip()
