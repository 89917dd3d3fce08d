"""Several reports in one run: --output FORMAT:FILE, beside --format and a plain --output."""

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from lokcheck.cli.targets import Target, targets
from tests.cli.runner import reports, run
from tests.report import samples


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    reports(monkeypatch, samples.folder())


def test_each_file_gets_its_form_and_the_terminal_its_own() -> None:
    result = run("x.yaml", "--output", "sarif:a.sarif", "-o", "junit:b.xml", "--output", "csv-excel:c.csv")
    assert json.loads(Path("a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ET.parse("b.xml").getroot().tag == "testsuites"
    assert Path("c.csv").read_bytes().startswith(b"\xef\xbb\xbfDokument;")
    assert "Åtgärda först" in result.stdout
    assert "Rapporterna finns i a.sarif, b.xml, c.csv." in result.stderr
    assert result.exit_code == 3


def test_a_plain_file_has_the_form_of_format_and_nothing_is_printed() -> None:
    result = run("x.yaml", "--format", "gitlab", "-o", "a.json", "-o", "markdown:b.md", "--lang", "en")
    assert isinstance(json.loads(Path("a.json").read_text("utf-8")), list)
    assert Path("b.md").read_text("utf-8").startswith("## lokcheck\n")
    assert result.stdout == ""
    assert "The reports are in a.json, b.md." in result.stderr


def test_the_exit_code_and_the_threshold_reach_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.report())
    for threshold, code, failures in (("error", 1, "1"), ("note", 1, "3"), ("never", 0, "0")):
        result = run("x.yaml", "--fail-on", threshold, "-o", "sarif:a", "-o", "junit:b")
        made = json.loads(Path("a").read_text("utf-8"))["runs"][0]
        assert result.exit_code == made["invocations"][0]["exitCode"] == code
        assert ET.parse("b").getroot().attrib["failures"] == failures
        assert made["automationDetails"]["id"] == "lokcheck/2026-11-22"
    run("x.yaml", "-o", "sarif:a", "--as-of", "2026-11-22")
    made = json.loads(Path("a").read_text("utf-8"))["runs"][0]
    assert made["automationDetails"]["id"] == "lokcheck/as-of-2026-11-22/"


@pytest.mark.parametrize(
    ("value", "target"),
    [
        ("rapport.txt", Target("text", Path("rapport.txt"), True)),
        ("json:rapport", Target("json", Path("rapport"), False)),
        ("json:./a:b", Target("json", Path("a:b"), False)),
        ("./json:rapport", Target("text", Path("json:rapport"), True)),
        ("2026-11-22T10:00", Target("text", Path("2026-11-22T10:00"), True)),
    ],
)
def test_a_value_is_a_file_or_a_form_and_a_file(value: str, target: Target) -> None:
    if os.name == "nt" and ":" in target.path.name:
        pytest.skip("Windows has no such file names")
    assert targets([value], "text") == [target]


def test_a_drive_is_no_form() -> None:
    assert targets(["C:rapport.txt"], "text")[0].default


@pytest.mark.parametrize(
    ("values", "sv", "en"),
    [
        (["srif:a"], "Menade du 'sarif'?", "Did you mean 'sarif'?"),
        (["srif:a"], "skrivs ./srif:a.", "is written ./srif:a."),
        (["sarif:"], "Filen saknas i --output sarif:", "The file is missing in --output sarif:"),
        (["sarif:a", "json:./a"], "Två rapporter skulle skrivas till a.", "Two reports would be written to a."),
        (["sarif:saknas/a"], "Mappen finns inte.", "There is no such folder."),
    ],
)
def test_mistakes_are_told_before_the_work(values: list[str], sv: str, en: str) -> None:
    for lang, told in (("sv", sv), ("en", en)):
        result = run("x.yaml", *(part for value in values for part in ("-o", value)), "--lang", lang)
        assert result.exit_code == 2
        assert told in result.stderr
        assert not [*Path().iterdir()]


@pytest.mark.parametrize("asked", [("--format", "xlsx"), ("-o", "xlsx:a.xlsx"), ("--format", "xlsx", "-o", "a.xlsx")])
@pytest.mark.parametrize(("lang", "said"), [("sv", "Formatet xlsx kräver:"), ("en", "The format xlsx needs:")])
def test_a_missing_extra_is_told_before_any_work_is_done(
    monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...], lang: str, said: str
) -> None:
    monkeypatch.setattr("lokcheck.report.extras.find_spec", lambda name: None)
    monkeypatch.setattr("lokcheck.check.check", _never)
    result = run("x.yaml", "-o", "json:b.json", *asked, "--lang", lang)
    assert result.exit_code == 2 and result.stdout == ""
    assert f"{said} pip install 'lokcheck[xlsx]'" in result.stderr
    assert list(Path().iterdir()) == []


def test_office_files_are_written_beside_the_text() -> None:
    result = run("x.yaml", "-o", "docx:a.docx", "-o", "pdf:a.pdf", "-o", "xlsx:a.xlsx")
    assert [Path(f"a.{form}").read_bytes()[:2] for form in ("docx", "pdf", "xlsx")] == [b"PK", b"%P", b"PK"]
    assert "Åtgärda först" in result.stdout


def _never(*_: object) -> None:
    raise AssertionError("nothing is to be judged")
