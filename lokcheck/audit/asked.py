"""Of which documents an audit was, in words: without that, the figures of some would look like those of all."""

from collections.abc import Iterable

from lokcheck.audit.record import Head
from lokcheck.report.words import KINDS, STATUSES, word
from lokcheck.texts import Text

__all__ = ["asked_text", "is_part"]

_NAMES = {
    "county": Text("län", "county"), "kind": Text("slag", "kind"), "year": Text("år", "year"),
    "status": Text("status", "status"), "law": Text("lag som gällde", "law in force"),
    "include": Text("filer", "files"), "exclude": Text("utom filer", "except files"),
}  # fmt: skip
"""What leaves documents out, by the name of the option."""
_WORDS = {"kind": KINDS, "status": STATUSES}


def is_part(head: Head) -> bool:
    """Return whether documents were left out, so that a county without one may have one all the same."""
    return any(name in _NAMES for name, _ in head.asked)


def asked_text(head: Head) -> Text | None:
    """Return what the choice was, such as 'län: Jönköpings län; slag: länsöverenskommelse'; None for all documents."""
    parts = [_part(name, values) for name, values in head.asked if name in _NAMES]
    return Text("; ".join(part.sv for part in parts), "; ".join(part.en for part in parts)) if parts else None


def _part(name: str, values: Iterable[str]) -> Text:
    words = [word(_WORDS.get(name, {}), _span(value) if name == "law" else value) for value in values]
    sv, en = (", ".join(text.get(lang) for text in words) for lang in ("sv", "en"))
    return Text(f"{_NAMES[name].sv}: {sv}", f"{_NAMES[name].en}: {en}")


def _span(days: str) -> str:
    """'2002-01-01/2025-06-30' as a period; the ends may be open."""
    return days.replace("/", " – ").strip()
