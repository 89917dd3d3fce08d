"""An audit obeys the configuration as a check does: in its worker processes, in its cache and in what it tells."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import ROOT, run

DAY = "--as-of=2026-11-22"
CONFIG = """\
ignore = ["INN"]
fail-on = "never"
exclude = ["gammalt/"]
[severity]
LAG-07 = "note"
[parameters]
review-interval = 60
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an agreement, an old one, and a configuration."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home = tmp_path / "home"
    text = (ROOT / "agreements/jonkoping/lansoverenskommelse-2016.yaml").read_text("utf-8")
    for name in ("lok.yaml", "gammalt/lok.yaml"):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("id: jonkoping-lok-2016", f"id: {path.parent.name}", 1), "utf-8")
    (home / ".git").mkdir()
    (home / "lokcheck.toml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(home)
    return home


def audited(*words: str) -> dict[str, Any]:
    done = run("--lang", "sv", "audit", ".", DAY, "-j", "1", "-q", "-o", "a.jsonl", *words)
    assert done.exit_code in (0, 1), done.stderr
    head, *lines = map(json.loads, Path("a.jsonl").read_text("utf-8").splitlines())
    rows = {row["rule"]: row for line in lines for row in line["requirements"]}
    return {"head": head, "files": [line["file"] for line in lines], "rows": rows, "code": done.exit_code}


def checked(*words: str) -> dict[str, Any]:
    done = run("--lang", "sv", "lok.yaml", DAY, "--format", "json", *words)
    return {item["rule"]: item for item in json.loads(done.stdout)["requirements"]}


@pytest.mark.parametrize("words", [(), ("--isolated",), ("--select", "LAG"), ("--ignore", "LAG-07,UPF")])
def test_it_judges_as_a_check_with_the_same_settings_does(folder: Path, words: tuple[str, ...]) -> None:
    found, wanted = audited(*words)["rows"], checked(*words)
    assert {name: (row["today"], row.get("severity")) for name, row in found.items()} == {
        name: (item["today"], item["severity"]) for name, item in wanted.items()
    }


def test_the_receipt_and_the_summary_tell_what_differs_from_the_standard(folder: Path) -> None:
    found = audited()
    assert [change["what"] for change in found["head"]["receipt"]["changes"]] == ["parameter", "off", "severity"]
    assert (found["files"], found["code"]) == (["lok.yaml"], 0)
    summary = run("--lang", "sv", "audit", ".", DAY, "-j", "1").stdout
    assert "avstängda krav: INN" in summary


def test_other_settings_are_not_answered_from_the_cache(folder: Path) -> None:
    assert audited()["rows"]["LAG-07"]["severity"] == "note"
    (folder / "lokcheck.toml").write_text(CONFIG.replace('"note"', '"warning"'), "utf-8")
    assert audited()["rows"]["LAG-07"]["severity"] == "warning"
    isolated = audited("--isolated")
    assert isolated["rows"]["LAG-07"]["severity"] == "error"
    assert isolated["files"] == ["gammalt/lok.yaml", "lok.yaml"]


def test_a_wrong_setting_is_told_before_any_work(folder: Path) -> None:
    (folder / "lokcheck.toml").write_text('ignore = ["INNN-99"]\n', "utf-8")
    done = run("--lang", "sv", "audit", ".", DAY, "-o", "a.jsonl")
    assert done.exit_code == 2
    assert "lokcheck.toml:1:" in done.stderr
    assert not (folder / "a.jsonl").exists()


def test_settings_in_folders_below_count_for_nothing_and_are_told(folder: Path) -> None:
    (folder / "gammalt" / "lokcheck.toml").write_text('select = ["LAG"]\n', "utf-8")
    done = run("audit", ".", "--isolated", DAY, "-j", "1")
    assert "Inställningar i undermappar gäller inte: gammalt/lokcheck.toml. Granska de mapparna för sig" in done.stdout
    alone = run("audit", "gammalt", DAY, "-j", "1")
    assert "gammalt/lokcheck.toml: bara dessa krav bedöms: LAG" in alone.stdout
    assert "undermappar" not in alone.stdout


def test_a_list_of_files_has_the_settings_of_the_working_folder(folder: Path) -> None:
    (folder / "gammalt" / "lokcheck.toml").write_text('select = ["LAG"]\n', "utf-8")
    done = run("audit", "--files-from", "-", DAY, "-j", "1", stdin="lok.yaml\n")
    assert "lokcheck.toml: LAG-07" in done.stdout
    assert "gammalt" not in done.stdout


def test_faulty_settings_stop_the_audit_and_faulty_waivers_only_their_documents(folder: Path) -> None:
    (folder / "lokcheck.toml").write_text('select = ["LAG"\n', "utf-8")
    done = run("audit", ".", DAY)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "lokcheck.toml:2:1: Det här är inte giltig TOML." in done.stderr
    (folder / "lokcheck.toml").unlink()
    (folder / "gammalt" / "waivers.yaml").write_text("waivers: []\n", "utf-8")
    done = run("audit", ".", DAY, "-j", "1")
    assert done.exit_code == 3
    assert "1 dokument i 1 samling granskat per" in done.stdout
    said = "gammalt/lok.yaml: Dokumentet är inte bedömt: gammalt/waivers.yaml:1:1: nyckeln 'format' saknas."
    assert said in done.stdout


def test_requirements_that_are_chosen_and_apply_to_nothing_are_no_pass(folder: Path) -> None:
    done = run("audit", "lok.yaml", "--isolated", "--select", "LOK", DAY, "-j", "1")
    assert done.exit_code == 4
    assert "inget av de krav som valts gäller dokumenten" in done.stderr
