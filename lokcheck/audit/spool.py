"""Results on disk while an audit runs: they come in any order, and are read in that of the audit."""

import tempfile
from collections.abc import Iterator

from lokcheck.audit.done import Done

__all__ = ["Spool"]


class Spool:
    """A file without a name, which is gone when the process is: an audit of any size takes little memory."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="lokcheck-")  # noqa: SIM115 - it lives as long as the spool
        self._places: dict[int, tuple[int, int]] = {}
        self._end = 0

    def add(self, done: Done) -> None:
        """Keep the lines of ``done``; a unit that is there already is kept as it first came."""
        if done.number not in self._places:
            self._file.seek(self._end)
            self._file.write(done.packed)
            self._places[done.number] = (self._end, len(done.packed))
            self._end += len(done.packed)

    def lines(self) -> Iterator[bytes]:
        """Yield every line, in the order of the units; may be called any number of times."""
        for number in sorted(self._places):
            start, size = self._places[number]
            self._file.seek(start)
            yield from Done(number, self._file.read(size)).lines()

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()
