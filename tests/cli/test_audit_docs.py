"""What docs/audit.md and docs/audit-database.md show is what the commands write."""

import re
from pathlib import Path

import pytest

from tests.cli.runner import ROOT, run


def shown(page: str, beginning: str) -> str:
    """The block of ``page`` that begins with ``beginning``."""
    blocks = re.findall(r"```(?:text|console)\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.S)
    [found] = [block for block in blocks if block.startswith(beginning)]
    return str(found)


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")


def test_the_summary_of_an_audit_is_the_one_that_is_shown(tmp_path: Path) -> None:
    ask = ("--lang", "en", "audit", "agreements/", "--as-of=2026-11-28", "-j", "1", f"--cache-dir={tmp_path}")
    run(*ask, "-q")
    assert run(*ask).stdout == shown("audit.md", "13 documents")


def test_the_history_is_the_one_that_is_shown(tmp_path: Path) -> None:
    database = str(tmp_path / "audit.db")
    for day in ("2016-06-01", "2026-11-28"):
        run("audit", "agreements/jonkoping", "--db", database, "--as-of", day, "--no-cache", "-j", "1", "-q")
    told = run("--lang", "en", "history", database).stdout
    assert [line.rstrip() for line in told.splitlines()] == shown("audit-database.md", "The audits").splitlines()
