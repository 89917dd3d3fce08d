"""Results of earlier audits, kept by content: a second run judges only what changed.

A key covers everything that a result depends on: the content and names of the unit's files, the rulebook with its
register, lokcheck's own code, the engine, the day, the settings, and persons' answers. An entry is written whole or not
at all, and carries a checksum: one that is damaged is as good as none. Two runs may share the folder.
"""

import hashlib
import os
import platform
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from lokcheck.audit.answers import NAMES
from lokcheck.audit.done import Done
from lokcheck.audit.unit import Unit
from lokcheck.audit.workshop import Task

__all__ = ["MOST_BYTES", "Cache", "code_digest", "default_folder", "read_with"]

MOST_BYTES = 512 * 2**20
"""Of a cache's entries: what has not been used for longest is thrown away above it. 100,000 documents fit."""
_SUFFIX = ".unit"
_ENTRY = re.compile(r"[0-9a-f]{2}/(?:[0-9a-f]{30}\.unit|new-.*\.tmp)")
"""The names of files that are ours: whatever else lies in the folder is never touched."""
_UNFINISHED_SECONDS = 3600
_SIZE = 16


class Cache:
    """A folder of results for one task."""

    def __init__(self, folder: Path, task: Task, made_with: Iterable[str]) -> None:
        """``made_with``: the digests and versions of rulebook, code and engine."""
        self._folder = folder / "audit"
        named = [_content(Path(path)) for paths in (task.attestations, task.waivers) for path in ("", *paths)]
        configured = task.configured.digest() if task.configured else ""
        said = [*made_with, str(task.as_of), str(task.facts), str(task.fence is None), configured, *named]
        self._base = hashlib.blake2b("\0".join(said).encode(), digest_size=_SIZE)
        self._answers: dict[str, str] = {}

    def get(self, unit: Unit) -> Done | None:
        """Return what ``unit`` came to before; None where that is not known, or can not be trusted."""
        path = self._path(unit)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):  # a cache that may be read only is of use all the same
            os.utime(path)
        checksum, body = data[:_SIZE], data[_SIZE:]
        if checksum != _checksum(path, body):
            return None
        try:
            return Done.from_bytes(unit.number, body)
        except (ValueError, TypeError):
            return None

    def put(self, unit: Unit, done: Done) -> None:
        """Keep ``done``, unless it says that it is not to be kept; a folder that can not be written is left alone."""
        if not done.keeps:
            return
        path, body = self._path(unit), done.to_bytes()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix="new-", suffix=".tmp")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_checksum(path, body) + body)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError:
            return

    def prune(self, most: int = MOST_BYTES) -> None:
        """Throw away what has not been used for longest until ``most`` bytes are left, and what a killed run left."""
        entries = sorted(self._entries(), key=lambda entry: entry[0])
        newest = entries[-1][0] if entries else 0.0
        left = sum(size for _, size, _ in entries)
        for when, size, path in entries:
            if left > most or (path.suffix != _SUFFIX and when < newest - _UNFINISHED_SECONDS):
                with suppress(OSError):  # a folder that may be read only
                    path.unlink(missing_ok=True)
                left -= size

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for path in self._folder.glob("*/*"):
            if not _ENTRY.fullmatch(f"{path.parent.name}/{path.name}"):
                continue
            try:
                facts = path.stat()
            except OSError:
                continue  # another run threw it away
            yield facts.st_mtime, facts.st_size, path

    def _path(self, unit: Unit) -> Path:
        key = self._base.copy()
        for file in unit.files:
            key.update(f"{file.name}\0{file.sha256}\0{file.asked}{file.named}\0".encode("utf-8", "surrogateescape"))
        for folder in dict.fromkeys(os.path.dirname(file.path) for file in unit.files if file.asked):  # noqa: PTH120
            key.update(self._answers_in(folder).encode())
        name = key.hexdigest()
        return self._folder / name[:2] / f"{name[2:]}{_SUFFIX}"

    def _answers_in(self, folder: str) -> str:
        """What the files of answers in ``folder`` hold."""
        if folder not in self._answers:
            self._answers[folder] = "".join(f"{name}\0{_content(Path(folder) / name)}\0" for name in NAMES)
        return self._answers[folder]


def default_folder() -> Path:
    """Return the user's folder for what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path("lokcheck", appauthor=False)


def code_digest() -> str:
    """Return a checksum over lokcheck's own code: another version may judge otherwise."""
    found = hashlib.blake2b(digest_size=_SIZE)
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*.py")):
        found.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def read_with() -> tuple[str, ...]:
    """Return the versions of what reads the files: another Python or YAML reader may read them otherwise."""
    import yaml

    return platform.python_version(), yaml.__version__


def _content(path: Path) -> str:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=_SIZE).hexdigest()
    except OSError:
        return ""


def _checksum(path: Path, body: bytes) -> bytes:
    """Of an entry and its name: one that was put in another's place is damaged too."""
    return hashlib.blake2b(f"{path.parent.name}/{path.name}\0".encode() + body, digest_size=_SIZE).digest()
