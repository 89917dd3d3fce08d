"""Code Quality: the keys that GitLab reads, and fingerprints that stay."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lokcheck.report.gitlab import render
from lokcheck.report.model import Report
from lokcheck.report.view import View
from tests.report import hostile, samples

# As GitLab's documentation of the format has it; strict: nothing else may be there.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": "^[^\\n]*$"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)"},
                    "lines": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
REPORTS = {
    "one": samples.report(),
    "folder": samples.folder(),
    "empty": Report((), (), samples.RECEIPT, ()),
    "hostile": hostile.report(),
    "nowhere": Report((), (samples.BROKEN._replace(line=0, column=0),) * 2, samples.RECEIPT, ()),
}


def issues(report: Report, view: View | None = None) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(render(report, view or View()))
    return made


@pytest.mark.parametrize("name", REPORTS)
def test_it_is_what_gitlab_documents(name: str) -> None:
    found = issues(REPORTS[name])
    Draft202012Validator(SCHEMA).validate(found)
    prints = [issue["fingerprint"] for issue in found]
    assert len(prints) == len(set(prints))
    assert render(REPORTS[name], View()).isascii()


def test_findings_come_gravest_first_and_nothing_else() -> None:
    found = [(issue["check_name"], issue["severity"]) for issue in issues(samples.report())]
    assert found == [("LAG-07", "critical"), ("UPF-01", "major"), ("INN-11", "minor")]
    assert issues(REPORTS["empty"]) == []


def test_it_says_what_is_wrong_and_what_to_do_in_the_chosen_language() -> None:
    sv, en = issues(samples.report())[0], issues(samples.report(), View("en"))[0]
    assert sv["description"] == (
        "LAG-07 Spel om pengar nämns inte i målgruppen. Lägg till spel om pengar i målgruppen."
    )
    assert en["description"].endswith("Add gambling to the target group.")
    assert sv["fingerprint"] == en["fingerprint"]


def test_paths_are_relative_with_slashes() -> None:
    item = samples.every_outcome()[1]._replace(file=".\\avtal\\a.yaml", line=0)
    found = issues(samples.report(samples.document(requirements=(item,))))
    assert found[0]["location"] == {"path": "avtal/a.yaml", "lines": {"begin": 1}}


def test_what_could_not_be_read_or_judged_blocks() -> None:
    wrong = samples.requirement("X-1", "T", "sip", None, samples.verdict("error", "Trasig."))
    found = issues(samples.report(samples.document(requirements=(wrong,)), problems=(samples.BROKEN,)))
    assert [(issue["check_name"], issue["severity"]) for issue in found] == [("invalid", "blocker"), ("X-1", "blocker")]
