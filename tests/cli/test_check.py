"""``lokcheck check``: what it prints where, and its exit codes."""

import json
from pathlib import Path

import pytest

from lokcheck.errors import ConfigError, EngineError, InputError, Place, RuleError, UsageError
from lokcheck.judge.result import Outcome
from lokcheck.report.model import Report, Severity
from lokcheck.texts import Text
from tests.cli.runner import reports, run
from tests.report import samples

MINIMAL = "kind: county-agreement\nid: avtal\ntitle: Avtal\n"
NOTHING = Report((), (), samples.RECEIPT, samples.TOPICS)
BROKEN = Report((), (samples.BROKEN,), samples.RECEIPT, samples.TOPICS)
OOPS = Text("Det gick fel.", "It went wrong.")


def one(outcome: Outcome, severity: Severity | None = None, *, then: bool = False) -> Report:
    """A report on one document with one requirement that has this outcome, today or on its own date."""
    now = samples.verdict("met") if then else samples.verdict(outcome, "", severity)
    before = samples.then(outcome, "", severity) if then else samples.then("met")
    return samples.report(samples.document(requirements=(samples.requirement("X-01", "T", "sip", before, now),)))


@pytest.mark.parametrize(
    ("report", "options", "code"),
    [
        (one("met"), "", 0),
        (one("not_met", "error"), "", 1),
        (one("not_met", "warning"), "", 0),
        (one("not_met", "warning"), "--fail-on warning", 1),
        (one("partly", "note"), "--fail-on warning", 0),
        (one("partly", "note"), "--fail-on note", 1),
        (one("not_met", "error"), "--fail-on never", 0),
        (one("not_met", "error", then=True), "", 0),
        (one("not_met", "error", then=True), "--verdict adoption", 1),
        (one("not_met", "error", then=True), "--verdict both", 1),
        (one("not_met", "error"), "--verdict adoption", 0),
        (one("manual"), "", 0),
        (one("manual"), "--strict", 0),
        (one("not_applicable"), "", 0),
        (one("cannot_judge"), "", 0),
        (one("cannot_judge"), "--strict", 3),
        (one("cannot_judge", then=True), "--strict", 0),
        (one("cannot_judge", then=True), "--strict --verdict both", 3),
        (one("error"), "", 3),
        (one("error"), "--fail-on never", 3),
        (one("error", then=True), "", 3),
        (NOTHING, "", 4),
        (NOTHING, "--fail-on never", 4),
        (samples.report(samples.document(requirements=())), "", 4),
        (samples.report(samples.folder().documents[1]), "--verdict adoption", 4),
        (BROKEN, "", 3),
        (BROKEN, "--fail-on never", 3),
        (one("not_met", "error")._replace(problems=(samples.BROKEN,)), "", 3),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["text", "json"])
def test_exit_codes(report: Report, options: str, code: int, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, report)
    assert run("x.yaml", *options.split(), "--format", form).exit_code == code
    assert run("x.yaml", *options.split(), "--format", form, "--quiet").exit_code == code


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError(OOPS), 2),
        (ConfigError(OOPS), 2),
        (RuleError(OOPS, Place("rules/a.yaml", 7, 3)), 2),
        (InputError(OOPS), 3),
        (EngineError(OOPS), 3),
    ],
)  # fmt: skip
def test_an_error_is_a_line_on_standard_error(error: Exception, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, error)
    result = run("x.yaml")
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("fel: ")
    assert result.stderr.endswith("Det gick fel.\n")
    assert run("x.yaml", "--lang", "en").stderr.endswith("It went wrong.\n")


def test_a_fault_of_lokchecks_own_is_an_apology_and_never_a_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, ZeroDivisionError("hemligt"))
    result = run("x.yaml")
    assert result.exit_code == 3
    assert "ett fel i sitt eget program (ZeroDivisionError)" in result.stderr
    assert "Traceback" not in result.stderr
    assert "ran into a fault of its own" in run("x.yaml", "--lang", "en").stderr
    for told in (run("x.yaml", "--debug"), run("x.yaml", env={"LOKCHECK_DEBUG": "1"})):
        assert "Traceback" in told.stderr
        assert told.exit_code == 3


def test_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, KeyboardInterrupt())
    result = run("x.yaml")
    assert result.exit_code == 130
    assert "Avbrutet." in result.stderr


def test_the_report_is_data_and_problems_are_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.folder())
    result = run("x.yaml")
    line = "fel: agreements/trasig.yaml:3:1: Nyckeln 'partier' finns inte. Menade du 'parties'?\n"
    assert result.stderr == line
    assert "partier" not in result.stdout
    machine = run("x.yaml", "--format", "json", "--lang", "en")
    assert json.loads(machine.stdout)["problems"][0]["message"] == "There is no key 'partier'."
    assert machine.stderr.startswith("error: agreements/trasig.yaml:3:1: ")


def test_nothing_checked_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, NOTHING)
    result = run("x.yaml")
    assert result.stdout == ""
    assert "Ingenting kontrollerades" in result.stderr
    assert json.loads(run("x.yaml", "--format", "json").stdout)["requirements"] == []


def test_quiet_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.report())
    result = run("x.yaml", "--quiet")
    assert result.stdout.count("\n") == 1
    assert "6 av 9 krav bedömda" in result.stdout
    assert run("x.yaml", "-q", "-v").exit_code == 2


def test_as_of_reaches_the_report_and_is_a_day() -> None:
    folder = "agreements/jonkoping"
    report = json.loads(run(folder, "--as-of", "2016-06-01", "--format", "json").stdout)
    assert report["receipt"]["as_of"] == "2016-06-01"
    wrong = run(folder, "--as-of", "1 juni 2016")
    assert wrong.exit_code == 2
    assert "Menade du 2016-06-01?" in wrong.stderr
    assert run(folder, "--as-of", "2016-02-30").exit_code == 2


def test_an_output_file_is_whole_utf8_and_without_colour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.report())
    target = tmp_path / "rapport.txt"
    result = run("x.yaml", "--output", str(target), env={"FORCE_COLOR": "1", "COLUMNS": "200"})
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "Rapporten finns i" in result.stderr
    assert target.read_text("utf-8") == run("x.yaml").stdout
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("where", ["", "saknas/rapport.txt"])
def test_an_impossible_output_is_refused_before_the_work(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports(monkeypatch, AssertionError("worked first"))
    result = run("x.yaml", "--output", str(tmp_path / where))
    assert result.exit_code == 2
    assert "mapp" in result.stderr.lower()


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.report())
    target = tmp_path / "rapport.txt"
    target.write_text("gammal", "utf-8")

    def full(self: Path, other: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("x.yaml", "--output", str(target))
    assert result.exit_code == 3
    assert "Filen gick inte att skriva: disken är full." in result.stderr
    assert target.read_text("utf-8") == "gammal"
    assert list(tmp_path.iterdir()) == [target]


def test_output_keeps_the_permissions_of_the_file_it_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.report())
    target = tmp_path / "rapport.txt"
    target.write_text("", "utf-8")
    target.chmod(0o640)
    run("x.yaml", "--output", str(target))
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [
        ("", {}, False),  # not a terminal
        ("--color always", {}, True),
        ("--color always", {"NO_COLOR": "1"}, True),
        ("--color never", {"FORCE_COLOR": "1"}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("", {"FORCE_COLOR": "0"}, False),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("", {"NO_COLOR": ""}, False),
    ],
)
def test_colour(options: str, env: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.testing.should_strip_ansi", lambda *_: False, raising=False)
    reports(monkeypatch, samples.report())
    result = run("x.yaml", *options.split(), env={"WT_SESSION": "1", **env})
    assert ("\x1b[" in result.stdout) is coloured


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_width_is_the_terminals(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.report())
    lines = run("x.yaml", env={"COLUMNS": str(columns)}).stdout.splitlines()
    assert max(map(len, lines[:-1])) == min(columns, 100)
    assert len(lines[-1]) <= columns


def test_standard_input_stands_for_a_file(tmp_path: Path) -> None:
    result = run("-", "--stdin-filename", str(tmp_path / "avtal.yaml"), "--format", "json", stdin=MINIMAL)
    (document,) = json.loads(result.stdout)["documents"]
    assert document["file"].endswith("avtal.yaml")
    assert run("-", "--format", "json", stdin="").exit_code == 3


def test_what_can_be_checked_beside_a_broken_file_is_checked(tmp_path: Path) -> None:
    (tmp_path / "bra.yaml").write_text(MINIMAL, "utf-8")
    (tmp_path / "fel.yaml").write_text(MINIMAL.replace("avtal", "annat") + "partier: []\n", "utf-8")
    result = run(str(tmp_path), "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 3
    assert [document["title"] for document in data["documents"]] == ["Avtal"]
    assert [(Path(p["file"]).name, p["line"]) for p in data["problems"]] == [("fel.yaml", 4)]


def test_a_folder_without_documents_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "annat.yaml").write_text("a: 1\n", "utf-8")
    result = run(str(tmp_path))
    assert result.exit_code == 4
    assert "1 YAML-fil är inte dokument" in result.stderr


def test_a_file_that_is_passed_over_is_named(tmp_path: Path) -> None:
    (tmp_path / "avtal.yaml").write_text(MINIMAL, "utf-8")
    (tmp_path / "annat.yaml").write_text("a: 1\n", "utf-8")
    assert "annat.yaml" in run(str(tmp_path)).stderr
    assert run(str(tmp_path), "--quiet").stderr == ""


def test_a_missing_file_can_not_be_read() -> None:
    result = run("finns-inte.yaml")
    assert result.exit_code == 3
    assert result.stderr.startswith("fel: finns-inte.yaml: ")


def test_another_rulebook_that_is_broken_is_a_mistake_in_the_rulebook(tmp_path: Path) -> None:
    document = tmp_path / "avtal.yaml"
    document.write_text(MINIMAL, "utf-8")
    assert run(str(document), "--rules", str(tmp_path)).exit_code == 2
