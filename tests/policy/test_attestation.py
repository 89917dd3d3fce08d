"""A person's answer holds from a day to a day, on what it quotes, and is told; then the question is open again."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lokcheck.check.run import check
from lokcheck.engine.select import engine_for
from lokcheck.errors import ConfigError, LokcheckError, Place
from lokcheck.judge.result import Outcome
from lokcheck.policy.attestation import Attestation, check_attestations
from lokcheck.policy.attestation_file import read_attestations
from lokcheck.report.model import Requirement
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load

AS_OF = dt.date(2026, 11, 22)
Judged = Callable[..., Requirement]
OWN = dt.date(2020, 1, 1)
QUOTE = "Arbetet ska präglas av respekt"
RULES = """\
format: 1
topic: {id: own, sv: Egna, en: Own}
rules:
  - id: LAN-01
    aliases: [LAN-02]
    title: {sv: Språket är begripligt, en: The language can be understood}
    asks: {sv: Frågar, en: Asks}
    applies_to: [county-agreement]
    modality: structural
    manual: {question: {sv: Kan en ny kollega förstå texten?, en: Can a new colleague understand it?}}
    remedy: {sv: Skriv om., en: Rewrite.}
    source: [{ref: källa, status: read}]
    checked: 2026-11-22
"""
DOCUMENT = f"""\
kind: county-agreement
id: avtal
title: Avtal om samverkan
validity: {{start: "2020-01-01", until_further_notice: true}}
statements:
  - topic: equal-care
    says: Lika vård i hela länet
    evidence: {{line: 3, quote: "{QUOTE}\\n  för alla"}}
"""
GIVEN = Attestation(
    "LAN-01", "avtal", "met", "samordnare, Region Prov", dt.date(2026, 3, 1), dt.date(2026, 3, 1),
    dt.date(2027, 3, 1), QUOTE, "Läst högt för två nya.", Place("attestations.yaml", 3, 5),
)  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    folder = tmp_path / "regler"
    folder.mkdir()
    (folder / "own.yaml").write_text(RULES, "utf-8")
    return open_rulebook(added=[folder])


@pytest.fixture
def judged(tmp_path: Path, book: Rulebook) -> Judged:
    def judging(*attestations: Attestation, as_of: dt.date = AS_OF, text: str = DOCUMENT) -> Requirement:
        file = tmp_path / "avtal.yaml"
        file.write_text(text, "utf-8")
        report = check(load([str(file)]), book, as_of, engine_for("auto"), attestations)
        (found,) = [item for item in report.requirements() if item.rule == "LAN-01"]
        return found

    return judging


def test_without_one_the_question_is_open(judged: Judged) -> None:
    found = judged()
    assert (found.today.outcome, found.today.message) == ("manual", found.question)


def test_an_attestation_answers_and_is_told(judged: Judged) -> None:
    found = judged(GIVEN)
    assert (found.today.outcome, found.severity) == ("met", None)
    for part in ("samordnare, Region Prov", "2026-03-01", "2027-03-01", "uppfyllt", "Läst högt för två nya."):
        assert part in found.today.message.sv
    (line,) = found.today.evidence
    assert (line.line, line.source_line) == (6, 3)
    assert found.at_adoption is not None
    assert found.at_adoption.outcome == "manual"
    assert found.changed_on == dt.date(2026, 3, 1)


@pytest.mark.parametrize(("verdict", "severity"), [("partly", "note"), ("not_met", "warning")])
def test_what_is_attested_as_a_fault_is_a_finding(judged: Judged, verdict: Outcome, severity: str) -> None:
    found = judged(replace(GIVEN, verdict=verdict))
    assert (found.today.outcome, found.severity, found.is_update) == (verdict, severity, False)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [("2026-02-28", "manual"), ("2026-03-01", "met"), ("2027-03-01", "met"), ("2027-03-02", "manual")],
)
def test_it_holds_from_a_day_to_a_day(judged: Judged, day: str, outcome: str) -> None:
    found = judged(GIVEN, as_of=dt.date.fromisoformat(day))
    assert found.today.outcome == outcome
    if outcome == "manual":
        assert "Region Prov" in found.today.message.sv
        assert ("till och med 2027-03-01" if day > "2027" else "från 2026-03-01") in found.today.message.sv


def test_it_falls_when_the_text_changes(judged: Judged) -> None:
    found = judged(GIVEN, text=DOCUMENT.replace("respekt", "omsorg"))
    assert found.today.outcome == "manual"
    assert QUOTE in found.today.message.sv
    assert "står inte längre" in found.today.message.sv


def test_it_stands_when_only_a_line_is_broken_otherwise(judged: Judged) -> None:
    assert judged(replace(GIVEN, quote=f"{QUOTE} för alla")).today.outcome == "met"
    assert judged(replace(GIVEN, quote="Avtal om  samverkan")).today.outcome == "met"
    assert judged(replace(GIVEN, quote="Lika vård i hela länet")).today.evidence[0].line == 6


def test_it_answers_for_the_own_date_if_it_says_so(judged: Judged) -> None:
    found = judged(replace(GIVEN, start=OWN))
    assert found.at_adoption is not None
    assert (found.at_adoption.outcome, found.today.outcome, found.changed_on) == ("met", "met", None)
    late = judged(replace(GIVEN, start=OWN), as_of=dt.date(2027, 6, 1))
    assert late.at_adoption is not None
    assert (late.at_adoption.outcome, late.today.outcome) == ("met", "manual")
    assert late.changed_on == dt.date(2027, 3, 2)


def test_the_newest_that_holds_answers(judged: Judged) -> None:
    newer = replace(GIVEN, verdict="partly", on=dt.date(2026, 6, 1), start=dt.date(2026, 6, 1))
    assert judged(GIVEN, newer).today.outcome == "partly"
    assert judged(GIVEN, replace(newer, quote="Något helt annat")).today.outcome == "met"
    assert judged(GIVEN, newer, as_of=dt.date(2026, 5, 1)).today.outcome == "met"


def test_it_is_for_its_own_rule_and_document(judged: Judged) -> None:
    assert judged(replace(GIVEN, rule="LAN-02")).today.outcome == "met"
    assert judged(replace(GIVEN, document="annat")).today.outcome == "manual"
    assert judged(replace(GIVEN, folder="en/annan/mapp")).today.outcome == "manual"


@pytest.mark.parametrize(
    ("change", "says", "near"),
    [
        ({"rule": "LAN01"}, "'LAN01'", "'LAN-01'"),
        ({"rule": "UPF-01"}, "UPF-01 is judged by lokcheck", ""),
        ({"document": "avtl"}, "'avtl'", "'avtal'"),
        ({"document": "plan"}, "another kind", ""),
    ],
)
def test_what_can_not_be_attested_is_refused(book: Rulebook, change: dict[str, str], says: str, near: str) -> None:
    documents = {"avtal": "county-agreement", "plan": "action-plan"}
    check_attestations([GIVEN], book, documents)
    with pytest.raises(ConfigError) as caught:
        check_attestations([replace(GIVEN, **change)], book, documents)  # type: ignore[arg-type]
    shown = caught.value.show("en")
    assert shown.startswith("attestations.yaml:3:5: ")
    assert says in shown
    assert near in shown


ENTRY = f"""\
format: 1
attestations:
  - rule: LAN-01
    document: avtal
    verdict: met
    by: samordnare, Region Prov
    on: 2026-03-01
    until: 2027-03
    quote: "{QUOTE}"
"""


def test_a_file_is_read_with_its_places(tmp_path: Path) -> None:
    file = tmp_path / "attestations.yaml"
    file.write_text(ENTRY, "utf-8")
    (found,) = read_attestations(file)
    assert (found.rule, found.start, found.until, found.place.line) == ("LAN-01", found.on, dt.date(2027, 3, 31), 3)
    file.write_text(ENTRY.replace("    until", "    from: 2020-01-01\n    until"), "utf-8")
    assert read_attestations(file)[0].start == OWN


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("verdict: met", "verdict: meet", 5, "met"),
        ("until: 2027-03", "until: 2025", 3, "går ut innan"),
        ("until: 2027-03", "untl: 2027-03", 8, "until"),
        ("on: 2026-03-01", "on: i mars", 7, "i mars"),
        (f'quote: "{QUOTE}"', 'quote: ""', 9, "quote"),
        ("    by: samordnare, Region Prov\n", "", 3, "by"),
    ],
)
def test_a_wrong_file_says_where_and_what(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in ENTRY
    file = tmp_path / "attestations.yaml"
    file.write_text(ENTRY.replace(old, new), "utf-8")
    with pytest.raises(LokcheckError) as caught:
        read_attestations(file)
    place = caught.value.place
    assert place is not None
    assert (place.line, says in caught.value.show("sv")) == (line, True), caught.value.show("sv")
