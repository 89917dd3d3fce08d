"""Rules of one's own on the command line: adding one takes one YAML entry, and the report tells what was changed."""

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import ROOT, run

AGREEMENT = str(ROOT / "agreements/jonkoping/lansoverenskommelse-2016.yaml")
AS_OF = ("--as-of", "2026-11-22")
OVERRIDES = """\
format: 1
overrides:
  - {rule: UPF-02, off: true, reason: {sv: Vi ser över löpande., en: We review continuously.}}
  - {rule: LAG-07, severity: {update: note}, reason: {sv: Ett tillägg är på väg., en: A supplement is coming.}}
  - {parameter: review-interval, value: 24, reason: {sv: Vartannat år., en: Every second year.}}
"""


def worked_example() -> str:
    """The YAML that docs/writing-rules.md tells the reader to write."""
    text = (ROOT / "docs/writing-rules.md").read_text("utf-8")
    found = re.search(r"<!-- worked example -->\n( *)```yaml\n(.*?)\n *```", text, re.DOTALL)
    assert found is not None
    return textwrap.dedent(found[2]) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "regler"
    made.mkdir()
    return made


def requirements(folder: Path) -> dict[str, Any]:
    result = run(AGREEMENT, *AS_OF, "--rules", str(folder), "--format", "json")
    data = json.loads(result.stdout)
    return {"receipt": data["receipt"], **{item["rule"]: item for item in data["requirements"]}}


def test_the_documented_example_finds_what_it_says(folder: Path) -> None:
    """One YAML entry in a folder, no Python: it is judged like any other, on a real agreement."""
    (folder / "egna.yaml").write_text(worked_example(), "utf-8")
    found = requirements(folder)["LAN-01"]
    assert (found["today"], found["severity"], found["topic"]) == ("partly", "note", "region")
    assert found["message"] == "Samverkan följs upp, men bara var 12:e månad."
    lines = Path(AGREEMENT).read_text("utf-8").splitlines()
    assert "object: cooperation" in "\n".join(lines[found["line"] - 1 : found["line"] + 2])
    text = run(AGREEMENT, *AS_OF, "--rules", str(folder)).stdout
    assert "NOTERING  LAN-01" in text
    assert "Samverkan följs upp, men bara var 12:e månad." in text
    assert "regler: tillagda krav: LAN-01" in text


def test_without_the_folder_it_is_not_there() -> None:
    assert "LAN-01" not in run(AGREEMENT, *AS_OF).stdout


def test_its_examples_pass(folder: Path) -> None:
    (folder / "egna.yaml").write_text(worked_example(), "utf-8")
    result = run("rules", "test", str(folder))
    assert result.exit_code == 0, result.output


def test_the_report_tells_what_was_changed(folder: Path) -> None:
    (folder / "overrides.yaml").write_text(OVERRIDES, "utf-8")
    found = requirements(folder)
    assert found["UPF-02"]["today"] == "not_applicable"
    assert "Vi ser över löpande." in found["UPF-02"]["message"]
    assert (found["LAG-07"]["is_update"], found["LAG-07"]["severity"]) == (True, "note")
    assert [(change["what"], change["target"]) for change in found["receipt"]["changes"]] == [
        ("parameter", "review-interval"), ("off", "UPF-02"), ("severity", "LAG-07"),
    ]  # fmt: skip
    text = run(AGREEMENT, *AS_OF, "--rules", str(folder), "--lang", "en", env={"COLUMNS": "200"}).stdout
    assert "regler: the parameter review-interval is 24 months, in the standard 36: Every second year." in text
    assert "regler: UPF-02 is switched off: We review continuously." in text
    assert "regler: LAG-07 weighs differently (needs an update: note): A supplement is coming." in text


@pytest.mark.parametrize("form", ["text", "json", "html", "markdown"])
def test_every_report_for_people_tells_what_was_changed(folder: Path, form: str) -> None:
    (folder / "overrides.yaml").write_text(OVERRIDES, "utf-8")
    text = run(AGREEMENT, *AS_OF, "--rules", str(folder), "--format", form, env={"COLUMNS": "200"}).stdout
    assert "Vartannat år" in text
    assert "Ett tillägg är på väg" in text


def test_the_documented_changes_are_right(folder: Path) -> None:
    text = (ROOT / "docs/own-rulebooks.md").read_text("utf-8")
    (folder / "overrides.yaml").write_text(text.split("```yaml\n")[1].split("```")[0], "utf-8")
    changes = requirements(folder)["receipt"]["changes"]
    assert [change["what"] for change in changes] == ["parameter", "off", "severity"]


def test_explaining_a_requirement_tells_its_change(folder: Path) -> None:
    (folder / "overrides.yaml").write_text(OVERRIDES, "utf-8")
    text = run("explain", "UPF-02", "--rules", str(folder)).stdout
    assert "Vi ser över löpande." in text
    assert "24" in run("explain", "UPF-01", "--rules", str(folder)).stdout


def test_rules_of_ones_own_are_listed(folder: Path) -> None:
    (folder / "egna.yaml").write_text(worked_example(), "utf-8")
    data = json.loads(run("rules", "--rules", str(folder), "--topic", "region", "--format", "json").stdout)
    assert [(rule["id"], rule["added_by"]) for rule in data] == [("LAN-01", "regler")]
    assert run("facts", AGREEMENT, "--rules", str(folder)).exit_code == 0


def test_a_mistake_has_its_place_and_exit_code_2(folder: Path) -> None:
    (folder / "overrides.yaml").write_text(OVERRIDES.replace("LAG-07", "LAG07"), "utf-8")
    result = run(AGREEMENT, "--rules", str(folder))
    assert result.exit_code == 2
    assert "overrides.yaml:4:6" in result.stderr
    assert "Menade du 'LAG-07'?" in result.stderr
    assert run(AGREEMENT, "--rules", str(folder / "saknas")).exit_code == 2


def test_a_removed_requirement_names_its_successor(folder: Path) -> None:
    text = (
        "format: 1\nremoved: [{id: LAN-09, successor: UPF-01, on: 2026-01-01, reason: {sv: Slogs ihop., en: Merged.}}]"
    )
    (folder / "removed.yaml").write_text(text, "utf-8")
    result = run("explain", "lan-09", "--rules", str(folder))
    assert result.exit_code == 2
    assert "UPF-01 har ersatt det." in result.stderr
    assert "Slogs ihop." in result.stderr


def test_stale_requirements_are_listed() -> None:
    none = run("rules", "--stale", "12m", "--as-of", "2026-11-22")
    assert none.exit_code == 0
    assert "2025-11-22" in none.stderr
    late = run("rules", "--stale", "1y", "--as-of", "2028-01-01")
    assert late.exit_code == 1
    assert "kontrollerat 2026-11-22" in late.stdout
    assert run("rules", "--stale", "often").exit_code == 2
    assert run("rules", "tst").exit_code == 2
