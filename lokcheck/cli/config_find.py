"""Finds the configuration for what is checked: nothing is read or imported where there is none."""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from lokcheck.errors import ConfigError, Place
from lokcheck.texts import Text

__all__ = ["NAMES", "find_config", "has_settings", "named_config"]

NAMES = ("lokcheck.toml", ".lokcheck.toml", "pyproject.toml")
"""The files that are looked for in each folder, the first of them first."""
_TABLE = re.compile(rb"tool[\"']?\s*\.\s*[\"']?lokcheck")
_MAGIC = re.compile(r"[*?\[]")
_NO_SETTINGS = ("LOKCHECK_LANG", "LOKCHECK_CACHE", "LOKCHECK_DEBUG")


def has_settings(environment: Mapping[str, str]) -> bool:
    """Return whether a variable may set something that a configuration sets too; the language is read before."""
    return any(name.startswith("LOKCHECK_") and name not in _NO_SETTINGS for name in environment)


def find_config(files: Iterable[str], stdin_filename: str | None = None) -> Path | None:
    """Return the nearest configuration above what is checked, up to the repository's root; None where there is none.

    Raises ConfigError where the files have different ones: one run has one configuration.
    """
    found: dict[str, str] = {}
    for start in dict.fromkeys(_folder(file, stdin_filename) for file in files):
        path = _above(start)
        if path is not None:
            found.setdefault(path, start)
    if len(found) > 1:
        one, other = map(_shown, list(found)[:2])
        raise ConfigError(
            Text(f"Det som ska kontrolleras har olika inställningar: {one} och {other}.",
                 f"What is to be checked has different configurations: {one} and {other}."), None,
            Text("Kontrollera var för sig, eller välj en med --config.",
                 "Check them apart, or choose one with --config."),
        )  # fmt: skip
    return Path(_shown(next(iter(found)))) if found else None


def _folder(argument: str, stdin_filename: str | None) -> str:
    """The folder in which the search begins: that of a file, or what stands before the signs of a pattern."""
    name = (stdin_filename or "") if argument == "-" else argument
    match = None if os.path.lexists(name) else _MAGIC.search(name)
    if match is not None:
        name = os.path.join(os.path.dirname(name[: match.start()]), "")  # noqa: PTH118, PTH120 - Path drops the end
    path = os.path.abspath(name)  # noqa: PTH100 - Path.absolute keeps the '..'
    return path if os.path.isdir(path) else os.path.dirname(path)  # noqa: PTH112, PTH120 - a Path for each costs time


def _above(folder: str) -> str | None:
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)  # noqa: PTH118
            if os.path.isfile(path) and (name != NAMES[-1] or _has_table(path)):  # noqa: PTH113
                return path
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder or os.path.lexists(os.path.join(folder, ".git")):  # noqa: PTH118
            return None
        folder = parent


def _has_table(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return _TABLE.search(file.read(1_000_000)) is not None
    except OSError:
        return False


def _shown(path: str) -> str:
    """Return the path from here where it lies below, else whole."""
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return path
    return path if near.startswith("..") else near


def named_config(name: str) -> Path:
    """Return the file that ``--config`` names. Raises ConfigError if there is none."""
    path = Path(name)
    if not path.is_file():
        raise ConfigError(Text("Filen med inställningar finns inte.", "There is no such configuration."),
                          Place(path.as_posix()))  # fmt: skip
    return path
