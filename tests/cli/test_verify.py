"""A report can be run again: the same is said to be the same, what differs is named, and hostile ones get nowhere."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.runner import ROOT, run

AGREEMENT = ROOT / "agreements/jonkoping/lansoverenskommelse-2016.yaml"
Data = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an agreement and a report on it, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "avtal").mkdir()
    shutil.copy(AGREEMENT, tmp_path / "avtal/a.yaml")
    made = run("check", "avtal", "--as-of", "2026-11-01", "--output", "json:r.json", "--format", "concise")
    assert made.exit_code == 1
    return tmp_path


def changed(folder: Path, change: Callable[[Data], object]) -> None:
    data = json.loads((folder / "r.json").read_text("utf-8"))
    change(data)
    (folder / "r.json").write_text(json.dumps(data), "utf-8")


def test_the_same_is_said_to_be_the_same(folder: Path) -> None:
    for lang, word in (("sv", "Samma: "), ("en", "The same: ")):
        result = run("verify", "r.json", "--lang", lang)
        assert (result.exit_code, result.stdout.splitlines()[0].startswith(word)) == (0, True)
        assert "2026-11-01" in result.stdout and len(result.stdout.splitlines()) == 1


def test_the_files_are_found_where_the_report_lies_or_in_a_root(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = folder / "annan"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert run("verify", "../r.json").exit_code == 0
    shutil.move(folder / "r.json", elsewhere / "r.json")
    assert run("verify", "r.json").exit_code == 3
    assert run("verify", "r.json", "--root", "..").exit_code == 0
    assert run("verify", "r.json", "--root", "finns-inte").exit_code == 2


def test_a_changed_file_and_the_outcomes_that_it_changes_are_named(folder: Path) -> None:
    text = (folder / "avtal/a.yaml").read_text("utf-8")
    (folder / "avtal/a.yaml").write_text(
        text.replace("target_groups:\n", "target_groups:\n  - code: gambling\n", 1), "utf-8"
    )
    result = run("verify", "r.json")
    assert result.exit_code == 1
    said = " ".join(result.stdout.split())
    assert "avtal/a.yaml har ändrats" in said
    assert "LAG-07 avtal/a.yaml: då ej uppfyllt (brist)" in said and "nu uppfyllt" in said


def test_a_comment_changes_the_file_and_no_outcome(folder: Path) -> None:
    with (folder / "avtal/a.yaml").open("a", encoding="utf-8") as file:
        file.write("# ny rad\n")
    result = run("verify", "r.json", "--lang", "en")
    assert result.exit_code == 1
    assert "Differs: 0 of" in result.stdout and "avtal/a.yaml has changed" in result.stdout


def test_attestations_that_came_or_went_are_named(folder: Path) -> None:
    (folder / "avtal/waivers.yaml").write_text("format: 1\nwaivers: []\n", "utf-8")
    result = run("verify", "r.json")
    assert result.exit_code == 1 and "avtal/waivers.yaml har tillkommit" in result.stdout
    assert run("check", "avtal", "--as-of", "2026-11-01", "--output", "json:r.json", "-q").exit_code == 1
    assert run("verify", "r.json").exit_code == 0
    (folder / "avtal/waivers.yaml").unlink()
    result = run("verify", "r.json")
    assert result.exit_code == 1 and "avtal/waivers.yaml saknas" in result.stdout


@pytest.mark.parametrize(("key", "word"), [("rulebook", "regelverket"), ("register", "lagregistret")])
def test_another_rulebook_or_register_is_a_difference(folder: Path, key: str, word: str) -> None:
    changed(folder, lambda data: data["receipt"].update({key: "0" * 32}))
    result = run("verify", "r.json")
    assert result.exit_code == 1 and f"{word}: då 000000000000, nu " in result.stdout


@pytest.mark.parametrize(("key", "word"), [("lokcheck", "programmet"), ("engine", "regelmotorn")])
def test_another_version_or_engine_is_told_and_decides_nothing(folder: Path, key: str, word: str) -> None:
    changed(folder, lambda data: data["receipt"].update({key: "clips 0.0"}))
    result = run("verify", "r.json")
    assert result.exit_code == 0 and f"{word}: då clips 0.0, nu " in result.stdout


def test_an_outcome_that_somebody_changed_in_the_report_shows(folder: Path) -> None:
    def whitewash(data: Data) -> None:
        (one,) = [item for item in data["requirements"] if item["rule"] == "LAG-07"]
        one.update(today="met", severity=None)

    changed(folder, whitewash)
    result = run("verify", "r.json")
    assert result.exit_code == 1 and "Skiljer sig: 1 av" in result.stdout
    assert "LAG-07 avtal/a.yaml: då uppfyllt" in result.stdout


def test_own_rules_are_found_again(folder: Path) -> None:
    (folder / "regler").mkdir()
    own = "format: 1\noverrides:\n  - {rule: LAG-07, severity: {not_met: note}, reason: {sv: Prov, en: Test}}\n"
    (folder / "regler/overrides.yaml").write_text(own, "utf-8")
    made = run("check", "avtal", "--rules", "regler", "--output", "json:r.json", "-q", "--as-of", "2026-11-01")
    assert made.exit_code in (0, 1), made.output
    assert run("verify", "r.json").exit_code == 0
    (folder / "regler/overrides.yaml").write_text(own.replace("note", "warning"), "utf-8")
    result = run("verify", "r.json")
    assert result.exit_code == 1
    assert "regler/overrides.yaml har ändrats" in result.stdout and "regelverket: då" in result.stdout


def test_settings_are_found_again_and_flags_are_told(folder: Path) -> None:
    (folder / "lokcheck.toml").write_text('ignore = ["LAG-07"]\n', "utf-8")
    assert run("check", "avtal", "--output", "json:r.json", "-q", "--as-of", "2026-11-01").exit_code in (0, 1)
    same = run("verify", "r.json")
    assert same.exit_code == 0, same.output
    (folder / "lokcheck.toml").write_text('ignore = ["LAG-06"]\n', "utf-8")
    result = run("verify", "r.json")
    assert result.exit_code == 1 and "lokcheck.toml har ändrats" in result.stdout and "LAG-07" in result.stdout
    (folder / "lokcheck.toml").unlink()
    run("check", "avtal", "--output", "json:r.json", "-q", "--as-of", "2026-11-01", "--ignore", "LAG-07")
    assert "flaggor" in run("verify", "r.json").stderr


@pytest.mark.parametrize("name", ["../hemlig.yaml", "avtal/../../hemlig.yaml", "ABSOLUTE", "länk.yaml", "a\0b.yaml"])
def test_a_report_can_not_make_it_read_outside_of_the_folder(folder: Path, name: str) -> None:
    inside = folder / "inne"
    inside.mkdir()
    secret = folder / "hemlig.yaml"
    shutil.copy(AGREEMENT, secret)
    (inside / "länk.yaml").symlink_to(secret)
    shutil.copytree(folder / "avtal", inside / "avtal")
    shutil.move(folder / "r.json", inside / "r.json")
    name = str(secret) if name == "ABSOLUTE" else name

    def redirect(data: Data) -> None:
        data["receipt"]["inputs"].append({"file": name, "sha256": "0" * 64, "role": "document"})

    changed(inside, redirect)
    result = run("verify", "inne/r.json", "--root", "inne")
    assert result.exit_code == 1
    assert "saknas, eller får inte läsas" in " ".join(result.stdout.split())
    assert "har ändrats" not in result.stdout, "its content was not even compared"
    if "\0" not in name:
        allowed = run("verify", "inne/r.json", "--root", "inne", "--allow-outside")
        assert allowed.exit_code == 1 and "har ändrats" in " ".join(allowed.stdout.split())


@pytest.mark.parametrize(
    "content",
    [
        "", "{}", "[]", "null", "inte json", "[" * 100_000, '{"format": "lokcheck-report"}',
        '{"format": "lokcheck-report", "version": 2}', '{"format": "lokcheck-report", "version": 1, "receipt": 3}',
        b"\xff\xfe\x00", "1e999", "9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_report_gives_2_and_no_traceback(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run("verify", str(path))
    assert result.exit_code == 2 and "ingen rapport från lokcheck" in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there_could_not_be_run(tmp_path: Path) -> None:
    assert run("verify", str(tmp_path / "finns-inte.json")).exit_code == 3
    assert run("verify", str(tmp_path)).exit_code == 3


ODD = st.sampled_from(["../x", "/etc/passwd", "\x1b[2J", "a" * 5000])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_value_anywhere_in_a_report_gives_an_exit_code(folder: Path, data: st.DataObject) -> None:
    """One value of a real report is replaced by anything."""
    report = json.loads((folder / "r.json").read_text("utf-8"))
    holder: Any = report
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(holder[key], dict | list) or not holder[key] or data.draw(st.integers(0, 3)) == 0:
            break
        holder = holder[key]
    holder[key] = data.draw(VALUES)
    (folder / "r2.json").write_text(json.dumps(report), "utf-8")
    result = run("verify", "r2.json")
    assert result.exit_code in (0, 1, 2, 3)
    assert "\x1b" not in result.output
