"""Writing a report to a file: whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lokcheck.errors import LokcheckError, Place, UsageError, why
from lokcheck.personal import mask
from lokcheck.texts import Text

__all__ = ["check_target", "replacing", "write_file"]


def check_target(path: Path) -> None:
    """Raise UsageError, before any work is done, if ``path`` can not be a file."""
    if str(path) == "-":
        raise UsageError(
            Text("'-' är inget namn på en fil.", "'-' is no name of a file."),
            advice=Text("Ange namnet på en fil, t.ex. rapport.txt.", "Give the name of a file, such as report.txt."),
        )
    if path.is_dir():
        raise UsageError(
            Text("Det är en mapp.", "It is a folder."), Place(_shown(path)),
            Text("Ange namnet på en fil, t.ex. rapport.txt.", "Give the name of a file, such as report.txt."),
        )  # fmt: skip
    if not path.parent.is_dir():
        raise UsageError(
            Text("Mappen finns inte.", "There is no such folder."), Place(_shown(path.parent)),
            Text("Skapa den först.", "Make it first."),
        )  # fmt: skip


def write_file(path: Path, data: str | bytes) -> None:
    """Write ``data`` (text as UTF-8) to ``path``: a reader sees the old file or the new one, never half of it.

    Personal identity numbers in text are masked.

    Raises LokcheckError if it can not be written.
    """
    content = mask(data).encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    try:
        real = Path(os.path.realpath(path))
        if real.exists() and not real.is_file():
            real.write_bytes(content)  # a device or a pipe: there is nothing to replace
        else:
            _replace(real, content)
    except OSError as error:
        sv, en = why(error)
        raise LokcheckError(
            Text(f"Filen gick inte att skriva: {sv}.", f"The file could not be written: {en}."), Place(_shown(path))
        ) from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a new file beside ``path`` to write to, which takes its place at the end; after an error nothing is left.

    Raises LokcheckError if it can not be written.
    """
    import tempfile

    try:
        real = Path(os.path.realpath(path))
        device = real.exists() and not real.is_file()
        handle, name = tempfile.mkstemp(dir=None if device else real.parent, prefix=f".{real.name}.")
        os.close(handle)
        made = Path(name)
        try:
            yield made
            if device:
                real.write_bytes(made.read_bytes())
                made.unlink()
            else:
                made.chmod(_mode(real))
                made.replace(real)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
    except OSError as error:
        sv, en = why(error)
        raise LokcheckError(
            Text(f"Filen gick inte att skriva: {sv}.", f"The file could not be written: {en}."), Place(_shown(path))
        ) from error


def _replace(path: Path, content: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(_mode(path))
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those of any new file."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _shown(path: Path) -> str:
    return path.as_posix()
