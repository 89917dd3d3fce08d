"""Runs the command in this process, or as one of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lokcheck.cli import check as check_command
from lokcheck.cli.main import lokcheck
from lokcheck.report.model import Report

ROOT = Path(__file__).resolve().parents[2]
CLEAR = dict.fromkeys(
    ("LOKCHECK_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "LOKCHECK_DEBUG")
)


def run(*args: str, env: dict[str, str] | None = None, stdin: str | bytes | None = None) -> Result:
    """Run ``lokcheck args`` with nothing in the environment but ``env``; in Swedish unless that says otherwise."""
    return CliRunner(env={**CLEAR, **(env or {})}).invoke(lokcheck, list(args), input=stdin, catch_exceptions=False)


def process(*args: str, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[bytes]":
    """Run ``lokcheck args`` as a process."""
    kept = {name: value for name, value in os.environ.items() if name not in CLEAR}
    command = [sys.executable, "-m", "lokcheck", *args]
    return subprocess.run(command, cwd=ROOT, env={**kept, **(env or {})}, capture_output=True, check=False)


def reports(monkeypatch: pytest.MonkeyPatch, report: Report | BaseException) -> None:
    """Let ``check`` find ``report``, or run into an error, whatever it is given."""

    def made(*_: object) -> Report:
        if isinstance(report, BaseException):
            raise report
        return report

    monkeypatch.setattr(check_command, "_report", made)
