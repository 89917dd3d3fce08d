"""The command audit, as its user meets it: summary, exit codes, files to write, and what can be wrong with the call."""

import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.runner import run

DAY = "--as-of=2026-11-22"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOKCHECK_CACHE", str(Path.home() / ".cache/lokcheck"))


def test_the_summary_has_figures_with_denominators_and_the_worst_first() -> None:
    done = run("--lang", "en", "audit", "agreements", DAY, "--no-cache", "-j", "1")
    assert done.exit_code == 1
    assert done.stdout.startswith("13 documents in 7 sets audited as of 2026-11-22 (13 files).\n5 of 13 documents")
    worst = [line.split()[-1] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert worst[0] == "agreements/jonkoping/lansoverenskommelse-2016.yaml"
    assert re.search(r"^\d+ findings \(1 error, .*\), 0 failures · \d+ of \d+ requirements judged$", done.stdout, re.M)


def test_quiet_leaves_the_last_line() -> None:
    done = run("audit", "agreements/norrbotten", DAY, "-q", "--no-cache", "-j", "1", "--fail-on", "error")
    assert done.exit_code == 0
    assert done.stdout.count("\n") == 1
    assert not done.stderr


def test_several_files_are_written_each_in_its_form(tmp_path: Path) -> None:
    lines, table, base = tmp_path / "a.jsonl", tmp_path / "b", tmp_path / "c.db"
    done = run("audit", "agreements/model", DAY, "--no-cache", "-j", "1",
               "-o", str(lines), "-o", f"csv:{table}", "-o", str(base))  # fmt: skip
    assert done.exit_code == 0
    kinds = [json.loads(line)["type"] for line in lines.read_text("utf-8").splitlines()]
    assert kinds == ["audit", *["document"] * 8]
    assert table.read_text("utf-8").startswith("document,file,id,")
    with closing(sqlite3.connect(base)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b", "c.db"]


def test_what_is_not_there_is_told_and_the_rest_is_audited() -> None:
    done = run("--lang", "en", "audit", "agreements/norrbotten", "nowhere", DAY, "--no-cache", "-j", "1")
    assert done.exit_code == 3
    assert "1 document in 1 set" in done.stdout
    assert "nowhere: The file does not exist." in done.stdout


def test_nothing_to_check_is_not_a_pass(tmp_path: Path) -> None:
    (tmp_path / "build.yaml").write_text("steps: []\n", "utf-8")
    done = run("--lang", "en", "audit", str(tmp_path), "--no-cache", "-j", "1")
    assert done.exit_code == 4
    assert "none of 1 YAML files is a document" in done.stderr


@pytest.mark.parametrize("arguments, said", [
    ((), "Name a folder or a file at least"),
    (("agreements", "--output", "x"), "does not say what form"),
    (("agreements", "--output", "jsonn:x"), "Did you mean 'jsonl'?"),
    (("agreements", "--output", "jsonl:-"), "no name of a file"),
    (("-",), "can not be read from standard input"),
    (("agreements", "--jobs", "0"), "whole number from 1 to 1024"),
    (("agreements", "--timeout", "soon"), "number from 0.1 to 86400"),
    (("agreements", "--files-from", "no-list"), "The list of files can not be read"),
    (("agreements", "--rules", "no-rules"), "no-rules"),
    (("agreements", "--attestations", "no-file"), "no such file of attestations"),
])  # fmt: skip
def test_a_mistake_in_the_call_is_told_before_any_work(arguments: tuple[str, ...], said: str) -> None:
    done = run("--lang", "en", "audit", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_files_come_from_a_list_and_what_is_no_yaml_in_it_is_passed_over() -> None:
    names = ["agreements/norrbotten/programoverenskommelse-2009.yaml", "README.md", "no/such.yaml", ""]
    done = run("--lang", "en", "audit", "--files-from", "-", DAY, "--no-cache", "-j", "1", stdin="\0".join(names))
    assert done.exit_code == 3
    assert "(1 file)" in done.stdout
    assert "no/such.yaml: The file does not exist." in done.stdout
    assert "README" not in done.stdout


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lokcheck.audit.dask_pool._PATIENCE", "200ms")
    done = run("--lang", "en", "audit", "agreements/norrbotten", "--no-cache", "--dask", "tcp://127.0.0.1:1")
    assert done.exit_code == 2
    assert "Dask can not be reached at tcp://127.0.0.1:1" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="names can not hold this there")
def test_names_of_files_neither_steer_the_terminal_nor_break_lines(tmp_path: Path) -> None:
    (tmp_path / "röd\x1b[31m\nrad.yaml").write_text("kind: avtal\n", "utf-8")
    (tmp_path / os.fsdecode(b"annan\xff.yaml")).write_text("kind: mandat\n", "utf-8")
    done = run("audit", str(tmp_path), "--no-cache", "-j", "1")
    assert "\x1b" not in done.stdout
    assert 'röd\\x1b[31m rad.yaml:1:7: "avtal" är inget slags dokument som finns. Välj ett av:' in done.stdout
    assert "annan\ufffdFF.yaml:1:7:" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_names_that_are_no_text_are_documents_of_their_own(tmp_path: Path) -> None:
    text = Path("agreements/norrbotten/programoverenskommelse-2009.yaml").read_text("utf-8")
    for byte in (b"\xfe", b"\xff"):
        (tmp_path / os.fsdecode(b"a" + byte + b".yaml")).write_text(text, "utf-8")
    done = run("audit", str(tmp_path), DAY, "--no-cache", "-j", "1", "--db", str(tmp_path / "x.db"))
    assert (done.exit_code, done.stderr) == (0, "")
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        files = [name for (name,) in connection.execute("SELECT file FROM documents ORDER BY file")]
    assert [Path(file).name for file in files] == ["a\ufffdFE.yaml", "a\ufffdFF.yaml"]


def test_a_database_that_can_not_be_written_is_told_in_the_language_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "audit.db")
    ask = ("audit", "agreements/norrbotten", DAY, "--no-cache", "-j", "1", "-q", "--db", path)
    assert run(*ask).exit_code == 0
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("lokcheck.audit.database.opening._PATIENCE", 0.05)
        done = run(*ask)
    assert done.exit_code == 3
    assert (
        done.stderr
        == f"fel: {path}: Databasen gick inte att läsa eller skriva: en annan granskning skriver till den.\n"
    )
    assert run("--lang", "en", *ask[:-1], "/dev/full").stderr.endswith("written: the disk is full.\n")


@pytest.mark.parametrize("written", [
    "{name}\n", "{name}\r\n", "\ufeff{name}\n", "{name}\0", "\n\n{name}",
    '"avtal \\303\\266/a\\tb.yaml"\n',
])  # fmt: skip
def test_a_list_is_read_however_it_is_written(written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As git, find, a text editor on Windows, and git without -z write it."""
    text = Path("agreements/norrbotten/programoverenskommelse-2009.yaml").read_text("utf-8")
    name = "avtal ö/a\tb.yaml"
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    done = run("audit", "--files-from", "-", DAY, "--no-cache", "-j", "1", "-q", stdin=written.format(name=name))
    assert (done.exit_code, done.stdout) == (0, "1 fynd (1 notering), 0 fel · 1 av 46 krav bedömda\n")


@pytest.mark.parametrize(
    ("by", "line"),
    [("county", r"  Norrbottens län +1 +0 +0 +0 +1 +\d+ of \d+"), ("kind", r"  county +2 +1 +1 .*"),
     ("year", r"  2026 +8 +0 .*"), ("law", r"  from 2025-07-01 +8 +0 .*"), ("status", r"  adopted +\d+ .*"),
     ("topic", r"  Target groups? +2 .*"), ("requirement", r"  LAG-01 .*\d of 21")],
)  # fmt: skip
def test_figures_by_what_documents_have_in_common(by: str, line: str) -> None:
    done = run("--lang", "en", "audit", "agreements", DAY, "--no-cache", "-j", "1", "--by", by)
    assert done.exit_code == 1
    assert re.search(f"^{line}$", done.stdout, re.M), done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_quiet_has_no_table(tmp_path: Path) -> None:
    done = run("audit", "agreements/norrbotten", DAY, "-q", "--no-cache", "-j", "1", "--by", "county")
    assert done.stdout.count("\n") == 1


def test_groups_that_do_not_exist_are_told_with_the_nearest() -> None:
    done = run("--lang", "en", "audit", "agreements", "--by", "contry")
    assert done.exit_code == 2
    assert "Did you mean 'county'?" in done.stderr
