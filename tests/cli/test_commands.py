"""The commands beside ``check``."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete
from jsonschema import Draft202012Validator

from lokcheck.cli.document_schema import document_schema
from lokcheck.cli.main import lokcheck
from lokcheck.model.kinds import KINDS
from lokcheck.sources.load import load
from lokcheck.sources.nodes import LIMITS
from lokcheck.sources.problems import InvalidDocument
from lokcheck.sources.reader import read_documents
from lokcheck.texts import Lang
from tests.cli.runner import ROOT, run

AGREEMENTS = sorted((ROOT / "agreements").rglob("*.yaml"))


def test_rules_lists_every_requirement_with_topic_kind_and_modality() -> None:
    rules = json.loads(run("rules", "--format", "json").stdout)
    table = run("rules").stdout
    for rule in rules:
        assert f"  {rule['id']:<8} " in table
        assert set(rule) >= {"id", "title", "topic", "kinds", "modality"}
    assert "LAG-07   Spel om pengar omfattas\n           ska enligt lag; länsöverenskommelse\n" in table


def test_rules_can_be_chosen_by_kind_and_topic() -> None:
    every = json.loads(run("rules", "--format", "json").stdout)
    some = json.loads(run("rules", "--kind", "sip-annex", "--topic", "sip", "--format", "json").stdout)
    assert some == [rule for rule in every if "sip-annex" in rule["kinds"] and rule["topic"] == "sip"]
    assert 0 < len(some) < len(every)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_requirement_can_be_explained(lang: Lang) -> None:
    ids = [rule["id"] for rule in json.loads(run("rules", "--format", "json").stdout)]
    result = run("explain", *ids, "--lang", lang)
    assert result.exit_code == 0
    pages = re.findall(r"^([A-ZÅÄÖ]+-?\d+)  ", result.stdout, re.MULTILINE)
    assert pages == ids
    assert not re.findall(r"\{[a-z:_.-]+\}", result.stdout)  # placeholders of messages


def test_explain_tells_it_whole() -> None:
    text = run("explain", "lag-07").stdout
    for part in (
        "Spel om pengar omfattas",
        "ska enligt lag",
        "16 kap. 3 § HSL (2017:30)",
        "2018-01-01 – 2019-12-31",
        "Åtgärd",
        "(läst)",
        "target_groups:\n  - code: gambling",
        "Exempel: ej uppfyllt",
    ):
        assert part in text
    assert len(run("explain", "LAG-07", "--verbose").stdout) > len(text)


def test_law_takes_a_citation_with_or_without_quotation_marks() -> None:
    quoted = run("law", "8 b § HSL (1982:763)", "--as-of", "2016-06-01")
    assert quoted.exit_code == 0
    assert quoted.stdout == run("law", "8", "b", "§", "HSL", "(1982:763)", "--as-of", "2016-06-01").stdout
    assert quoted.stdout != run("law", "8 b § HSL (1982:763)", "--as-of", "2026-11-22").stdout
    assert run("law", "blahalagen").exit_code == 1


def test_facts_show_the_vocabulary_of_rules() -> None:
    file = "agreements/jonkoping"
    (document,) = json.loads(run("facts", file, "--format", "json", "--as-of", "2026-11-22").stdout)
    target = next(fact for fact in document["facts"] if fact["type"] == "target_group")
    assert target["fields"]["code"] == "alcohol"
    assert target["line"] > 0
    assert "code=alcohol" in run("facts", file).stdout
    assert run("facts", "finns-inte.yaml").exit_code == 3


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", [None, *KINDS])
def test_schema_is_a_schema_with_every_key_described(kind: str | None, lang: Lang) -> None:
    made = document_schema(kind, lang)
    Draft202012Validator.check_schema(made)
    assert made["title"]
    text = json.dumps(made, ensure_ascii=False)
    assert "description_sv" not in text
    for node in (made, *made["$defs"].values()):
        for name, child in node.get("properties", {}).items():
            assert child.get("description"), name
    assert ("Målgrupp" in text) is (lang == "sv") or kind is not None


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: path.stem)
def test_the_schema_accepts_every_real_document(path: Path) -> None:
    for document in read_documents(path.read_bytes(), path.name, LIMITS).documents:
        value = document.value
        for kind in (None, value["kind"]):
            errors = list(Draft202012Validator(document_schema(kind, "sv")).iter_errors(value))
            assert not errors, [f"{list(error.path)}: {error.message}" for error in errors[:3]]


@pytest.mark.parametrize(
    "wrong",
    [{"partier": []}, {"kind": "avtal"}, {"title": None}, {"target_groups": [{"code": "öl"}]}, {"status": "klar"}],
)
def test_the_schema_refuses_what_reading_refuses(wrong: dict[str, Any]) -> None:
    good = {"kind": "county-agreement", "id": "a", "title": "Avtal", "status": "adopted",
            "parties": [{"id": "r", "name": "Region", "side": "region", "evidence": {"page": 1}}]}  # fmt: skip
    validator = Draft202012Validator(document_schema("county-agreement", "en"))
    assert validator.is_valid(good)
    assert not validator.is_valid({**good, **wrong})


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_start_file_is_valid_and_so_is_every_key_in_it(kind: str, lang: Lang, tmp_path: Path) -> None:
    target = tmp_path / "ny.yaml"
    result = run("init", kind, "--output", str(target), "--lang", lang)
    assert result.exit_code == 0
    assert target.name in result.stderr
    assert not load([str(target)]).problems
    text = target.read_text("utf-8")
    target.write_text(re.sub(r"^# ?", "", text, flags=re.MULTILINE), "utf-8")
    faults = [problem for problem in load([str(target)]).problems if isinstance(problem, InvalidDocument)]
    assert not faults, [problem.show("en") for problem in faults]
    keys = {line.split(":")[0] for line in target.read_text("utf-8").splitlines() if re.match(r"[a-z_]+:", line)}
    assert keys == set(KINDS[kind].model_fields)
    assert max(map(len, text.splitlines())) <= 120


def test_a_start_file_is_checked_without_a_failure(tmp_path: Path) -> None:
    target = tmp_path / "ny.yaml"
    run("init", "county-agreement", "-o", str(target))
    assert run(str(target)).exit_code == 1


def test_a_file_that_exists_is_written_over_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "ny.yaml"
    target.write_text("mitt", "utf-8")
    result = run("init", "mandate", "-o", str(target))
    assert result.exit_code == 2
    assert "finns redan" in result.stderr
    assert target.read_text("utf-8") == "mitt"
    assert run("init", "mandate", "-o", str(target), "--force").exit_code == 0
    assert "kind: mandate" in target.read_text("utf-8")


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_completion_prints_a_script(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_LOKCHECK_COMPLETE" in result.stdout


@pytest.mark.parametrize(
    ("words", "incomplete", "offered"),
    [
        ([], "ex", "explain"),
        (["explain"], "LAG-0", "LAG-07"),
        (["explain"], "lag-0", "LAG-07"),
        (["check"], "--as", "--as-of"),
        (["avtal.yaml"], "--as", "--as-of"),
        (["check", "--fail-on"], "w", "warning"),
        (["init"], "sip", "sip-annex"),
    ],
)  # fmt: skip
def test_completion_offers(words: list[str], incomplete: str, offered: str) -> None:
    made = ShellComplete(lokcheck, {}, "lokcheck", "_LOKCHECK_COMPLETE")
    assert offered in [item.value for item in made.get_completions(words, incomplete)]


def test_completion_offers_files_too() -> None:
    made = ShellComplete(lokcheck, {}, "lokcheck", "_LOKCHECK_COMPLETE")
    assert "file" in [item.type for item in made.get_completions([], "avt")]


def test_the_schema_of_reports_is_printed_and_every_real_report_follows_it() -> None:
    result = run("schema", "report")
    assert result.exit_code == 0
    made = json.loads(result.stdout)
    Draft202012Validator.check_schema(made)
    validator = Draft202012Validator(made, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for lang in ("sv", "en"):
        report = json.loads(run("check", str(ROOT / "agreements"), "--format", "json", "--lang", lang).stdout)
        assert not [error.message for error in validator.iter_errors(report)]
        assert {item["role"] for item in report["receipt"]["inputs"]} == {"document"}
        assert len(report["deadlines"]) > 50 and any(item["excerpt"] for item in report["requirements"])
