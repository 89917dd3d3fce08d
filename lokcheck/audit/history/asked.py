"""What a history is asked about."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from lokcheck.audit.choice import Choice

__all__ = ["Asked", "Document", "document_of"]


class Asked(NamedTuple):
    """What to tell: between which audits (None: the last, and the one before it that is like it), and of what."""

    before: int | None = None
    after: int | None = None
    choice: Choice = Choice()
    topic: str | None = None
    rule: str | None = None


class Document(NamedTuple):
    """What a choice asks of a document."""

    county: str | None
    kind: str
    status: str | None
    own_day: dt.date | None


def document_of(row: Sequence[Any]) -> Document:
    """Return the document that ``row`` of the database begins with: county, kind, status, own day."""
    county, kind, status, day = row[:4]
    return Document(county, kind, status, dt.date.fromisoformat(day) if day else None)
