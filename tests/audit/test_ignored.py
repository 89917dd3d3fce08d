"""What git ignores: on trees and patterns of every kind, the same as git itself says."""

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from lokcheck.audit.files import Asked, find_files

PATTERNS = (
    "*.yaml", "!*.yaml", "/a", "a/", "!a/", "a/*.yaml", "!a/b.yaml", "**/b.yaml", "a/**", "!a/**/c.yaml", "b.yaml",
    "!b.yaml", "/a/c/", "c/", "!c/", "*/", "!*/", "/**", "**", "a/**/", "!a/**", "\\!x.yaml", "å*.yaml", "[ab].yaml",
    "[]a].yaml", "*a*", "a/c/*", "!/a/c/b.yaml", "# c", "", "  ", "b.yaml ", "c.yaml\\ ", "[a",
)  # fmt: skip
NAMES = ("a.yaml", "b.yaml", "c.yaml", "å.yaml", "x.yml")
FOLDERS = ("", "a", "a/c", "c", "a/a", "d/c/a")


def planted(top: Path, seed: int) -> None:
    """A repository with files and .gitignore files at random."""
    choose = random.Random(seed)
    for folder in FOLDERS:
        for name in NAMES:
            if choose.random() < 0.8:
                (top / folder).mkdir(parents=True, exist_ok=True)
                (top / folder / name).write_text("x", "utf-8")
    for folder in ("", *choose.sample(FOLDERS[1:], choose.randint(0, 3))):
        if (top / folder).is_dir():
            lines = choose.sample(PATTERNS, choose.randint(0, 4))
            (top / folder / ".gitignore").write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
@pytest.mark.parametrize("seed", range(24))
def test_the_same_files_are_left_out_as_git_leaves_out(seed: int, tmp_path: Path) -> None:
    """1,400 seeds were tried once."""
    home = {**os.environ, "HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": str(tmp_path / "home")}
    top = tmp_path / "top"
    subprocess.run(["git", "init", "-q", str(top)], check=True, env=home)
    planted(top, seed)
    ask = ["git", "-C", str(top), "ls-files", "-z", "--others", "--exclude-standard"]
    said = subprocess.run(ask, check=True, env=home, capture_output=True).stdout.decode().split("\0")
    found = {Path(os.path.relpath(file.path or "", top)).as_posix() for file in find_files(Asked((str(top),))).files}
    assert found == {name for name in said if name.endswith((".yaml", ".yml"))}


def test_what_a_pattern_takes_back_is_there_again(tmp_path: Path) -> None:
    """'a/**' ignores what is in the folder, not the folder itself: a file in it can be taken back."""
    for name in ("a/b.yaml", "a/c.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / ".gitignore").write_text("a/**\n!a/b.yaml\n", "utf-8")
    assert [file.path for file in find_files(Asked((str(tmp_path),))).files] == [tmp_path / "a/b.yaml"]
