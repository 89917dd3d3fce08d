"""The command as a process: what it imports, encodings, pipes, determinism."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.cli.runner import CLEAR, ROOT, process

FOLDER = "agreements/jonkoping"
HEAVY = (
    "yaml",
    "pydantic",
    "durable",
    "clips",
    "lokcheck.report",
    "lokcheck.rulebook",
    "lokcheck.sources",
    "lokcheck.law",
)
WATCH = """
import sys
from lokcheck.cli.main import lokcheck
try:
    lokcheck.main(sys.argv[1:])
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def imported(*args: str) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-c", WATCH, *args], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return set(result.stderr.split())


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_import_click_only(flag: str) -> None:
    modules = imported(flag)
    assert "click" in modules
    assert not modules & set(HEAVY)


@pytest.mark.parametrize("args", [("rules",), ("explain", "LAG-07"), ("law", "HSL 8 b §"), ("schema", "mandate")])
def test_no_engine_is_loaded_where_nothing_is_judged(args: tuple[str, ...]) -> None:
    assert not imported(*args) & {"durable", "clips"}


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii", "cp850"])
def test_an_encoding_without_marks_gets_letters(encoding: str) -> None:
    result = process(
        FOLDER, "--as-of", "2026-11-22", "--verbose", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    )
    assert result.returncode in (0, 1), result.stderr
    text = result.stdout.decode(encoding)
    assert re.search(r"^  \+    x    LAG-", text, re.MULTILINE)
    assert "\\u2713" not in text
    if encoding != "ascii":
        assert "Åtgärda först" in text
        assert not re.search(r"\\u[0-9a-f]{4}", text)


def test_help_can_be_printed_everywhere() -> None:
    for args in (("--help",), ("check", "--help"), ("explain", "LAG-07"), ("rules",), ("law", "16 kap. 3 § HSL")):
        result = process(*args, env={"PYTHONIOENCODING": "cp1252"})
        assert result.returncode == 0, result.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    environment = {name: value for name, value in os.environ.items() if name not in CLEAR}
    for args in ([FOLDER], ["rules"], ["schema"]):
        child = subprocess.Popen(
            [sys.executable, "-m", "lokcheck", *args], cwd=ROOT, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        told = child.stderr.read()
        child.stderr.close()
        assert child.wait() in (0, 1)
        assert told == b""


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_same_bytes_whatever_the_hash_seed(form: str) -> None:
    args = ("agreements", "--format", form, "--as-of", "2026-11-22", "--verbose")
    first, second = (process(*args, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert first.stdout == second.stdout
    assert first.returncode == second.returncode


def test_the_same_text_whatever_the_engine() -> None:
    pytest.importorskip("durable.engine")
    args = (FOLDER, "--as-of", "2026-11-22")
    durable, clips, both = (process(*args, "--engine", name) for name in ("durable", "clips", "both"))
    assert durable.stdout == clips.stdout == both.stdout
    assert durable.returncode == clips.returncode == both.returncode


def test_the_real_agreement_needs_an_update_on_gambling() -> None:
    result = process(FOLDER, "--format", "json", "--as-of", "2026-11-22")
    found = {entry["rule"]: entry for entry in json.loads(result.stdout)["requirements"]}["LAG-07"]
    assert (found["today"], found["changed_on"], found["is_update"]) == ("not_met", "2018-01-01", True)
    assert result.returncode == 1
    assert process(FOLDER, "--as-of", "2016-06-01").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="has no such device")
def test_a_full_disk_is_a_failure() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        result = subprocess.run(
            [sys.executable, "-m", "lokcheck", "rules"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert result.returncode == 3
    assert b"standard" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize(
    "command", ["check agreements/norrbotten -q", "audit agreements/norrbotten -q -j 1 --no-cache"]
)
def test_a_stream_that_is_closed_is_no_error(closed: str, command: str) -> None:
    """Else the exit code would be that of findings, or of a fault of ours."""
    words = f"exec {sys.executable} -m lokcheck {command} agreements/norrbotten --as-of 2026-11-28 {closed}"
    result = subprocess.run(["sh", "-c", words], cwd=ROOT, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")
