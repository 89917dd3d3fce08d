"""The environment is made once, anew when something changed, and never fails for want of a C compiler."""

import importlib
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts import bootstrap
from scripts.bootstrap import DURABLE_BUILDS, LEVELS, SetupError, Venv, explain_durable, find_uv, missing, prepare

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="runs a shell script as a program")


@dataclass(frozen=True)
class Pretended(Venv):
    """An environment whose installations are only written down; ``failing`` names what can not be installed."""

    done: list[str] = field(default_factory=list)
    failing: str = "nothing"

    def usable(self) -> bool:
        return self.home.exists()

    def create(self) -> None:
        self.home.mkdir(exist_ok=True)
        self.done.append("create")

    def install(self, *words: str, log: Path | None = None) -> bool:
        self.done.append(Path(words[-1]).name)
        return self.failing not in words[-1]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the files that an environment is made from; durable_rules imports if it could be installed."""
    for name in (
        "pyproject.toml",
        "lokcheck/__init__.py",
        *(f"requirements/{lock}.lock" for lock in (*LEVELS, "durable")),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "DURABLE_BUILDS", True)
    monkeypatch.setattr(bootstrap, "run", lambda command, log=None: 0)
    return tmp_path


def test_an_unchanged_environment_is_left_alone(checkout: Path) -> None:
    venv = Pretended(checkout / ".venv")
    prepare(venv, "dev")
    assert venv.done == ["create", "dev.lock", "durable.lock", checkout.name]
    prepare(venv, "dev")
    prepare(venv, "run")  # dev holds all that run does
    assert len(venv.done) == 4


def test_what_the_program_needs_is_not_all_that_its_tests_need(checkout: Path) -> None:
    venv = Pretended(checkout / ".venv")
    prepare(venv, "run")
    prepare(venv, "dev")
    assert venv.done.count("create") == 1
    assert [name for name in venv.done if name in ("run.lock", "dev.lock")] == ["run.lock", "dev.lock"]


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements/dev.lock", "requirements/durable.lock"])
def test_a_changed_file_is_installed_again(checkout: Path, name: str) -> None:
    venv = Pretended(checkout / ".venv")
    prepare(venv, "dev")
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    prepare(venv, "dev")
    assert venv.done.count("dev.lock") == 2
    assert venv.done.count("create") == 1


def test_another_compiler_is_tried(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = Pretended(checkout / ".venv")
    monkeypatch.setenv("CC", "no-such-compiler")
    prepare(venv, "dev")
    monkeypatch.setenv("CC", sys.executable)
    prepare(venv, "dev")
    assert venv.done.count("durable.lock") == 2


def test_an_environment_that_was_moved_is_made_anew(checkout: Path) -> None:
    prepare(Pretended(checkout / ".venv"), "dev")
    (checkout / ".venv").rename(checkout / "moved")
    venv = Pretended(checkout / "moved")
    prepare(venv, "dev")
    assert venv.done[0] == "create"


def test_without_durable_rules_the_rest_is_installed(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    venv = Pretended(checkout / ".venv", failing="durable.lock")
    prepare(venv, "dev")
    assert venv.done[-1] == checkout.name
    said = capfd.readouterr().err
    assert "lokcheck går vidare med CLIPS" in said
    assert "lokcheck goes on with CLIPS" in said


def test_a_failed_installation_is_not_remembered(checkout: Path) -> None:
    with pytest.raises(SetupError, match="The installation failed"):
        prepare(Pretended(checkout / ".venv", failing="dev.lock"), "dev")
    venv = Pretended(checkout / ".venv")
    prepare(venv, "dev")
    assert "dev.lock" in venv.done


def test_a_missing_compiler_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler -O2")
    text = explain_durable(missing(), "", Path("x.log"))
    assert "en C-kompilator saknas (no-such-compiler)" in text
    assert "a C compiler is missing (no-such-compiler)" in text


def test_missing_headers_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CC", sys.executable)  # any program that is there
    monkeypatch.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    text = explain_durable(missing(), "", Path("x.log"))
    assert "Pythons C-huvudfiler saknas" in text
    assert "the Python headers are missing" in text


def test_a_failed_build_shows_its_error() -> None:
    text = explain_durable(None, "running build\nfatal error: stdio.h: no such file\n", Path("x.log"))
    assert "fatal error: stdio.h" in text
    assert "running build" not in text


def test_uv_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV", "")
    assert find_uv() is None


@posix
@pytest.mark.parametrize("python", ["old", "absent"])
def test_an_old_or_absent_python_is_a_clear_message(tmp_path: Path, python: str) -> None:
    (tmp_path / "old").write_text('#!/bin/sh\ncase "$2" in *write*) printf 3.9.18 ;; *) exit 1 ;; esac\n', "utf-8")
    (tmp_path / "old").chmod(0o755)
    (tmp_path / "python3.12").symlink_to(sys.executable)
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHON": python, "LOKCHECK_GOAL": "test"}
    result = subprocess.run(
        ["/bin/sh", "scripts/bootstrap.sh", "run"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 1
    what = {"old": ("är 3.9.18.", "is 3.9.18."), "absent": ("är inte installerat.", "is not installed.")}[python]
    assert f"kräver Python 3.11 eller senare; '{python}' {what[0]}" in result.stderr
    assert f"needs Python 3.11 or later; '{python}' {what[1]}" in result.stderr
    assert "make PYTHON=python3.1" in result.stderr


@pytest.mark.skipif(not DURABLE_BUILDS or "CI" not in os.environ, reason="only where durable_rules must be there")
def test_continuous_integration_runs_both_engines() -> None:
    assert importlib.import_module("durable.engine")
