"""Two versions of a document, made of plain values; and git repositories that hold them."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lokcheck.model.kinds import model_for
from lokcheck.revision.changes import changes_of
from lokcheck.revision.model import Change
from lokcheck.sources.documents import SourceDocument

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "agreements" / "model"
AGREEMENT = "lansoverenskommelse.yaml"


def source(key: str, kind: str = "county-agreement", **stated: Any) -> SourceDocument:
    """Return a document that states ``stated``, and has no file."""
    value = {"kind": kind, "id": "avtal", "title": "Avtalet", **stated}
    return SourceDocument(key, model_for(kind).model_validate(value), f"{key}.yaml", {}, asked=True)


def changes(old: Mapping[str, Any], new: Mapping[str, Any], kind: str = "county-agreement") -> list[Change]:
    """Return what differs between two documents that state ``old`` and ``new``."""
    return [change for change, _ in changes_of(source("old", kind, **old), source("new", kind, **new))]


def change(key: str, old: Any, new: Any, kind: str = "county-agreement") -> Change:
    """Return the only change between two states of one key; None for a key that is not there."""
    (found,) = changes({key: old} if old is not None else {}, {key: new} if new is not None else {}, kind)
    return found


def git(folder: Path, *arguments: str) -> str:
    """Run git in ``folder``, with nothing of the user's settings."""
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "n",
        "GIT_AUTHOR_EMAIL": "n@example.org", "GIT_COMMITTER_NAME": "n", "GIT_COMMITTER_EMAIL": "n@example.org",
    }  # fmt: skip
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, message: str = "x") -> str:
    """Commit everything in ``folder``, and return the commit's id."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """Return a new repository with ``files`` in its branch main, and a branch ``gren`` checked out."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    commit(folder)
    git(folder, "checkout", "--quiet", "-b", "gren")
    return folder


def model_set(*, without: str = "") -> dict[str, str]:
    """Return the files of the model set, in the folder ``avtal``, without those whose name begins with ``without``."""
    return {
        f"avtal/{path.relative_to(MODEL).as_posix()}": path.read_text("utf-8")
        for path in sorted(MODEL.rglob("*.yaml")) if not (without and path.name.startswith(without))
    }  # fmt: skip
