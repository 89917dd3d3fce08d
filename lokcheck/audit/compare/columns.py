"""The documents that are compared, without what they state: what they are called, and where they are."""

from string import ascii_uppercase
from typing import NamedTuple

from lokcheck.audit.record import Audited

__all__ = ["Column", "column_of", "label"]


class Column(NamedTuple):
    """A document."""

    key: str
    title: str
    file: str
    kind: str
    county: str | None
    own_day: str
    ended: bool
    """Its period is over: it is compared as it was on its own date."""


def column_of(record: Audited) -> Column:
    """Return ``record`` without what it states."""
    day = str(record.own_day) if record.own_day else ""
    return Column(record.key, record.title, record.file, record.kind, record.county, day, record.ended is not None)


def label(at: int, number: int) -> str:
    """Return what the document in place ``at`` of ``number`` is called: a letter; of more than 26 a number."""
    return ascii_uppercase[at] if number <= len(ascii_uppercase) else str(at + 1)
