"""The workbook of an audit: the same numbers as the figures, filters, links, and no formula."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from lokcheck.audit.compact import Gathered, gather
from lokcheck.audit.forms import FORMS
from lokcheck.audit.record import Failed, Record
from lokcheck.audit.spread import spread_of
from lokcheck.texts import Text
from tests.audit.audits import audit, audit_of, written
from tests.audit.records import background, base, varied
from tests.report.hostile import TEXTS
from tests.report.office import converted, needed

NUMBER = 60
FIRST = [
    "I korthet", "Län", "Slag, år, status och lag", "Att göra i länen", "Översyner och dagar", "Dokument och ämnen",
    "Dokument och krav", "Krav",
]  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(audit(NUMBER), "xlsx", tmp_path_factory.mktemp("book") / "audit.xlsx")


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return load_workbook(path)


@pytest.fixture(scope="module")
def gathered() -> Gathered:
    return gather(varied(NUMBER), background())


def columns(sheet: Any) -> dict[str, int]:
    """The columns by their headings."""
    return {cell.value: cell.column for cell in sheet[1]}


def values(sheet: Any, head: str) -> list[Any]:
    column = columns(sheet)[head]
    return [sheet.cell(row, column).value for row in range(2, sheet.max_row + 1)]


def test_the_sheets(book: Any) -> None:
    assert book.sheetnames[: len(FIRST)] == FIRST
    assert book.sheetnames[-1] == "Kunde inte läsas"
    assert "Samordnad individuell plan (SIP" in book.sheetnames  # Excel takes 31 letters
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_headline_has_its_denominators(book: Any, gathered: Gathered) -> None:
    rows = {row[0].value: (row[1].value, row[2].value) for row in book["I korthet"].iter_rows()}
    figures = gathered.figures
    assert rows["Dokument som är bedömda"] == (NUMBER, "av 61 lästa filer och dokument")
    assert rows["Län med dokument"] == (20, "av 21 län")
    assert rows["Dokument med brist"] == (figures.worst["error"], "av 60 bedömda dokument")
    assert rows["Uppfyllda krav"][0] == figures.sums.outcomes["met"]


def test_the_findings_are_those_of_the_figures(book: Any, gathered: Gathered) -> None:
    figures = gathered.figures
    assert sum(values(book["Dokument och ämnen"], "Alla fynd")) == figures.sums.findings
    topics = book.sheetnames[len(FIRST) : -1]
    assert sum(book[name].max_row - 1 for name in topics) == figures.sums.findings
    levels = Counter(level for name in topics for level in values(book[name], "Allvar"))
    assert levels == {"brist": figures.sums.severities["error"], "varning": figures.sums.severities["warning"],
                      "notering": figures.sums.severities["note"]}  # fmt: skip
    matrix = [cell.value for row in book["Dokument och krav"].iter_rows(min_row=2, min_col=6) for cell in row]
    assert matrix.count("✗") == figures.sums.outcomes["not_met"]
    assert matrix.count("✓") == figures.sums.outcomes["met"]


def test_the_counties_are_those_of_the_figures(book: Any, gathered: Gathered) -> None:
    sheet = book["Län"]
    found = {county.name: county for county in gathered.figures.counties}
    assert values(sheet, "Län") == [county.name for county in background().counties]
    assert values(sheet, "Dokument") == [found[name].documents if name in found else 0 for name in values(sheet, "Län")]
    assert dict(zip(values(sheet, "Län"), values(sheet, "Bedömda krav"), strict=True)) == {
        county.name: found[county.name].sums.judged if county.name in found else None
        for county in background().counties
    }


def test_each_requirement_has_its_counties(book: Any, gathered: Gathered) -> None:
    sheet = book["Krav"]
    items = {item.rule: item for item in gathered.figures.rules}
    rows = [{head: sheet.cell(row, at).value for head, at in columns(sheet).items()} for row in range(2, sheet.max_row)]
    assert len(rows) > 80
    for row in rows:
        spread = spread_of(items[row["Krav"]], gathered.figures, background())
        assert row["Uppfyllt i län"] == spread.number("met") == [*row.values()][10:].count("✓")
        assert row["I landet"].startswith(f"Uppfyllt i {spread.number('met')} av 21 län")
        assert row["Gotlands län"] is None


def test_documents_come_county_by_county_as_on_the_page(book: Any) -> None:
    order = [county.name for county in background().counties]
    for name in ("Dokument och ämnen", "Dokument och krav", "Målgrupp"):
        places = [order.index(county) for county in values(book[name], "Län")]
        assert places == sorted(places)


def test_filters_frozen_heads_signs_and_links(book: Any) -> None:
    sheet = book["Målgrupp"]
    assert sheet.auto_filter.ref == f"A1:Q{sheet.max_row}"
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    row = next(row for row in sheet.iter_rows(min_row=2) if row[3].value == "LAG-07")
    assert row[5].value in ("✗ ej uppfyllt", "~ delvis uppfyllt")
    assert row[13].hyperlink.target.startswith("https://lagen.nu/")
    assert row[10].value.startswith("Lägg till spel om pengar")
    assert row[14].value.endswith(".yaml")
    assert row[15].value > 0


def test_every_sheet_prints_on_landscape_a4_with_its_pages(book: Any) -> None:
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.oddFooter.right.text == "Sida &P av &N"


def test_in_english_nothing_but_names_and_quotations_is_swedish(tmp_path: Path) -> None:
    path = tmp_path / "en.xlsx"
    FORMS["xlsx"].load()(audit(21), path, "en")
    book: Any = load_workbook(path)
    assert book.sheetnames[:3] == ["In brief", "Counties", "Kind, year, status and law"]
    heads = {cell.value for sheet in book.worksheets[1:] for cell in sheet[1]}
    counties = {county.name for county in background().counties}
    assert [head for head in heads - counties if head and set(head) & set("åäöÅÄÖ")] == []
    assert set(values(book["Target group"], "Severity")) <= {"error", "warning", "note"}


@needed()
def test_an_office_program_opens_it(path: Path, tmp_path: Path) -> None:
    shown = converted(path, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path).read_text("utf-8")
    assert shown.splitlines()[0].startswith("Granskning per 2026-11-28")
    assert f"Dokument som är bedömda,{NUMBER},av 61 lästa filer och dokument" in shown


def hostile() -> Iterator[Record]:
    first = base()[0]
    for at, text in enumerate(TEXTS):
        rows = tuple(row._replace(message=Text(text, text), quote=text, severity="error", today="not_met", waived=False)
                     for row in first.rows)  # fmt: skip
        yield first._replace(key=str(at), title=text, file=text, county=text, status=text, kind=text, rows=rows)
        yield Failed(text, 1, 1, Text(text, text), "unreadable", Text(text, text))


def test_hostile_texts_are_no_formulas(tmp_path: Path) -> None:
    path = written(audit_of(hostile()), "xlsx", tmp_path / "x.xlsx")
    with ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"<f>" in sheet for sheet in sheets)
    book: Any = load_workbook(path)
    found = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert '=HYPERLINK("http://evil.example";"x")' in found


def test_an_audit_of_nothing_is_a_workbook_too(tmp_path: Path) -> None:
    assert load_workbook(written(audit_of([]), "xlsx", tmp_path / "x.xlsx"))["Krav"].max_row == 1
