"""What git ignores: files that are generated or private are nobody's agreements."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

__all__ = ["ignored_below"]

_NAME = ".gitignore"
_Level = tuple[Path, GitIgnoreSpec]


def ignored_below(top: Path) -> Callable[[Path, bool], bool]:
    """Return what tells whether a path below the folder ``top`` is ignored; the flag says that it is a folder.

    The ``.gitignore`` files from the root of the repository down count, as for git: the deepest that says something
    decides. Where they ignore ``top`` itself, which the user named, only those in it and below count.
    """
    real = top.resolve()
    above = [level for folder in _from_root(real) for level in _levels(folder)]
    if _is_ignored(above, real, folder=True):
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
    for where, spec in reversed(levels):
        said = spec.check_file(path.relative_to(where).as_posix() + ("/" if folder else "")).include
        if said is not None:
            return said
    return False


def _from_root(top: Path) -> Iterator[Path]:
    """The folders above ``top`` from the root of its repository; none where it lies in no repository, or is one."""
    folders = [top, *top.parents]
    root = next((at for at, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    yield from reversed(folders[1 : root + 1])


def _levels(folder: Path) -> Iterator[_Level]:
    try:
        lines = (folder / _NAME).read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    yield folder, GitIgnoreSpec.from_lines(lines)
