"""What the README shows is what happens."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.runner import ROOT, run
from tests.revision.states import git, repository

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^    lokcheck (.*?) +#", README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_works(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "agreements").symlink_to(ROOT / "agreements", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)  # a person runs them
    if "--against" in command:
        repository(tmp_path, {"avtal.yaml": "kind: county-agreement\nid: avtal\ntitle: Avtal\n"})
        git(tmp_path, "update-ref", "refs/remotes/origin/main", "main")
    if command.startswith("history"):
        run("audit", "agreements/jonkoping", "--db", "audit.db", "--quiet")
    result = run(*shlex.split(command))
    assert result.exit_code in (0, 1), result.stderr


def test_the_commands_were_found() -> None:
    assert len(COMMANDS) >= 10


def test_the_report_shown_is_the_real_one() -> None:
    block = README.split("```text\n")[1].split("```")[0]
    real = run("agreements/jonkoping", "--as-of", "2026-11-22").stdout.splitlines()
    missing = [line for line in block.splitlines() if line and line not in real]
    assert not missing


def test_the_audit_shown_is_the_real_one() -> None:
    block = README.split("ends with\n\n```text\n")[1].split("```")[0]
    assert run("audit", "agreements", "--as-of", "2026-11-28", "--no-cache", "-j", "1").stdout.endswith(block)
