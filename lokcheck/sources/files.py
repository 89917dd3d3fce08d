"""Files: how they are shown, where lokcheck may read, and reading one without being led astray.

Nothing is read before its kind, size and real place are known: no device, no pipe, no 200 MB export, and nothing
outside the folders that the user pointed at, whatever links and references say.
"""

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from lokcheck.errors import InputError, Place, why
from lokcheck.personal import mask
from lokcheck.sources.faults import fault, quoted
from lokcheck.sources.nodes import LIMITS, Limits
from lokcheck.sources.reader import too_large
from lokcheck.sources.words import nearest

__all__ = ["DISK", "SUFFIXES", "Fence", "Files", "is_file", "missing", "read_file", "real_path", "shown"]

SUFFIXES = (".yaml", ".yml")
_NO_LETTER = re.compile("[\udc80-\udcff]")


class Fence(NamedTuple):
    """The folders within which files may be read, with their links resolved; None for no fence at all."""

    folders: tuple[Path, ...] | None

    def holds(self, real: Path) -> bool:
        """Whether the file at ``real``, a path with its links resolved, may be read."""
        return self.folders is None or any(real.is_relative_to(folder) for folder in self.folders)


class Files(Protocol):
    """Where files are read from: the disk, or a state of it that is kept elsewhere."""

    def real(self, path: Path) -> Path:
        """Return ``path`` with every link resolved."""
        ...

    def is_file(self, path: Path) -> bool:
        """Whether ``path`` is an ordinary file."""
        ...

    def read(self, path: Path, name: str) -> bytes:
        """Return the content of the file; ``name`` is what messages call it. Raises InputError."""
        ...

    def shown(self, path: Path) -> str:
        """Return ``path`` as messages and reports show it."""
        ...


def real_path(path: Path) -> Path:
    """Return ``path`` with every link resolved; links that go in a circle raise nothing, unlike in ``Path.resolve``."""
    return Path(os.path.realpath(path))


def is_file(path: Path) -> bool:
    """Whether ``path`` is an ordinary file that can be seen; unlike ``Path.is_file`` it never raises."""
    try:
        return path.is_file()
    except OSError:
        return False


def shown(path: Path) -> str:
    """Return ``path`` as messages and reports show it: from the working folder where it lies there, with ``/``.

    A personal identity number in it is masked. A byte that is no letter in UTF-8 is shown by its number, so that two
    files never have one name.
    """
    text = os.path.normpath(path)
    if path.is_absolute():
        here = os.path.normpath(Path.cwd())
        if Path(text).is_relative_to(here):
            text = os.path.relpath(text, here)
    letters = os.fsencode(text).decode("utf-8", "surrogateescape").replace(os.sep, "/")
    return mask(letters if letters.isascii() else _NO_LETTER.sub(_byte, letters))


def _byte(match: re.Match[str]) -> str:
    return f"\ufffd{ord(match[0]) - 0xDC00:02X}"


def read_file(path: Path, name: str, limits: Limits = LIMITS) -> bytes:
    """Return the content of the file ``path``; ``name`` is what messages call it.

    Raises InputError where it is not there, is no ordinary file, is too large or may not be read.
    """
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise fault(Place(name), "Detta är en mapp, inte en fil.", "This is a folder, not a file.")
        if not stat.S_ISREG(state.st_mode):
            raise fault(Place(name), "Detta är ingen vanlig fil (utan en enhet eller ett rör).",
                        "This is not an ordinary file (but a device or a pipe).",
                        ("Skicka innehållet på standard in och ange -.",
                         "Send the content on standard input, as -."))  # fmt: skip
        if state.st_size > limits.max_bytes:
            raise too_large(name, state.st_size, limits)
        with path.open("rb") as file:
            return file.read(limits.max_bytes + 1)
    except FileNotFoundError:
        raise missing(path, name) from None
    except PermissionError:
        raise fault(Place(name), "Filen får inte läsas: behörighet saknas.",
                    "The file may not be read: permission is missing.") from None  # fmt: skip
    except OSError as error:
        sv, en = why(error)
        raise fault(Place(name), f"Filen kan inte läsas: {sv}.", f"The file can not be read: {en}.") from None
    except ValueError:
        raise fault(Place(name), "Filen kan inte läsas: namnet är inget filnamn.",
                    "The file can not be read: the name is no name of a file.") from None  # fmt: skip


class _Disk:
    """The files of this computer."""

    def real(self, path: Path) -> Path:
        return real_path(path)

    def is_file(self, path: Path) -> bool:
        return is_file(path)

    def read(self, path: Path, name: str) -> bytes:
        return read_file(path, name)

    def shown(self, path: Path) -> str:
        return shown(path)


DISK: Files = _Disk()
"""The files of this computer."""


def missing(path: Path, name: str) -> InputError:
    """Return the error for a file or folder that does not exist, with the nearest name beside it."""
    guess = nearest(path.name, _names(path.parent), 0.5)
    advice = None
    if guess:
        near = quoted(shown(path.parent / guess))
        advice = (f"Menade du {near}?", f"Did you mean {near}?")
    elif not os.path.lexists(path.parent):
        folder = quoted(shown(path.parent))
        advice = (f"Mappen {folder} finns inte heller.", f"The folder {folder} does not exist either.")
    return fault(Place(name), "Filen finns inte.", "The file does not exist.", advice)


def _names(folder: Path) -> Iterable[str]:
    """The names that may be meant: YAML files and folders, none of them hidden; at most a thousand."""
    names: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and (entry.name.endswith(SUFFIXES) or entry.is_dir()):
                    names.append(entry.name)
                if len(names) == 1000:
                    break
    except (OSError, ValueError):
        return ()
    return sorted(names)
