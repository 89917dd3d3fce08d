"""What continuous integration does in a fresh clone: install a browser and an office program, and run every check."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("bash", "cat", "dirname", "env", "readlink")
"""The programs that every machine has, which the scripts use."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="runs shell scripts as programs")


class Machine:
    """A machine that has a few programs and nothing else; what is run on it says so in ``log``."""

    def __init__(self, folder: Path) -> None:
        self.programs, self.log = folder / "bin", folder / "log"
        self.programs.mkdir()
        for name in NEEDED:
            found = shutil.which(name)
            assert found
            (self.programs / name).symlink_to(found)

    def has(self, name: str, does: str = "") -> None:
        """Give it a program that writes its name and arguments to the log, and then ``does`` something."""
        made = self.programs / name
        made.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.log}"\n{does}\n', "utf-8")
        made.chmod(0o755)

    def has_office(self, *parts: str) -> None:
        """Give it an office program with ``parts``."""
        self.has("soffice")
        for part in parts:
            (self.programs / part).touch()

    def run(self, script: str) -> "subprocess.CompletedProcess[str]":
        """Run a script of .ci there, from another folder and with a person's answer waiting on standard input."""
        command = ["bash", str(ROOT / ".ci" / script)]
        env = {"PATH": str(self.programs)}
        folder = self.programs.parent
        return subprocess.run(
            command, cwd=folder, env=env, input="y\n", capture_output=True, encoding="utf-8", check=False
        )

    def did(self) -> list[str]:
        """What was run."""
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_make_test_runs_without_input_and_nothing_may_skip(machine: Machine) -> None:
    machine.has("chromium")
    machine.has_office("libswlo.so", "libsclo.so")
    machine.has("make", 'echo "$PWD: $LOKCHECK_BROWSER $LOKCHECK_OFFICE"; cat; exit 7')
    result = machine.run("run")
    assert result.stdout == f"{ROOT}: required required\n"
    assert (result.returncode, machine.did()) == (7, ["make test"])


def test_what_is_missing_is_installed_once(machine: Machine) -> None:
    machine.has("id", "echo 0")
    machine.has("apt-get")
    result = machine.run("programs")
    assert result.returncode == 0, result.stderr
    updated, installed = [line for line in machine.did() if line.startswith("apt-get")]
    assert updated == "apt-get update -qq"
    assert {"chromium", "libreoffice-writer", "libreoffice-calc", "fonts-dejavu-core"} <= set(installed.split())
    assert "--yes" in installed
    assert not result.stdout


@pytest.mark.parametrize(
    ("parts", "missing"),
    [((), {"libreoffice-writer", "libreoffice-calc"}), (("libswlo.so",), {"libreoffice-calc"})],
)
def test_an_office_program_in_part_is_completed(machine: Machine, parts: tuple[str, ...], missing: set[str]) -> None:
    machine.has("google-chrome")
    machine.has_office(*parts)
    machine.has("id", "echo 0")
    machine.has("apt-get")
    assert machine.run("programs").returncode == 0
    installed = set(machine.did()[-1].split())
    assert {name for name in installed if name.startswith(("libreoffice", "chromium"))} == missing


def test_a_user_who_may_become_root_does_so_without_being_asked(machine: Machine) -> None:
    machine.has("id", "echo 1000")
    machine.has("sudo", '[ "$1" = -n ] && shift; exec "$@"')
    machine.has("true")
    machine.has("apt-get")
    assert machine.run("programs").returncode == 0
    assert [line for line in machine.did() if line.startswith("sudo")][1] == "sudo -n apt-get update -qq"


@pytest.mark.parametrize("with_apt", [False, True])
def test_elsewhere_it_says_what_is_missing_in_two_languages(machine: Machine, with_apt: bool) -> None:
    machine.has("id", "echo 1000")
    if with_apt:
        machine.has("apt-get")
    machine.has("make")
    result = machine.run("run")
    assert result.returncode == 1
    assert "Här saknas: chromium libreoffice-writer libreoffice-calc." in result.stderr
    assert "Missing here: chromium libreoffice-writer libreoffice-calc." in result.stderr
    assert "make test" in result.stderr
    assert not [line for line in machine.did() if line.startswith(("make", "apt-get"))]
