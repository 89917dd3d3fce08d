"""A waiver holds from its first day through its last, for 24 months at most, and only where it is complete."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.check.run import check
from lokcheck.engine.select import engine_for
from lokcheck.errors import ConfigError, LokcheckError, Place
from lokcheck.policy.policy import Policy
from lokcheck.policy.waiver import Waiver, last_day, state_on
from lokcheck.policy.waiver_file import check_waivers, read_waivers
from lokcheck.report.model import Report, Requirement
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load

AS_OF = dt.date(2026, 11, 28)
DOCUMENT = """\
kind: county-agreement
id: avtal
title: Avtal om samverkan
validity: {start: "2020-01-01", until_further_notice: true}
target_groups:
  - code: alcohol
    evidence: {line: 3, quote: "personer med missbruk av alkohol"}
"""
GIVEN = Waiver(
    "LAG-07", "avtal", "Tillägg bereds.", "nämnden § 84", "RJL 2026/1", dt.date(2026, 9, 15), dt.date(2027, 6, 30),
    Place("waivers.yaml", 3, 5),
)  # fmt: skip
Judged = Callable[..., Report]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    file = tmp_path_factory.mktemp("avtal") / "avtal.yaml"
    file.write_text(DOCUMENT, "utf-8")
    loaded, book, engine = load([str(file)]), open_rulebook(), engine_for("auto")

    def judging(*waivers: Waiver, as_of: dt.date = AS_OF) -> Report:
        return check(loaded, book, as_of, engine, policy=Policy(waivers))

    return judging


def of(report: Report, rule: str) -> Requirement:
    (found,) = [item for item in report.requirements() if item.rule == rule]
    return found


def told(report: Report) -> dict[str, list[str]]:
    """What is said of each rule on waivers that is not met, entry by entry."""
    return {
        item.rule: [f"{line.what.sv}: {line.detail.sv if line.detail else ''}" for line in item.today.failing]
        for item in report.requirements() if item.rule.startswith("UND") and item.today.outcome != "met"
    }  # fmt: skip


def test_without_one_the_finding_counts_and_nothing_is_said_of_waivers(judged: Judged) -> None:
    report = judged()
    assert of(report, "LAG-07").counts
    assert not [item for item in report.requirements() if item.rule.startswith("UND")]


def test_a_waived_finding_stays_and_does_not_count(judged: Judged) -> None:
    before, report = of(judged(), "LAG-07"), judged(GIVEN)
    after = of(report, "LAG-07")
    assert after.waiver is not None
    assert (after.waiver.by, after.waiver.registry, after.waiver.until) == (GIVEN.by, GIVEN.registry, GIVEN.until)
    assert after._replace(waiver=None) == before
    assert not after.counts
    assert told(report) == {}
    deadlines = report.documents[0].deadlines
    assert [(item.day, item.rule) for item in deadlines if item.kind == "waiver"] == [(GIVEN.until, "LAG-07")]
    assert list(deadlines) == sorted(deadlines, key=lambda deadline: deadline.day)


@pytest.mark.parametrize(
    ("day", "waived", "says"),
    [
        ("2026-09-14", False, {}),
        ("2026-09-15", True, {}),
        ("2027-05-01", True, {}),
        ("2027-05-02", True, {"UND-01": ["undantaget från LAG-07: gäller till och med 2027-06-30"]}),
        ("2027-06-30", True, {"UND-01": ["undantaget från LAG-07: gäller till och med 2027-06-30"]}),
        ("2027-07-01", False, {"UND-01": ["undantaget från LAG-07: gällde till och med 2027-06-30"]}),
    ],
)
def test_whole_days_the_last_included(judged: Judged, day: str, waived: bool, says: dict[str, list[str]]) -> None:
    report = judged(GIVEN, as_of=dt.date.fromisoformat(day))
    assert (of(report, "LAG-07").waiver is not None) is waived
    assert told(report) == says


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.integers(-40, 900), st.integers(-40, 900))
def test_it_is_in_force_between_its_days_and_nowhere_else(start: dt.date, length: int, at: int) -> None:
    waiver = replace(GIVEN, start=start, until=start + dt.timedelta(days=length))
    state = state_on(waiver, start + dt.timedelta(days=at))
    if length < 0 or start + dt.timedelta(days=length) > last_day(start):
        assert state == "incomplete"
    else:
        assert state == ("coming" if at < 0 else "in-force" if at <= length else "expired")


@pytest.mark.parametrize(
    ("start", "last"),
    [("2026-03-01", "2028-02-29"), ("2026-09-15", "2028-09-14"), ("2024-02-29", "2026-02-27"),
     ("9999-01-01", "9999-12-31")],
)  # fmt: skip
def test_twenty_four_months(start: str, last: str) -> None:
    assert last_day(dt.date.fromisoformat(start)) == dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"reason": ""}, "saknar reason"),
        ({"by": "", "registry": ""}, "saknar decided_by, registry"),
        ({"until": None}, "saknar until"),
        ({"until": dt.date(2026, 9, 14)}, "den sista dagen är före den första"),
        ({"until": dt.date(2028, 9, 15)}, "längre än 24 månader: senast 2028-09-14"),
    ],
)
def test_one_that_is_incomplete_does_not_hold_and_is_told(judged: Judged, change: dict[str, Any], says: str) -> None:
    report = judged(replace(GIVEN, **change))
    assert of(report, "LAG-07").counts
    assert told(report) == {"UND-03": [f"undantaget från LAG-07: {says}"]}
    assert of(report, "UND-03").severity == "warning"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rule": "LAG-02"}, "kravet är uppfyllt"),
        ({"rule": "SIP-02"}, "kravet är inte tillämpligt"),
        ({"rule": "HP-10"}, "kravet ställs inte på dokumentet"),
        ({"quote": "något helt annat"}, "fyndet gäller ett annat ställe än det som anges"),
        ({"key": "goals"}, "fyndet gäller ett annat ställe än det som anges"),
    ],
)
def test_one_with_nothing_to_waive_is_told(judged: Judged, change: dict[str, Any], says: str) -> None:
    report = judged(replace(GIVEN, **change))
    assert told(report) == {"UND-02": [f"undantaget från {change.get('rule', 'LAG-07')}: {says}"]}
    assert of(report, "UND-02").line == 3


def test_the_duty_to_have_an_agreement_can_not_be_waived(judged: Judged) -> None:
    report = judged(replace(GIVEN, rule="LAG-01"))
    assert of(report, "LAG-01").counts
    assert told(report) == {"UND-04": ["undantaget från LAG-01: kan inte undantas"]}
    assert of(report, "UND-04").severity == "error"
    assert told(judged(replace(GIVEN, rule="UND-04"))) == {"UND-04": ["undantaget från UND-04: kan inte undantas"]}


def test_it_is_for_its_own_document_and_folder(judged: Judged) -> None:
    for other in (replace(GIVEN, document="annat"), replace(GIVEN, folder="en/annan/mapp")):
        assert judged(other) == judged()


def test_the_finding_of_the_own_date_is_history(judged: Judged) -> None:
    before = of(judged(), "LAG-07").at_adoption
    assert before is not None
    assert before.severity == "error"
    assert of(judged(GIVEN), "LAG-07").at_adoption == before


def written(tmp_path: Path, text: str) -> list[Waiver]:
    file = tmp_path / "waivers.yaml"
    file.write_text(f"format: 1\nwaivers:\n{text}", "utf-8")
    return check_waivers(read_waivers(file), open_rulebook(), {"avtal": "county-agreement"})


def test_a_file_is_read_with_places_and_what_it_lacks(tmp_path: Path) -> None:
    (found,) = written(tmp_path, "  - {rule: LAG-07, document: avtal, from: 2026-09-15, until: 2027-06-30}\n")
    assert (found.start, found.until) == (dt.date(2026, 9, 15), dt.date(2027, 6, 30))
    assert (found.place.line, found.place.column) == (3, 6)
    assert found.lacking is not None
    assert found.lacking.sv == "saknar reason, decided_by, registry"


@pytest.mark.parametrize(
    ("entry", "error", "says"),
    [
        ("{rule: LAG07, document: avtal}", ConfigError, "'LAG-07'"),
        ("{rule: LAG-07, document: avtl}", ConfigError, "'avtal'"),
        ("{rule: LAG-07, document: avtal, resaon: x}", LokcheckError, "'reason'"),
        ("{rule: LAG-07, document: avtal, from: 2026-09}", LokcheckError, "hel dag"),
        ("{rule: LAG-07, document: avtal, from: i går}", LokcheckError, "datum"),
        ("{rule: LAG-07}", LokcheckError, "'document'"),
    ],
)  # fmt: skip
def test_what_can_not_be_understood_is_refused(
    tmp_path: Path, entry: str, error: type[LokcheckError], says: str
) -> None:
    with pytest.raises(error) as raised:
        written(tmp_path, f"  - {entry}\n")
    assert says in raised.value.show("sv")
    assert raised.value.exit_code == 2
    assert raised.value.place is not None
    assert raised.value.place.line == 3
