"""Results on disk while an audit runs: they come in any order, and are read in that of the audit."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from lokcheck.audit.done import Done
from lokcheck.errors import LokcheckError, Place, why
from lokcheck.texts import Text

__all__ = ["Spool"]


class Spool:
    """A file without a name, which is gone when the process is: an audit of any size takes little memory."""

    def __init__(self) -> None:
        """Raises LokcheckError where there is no folder for it that can be written."""
        with _told():
            self._file = tempfile.TemporaryFile(prefix="lokcheck-")  # noqa: SIM115 - it lives as long as the spool
        self._places: dict[int, tuple[int, int]] = {}
        self._end = 0

    def add(self, done: Done) -> None:
        """Keep the lines of ``done``; a unit that is there already is kept as it first came.

        Raises LokcheckError where the disk has no room for them.
        """
        if done.number not in self._places:
            with _told():
                self._file.seek(self._end)
                self._file.write(done.packed)
                self._file.flush()
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
        with suppress(OSError):  # what it could not write then, it can not write now
            self._file.close()


@contextmanager
def _told() -> Iterator[None]:
    """Make what the system says of the folder an error that says which folder it is."""
    try:
        yield
    except OSError as error:
        sv, en = why(error)
        raise LokcheckError(
            Text(f"Resultaten går inte att lägga undan medan granskningen pågår: {sv}.",
                 f"Results can not be put aside while the audit runs: {en}."), Place(_folder()),
            Text("TMPDIR väljer en annan mapp för tillfälliga filer.",
                 "TMPDIR chooses another folder for temporary files."),
        ) from error  # fmt: skip


def _folder() -> str:
    try:
        return tempfile.gettempdir()
    except OSError:
        return "TMPDIR"
