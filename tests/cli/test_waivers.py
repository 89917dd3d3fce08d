"""Waivers on the command line: beside the document, or named."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.policy.test_waiver import DOCUMENT

WAIVERS = """\
format: 1
waivers:
"""
ENTRY = """\
  - rule: {rule}
    document: avtal
    reason: Tillägg bereds.
    decided_by: nämnden § 84
    registry: RJL 2026/1
    from: 2026-09-15
    until: 2027-06-30
"""
AS_OF = ("--as-of", "2026-11-28")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "avtal.yaml").write_text(DOCUMENT, "utf-8")
    return tmp_path


def errors(folder: Path) -> list[str]:
    """The ids of the requirements whose findings are errors."""
    data = json.loads(run(str(folder), *AS_OF, "--format", "json").stdout)
    return [item["rule"] for item in data["requirements"] if item["severity"] == "error"]


def waive(folder: Path, *rules: str, name: str = "waivers.yaml") -> Path:
    file = folder / name
    file.write_text(WAIVERS + "".join(ENTRY.format(rule=rule) for rule in rules), "utf-8")
    return file


def test_waived_findings_do_not_decide_the_exit_code(folder: Path) -> None:
    rules = [rule for rule in errors(folder) if rule != "LAG-01"]
    assert rules
    assert run(str(folder), *AS_OF, "-q").exit_code == 1
    waive(folder, *rules)
    result = run(str(folder), *AS_OF, "-q")
    assert f"varav {len(rules)} undantagna" in result.stdout
    assert result.exit_code == 1
    assert "LAG-01" in errors(folder)


def test_all_that_counts_is_waived(folder: Path) -> None:
    parties = "[{id: r, name: Region Prov, side: region}, {id: k, name: Provs, side: municipality}]"
    document = f"{DOCUMENT}parties: {parties}\n"
    (folder / "avtal.yaml").write_text(document, "utf-8")
    rules = errors(folder)
    assert "LAG-01" not in rules
    assert run(str(folder), *AS_OF, "-q").exit_code == 1
    waive(folder, *rules)
    assert run(str(folder), *AS_OF, "-q").exit_code == 0
    assert run(str(folder), *AS_OF, "-q", "--fail-on", "warning").exit_code == 1
    assert run(str(folder), *AS_OF, "-q", "--verdict", "adoption").exit_code == 1


def test_a_named_file_is_read_and_not_told_as_a_document(folder: Path) -> None:
    waive(folder, "LAG-07")
    result = run(str(folder), *AS_OF)
    assert "kind" not in result.stderr
    named = waive(folder, "LAG-07", name="beslut.yaml")
    (folder / "waivers.yaml").unlink()
    assert "Undantag genom beslut (1)" in run(str(folder / "avtal.yaml"), *AS_OF, "--waivers", str(named)).stdout
    assert "Undantag genom beslut" not in run(str(folder / "avtal.yaml"), *AS_OF).stdout


def test_a_mistake_has_its_place_and_exit_code_2(folder: Path) -> None:
    waive(folder, "LAG07")
    result = run(str(folder), *AS_OF, "--lang", "en")
    assert result.exit_code == 2
    assert f"{folder.as_posix()}/waivers.yaml:3:5: " in result.stderr
    assert "Did you mean 'LAG-07'?" in result.stderr
    result = run(str(folder), "--waivers", str(folder / "nej.yaml"))
    assert (result.exit_code, "Filen med undantag finns inte" in result.stderr) == (2, True)


def test_exit_zero_is_for_findings_only(folder: Path) -> None:
    assert run(str(folder), *AS_OF, "-q", "--exit-zero").exit_code == 0
    (folder / "trasig.yaml").write_text("kind: county-agreement\nid: trasig\n", "utf-8")
    assert run(str(folder), *AS_OF, "-q", "--exit-zero").exit_code == 3
