"""The gate: what is there already passes, what is new or worse does not, and no run writes its own baseline."""

from pathlib import Path

import pytest

from tests.cli.runner import ROOT, run

AS_OF = ("--as-of", "2026-11-28")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = (ROOT / "agreements/jonkoping/lansoverenskommelse-2016.yaml").read_text("utf-8")
    (tmp_path / "avtal.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    return tmp_path


def check(*args: str) -> tuple[int, str]:
    result = run("avtal.yaml", *AS_OF, "--baseline", "lokcheck-baseline.json", "--fail-on", "note", *args)
    return result.exit_code, result.stdout


def edited(folder: Path, old: str, new: str) -> None:
    file = folder / "avtal.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_gate_stops_what_is_new_and_nothing_else(folder: Path) -> None:
    assert run("avtal.yaml", *AS_OF, "-q").exit_code == 1
    result = run("baseline", "update", "avtal.yaml", *AS_OF)
    assert result.exit_code == 0
    assert "nya, 0 borttagna)" in result.stderr
    assert check("-q")[0] == 0
    edited(folder, "  - {code: doping, ", "  - {code: medicines, ")
    code, text = check()
    assert code == 1
    now = " ".join(text[text.index("Fynd i dag (2)") : text.index("Oförändrat sedan utgångsläget")].split())
    new, worse = now.split("VARNING ")[1:]
    assert new.startswith("LAG-06")
    assert "Jämfört nytt" in new
    assert worse.startswith("X41"), "the goals now name what the target group does not"
    assert "Jämfört sämre än förut" in worse


def test_moving_every_line_and_renaming_the_file_changes_nothing(folder: Path) -> None:
    run("baseline", "update", "avtal.yaml", *AS_OF)
    text = (folder / "avtal.yaml").read_text("utf-8")
    (folder / "avtal.yaml").write_text("# flyttad\n" * 50 + text, "utf-8")
    assert check("-q")[0] == 0
    (folder / "avtal.yaml").rename(folder / "nytt-namn.yaml")
    baseline = ("--baseline", "lokcheck-baseline.json")
    assert run("nytt-namn.yaml", *AS_OF, *baseline, "--fail-on", "note", "-q").exit_code == 0


def test_what_was_mended_is_told_and_can_be_forgotten(folder: Path) -> None:
    run("baseline", "update", "avtal.yaml", *AS_OF)
    edited(folder, "  - {code: doping, ", "  - {code: gambling}\n  - {code: doping, ")
    edited(
        folder,
        "  - code: alcohol\n    place: goal",
        "  - {code: gambling, place: goal}\n  - code: alcohol\n    place: goal",
    )
    code, text = check()
    assert code == 0
    assert "Inte längre fynd: LAG-07 (uppfyllt)" in " ".join(text.split())
    result = run("baseline", "prune", "avtal.yaml", *AS_OF, "--lang", "en")
    assert "(0 new, 1 removed)" in result.stderr
    edited(folder, "  - {code: gambling}\n", "")
    edited(folder, "  - {code: gambling, place: goal}\n", "")
    assert check("-q")[0] == 1


def test_no_automatic_run_writes_it_unless_told_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = run("baseline", "update", "avtal.yaml", *AS_OF)
    assert result.exit_code == 2
    assert "variabeln CI" in result.stderr
    assert not (folder / "lokcheck-baseline.json").exists()
    assert run("baseline", "update", "avtal.yaml", *AS_OF, "--force").exit_code == 0
    monkeypatch.setenv("CI", "false")
    assert run("baseline", "prune", "avtal.yaml", *AS_OF).exit_code == 0


def test_what_could_not_be_read_is_not_taken_for_mended(folder: Path) -> None:
    run("baseline", "update", "avtal.yaml", *AS_OF)
    before = (folder / "lokcheck-baseline.json").read_bytes()
    (folder / "avtal.yaml").write_text("kind: county-agreement\n", "utf-8")
    result = run("baseline", "update", "avtal.yaml", *AS_OF)
    assert result.exit_code == 3
    assert "inte ändrat" in result.stderr
    assert (folder / "lokcheck-baseline.json").read_bytes() == before


@pytest.mark.parametrize("args", [("baseline",), ("baseline", "prun"), ("baseline", "prune", "avtal.yaml")])
def test_mistakes_are_explained(folder: Path, args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr.startswith("fel: ")
    assert (folder / "lokcheck-baseline.json").exists() is False
