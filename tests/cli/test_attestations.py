"""Attestations on the command line: beside the document, or named."""

import json
from pathlib import Path

import pytest

from tests.cli.runner import ROOT, run
from tests.policy.test_attestation import DOCUMENT, ENTRY, RULES

AS_OF = ("--as-of", "2026-11-22")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "regler").mkdir()
    (tmp_path / "regler" / "own.yaml").write_text(RULES, "utf-8")
    (tmp_path / "avtal").mkdir()
    (tmp_path / "avtal" / "avtal.yaml").write_text(DOCUMENT, "utf-8")
    return tmp_path


def outcome(folder: Path, *args: str) -> tuple[str, str]:
    rules = ("--rules", str(folder / "regler"))
    result = run(*(args or (str(folder / "avtal"),)), *AS_OF, *rules, "--format", "json")
    assert result.exit_code in (0, 1), result.stderr
    found = json.loads(result.stdout)["requirements"]
    (item,) = [item for item in found if item["rule"] == "LAN-01"]
    return item["today"], item["message"]


def test_those_beside_the_document_are_found(folder: Path) -> None:
    assert outcome(folder)[0] == "manual"
    (folder / "avtal" / "attestations.yaml").write_text(ENTRY, "utf-8")
    assert outcome(folder)[0] == "met"
    assert outcome(folder, str(folder / "avtal" / "avtal.yaml"))[0] == "met"


def test_a_pattern_of_the_shell_may_name_the_file_too(folder: Path) -> None:
    beside = folder / "avtal" / "attestations.yaml"
    beside.write_text(ENTRY, "utf-8")
    assert outcome(folder, str(folder / "avtal" / "avtal.yaml"), str(beside))[0] == "met"


def test_those_that_are_named_are_read(folder: Path) -> None:
    file = folder / "intyg.yaml"
    file.write_text(ENTRY, "utf-8")
    assert outcome(folder, str(folder / "avtal"), "--attestations", str(file))[0] == "met"


def test_one_on_a_document_that_is_not_checked_now_is_no_mistake(folder: Path) -> None:
    (folder / "avtal" / "annat.yaml").write_text(DOCUMENT.replace("id: avtal", "id: annat"), "utf-8")
    (folder / "avtal" / "attestations.yaml").write_text(ENTRY.replace("document: avtal", "document: annat"), "utf-8")
    assert outcome(folder, str(folder / "avtal" / "avtal.yaml"))[0] == "manual"


def test_a_mistake_has_its_place_and_exit_code_2(folder: Path) -> None:
    beside = folder / "avtal" / "attestations.yaml"
    beside.write_text(ENTRY.replace("document: avtal", "document: avtl"), "utf-8")
    result = run(str(folder / "avtal"), "--rules", str(folder / "regler"))
    assert result.exit_code == 2
    assert "attestations.yaml:3:" in result.stderr
    assert "Menade du 'avtal'?" in result.stderr
    beside.unlink()
    assert run(str(folder / "avtal"), "--attestations", str(beside)).exit_code == 2


def test_the_documented_example_answers(tmp_path: Path) -> None:
    text = (ROOT / "docs/attestations.md").read_text("utf-8")
    file = tmp_path / "intyg.yaml"
    file.write_text(text.split("```yaml\n")[1].split("```")[0], "utf-8")
    result = run(str(ROOT / "agreements/jonkoping"), *AS_OF, "--attestations", str(file), "--format", "json")
    (found,) = [item for item in json.loads(result.stdout)["requirements"] if item["rule"] == "INN-06"]
    assert (found["today"], found["at_adoption"]) == ("met", "manual")
    assert found["evidence"][0]["source_line"] > 0


def test_the_report_tells_why_one_no_longer_holds(folder: Path) -> None:
    (folder / "avtal" / "attestations.yaml").write_text(ENTRY, "utf-8")
    rules = ("--rules", str(folder / "regler"))
    env = {"COLUMNS": "200"}
    text = run(str(folder / "avtal"), "--as-of", "2028-01-01", *rules, env=env).stdout
    assert "Intyget av samordnare, Region Prov 2026-03-01 gällde till och med 2027-03-31." in text
    assert "Kan en ny kollega förstå texten?" in text
    told = run(str(folder / "avtal"), *AS_OF, *rules, "--verbose", env=env).stdout
    assert "Intygat av samordnare, Region Prov 2026-03-01, gäller till och med 2027-03-31: uppfyllt." in told
