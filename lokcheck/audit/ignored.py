"""What git ignores: files that are generated or private are nobody's agreements.

A pattern is held against one path at a time, from the top down, as git does it: what lies in an ignored folder is never
looked at, and a pattern that takes back says nothing of what lies below.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

__all__ = ["ignored_below"]

_NAME = ".gitignore"
_PART = re.compile(
    r"(?P<first>^\*\*/)|(?P<within>/\*\*(?=/))|(?P<below>(?:^|/)\*\*$)|\*+|\?|"
    r"\[(?P<set>[!^]?\]?(?:\\.|[^\]\\])*)\]|\\?.",
    re.DOTALL,
)


class _Rule(NamedTuple):
    """A line of a .gitignore: what it matches, and whether it ignores that or takes it back."""

    matches: re.Pattern[str]
    ignores: bool
    folders: bool
    """Whether it is about folders only."""
    names: bool
    """Whether it is held against the last part of a path alone."""


_Level = tuple[Path, list[_Rule]]


def ignored_below(top: Path) -> Callable[[Path, bool], bool]:
    """Return what tells whether a path below the folder ``top`` is ignored; the flag says that it is a folder.

    The ``.gitignore`` files from the root of the repository down count, as for git: the deepest that says something
    decides. Where they ignore ``top`` itself, which the user named, only those in it and below count.
    """
    real = top.resolve()
    above = [level for folder in _from_root(real) for level in _levels(folder)]
    if any(_is_ignored(above, folder, folder=True) for folder in (real, *real.parents)):
        above = []
    known: dict[Path, list[_Level]] = {}

    def levels(folder: Path) -> list[_Level]:
        if folder not in known:
            before = above if folder == real else levels(folder.parent)
            known[folder] = [*before, *_levels(folder)]
        return known[folder]

    def ignored(path: Path, folder: bool) -> bool:
        place = real / path.relative_to(top)
        return _is_ignored(levels(place.parent), place, folder)

    return ignored


def _is_ignored(levels: list[_Level], path: Path, folder: bool) -> bool:
    for where, rules in reversed(levels):
        if where not in path.parents:
            continue
        name = path.relative_to(where).as_posix()
        for rule in reversed(rules):
            if (folder or not rule.folders) and rule.matches.fullmatch(path.name if rule.names else name):
                return rule.ignores
    return False


def _from_root(top: Path) -> Iterator[Path]:
    """The folders above ``top`` from the root of its repository; none where it lies in no repository, or is one."""
    folders = [top, *top.parents]
    root = next((at for at, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    yield from reversed(folders[1 : root + 1])


def _levels(folder: Path) -> Iterator[_Level]:
    try:
        lines = (folder / _NAME).read_text("utf-8-sig", "surrogateescape").splitlines()
    except OSError:
        return
    yield folder, [rule for line in lines if (rule := _rule(line)) is not None]


def _rule(line: str) -> _Rule | None:
    """Return what a line says; None for an empty one, a comment, or a pattern that matches nothing."""
    text = re.sub(r"(?<!\\)((?:\\\\)*) +$", r"\1", line)
    if not text or text.startswith("#"):
        return None
    back = text.startswith("!")
    text = text[back:]
    folders = text.endswith("/")
    text = text.removesuffix("/")
    names = "/" not in text
    try:
        return _Rule(re.compile(_regex(text.removeprefix("/")), re.S), not back, folders, names) if text else None
    except re.error:
        return None


def _regex(pattern: str) -> str:
    """``*`` and ``?`` stay within a name; ``**`` between slashes is any number of folders, at the end all within."""
    return _PART.sub(_part, pattern)


def _part(match: re.Match[str]) -> str:
    text = match[0]
    if match["first"] is not None:
        return "(?:.*/)?"
    if match["within"] is not None:
        return "(?:/.*)?"
    if match["below"] is not None:
        return "/.+" if text.startswith("/") else ".+"
    if match["set"] is not None:
        inner = match["set"].replace("[", "\\[")
        return f"(?!/)[^{inner[1:]}]" if inner[:1] in ("!", "^") else f"(?!/)[{inner}]"
    if text[0] == "*":
        return "[^/]*"
    return "[^/]" if text == "?" else re.escape(text[-1])
