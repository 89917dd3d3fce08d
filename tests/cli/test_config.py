"""A configuration above what is checked holds for it; reports tell what differs, ``config`` where it comes from."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import ROOT, run

AS_OF = ("--as-of", "2026-11-28")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = (ROOT / "agreements/jonkoping/lansoverenskommelse-2016.yaml").read_text("utf-8")
    (tmp_path / "avtal/gamla").mkdir(parents=True)
    (tmp_path / "avtal/lok.yaml").write_text(text, "utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(folder: Path, text: str, name: str = "lokcheck.toml") -> None:
    (folder / name).write_text(text, "utf-8")


def report(*args: str, **env: str) -> dict[str, Any]:
    result = run(*(args or ("avtal",)), *AS_OF, "--format", "json", env=env)
    assert result.exit_code in (0, 1), result.stderr
    made: dict[str, Any] = json.loads(result.stdout)
    return made


def rules(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["rule"]: item for item in made["requirements"]}


def test_what_is_selected_is_asked_and_nothing_else(folder: Path) -> None:
    settings(folder, "select = ['LAG', 'X13']\nignore = ['LAG-11']\n")
    made = report()
    named = {name for name, item in rules(made).items() if any(n.startswith("LAG") for n in (name, *item["aliases"]))}
    assert set(rules(made)) == named | {"X13"}
    assert "LAG-07" in named
    off = rules(made)["LAG-11"]
    assert (off["today"], off["at_adoption"]) == ("not_applicable", "not_applicable")
    assert "avstängt i lokcheck.toml" in off["message"]
    changes = {(change["what"], change["target"], change["folder"]) for change in made["receipt"]["changes"]}
    assert changes == {("select", "LAG, X13", "lokcheck.toml"), ("off", "LAG-11", "lokcheck.toml")}


def test_the_report_is_valid_and_text_tells_what_differs(folder: Path) -> None:
    import jsonschema

    from lokcheck.report.json_report import schema

    settings(folder, "ignore = ['X13']\n[severity]\nLAG-07 = 'note'\n[parameters]\nreview-interval = 48\n")
    jsonschema.validate(report(), schema())
    text = " ".join(run("avtal", *AS_OF).stdout.split())
    assert "Så avviker kontrollen från standard" in text
    assert "lokcheck.toml: avstängda krav: X13" in text
    assert "lokcheck.toml: LAG-07 väger annorlunda (notering)" in text
    assert "lokcheck.toml: parametern review-interval är 48 månader, i standard 36" in text


def test_severities_and_flags_decide_the_exit_code(folder: Path) -> None:
    assert run("avtal", *AS_OF, "-q").exit_code == 1
    settings(folder, "[severity]\nLAG-07 = 'warning'\n")
    assert run("avtal", *AS_OF, "-q").exit_code == 0
    assert rules(report())["LAG-07"]["severity"] == "warning"
    settings(folder, "fail-on = 'warning'\n[severity]\nLAG-07 = {update = 'note'}\n")
    assert rules(report())["LAG-07"]["severity"] == "note"
    assert run("avtal", *AS_OF, "-q").exit_code == 1
    assert run("avtal", *AS_OF, "-q", "--fail-on", "error").exit_code == 0
    assert run("avtal", *AS_OF, "-q", env={"LOKCHECK_FAIL_ON": "never"}).exit_code == 0
    assert run("avtal", *AS_OF, "-q", "--isolated", "--fail-on", "error").exit_code == 1


def test_parameters_change_what_is_judged(folder: Path) -> None:
    before = report()["receipt"]["rulebook"]
    settings(folder, "[parameters]\nreview-interval = 240\n")
    made = report()
    assert made["receipt"]["rulebook"] != before
    (change,) = made["receipt"]["changes"]
    assert (change["what"], change["target"]) == ("parameter", "review-interval")


def test_a_fault_that_a_rule_reported_for_another_is_told_when_that_rule_is_off(folder: Path) -> None:
    hidden = {name: item for name, item in rules(report()).items() if item["reported_by"]}
    name, item = next(iter(hidden.items()))
    alone = rules(report("avtal", "--ignore", item["reported_by"]))[name]
    assert item["severity"] is None
    assert alone["severity"] is not None


def test_paths_have_their_own(folder: Path) -> None:
    text = (folder / "avtal/lok.yaml").read_text("utf-8").replace("id: jonkoping-lok-2016", "id: gammal", 1)
    (folder / "avtal/gamla/lok.yaml").write_text(text, "utf-8")
    settings(
        folder, "[[per-path]]\npaths = ['avtal/gamla/**']\nignore = ['X13']\n[per-path.severity]\nLAG-07 = 'note'\n"
    )
    found = {(item["document"], item["rule"]): item for item in report()["requirements"]}
    assert found["avtal/gamla/lok.yaml", "X13"]["today"] == "not_applicable"
    assert found["avtal/lok.yaml", "X13"]["today"] == "not_met"
    assert found["avtal/gamla/lok.yaml", "LAG-07"]["severity"] == "note"
    assert found["avtal/lok.yaml", "LAG-07"]["severity"] == "error"
    assert "för avtal/gamla/**: avstängda krav: X13" in " ".join(run("avtal", *AS_OF).stdout.split())


def test_what_is_excluded_is_not_checked_unless_it_is_named(folder: Path) -> None:
    (folder / "avtal/gamla/trasig.yaml").write_text("kind: county-agreement\n", "utf-8")
    assert run("avtal", *AS_OF, "-q").exit_code == 3
    settings(folder, "exclude = ['gamla/']\n")
    assert run("avtal", *AS_OF, "-q").exit_code == 1
    assert run("avtal/gamla/trasig.yaml", *AS_OF, "-q").exit_code == 3
    assert run("avtal", *AS_OF, "-q", "--isolated", "--exclude", "trasig.yaml").exit_code == 1


def test_the_nearest_file_up_to_the_root_of_the_repository_holds(folder: Path) -> None:
    settings(folder, "ignore = ['X13']\n", "pyproject.toml")
    assert rules(report())["X13"]["today"] == "not_met", "there is no [tool.lokcheck]"
    settings(folder, "[tool.lokcheck]\nignore = ['X13']\n", "pyproject.toml")
    assert rules(report())["X13"]["today"] == "not_applicable"
    settings(folder, "ignore = ['X14']\n", ".lokcheck.toml")
    assert rules(report())["X13"]["today"] == "not_met"
    settings(folder / "avtal", "ignore = ['LAG-07']\n")
    assert rules(report("avtal/lok.yaml"))["LAG-07"]["today"] == "not_applicable"
    (folder / "avtal/lokcheck.toml").unlink()
    (folder / "avtal/.git").mkdir()
    assert rules(report())["X14"]["today"] == "not_met", "the search stops at a repository"


def test_different_configurations_in_one_run_are_refused(folder: Path) -> None:
    settings(folder, "")
    settings(folder / "avtal/gamla", "")
    (folder / "avtal/gamla/a.yaml").write_text("kind: county-agreement\n", "utf-8")
    result = run("avtal/lok.yaml", "avtal/gamla/a.yaml", *AS_OF)
    assert result.exit_code == 2
    assert "olika inställningar" in result.stderr
    assert run("avtal/lok.yaml", "avtal/gamla/a.yaml", *AS_OF, "-q", "--config", "lokcheck.toml").exit_code == 3


def test_its_language_is_that_of_the_report_unless_somebody_chose_another(folder: Path) -> None:
    settings(folder, "language = 'en'\n")
    assert "requirements judged" in run("avtal", *AS_OF, "-q").stdout
    assert "krav bedömda" in run("avtal", *AS_OF, "-q", "--lang", "sv").stdout
    assert "krav bedömda" in run("avtal", *AS_OF, "-q", env={"LOKCHECK_LANG": "sv"}).stdout


def test_waivers_and_baseline_of_the_configuration_are_used(folder: Path) -> None:
    settings(folder / "avtal", "baseline = 'b.json'\nfail-on = 'note'\n")
    assert run("baseline", "update", "avtal", *AS_OF, env={"CI": ""}).exit_code == 0
    assert (folder / "avtal/b.json").is_file()
    assert run("avtal", *AS_OF, "-q").exit_code == 0
    (folder / "avtal/b.json").unlink()
    result = run("avtal", *AS_OF)
    assert (result.exit_code, "avtal/b.json: " in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("failon = 'note'\n", "lokcheck.toml:1:1: Okänd nyckel 'failon'. Menade du 'fail-on'?"),
        ("ignore = ['X13', 'LAG07']\n", "lokcheck.toml:1:18: Det finns inget krav som 'LAG07' betyder."),
        ("[severity]\nLAG07 = 'note'\n", "lokcheck.toml:2:1: Det finns inget krav"),
        ("[parameters]\nreview = 3\n", "lokcheck.toml:2:1: parametern 'review' finns inte."),
        ("[[per-path]]\npaths = ['a']\nignore = ['LAG07']\n", "lokcheck.toml:3:11: Det finns inget krav"),
        ("rules = ['nej']\n", "nej: Mappen med regler finns inte."),
    ],
)
def test_mistakes_are_told_with_their_place(folder: Path, text: str, says: str) -> None:
    settings(folder, text)
    for args in (("avtal", *AS_OF), ("config", "avtal")):
        result = run(*args)
        assert result.exit_code == 2
        assert says in result.stderr
    assert run("avtal", *AS_OF, "-q", "--isolated").exit_code == 1


def test_config_shows_each_value_and_where_it_comes_from(folder: Path) -> None:
    settings(folder, "ignore = ['X13']\n")
    result = run("config", "avtal/lok.yaml", env={"LOKCHECK_FAIL_ON": "note"})
    assert result.exit_code == 0
    lines = {
        line.split()[0]: " ".join(line.split()[1:]) for line in result.stdout.splitlines() if line.startswith("  ")
    }
    assert lines["ignore"] == "X13 (fil lokcheck.toml:1:1)"
    assert lines["fail-on"] == "note (variabel LOKCHECK_FAIL_ON)"
    assert lines["select"] == "alla"
    data = json.loads(run("config", "avtal", "--format", "json").stdout)
    assert data["file"] == "lokcheck.toml"
    assert data["values"]["ignore"] | {"about": ""} == {
        "about": "", "value": ["X13"], "source": "file", "name": "lokcheck.toml", "line": 1, "column": 1,
    }  # fmt: skip
    assert data["values"]["verdict"]["source"] == "default"
    assert json.loads(run("config", "--isolated", "--format", "json").stdout)["file"] is None


def test_a_flag_with_a_word_that_means_nothing_is_named(folder: Path) -> None:
    result = run("avtal", "--select", "LAG,X133")
    assert result.exit_code == 2
    assert result.stderr.startswith("fel: --select: Det finns inget krav som 'X133' betyder.")
    assert "avtal" in str(folder / "avtal")


def test_nothing_is_imported_where_there_is_no_configuration(folder: Path) -> None:
    import os
    import subprocess
    import sys

    plain = {name: value for name, value in os.environ.items() if not name.startswith("LOKCHECK_")}
    code = (
        "import sys\nfrom lokcheck.cli.main import lokcheck\n"
        "try:\n    lokcheck.main(['avtal', '-q'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name == 'tomllib' or name.startswith('lokcheck.policy.config')])"
    )
    made = subprocess.run([sys.executable, "-c", code], cwd=folder, env=plain, capture_output=True, text=True,
                          check=True)  # fmt: skip
    assert made.stdout.splitlines()[-1] == "[]"


def test_explanations_are_of_what_the_configuration_asks(folder: Path) -> None:
    settings(folder, "ignore = ['X13']\n[parameters]\nreview-interval = 12\n")
    assert "avstängt i lokcheck.toml" in run("explain", "X13", "avtal/lok.yaml", *AS_OF).stdout
    assert "avstängt" not in run("explain", "X13", "avtal/lok.yaml", "--isolated", *AS_OF).stdout
    settings(folder, "select = ['LAG']\n")
    refused = run("explain", "X13@avtal/lok.yaml", *AS_OF)
    assert refused.exit_code == 2
    assert "inte i de krav som är valda" in refused.stderr
    settings(folder, "ingore = ['X13']\n")
    assert run("explain", "X13", "avtal/lok.yaml").exit_code == 2
    assert run("explain", "X13").exit_code == 0
