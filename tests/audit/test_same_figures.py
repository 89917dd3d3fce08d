"""Every form of one audit tells the same figures: page, workbook, tables, JSON and database.

The audit is a real one of a folder with a failure, a waiver and an attestation; to it come made-up documents with every
outcome that a requirement can have. What is expected is counted from the JSON lines by this file alone.
"""

import csv
import json
import re
import shutil
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from lokcheck.audit.record import Audited, Record
from lokcheck.judge.result import Outcome
from tests.audit.audits import audit_of, written
from tests.audit.corpora import records
from tests.audit.records import background, varied

ROOT = Path(__file__).parents[2]
WAIVERS = """format: 1
waivers:
  - rule: LAG-07
    document: jonkoping-lok-2016
    reason: Tilläggsöverenskommelsen om spel bereds.
    decided_by: Hälso- och sjukvårdsnämnden 2026-09-15 § 84
    registry: RJL 2026/1234
    from: 2026-09-15
    until: 2027-06-30
"""
ATTESTATIONS = """format: 1
attestations:
  - rule: INN-06
    document: jonkoping-lok-2016
    verdict: partly
    by: samordnare, Region Jönköpings län
    on: 2026-03-01
    until: 2027-03-01
    quote: "att genomföra utredning, diagnostik, behandling, habilitering, uppföljning och omvårdnad"
"""
JUDGED = ("met", "partly", "not_met")
COUNTY = ("documents", "with_error", "error", "warning", "note", "met", "judged")
SWEDISH = {"error": "brist", "warning": "varning", "note": "notering"}


class Counted(NamedTuple):
    """What a person would count by hand from the JSON lines."""

    documents: int
    failures: int
    outcomes: Counter[str]
    severities: Counter[str]
    waived: int
    with_error: int
    counties: dict[str, Counter[str]]
    """By county: documents, with_error, error, warning, note, met, judged."""
    rules: dict[str, Counter[str]]
    """By requirement: its outcomes."""
    spread: dict[str, dict[str, str]]
    """By requirement and county: the worst outcome."""


def found(folder: Path) -> Iterator[Record]:
    """Yield the real documents, the broken one, and made-up ones in which some requirements failed to be judged."""
    shutil.copytree(ROOT / "agreements/jonkoping", folder / "jonkoping")
    shutil.copytree(ROOT / "agreements/norrbotten", folder / "norrbotten")
    (folder / "jonkoping/waivers.yaml").write_text(WAIVERS, "utf-8")
    (folder / "jonkoping/attestations.yaml").write_text(ATTESTATIONS, "utf-8")
    (folder / "trasig.yaml").write_text("kind: county-agreement\nid: [\n", "utf-8")
    yield from records(folder)
    for at, record in enumerate(varied(40, seed=3)):
        if isinstance(record, Audited) and at % 3 == 0:
            odd: Outcome = "error" if at % 2 else "cannot_judge"
            rows = tuple(row._replace(today=odd, severity=None) if row.rule in ("LAG-02", "SIP-03") else row
                         for row in record.rows)  # fmt: skip
            yield record._replace(rows=rows)
        else:
            yield record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("same")
    made = audit_of(list(found(path)))
    for form in ("html", "xlsx", "csv", "csv-excel", "jsonl", "db"):
        written(made, form, path / f"audit.{form}")
    return path


@pytest.fixture(scope="module")
def counted(folder: Path) -> Counted:
    lines = [json.loads(line) for line in (folder / "audit.jsonl").read_text("utf-8").splitlines()[1:]]
    documents = [line for line in lines if line["type"] == "document"]
    outcomes: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    counties: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    waived = with_error = 0
    for document in documents:
        county = counties[document.get("county", "")]
        weights = [row["severity"] for row in document["requirements"] if "severity" in row and not row.get("waived")]
        waived += sum("severity" in row and bool(row.get("waived")) for row in document["requirements"])
        severities.update(weights)
        bad = "error" in weights
        with_error += bad
        county.update({"documents": 1, "with_error": bad}, **Counter(weights))
        for row in document["requirements"]:
            outcomes[row["today"]] += 1
            rules[row["rule"]][row["today"]] += 1
            county.update({"met": row["today"] == "met", "judged": row["today"] in JUDGED})
            if row["today"] != "not_applicable":
                places[row["rule"]][document.get("county", "")].append(row["today"])
    order = ("error", "not_met", "partly", "cannot_judge", "manual", "met")
    spread = {rule: {name: min(seen, key=order.index) for name, seen in by.items()} for rule, by in places.items()}
    return Counted(len(documents), len(lines) - len(documents), outcomes, severities, waived, with_error, counties,
                   rules, spread)  # fmt: skip


def test_the_audit_has_everything_that_can_be_counted(counted: Counted) -> None:
    assert set(counted.outcomes) == {
        "met", "partly", "not_met", "not_applicable", "manual", "cannot_judge", "error",
    }  # fmt: skip
    assert counted.failures == 2
    assert counted.waived > 1
    assert counted.rules["INN-06"]["partly"] == 1  # a person has said so
    assert all(counted.severities[level] for level in SWEDISH)


def test_the_database(folder: Path, counted: Counted) -> None:
    with closing(sqlite3.connect(folder / "audit.db")) as connection:
        ask = connection.execute
        assert ask("SELECT count(*) FROM documents").fetchone()[0] == counted.documents
        assert ask("SELECT count(*) FROM failures").fetchone()[0] == counted.failures
        assert Counter(dict(ask("SELECT today, count(*) FROM outcomes GROUP BY 1"))) == counted.outcomes
        assert Counter(dict(ask("SELECT severity, count(*) FROM findings GROUP BY 1"))) == counted.severities
        assert ask("SELECT sum(waived), sum(errors > 0) FROM document_sums").fetchone() == (
            counted.waived, counted.with_error,
        )  # fmt: skip
        for name, number, bad in ask(
            "SELECT coalesce(county, ''), count(*), sum(errors > 0) FROM document_sums GROUP BY 1"
        ):
            assert (number, bad) == (counted.counties[name]["documents"], counted.counties[name]["with_error"])


@pytest.mark.parametrize("form", ["csv", "csv-excel"])
def test_the_tables(folder: Path, counted: Counted, form: str) -> None:
    text = (folder / f"audit.{form}").read_bytes()
    excel = form == "csv-excel"
    assert text.startswith(b"\xef\xbb\xbf") == excel
    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines(), delimiter=";" if excel else ","))
    names = {"rule": "Krav", "severity": "Allvar i dag", "waived": "Undantaget"} if excel else {}
    rule, severity, waived = (names.get(name, name) for name in ("rule", "severity", "waived"))
    asked = [row for row in rows if row[rule]]
    assert Counter(row[rule] for row in asked) == {name: one.total() for name, one in counted.rules.items()}
    assert len(rows) - len(asked) == counted.failures
    weights = Counter(row[severity] for row in asked if row[severity] and not row[waived])
    assert weights == {SWEDISH[level] if excel else level: number for level, number in counted.severities.items()}
    assert sum(bool(row[waived] and row[severity]) for row in asked) == counted.waived


def texts(row: str) -> list[str]:
    """The cells of a row of the page, as they are in Swedish."""
    swedish = re.sub(r'<(span|p) lang="en"[^>]*>.*?</\1>', "", row)
    return [
        re.sub(r"<[^>]+>", "", cell).replace("\u00a0", "") for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", swedish)
    ]


def test_the_page(folder: Path, counted: Counted) -> None:
    page = (folder / "audit.html").read_text("utf-8")
    figures = {name: int(number.replace("\u00a0", "")) for name, number in
               re.findall(r'<b data-figure="([\w-]+)">([\d\u00a0]+)</b>', page)}  # fmt: skip
    judged = sum(counted.outcomes[outcome] for outcome in JUDGED)
    assert figures["documents"] == counted.documents
    assert figures["failures"] == counted.failures
    assert figures["with-error"] == counted.with_error
    assert figures["error"] == counted.severities["error"]
    assert figures["met"] == counted.outcomes["met"]
    assert f"av {judged:,} bedömda<".replace(",", "\u00a0") in page
    assert f"{counted.waived} fynd undantagna genom beslut" in page
    rows = re.findall(r'<tr data-county="([^"]*)">(.*?)</tr>', page)
    assert len(rows) >= len(background().counties)
    for name, row in rows:
        one = counted.counties.get(name)
        assert texts(row)[1:] == (["inget dokument"] if one is None else [
            *(str(one[what]) for what in COUNTY[:5]),
            f"{one['met']} av {one['judged']}"])  # fmt: skip


def test_the_page_by_requirement(folder: Path, counted: Counted) -> None:
    page = (folder / "audit.html").read_text("utf-8")
    [table] = re.findall(r'<table class="heat spread".*?</table>', page, re.S)
    rows = re.findall(r'<tr data-r="\d+">(.*?)</tr>', table)
    marks = {"met": "✓", "partly": "~", "not_met": "✗"}
    assert len(rows) == len(counted.rules)
    for row in rows:
        name, counties, documents, *squares = texts(row)
        rule = name.rsplit(" ", 1)[1]
        outcomes = counted.rules[rule]
        assert documents == f"{outcomes['met']} av {sum(outcomes[one] for one in JUDGED)}"
        spread = counted.spread.get(rule, {})
        assert counties == f"{[*spread.values()].count('met')} av 21"
        for county, square in zip(background().counties, squares, strict=True):
            there = "–" if county.name in counted.counties else ""
            assert square == (marks.get(spread[county.name], "?") if county.name in spread else there)


def test_the_workbook(folder: Path, counted: Counted) -> None:
    book: Any = load_workbook(folder / "audit.xlsx")
    rows = {row[0].value: row[1].value for row in book["I korthet"].iter_rows()}
    assert rows["Dokument som är bedömda"] == counted.documents
    assert rows["Kunde inte läsas eller bedömas"] == counted.failures
    assert (rows["Dokument med brist"], rows["Brister"]) == (counted.with_error, counted.severities["error"])
    assert rows["Uppfyllda krav"] == counted.outcomes["met"]
    for row in book["Län"].iter_rows(min_row=2, values_only=True):
        one = counted.counties.get(row[0] if row[0] != "framgår inte" else "")
        assert row[2:] == ((0, *[None] * 6) if one is None else tuple(
            one[what] for what in COUNTY))  # fmt: skip
    for row in book["Krav"].iter_rows(min_row=2, values_only=True):
        outcomes = counted.rules[row[0]]
        assert row[4:7] == (outcomes["not_met"], outcomes["partly"], outcomes["met"])
        assert row[8] == [*counted.spread.get(row[0], {}).values()].count("met")
