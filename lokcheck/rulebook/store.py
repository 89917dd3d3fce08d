"""Where a built rulebook is kept between runs: building takes most of a second, reading the built one milliseconds.

The key is a checksum over the rulebook's files and lokcheck's own code, so what is read is what would be built. A
damaged or unwritable store is never trusted and never an error: the rulebook is built again.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

__all__ = ["BuiltShelf", "Shelf", "StoredShelf", "digest_of", "store_folder"]


class Shelf(Protocol):
    """Parts of a built rulebook by name."""

    digest: str

    def get(self, name: str) -> Any:
        """Return the part called ``name``. Raises KeyError."""
        ...


class BuiltShelf:
    """The parts in memory, as they were just built."""

    def __init__(self, digest: str, parts: dict[str, Any]) -> None:
        """``parts`` are plain data."""
        self.digest, self._parts = digest, parts

    def get(self, name: str) -> Any:
        """Return the part called ``name``."""
        return self._parts[name]

    def save(self, folder: Path) -> None:
        """Write every part, each whole or not at all; a folder that can not be written is left alone."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, part in self._parts.items():
                _write(folder / f"{name}.json", json.dumps(part, ensure_ascii=False, separators=(",", ":")))
        except OSError:
            return


class StoredShelf:
    """The parts in a folder; one that is missing or damaged is made anew by ``rebuild``."""

    def __init__(self, digest: str, folder: Path, rebuild: "Rebuild") -> None:
        """``rebuild`` gives the built shelf when a part can not be trusted."""
        self.digest, self._folder, self._rebuild = digest, folder, rebuild

    def get(self, name: str) -> Any:
        """Return the part called ``name``."""
        try:
            checksum, _, text = (self._folder / f"{name}.json").read_text("utf-8").partition("\n")
            if checksum == _checksum(text):
                return json.loads(text)
        except (OSError, ValueError):
            pass
        return self._rebuild().get(name)


class Rebuild(Protocol):
    """Builds the rulebook, and saves it."""

    def __call__(self) -> BuiltShelf:
        """Return the built shelf."""
        ...


def digest_of(folders: Mapping[str, Iterable[Path]], code: Iterable[Path]) -> str:
    """Return a checksum over the contents of the files of ``folders``, by name, and the size and time of ``code``."""
    found = hashlib.blake2b(digest_size=16)
    for name, files in folders.items():
        found.update(name.encode("utf-8", "surrogateescape") + b"\0")
        for path in files:
            found.update(path.name.encode("utf-8", "surrogateescape") + b"\0" + path.read_bytes() + b"\0")
    for path in code:
        facts = path.stat()
        found.update(f"{path.name} {facts.st_size} {facts.st_mtime_ns}\0".encode())
    return found.hexdigest()


def store_folder() -> Path:
    """Return the user's folder for built rulebooks; ``LOKCHECK_CACHE`` names another."""
    named = os.environ.get("LOKCHECK_CACHE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "lokcheck"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lokcheck"


def _write(path: Path, text: str) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"{_checksum(text)}\n{text}")
    Path(name).replace(path)


def _checksum(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).hexdigest()
