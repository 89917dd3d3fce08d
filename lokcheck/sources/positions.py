"""From a path in a document to the place in its file."""

from collections.abc import Mapping
from typing import Protocol

from lokcheck.errors import Place
from lokcheck.sources.nodes import Mark, Path

__all__ = ["Located", "mark_of", "place_of"]


class Located(Protocol):
    """Anything that knows its file and where its values stand in it."""

    @property
    def file(self) -> str:
        """The name of the file in messages."""

    @property
    def marks(self) -> Mapping[Path, Mark]:
        """The table of positions."""


def mark_of(doc: Located, path: Path) -> Mark | None:
    """Return the mark of the value at ``path``, or of the nearest value around it that has one.

    A path has no mark of its own where the value is missing, or stands behind an alias.
    """
    marks = doc.marks
    for length in range(len(path), -1, -1):
        mark = marks.get(path[:length])
        if mark is not None:
            return mark
    return None


def place_of(doc: Located, path: Path, *, key: bool = False) -> Place:
    """Return the place of the value at ``path``, or with ``key`` that of its key; line 0 where nothing is known."""
    mark = mark_of(doc, path)
    if mark is None:
        return Place(doc.file)
    if key and mark.key_line and path in doc.marks:
        return Place(doc.file, mark.key_line, mark.key_column)
    return Place(doc.file, mark.line, mark.column)
