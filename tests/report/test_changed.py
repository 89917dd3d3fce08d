"""What differs from the standard is told in every form, also in those made for findings alone."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from lokcheck.report import csv_report, github, gitlab, junit, sarif
from lokcheck.report.model import Report
from lokcheck.report.view import View
from lokcheck.rulebook.rule import Change
from lokcheck.texts import Lang, Text
from tests.report import samples

OFF = Change("off", "LAG-07", "regler", Text("LAG-07 är avstängt: prövas för sig", "LAG-07 is off: judged elsewhere"))
NUMBER = Change("parameter", "review-interval", "regler", Text("48 månader: mandatperiod", "48 months: term of office"))
LINES = {
    "sv": ["regler: LAG-07 är avstängt: prövas för sig", "regler: 48 månader: mandatperiod"],
    "en": ["regler: LAG-07 is off: judged elsewhere", "regler: 48 months: term of office"],
}


def report(*changes: Change) -> Report:
    made = samples.report()
    return made._replace(receipt=made.receipt._replace(changes=changes))


def sarif_run(lang: Lang, *changes: Change) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sarif.render(report(*changes), View(lang)))["runs"][0]["invocations"][0]
    return found


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_row_of_the_table_says_what_bears_on_it(lang: Lang) -> None:
    text = csv_report.render(report(OFF, NUMBER), View(lang)).decode("utf-8")
    told = {row["rule"]: row["changes"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert told["LAG-07"] == " | ".join(LINES[lang])
    assert {text for rule, text in told.items() if rule != "LAG-07"} == {LINES[lang][1]}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_invocation_of_sarif_has_notes_and_what_is_switched_off(lang: Lang) -> None:
    made = sarif_run(lang, OFF, NUMBER)
    notes = made["toolConfigurationNotifications"]
    assert [note["message"]["text"] for note in notes] == LINES[lang]
    assert {note["level"] for note in notes} == {"note"}
    assert notes[0]["associatedRule"] == {"id": "LAG-07"}
    assert made["ruleConfigurationOverrides"] == [{"descriptor": {"id": "LAG-07"}, "configuration": {"enabled": False}}]
    assert made["executionSuccessful"]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_suite_of_junit_has_properties(lang: Lang) -> None:
    root = ET.fromstring(junit.render(report(OFF, NUMBER), View(lang)))
    told = {item.get("name"): item.get("value") for item in root.iter("property")}
    assert [told["lokcheck.changed.1"], told["lokcheck.changed.2"]] == LINES[lang]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_github_gets_one_notice_that_the_limit_does_not_drop(lang: Lang) -> None:
    notes = tuple(samples.requirement(f"X-{number:02}", "T", "sip", None, samples.verdict("not_met", "", "note"))
                  for number in range(30))  # fmt: skip
    made = report(OFF, NUMBER)._replace(documents=(samples.document(requirements=notes),))
    lines = [line for line in github.render(made, View(lang)).splitlines() if line.startswith("::notice")]
    assert len(lines) == github.LIMIT
    assert lines[0].endswith("%0A".join(LINES[lang]))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_gitlab_gets_information_with_marks_of_their_own(lang: Lang) -> None:
    issues = [issue for issue in json.loads(gitlab.render(report(OFF, NUMBER), View(lang)))
              if issue["severity"] == "info"]  # fmt: skip
    assert [issue["description"] for issue in issues] == LINES[lang]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_by_the_standard_nothing_is_said() -> None:
    assert "toolConfigurationNotifications" not in sarif_run("sv")
    assert b"lokcheck.changed" not in junit.render(report(), View())
    assert "skiljer" not in github.render(report(), View())
    assert "changed-" not in gitlab.render(report(), View())
