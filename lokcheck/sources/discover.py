"""From what the user wrote to files: files, folders, patterns in quotation marks, and ``-`` for standard input.

A folder is searched for YAML files, without hidden files and folders and without following links: a link inside
can only lead back, or out of what the user pointed at.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lokcheck.errors import InputError, Place
from lokcheck.sources.faults import fault
from lokcheck.sources.files import SUFFIXES, missing, real_path, shown

__all__ = ["STDIN", "Found", "FoundFile", "Skips", "discover"]

STDIN = "<stdin>"
_MAGIC = re.compile(r"[*?\[]")
_PART = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)


Skips = Callable[[Path], Callable[[Path, bool], bool]]
"""From the folder that is searched to what tells whether a path below it, which is a folder or not, is passed over."""


class FoundFile(NamedTuple):
    """A file to read. ``named``: the user wrote its name, rather than that of a folder or a pattern.

    ``path`` is None for standard input without a name; ``base`` is the folder that the user pointed at.
    """

    path: Path | None
    name: str
    base: Path
    named: bool
    stdin: bool = False


class Found(NamedTuple):
    """The files, in the order of the arguments and sorted within each, and what was wrong with the others."""

    files: tuple[FoundFile, ...]
    problems: tuple[InputError, ...]


def discover(arguments: Sequence[str], *, stdin_name: str | None = None, skips: Skips | None = None) -> Found:
    """Return the files that ``arguments`` mean, each once; a file that is named as well counts as named.

    ``stdin_name`` is the path that standard input (``-``) stands for. A folder without YAML files gives nothing.
    ``skips`` makes, for a folder that is searched, what tells the files and folders below it that are passed over.
    """
    files: dict[str, FoundFile] = {}
    problems: list[InputError] = []
    for argument in arguments:
        try:
            found = _expand(argument, stdin_name, problems, skips)
        except InputError as error:
            problems.append(error)
            continue
        for file in found:
            key = STDIN if file.path is None else str(real_path(file.path))
            if key not in files or (file.stdin, file.named) > (files[key].stdin, files[key].named):
                files[key] = file
    return Found(tuple(files.values()), tuple(problems))


def _expand(argument: str, stdin_name: str | None, problems: list[InputError], skips: Skips | None) -> list[FoundFile]:
    """Return the files of one argument; folders below that can not be read go to ``problems``."""
    if argument == "-":
        path = Path(stdin_name) if stdin_name else None
        base = path.parent if path else Path()
        return [FoundFile(path, shown(path) if path else STDIN, base, True, True)]
    if not argument or "\0" in argument:
        raise fault(None, "Ett argument är tomt eller innehåller ett nolltecken.",
                    "An argument is empty or holds a NUL character.")  # fmt: skip
    path = Path(argument)
    if not os.path.lexists(path):
        if _MAGIC.search(argument):
            return _matching(argument, problems, skips)
        raise missing(path, shown(path))
    if _is_folder(path):
        return [FoundFile(file, shown(file), path, False) for file in _walk(path, problems, skips)]
    return [FoundFile(path, shown(path), path.parent, True)]


def _walk(top: Path, problems: list[InputError], skips: Skips | None) -> Iterator[Path]:
    """The YAML files under ``top``, sorted by folder and name; a folder that can not be read goes to ``problems``."""
    skipped = skips(top) if skips else None
    waiting = [(top, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as scan:
                entries = sorted(scan, key=lambda entry: entry.name, reverse=True)
        except OSError:
            problems.append(fault(Place(shown(path)), "Mappen kan inte läsas.", "The folder can not be read."))
            continue
        wanted = [(path / entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries if _is_wanted(entry)]
        waiting.extend(one for one in wanted if skipped is None or not skipped(*one))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_wanted(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith(".") or entry.is_symlink():
        return False
    if not entry.is_dir(follow_symlinks=False):
        return entry.name.lower().endswith(SUFFIXES)
    # Windows has links to folders that do not call themselves links.
    return os.name != "nt" or real_path(Path(entry.path)).parent == real_path(Path(entry.path).parent)


def _matching(pattern: str, problems: list[InputError], skips: Skips | None) -> list[FoundFile]:
    parts = Path(pattern).parts
    first = next(at for at, part in enumerate(parts) if _MAGIC.search(part))
    base = Path(*parts[:first])
    try:
        matches = _regex("/".join(parts[first:]))
    except re.error:
        raise fault(Place(pattern), "Mönstret är felskrivet.", "The pattern is written wrongly.") from None
    under = _walk(base, problems, skips) if _is_folder(base) else iter(())
    files = [path for path in under if matches.fullmatch(path.relative_to(base).as_posix())]
    if not files:
        raise fault(Place(shown(Path(pattern))), "Ingen YAML-fil passar mönstret.", "No YAML file matches the pattern.",
                    ("** betyder alla undermappar.", "** means all folders below."))  # fmt: skip
    return [FoundFile(path, shown(path), base, False) for path in files]


def _regex(pattern: str) -> re.Pattern[str]:
    """``*`` and ``?`` stay within a folder, ``**`` does not; a folder that matches stands for what is in it."""
    special = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    out = ""
    for part in _PART.findall(pattern):
        if part in special:
            out += special[part]
        elif len(part) > 2 and part.startswith("["):
            inner = part[1:-1].replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^")
            out += f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
        else:
            out += re.escape(part)
    return re.compile(f"{out}(?:/.*)?", re.DOTALL)
