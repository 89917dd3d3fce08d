"""The two sides of a comparison: what the user named, loaded from the disk or from a revision."""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from lokcheck.errors import Place, UsageError
from lokcheck.revision.git import Repository, open_repository
from lokcheck.revision.snapshot import Snapshot
from lokcheck.sources.discover import Found, FoundFile, discover
from lokcheck.sources.documents import Loaded
from lokcheck.sources.files import SUFFIXES, missing, real_path, shown
from lokcheck.sources.load import load_found
from lokcheck.sources.validate import Readers
from lokcheck.texts import Text

__all__ = ["Reading", "Side", "against", "is_revision", "named"]

_REVISION = re.compile(r"(?s)([^:]+):(.*)")
_HERE = Text("arbetsmappen", "the working folder")
_DRIVE = re.compile(r"[A-Za-z]:[\\/].*", re.DOTALL)


class Side(NamedTuple):
    """A side: what it is called, its documents, and where each of its files stands from what was named.

    ``alone``: one file was named, so that it is the other side's version whatever it is called.
    """

    name: Text
    loaded: Loaded
    home: Callable[[str], str]
    alone: bool


class Reading(NamedTuple):
    """How files are read. ``excluded`` tells of a path on the disk, as it is now, whether it is left out of folders."""

    readers: Readers | None = None
    allow_outside: bool = False
    excluded: Callable[[str], bool] | None = None

    def wanted(self, found: Found, root: Path = Path()) -> Found:
        """Return ``found``, whose paths are meant from ``root``, without what is excluded and was not named."""
        excluded = self.excluded
        if excluded is None:
            return found
        kept = (one for one in found.files if one.named or one.path is None or not excluded(str(root / one.path)))
        return found._replace(files=tuple(kept))

    def fence(self, found: Found) -> list[Path] | None:
        """Return the folders that references may lead to; None for any."""
        return None if self.allow_outside else [file.base for file in found.files]


def is_revision(argument: str) -> bool:
    """Return whether ``argument`` names a file or folder in git rather than on the disk."""
    return not os.path.lexists(argument) and _as_revision(argument) is not None


def named(old: str, new: str | None, reading: Reading) -> tuple[Side, Side]:
    """Return the sides ``old`` and ``new``: each a file, a folder, or REVISION:PATH.

    Without ``new`` a path in a revision is compared with the same path in the working folder. Raises UsageError for
    what is none of these.
    """
    if new is not None:
        return _readable(_one(old, reading)), _one(new, reading)
    revision = _as_revision(old)
    if revision is None:
        raise UsageError(
            Text("Ange vad som ska jämföras: den gamla och den nya versionen.",
                 "Name what to compare: the old and the new version."),
            advice=Text("lokcheck diff GAMMAL NY, eller lokcheck diff --against main.",
                        "lokcheck diff OLD NEW, or lokcheck diff --against main."),
        )  # fmt: skip
    repository = open_repository(Path.cwd())
    there = str(repository.root / revision[1])
    return _readable(_one(old, reading)), _disk(there, reading)


def against(revision: str, paths: Sequence[str], reading: Reading) -> tuple[Side, Side]:
    """Return ``paths`` (or the whole repository) as they were where this branch left ``revision``, and as they are.

    Raises UsageError for a revision that git does not know, and outside a repository.
    """
    repository = open_repository(Path.cwd())
    commit = repository.fork(repository.commit(revision))
    snapshot = Snapshot(repository, commit, revision)
    here = [_inside(repository, path) for path in paths] or [""]
    parts = [snapshot.found(path) for path in here]
    paths = [path for path, part in zip(paths, parts, strict=False) if not part.files or os.path.lexists(path)]
    # A path that is new has no earlier version; that it is nowhere is said of the side that is there.
    before = Found(tuple(dict.fromkeys(file for part in parts for file in part.files)), ())
    found = reading.wanted(before, repository.root)
    old = load_found(found, reading.fence(found), files=snapshot, readers=reading.readers)
    there = reading.wanted(_working(repository, here, paths))
    new = load_found(there, reading.fence(there), readers=reading.readers)
    new = Loaded(new.sets, (*there.problems, *new.problems), new.skipped)
    top = real_path(repository.root)
    return (
        Side(Text(revision, revision), old, lambda name: name.partition(":")[2], alone=False),
        Side(_HERE, new, lambda name: _from(top, name), alone=False),
    )


def _working(repository: Repository, here: Sequence[str], paths: Sequence[str]) -> Found:
    """The files of the working folder that git tracks or would: what it ignores is no document of the repository.

    A path that is neither here nor was there is a mistake, and told as one.
    """
    problems = [missing(Path(path), shown(Path(path))) for path in paths if not os.path.lexists(path)]
    known = [path for path in repository.working_files() if _is_document(path)]
    files: dict[str, FoundFile] = {}
    for inside in here:
        for path in known:
            there = repository.root / path
            if _holds(inside, path) and not there.is_symlink() and there.is_file():
                named = inside == path
                base = there.parent if named else repository.root / inside
                files.setdefault(path, FoundFile(there, shown(there), base, named))
    return Found(tuple(files.values()), tuple(problems))


def _holds(inside: str, path: str) -> bool:
    return not inside or path == inside or path.startswith(f"{inside}/")


def _is_document(path: str) -> bool:
    hidden = any(part.startswith(".") for part in path.split("/"))
    return not hidden and path.lower().endswith(SUFFIXES)


def _readable(side: Side) -> Side:
    """Return ``side``. Raises what is wrong with it if nothing of it can be read: then nothing would be compared."""
    if not side.loaded.sets and side.loaded.problems:
        raise side.loaded.problems[0]
    return side


def _inside(repository: Repository, path: str) -> str:
    """Return ``path`` of the disk as seen from the top of the repository. Raises UsageError for one outside it."""
    real, top = real_path(Path(path)), real_path(repository.root)
    if not real.is_relative_to(top):
        raise UsageError(
            Text("Sökvägen ligger utanför git-arkivet.", "The path is outside the git repository."),
            Place(shown(Path(path))),
        )
    return real.relative_to(top).as_posix().removeprefix(".")


def _from(top: Path, name: str) -> str:
    real = real_path(Path(name))
    return real.relative_to(top).as_posix() if real.is_relative_to(top) else name


def _one(argument: str, reading: Reading) -> Side:
    revision = None if os.path.lexists(argument) else _as_revision(argument)
    if revision is None:
        return _disk(argument, reading)
    name, path = revision
    repository = open_repository(Path.cwd())
    snapshot = Snapshot(repository, repository.commit(name), name)
    if path.startswith(("./", "../")):  # as git does: from the folder one stands in
        path = _inside(repository, path)
    found = reading.wanted(snapshot.found(path), repository.root)
    loaded = load_found(found, reading.fence(found), files=snapshot, readers=reading.readers)
    loaded = Loaded(loaded.sets, (*found.problems, *loaded.problems), loaded.skipped)
    alone = len(found.files) == 1 and found.files[0].named
    return Side(Text(argument, argument), loaded, lambda file: _below(path, file.partition(":")[2]), alone)


def _below(folder: str, file: str) -> str:
    return os.path.relpath(file, folder or ".").replace(os.sep, "/")


def _disk(argument: str, reading: Reading) -> Side:
    path = Path(argument)
    if not os.path.lexists(path):
        raise missing(path, shown(path))
    found = reading.wanted(discover([argument]))
    loaded = load_found(found, reading.fence(found), readers=reading.readers)
    return Side(Text(shown(path), shown(path)), loaded, lambda name: _below(argument, name), not path.is_dir())


def _as_revision(argument: str) -> tuple[str, str] | None:
    match = _REVISION.fullmatch(argument)
    return (match[1], match[2]) if match and not _DRIVE.fullmatch(argument) else None
