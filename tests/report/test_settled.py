"""Findings that do not count are told in every form, and as what they are."""

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import jsonschema
import pytest

from lokcheck.report.forms import render
from lokcheck.report.json_report import schema
from lokcheck.report.model import Baseline, Gone, Report, Waived
from lokcheck.report.tally import tally
from lokcheck.report.view import View
from tests.report import samples
from tests.report.test_sarif import SCHEMA

WAIVED = Waived("Tillägg bereds.", "nämnden § 84", "RJL 2026/1", dt.date(2026, 9, 15), dt.date(2027, 6, 30))
MARKS: dict[str, dict[str, Any]] = {
    "LAG-07": {"waiver": WAIVED, "compared": "new"},
    "INN-11": {"compared": "unchanged"},
    "UPF-01": {"compared": "worsened"},
    "SIP-01": {"compared": "unchanged"},
}


def report() -> Report:
    items = tuple(item._replace(**MARKS.get(item.rule, {})) for item in samples.every_outcome())
    gone = (Gone("X08", "avtal", "met"), Gone("X09", "avtal", None))
    baseline = Baseline("utgangslage.json", dt.date(2026, 6, 1), gone)
    return samples.report(samples.document(requirements=items))._replace(baseline=baseline)


def shown(form: str, **view: Any) -> str:
    made = render(form, report(), View(**view))
    return made if isinstance(made, str) else made.decode("utf-8")


def test_they_are_counted_apart_and_stay_findings() -> None:
    numbers = tally(report().requirements())
    assert (numbers.findings, numbers.waived, numbers.unchanged) == (3, 1, 1)
    then = tally(report().requirements(), at_adoption=True)
    assert (then.waived, then.unchanged) == (0, 0)


def test_text_has_them_in_sections_of_their_own_and_in_the_summary() -> None:
    text = shown("text")
    now, waived, unchanged = (text.index(f"\n{title}\n") for title in (
        "Fynd i dag (1)", "Undantag genom beslut (1)", "Oförändrat sedan utgångsläget (1)"))  # fmt: skip
    assert now < text.index("VARNING  UPF-01") < waived < text.index("LAG-07  brist: Spel") < unchanged
    assert "Beslutat av nämnden § 84, dnr RJL 2026/1, 2026-09-15 – 2027-06-30. Skäl: Tillägg" in " ".join(text.split())
    assert "3 fynd (1 brist, 1 varning, 1 notering), varav 1 undantaget, 1 oförändrat" in " ".join(text.split())
    assert "BRIST  LAG-07" not in text
    plain = " ".join(text.split())
    assert "Jämfört med utgångsläget i utgangslage.json, gjort för 2026-06-01." in plain
    assert "Inte längre fynd: X08 (uppfyllt), X09 (bedöms inte längre). lokcheck baseline prune" in plain


def test_text_tells_them_in_full_to_those_who_ask() -> None:
    text = shown("text", verbosity="verbose", lang="en")
    assert "ERROR  LAG-07" in text
    assert "of which 1 waived, 1 unchanged" in " ".join(text.split())


def test_what_is_too_light_is_not_listed_and_the_figures_stay() -> None:
    text = shown("text", min_severity="warning")
    assert "Oförändrat sedan" not in text
    assert "1 fynd som väger mindre än varning visas inte." in text
    assert "3 fynd (1 brist, 1 varning, 1 notering)" in text
    assert "INN-11" not in shown("markdown", min_severity="warning")
    assert "INN-11" not in shown("gitlab", min_severity="warning")
    assert '"INN-11"' in shown("json", min_severity="warning")


def test_json_has_the_decision_and_what_each_is_beside_the_baseline() -> None:
    data = json.loads(shown("json"))
    jsonschema.validate(data, schema())
    found = {item["rule"]: item for item in data["requirements"]}
    assert found["LAG-07"]["waiver"] == {
        "reason": "Tillägg bereds.", "decided_by": "nämnden § 84", "registry": "RJL 2026/1",
        "from": "2026-09-15", "until": "2027-06-30",
    }  # fmt: skip
    assert {rule: (item["counts"], item["compared"]) for rule, item in found.items() if rule in MARKS} == {
        "LAG-07": (False, "new"), "INN-11": (False, "unchanged"), "UPF-01": (True, "worsened"),
        "SIP-01": (False, "unchanged"),
    }  # fmt: skip
    assert data["summary"]["today"]["waived"] == data["summary"]["today"]["unchanged"] == 1
    assert data["baseline"] == {
        "file": "utgangslage.json", "as_of": "2026-06-01",
        "gone": [{"rule": "X08", "document": "avtal", "now": "met"}, {"rule": "X09", "document": "avtal", "now": None}],
    }  # fmt: skip


def test_sarif_suppresses_and_says_what_is_new() -> None:
    data = json.loads(shown("sarif"))
    jsonschema.Draft4Validator(SCHEMA).validate(data)
    found = {item["ruleId"]: item for item in data["runs"][0]["results"]}
    (suppression,) = found["LAG-07"]["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "Tillägg bereds."
    assert suppression["properties"]["expiryUtc"] == "2027-07-01T00:00:00Z"
    states = {rule: item["baselineState"] for rule, item in found.items()}
    assert states == {"LAG-07": "new", "INN-11": "unchanged", "UPF-01": "updated"}
    assert "suppressions" not in found["UPF-01"]


def test_junit_skips_what_is_waived_and_fails_on_what_counts() -> None:
    root = ET.fromstring(shown("junit", fail_on="note"))
    cases = {str(case.get("name")).split()[0]: case for case in root.iter("testcase")}
    skipped = cases["LAG-07"].find("skipped")
    assert skipped is not None
    assert str(skipped.get("message")).startswith("undantagen till och med 2027-06-30: Beslutat av nämnden")
    assert cases["INN-11"].find("failure") is None
    assert "notering, oförändrat" in str(cases["INN-11"].findtext("system-out"))
    failure = cases["UPF-01"].find("failure")
    assert failure is not None
    assert failure.get("type") == "varning, sämre än förut"


def test_annotations_are_for_what_counts() -> None:
    text = shown("github")
    assert [line.split("title=")[1][:14] for line in text.splitlines() if "title=" in line] == ["varning UPF-01"]


def test_gitlab_leaves_out_what_is_waived_and_compares_by_itself() -> None:
    assert {item["check_name"] for item in json.loads(shown("gitlab"))} == {"INN-11", "UPF-01"}


@pytest.mark.parametrize(
    ("form", "comma", "names", "compared"),
    [
        ("csv", ",", ("waived_until", "waiver", "compared"), "worsened"),
        ("csv-excel", ";", ("Undantag till och med", "Undantagets beslut och skäl", "Mot utgångsläget"),
         "sämre än förut"),
    ],
)  # fmt: skip
def test_the_table_has_columns_for_them(form: str, comma: str, names: tuple[str, ...], compared: str) -> None:
    head, *rows = csv.reader(io.StringIO(shown(form).removeprefix("\ufeff")), delimiter=comma)
    found = {row[4]: [row[head.index(name)] for name in names] for row in rows}
    assert found["LAG-07"][0] == "2027-06-30"
    assert "RJL 2026/1" in found["LAG-07"][1]
    assert found["UPF-01"] == ["", "", compared]
    assert found["LAG-02"] == ["", "", ""]


def test_markdown_folds_them_away() -> None:
    text = shown("markdown", lang="en")
    assert "<summary>Waived by decision (1)</summary>" in text
    assert "<summary>Unchanged since the baseline (1)</summary>" in text
    assert "<b>ERROR LAG-07</b>" not in text
    assert "No longer findings" in text
