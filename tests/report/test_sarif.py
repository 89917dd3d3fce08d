"""SARIF: valid by the schema of OASIS, stable between runs, and only findings unless more is asked for."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator, FormatChecker

from lokcheck.report.model import Excerpt, Report
from lokcheck.report.sarif import render
from lokcheck.report.view import View
from lokcheck.texts import Lang
from tests.report import hostile, samples

SCHEMA = json.loads(Path(__file__).with_name("schemas").joinpath("sarif-schema-2.1.0.json").read_text("utf-8"))
REPORTS = {
    "one": samples.report(),
    "folder": samples.folder(),
    "empty": Report((), (samples.BROKEN,), samples.RECEIPT, ()),
    "hostile": hostile.report(),
}


def run(report: Report, view: View | None = None) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render(report, view or View()))["runs"][0]
    return made


def results(report: Report, view: View | None = None) -> dict[str, dict[str, Any]]:
    return {result["ruleId"]: result for result in run(report, view)["results"]}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("more", [False, True])
def test_it_is_valid_by_the_schema_of_oasis(name: str, lang: Lang, more: bool) -> None:
    view = View(lang, verbosity="verbose" if more else "normal", exit_code=1, replayed=more)
    Draft4Validator.check_schema(SCHEMA)
    Draft4Validator(SCHEMA, format_checker=FormatChecker()).validate(json.loads(render(REPORTS[name], view)))


def test_the_schema_would_notice_a_mistake() -> None:
    data = json.loads(render(samples.report(), View()))
    data["runs"][0]["results"][0]["level"] = "brist"
    assert not Draft4Validator(SCHEMA).is_valid(data)


def test_results_are_findings_and_point_at_their_rules() -> None:
    made = run(samples.report())
    ids = [rule["id"] for rule in made["tool"]["driver"]["rules"]]
    assert [result["ruleId"] for result in made["results"]] == ["LAG-07", "UPF-01", "INN-11"]
    assert [result["level"] for result in made["results"]] == ["error", "warning", "note"]
    assert {result["kind"] for result in made["results"]} == {"fail"}
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in made["results"])
    assert len(ids) == len(set(ids)) == 9


def test_verbose_adds_the_others_with_their_kind_and_no_level() -> None:
    found = results(samples.report(), View(verbosity="verbose"))
    kinds = {rule: (result["kind"], result["level"]) for rule, result in found.items()}
    assert kinds["LAG-02"] == ("pass", "none")
    assert kinds["SIP-13"] == ("notApplicable", "none")
    assert kinds["SIP-11"] == ("review", "none")
    assert kinds["UPF-20"] == ("open", "none")
    assert kinds["LAG-07"] == ("fail", "error")
    assert len(kinds) == 9
    assert found["SIP-11"]["message"]["text"] == "Är rutinerna kända där de ska användas?"


def test_places_are_relative_with_columns() -> None:
    made = run(samples.report())
    assert made["columnKind"] == "unicodeCodePoints"
    physical = made["results"][0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": samples.FILE, "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {"startLine": 41, "startColumn": 3}
    assert made["artifacts"][0]["hashes"] == {"sha-256": "0" * 64}
    assert "%SRCROOT%" in made["originalUriBaseIds"]


@pytest.mark.parametrize(
    ("file", "uri", "relative"),
    [
        ("avtal\\en mapp\\å.yaml", "avtal/en%20mapp/%C3%A5.yaml", True),
        ("./avtal.yaml", "avtal.yaml", True),
        ("a#b?c:d%.yaml", "a%23b%3Fc%3Ad%25.yaml", True),
        ("/home/anna/a.yaml", "file:///home/anna/a.yaml", False),
        ("C:\\avtal\\a b.yaml", "file:///C:/avtal/a%20b.yaml", False),
    ],
)
def test_addresses_are_uris(file: str, uri: str, relative: bool) -> None:
    item = samples.every_outcome()[1]._replace(file=file)
    physical = run(samples.report(samples.document(requirements=(item,))))["results"][0]["locations"][0]
    where = physical["physicalLocation"]["artifactLocation"]
    assert where["uri"] == uri
    assert ("uriBaseId" in where) is relative
    assert urlsplit(uri).fragment == ""


def test_evidence_is_related_with_its_place_in_both_documents() -> None:
    report = samples.report()
    line = report.documents[0].requirements[1].today.evidence[0]._replace(path=("target_groups", 2, "a/b"))
    item = report.documents[0].requirements[1]
    item = item._replace(line=line.line, today=item.today._replace(evidence=(line,)))
    result = results(samples.report(samples.document(requirements=(item,))))["LAG-07"]
    related = result["relatedLocations"][0]
    assert related["properties"]["source"] == {"section": "Målgrupp", "page": 4, "line": 88}
    assert "narkotika" in related["message"]["text"]
    logical = [{"fullyQualifiedName": "/target_groups/2/a~1b", "name": "Målgrupp"}]
    assert related["logicalLocations"] == result["locations"][0]["logicalLocations"] == logical


def test_a_rule_says_what_it_is_about_and_what_to_do() -> None:
    rules = {rule["id"]: rule for rule in run(samples.report())["tool"]["driver"]["rules"]}
    rule = rules["LAG-07"]
    assert rule["name"] == "spel-om-pengar-omfattas-en"
    assert rule["shortDescription"]["text"] == "Spel om pengar omfattas"
    assert "Åtgärd: Lägg till spel om pengar" in rule["help"]["text"]
    assert "](https://lagen.nu/2017:30#K16P3)" in rule["help"]["markdown"]
    assert rule["helpUri"] == "https://lagen.nu/2017:30#K16P3"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["problem.severity"] == "error"
    assert rule["properties"]["precision"] == "high"
    assert rule["properties"]["tags"] == ["target-groups", "legal-must", "Målgrupper"]
    assert rules["UPF-20"]["properties"]["precision"] == "medium"
    assert "defaultConfiguration" not in rules["LAG-02"]


def test_the_run_says_how_it_went() -> None:
    fine = run(samples.report(), View(exit_code=1))["invocations"][0]
    assert fine == {"executionSuccessful": True, "toolExecutionNotifications": [], "exitCode": 1}
    failed = run(samples.folder(), View(exit_code=3, lang="en"))["invocations"][0]
    told = failed["toolExecutionNotifications"][0]
    assert failed["executionSuccessful"] is False
    assert told["message"]["text"] == "There is no key 'partier'. Did you mean 'parties'?"
    assert told["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    wrong = samples.requirement("X-1", "T", "sip", None, samples.verdict("error", "Trasig."))
    made = run(samples.report(samples.document(requirements=(wrong,))))
    assert made["invocations"][0]["executionSuccessful"] is False
    assert made["invocations"][0]["toolExecutionNotifications"][0]["associatedRule"] == {"id": "X-1"}
    assert made["results"] == []


def test_runs_on_other_days_are_one_category_unless_a_day_was_asked_for() -> None:
    """The category is what stands before the last slash: alerts of one category close each other."""
    assert run(samples.report())["automationDetails"]["id"] == "lokcheck/2026-11-22"
    assert run(samples.report(), View(replayed=True))["automationDetails"]["id"] == "lokcheck/as-of-2026-11-22/"


def test_every_result_has_a_fingerprint_of_its_own() -> None:
    prints = [result["partialFingerprints"]["lokcheck/v1"] for result in run(samples.folder())["results"]]
    assert len(prints) == len(set(prints)) == 5


def test_a_quoted_text_makes_no_link() -> None:
    text = render(hostile.report(), View())
    assert "](1)" not in "".join(r["message"]["text"] for r in json.loads(text)["runs"][0]["results"])
    assert text.isascii()


def test_a_finding_points_at_the_part_of_its_line() -> None:
    (finding,) = [item for item in samples.every_outcome() if item.rule == "LAG-07"]
    pointed = finding._replace(line=41, column=3, excerpt=Excerpt(41, "  target_groups:", 3, 16))
    made = samples.report(samples.document(requirements=(pointed,)))
    Draft4Validator(SCHEMA, format_checker=FormatChecker()).validate(json.loads(render(made, View())))
    assert results(made)["LAG-07"]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 41, "startColumn": 3, "endLine": 41, "endColumn": 16, "snippet": {"text": "  target_groups:"},
    }  # fmt: skip
