"""The line of a document's file that a finding points at, and which part of it."""

from lokcheck.errors import LokcheckError
from lokcheck.facts.fact import DocPath
from lokcheck.personal import mask
from lokcheck.report.model import Excerpt
from lokcheck.sources.documents import SourceDocument
from lokcheck.sources.encoding import decode

__all__ = ["Excerpts"]

_LONGEST = 500
"""Characters of a line that are kept: a file may be one line of megabytes."""


class Excerpts:
    """Gives excerpts from one document's file, which is split into lines when the first is asked for."""

    def __init__(self, source: SourceDocument) -> None:
        """``source`` has the content of its file."""
        self._source = source
        self._lines: list[str] | None = None

    def at(self, path: DocPath, *, key: bool = False) -> Excerpt | None:
        """Return the line on which the value at ``path``, or with ``key`` its key, begins; None where it has no place.

        A value that goes over several lines is marked to the end of its first.
        """
        mark = self._source.marks.get(path) if path else None
        if mark is None:
            return None
        line, start, end_line, end = mark[4:8] if key and mark.key_line else mark[:4]
        text = self._line(line)
        if text is None:
            return None
        stop = end if end_line == line else len(text) + 1
        if start > _LONGEST:
            return None
        return Excerpt(line, text[:_LONGEST], start, min(max(stop, start + 1), _LONGEST + 1))

    def _line(self, number: int) -> str | None:
        if self._lines is None:
            try:
                text = mask(decode(self._source.data, self._source.file))
            except LokcheckError:
                text = ""
            self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._lines[number - 1] if 0 < number <= len(self._lines) else None
