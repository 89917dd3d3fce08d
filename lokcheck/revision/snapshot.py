"""The files of a revision, read as those of the disk are: with the same limits, and links lead nowhere."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lokcheck.errors import InputError, Place
from lokcheck.revision.git import Blob, Repository
from lokcheck.sources.discover import Found, FoundFile
from lokcheck.sources.faults import fault
from lokcheck.sources.files import SUFFIXES, read_file
from lokcheck.sources.nodes import LIMITS
from lokcheck.sources.reader import too_large
from lokcheck.sources.words import nearest

__all__ = ["Snapshot"]


class Snapshot:
    """The files of one commit; their paths begin at the top of the repository. Messages call it ``name``."""

    def __init__(self, repository: Repository, commit: str, name: str) -> None:
        """Nothing but the list of files is read until one is asked for."""
        self._repository, self._name = repository, name
        self._blobs = repository.tree(commit)

    def real(self, path: Path) -> Path:
        """Return ``path`` without steps up and down; links are never followed."""
        return Path(os.path.normpath(path))

    def is_file(self, path: Path) -> bool:
        """Whether ``path`` is an ordinary file."""
        blob = self._blob(path)
        return blob is not None and blob.ordinary

    def read(self, path: Path, name: str) -> bytes:
        """Return the content of ``path``. Raises InputError where it is not there, a link, or too large."""
        blob = self._blob(path)
        if blob is None:
            guess = nearest(path.as_posix(), list(self._blobs), 0.8)
            advice = (f"Menade du {guess!r}?", f"Did you mean {guess!r}?") if guess else None
            raise fault(Place(name), "Filen finns inte i den versionen.", "There is no such file in that revision.",
                        advice)  # fmt: skip
        if not blob.ordinary:
            raise fault(Place(name), "Detta är en länk, och länkar i git följs inte.",
                        "This is a link, and links in git are not followed.")  # fmt: skip
        if blob.size > LIMITS.max_bytes:
            raise too_large(name, blob.size)
        return self._unchanged(path, blob) or self._repository.content(blob)

    def _unchanged(self, path: Path, blob: Blob) -> bytes | None:
        """Return the content from the working folder where it is what git has: asking git for each file takes longer.

        A file with the line ends of Windows has those of git in the revision.
        """
        try:
            data = read_file(self._repository.root / path, path.as_posix())
        except InputError:
            return None
        return next((one for one in (data, data.replace(b"\r\n", b"\n")) if _git_id(one, blob.id) == blob.id), None)

    def shown(self, path: Path) -> str:
        """Return ``path`` as git writes it: 'main:agreements/x.yaml'."""
        return f"{self._name}:{path.as_posix()}"

    def found(self, path: str) -> Found:
        """Return the documents' files that ``path`` (a file or folder of the revision, '' for all of it) means.

        A problem is told, as for files of the disk, where there is nothing.
        """
        clean = PurePosixPath(os.path.normpath(path)).as_posix() if path else "."
        if clean in self._blobs:
            base = Path(clean).parent
            return Found((FoundFile(Path(clean), self.shown(Path(clean)), base, True),), ())
        files = tuple(self._under("" if clean == "." else f"{clean}/", Path(clean)))
        if files or clean == ".":
            return Found(files, ())
        return Found((), (self._missing(clean),))

    def _under(self, prefix: str, base: Path) -> Iterator[FoundFile]:
        """The YAML files under a folder, in the order of the disk's: none that is hidden, and no link."""
        for name in sorted(self._blobs):
            rest = name.removeprefix(prefix)
            hidden = any(part.startswith(".") for part in rest.split("/"))
            if name.startswith(prefix) and not hidden and self._blobs[name].ordinary and _is_yaml(rest):
                yield FoundFile(Path(name), self.shown(Path(name)), base, False)

    def _blob(self, path: Path) -> Blob | None:
        return self._blobs.get(path.as_posix())

    def _missing(self, path: str) -> InputError:
        guess = nearest(path, list(self._blobs), 0.5)
        advice = (f"Menade du {guess!r}?", f"Did you mean {guess!r}?") if guess else (
            "Sökvägen räknas från arkivets översta mapp.", "The path counts from the top folder of the repository.",
        )  # fmt: skip
        return fault(Place(f"{self._name}:{path}"), "Filen eller mappen finns inte i den versionen.",
                     "There is no such file or folder in that revision.", advice)  # fmt: skip


def _git_id(data: bytes, like: str) -> str:
    """Return what git would call a file with the content ``data``, by the kind of id that ``like`` is."""
    kind = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return kind(b"blob %d\0" % len(data) + data).hexdigest()


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)
