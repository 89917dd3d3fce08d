"""git, asked about revisions through its program: nothing is checked out, fetched or changed.

What the user calls a revision is looked up once and never given to git in a place where it could be an option; from
then on only the ids that git itself gave are used. git is told to run nothing that the repository's settings name.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lokcheck.errors import LokcheckError, UsageError
from lokcheck.texts import Text

__all__ = ["Blob", "Repository", "open_repository"]

_SAFE = (
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never", "-c",
    "core.quotePath=false", "--no-pager", "--no-replace-objects", "--literal-pathspecs",
)  # fmt: skip
_SECONDS = 60
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_NAME = re.compile(r"[^-\s\x00-\x1f\x7f:][^\x00-\x1f\x7f:]*")


class Blob(NamedTuple):
    """A file in a revision: git's id of its content, its size in bytes, and whether it is an ordinary file."""

    id: str
    size: int
    ordinary: bool


class Repository(NamedTuple):
    """A repository with a working folder; ``root`` is its top folder."""

    root: Path

    def commit(self, name: str) -> str:
        """Return the id of the commit that ``name`` (a branch, tag, HEAD~1 or id) means.

        Raises UsageError where there is none.
        """
        if not _NAME.fullmatch(name):
            raise _no_revision(name)
        found = _run(self.root, ("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"))
        text = found.stdout.decode("ascii", "replace").strip()
        if found.returncode or not _ID.fullmatch(text):
            raise _no_revision(name)
        return text

    def fork(self, commit: str) -> str:
        """Return the commit from which HEAD went its own way from ``commit``: ``commit`` itself where they share none.

        What others have added to a branch since then is no change of this revision.
        """
        found = _run(self.root, ("merge-base", commit, "HEAD"))
        text = found.stdout.decode("ascii", "replace").strip()
        return text if not found.returncode and _ID.fullmatch(text) else commit

    def tree(self, commit: str) -> dict[str, Blob]:
        """Return the files of ``commit`` by their paths from the top of the repository.

        Raises LokcheckError if git can not list them.
        """
        found = _run(self.root, ("ls-tree", "-r", "-z", "-l", "--full-tree", commit))
        if found.returncode:
            raise _failed("ls-tree", found.stderr)
        return dict(_entries(found.stdout))

    def working_files(self) -> list[str]:
        """Return the files of the working folder that git tracks or would, by their paths from its top.

        Raises LokcheckError if git can not list them.
        """
        found = _run(self.root, ("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name"))
        if found.returncode:
            raise _failed("ls-files", found.stderr)
        return sorted({os.fsdecode(path) for path in found.stdout.split(b"\0") if path})

    def content(self, blob: Blob) -> bytes:
        """Return the content of ``blob``. Raises LokcheckError if git can not give it, as in a partial clone."""
        found = _run(self.root, ("cat-file", "blob", blob.id))
        if found.returncode:
            raise _failed("cat-file", found.stderr)
        return found.stdout


def open_repository(folder: Path) -> Repository:
    """Return the repository that ``folder`` is in. Raises UsageError without git, or outside a repository."""
    found = _run(folder, ("rev-parse", "--show-toplevel"))
    top = os.fsdecode(found.stdout.rstrip(b"\r\n"))
    if found.returncode or not top:
        why = _why(found.stderr)
        if "dubious ownership" in why:
            raise UsageError(
                Text("git litar inte på mappen, för den ägs av någon annan.",
                     "git does not trust the folder, for somebody else owns it."),
                advice=Text("Kör: git config --global --add safe.directory MAPPEN",
                            "Run: git config --global --add safe.directory FOLDER"),
            )  # fmt: skip
        raise UsageError(
            Text("Den här mappen ligger inte i något git-arkiv, så det finns ingen tidigare version att jämföra med.",
                 "This folder is in no git repository, so there is no earlier version to compare with."),
            advice=Text("Jämför två filer: lokcheck diff GAMMAL NY.", "Compare two files: lokcheck diff OLD NEW."),
        )  # fmt: skip
    return Repository(Path(top))


def _run(folder: Path, arguments: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
    environment = {
        **os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C",
    }  # fmt: skip
    try:
        return subprocess.run(
            ["git", *_SAFE, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
            check=False, timeout=_SECONDS,
        )  # fmt: skip
    except FileNotFoundError:
        raise UsageError(
            Text("Programmet git finns inte på datorn.", "The program git is not on this computer."),
            advice=Text("Installera git, eller jämför två filer: lokcheck diff GAMMAL NY.",
                        "Install git, or compare two files: lokcheck diff OLD NEW."),
        ) from None  # fmt: skip
    except subprocess.TimeoutExpired:
        raise LokcheckError(
            Text(f"git svarade inte inom {_SECONDS} sekunder.", f"git did not answer within {_SECONDS} seconds.")
        ) from None


def _entries(listing: bytes) -> Iterator[tuple[str, Blob]]:
    for line in listing.split(b"\0"):
        about, _, path = line.partition(b"\t")
        parts = about.split()
        if len(parts) == 4 and parts[1] == b"blob":
            mode, _, name, size = (part.decode("ascii", "replace") for part in parts)
            yield os.fsdecode(path), Blob(name, int(size) if size.isdecimal() else 0, mode.startswith("100"))


def _no_revision(name: str) -> UsageError:
    return UsageError(
        Text(f"git känner inte till någon version som heter {name!r}.", f"git knows of no revision called {name!r}."),
        advice=Text("Ange en gren, en tagg eller en commit. Saknas den i en ytlig klon: git fetch --unshallow.",
                    "Name a branch, a tag or a commit. If a shallow clone lacks it: git fetch --unshallow."),
    )  # fmt: skip


def _failed(what: str, stderr: bytes) -> LokcheckError:
    why = _why(stderr)
    return LokcheckError(Text(f"git {what} misslyckades: {why}", f"git {what} failed: {why}"))


def _why(stderr: bytes) -> str:
    return " ".join(stderr.decode("utf-8", "replace").split())[:300]
