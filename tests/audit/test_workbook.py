"""The workbook of an audit: the same numbers as the figures, filters, links, and no formula."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from lokcheck.audit.compact import gather
from lokcheck.audit.record import Failed, Record
from lokcheck.texts import Text
from tests.audit.audits import audit, audit_of, written
from tests.audit.records import background, base, varied
from tests.report.hostile import TEXTS

NUMBER = 60


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return load_workbook(written(audit(NUMBER), "xlsx", tmp_path_factory.mktemp("book") / "audit.xlsx"))


def test_a_sheet_for_the_matrices_the_requirements_each_topic_and_the_failures(book: Any) -> None:
    assert book.sheetnames[:3] == ["Dokument och ämnen", "Dokument och krav", "Krav"]
    assert book.sheetnames[-1] == "Kunde inte läsas"
    assert "Samordnad individuell plan (SIP" in book.sheetnames  # Excel takes 31 letters
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_findings_are_those_of_the_figures(book: Any) -> None:
    figures = gather(varied(NUMBER), background()).figures
    first = book["Dokument och ämnen"]
    assert first.max_row == NUMBER + 1
    assert sum(first.cell(row, first.max_column).value for row in range(2, NUMBER + 2)) == figures.sums.findings
    assert sum(book[name].max_row - 1 for name in book.sheetnames[3:-1]) == figures.sums.findings
    matrix = [cell.value for row in book["Dokument och krav"].iter_rows(min_row=2, min_col=6) for cell in row]
    assert matrix.count("✗") == figures.sums.outcomes["not_met"]
    assert matrix.count("✓") == figures.sums.outcomes["met"]


def test_filters_frozen_heads_signs_and_links(book: Any) -> None:
    sheet = book["Målgrupp"]
    assert sheet.auto_filter.ref == f"A1:O{sheet.max_row}"
    assert sheet.freeze_panes == "C2"
    row = next(row for row in sheet.iter_rows(min_row=2) if row[3].value == "LAG-07")
    assert row[5].value in ("✗ ej uppfyllt", "~ delvis uppfyllt")
    assert row[13].hyperlink.target.startswith("https://lagen.nu/")
    assert row[10].value.startswith("Lägg till spel om pengar")


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
    values = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert '=HYPERLINK("http://evil.example";"x")' in values


def test_an_audit_of_nothing_is_a_workbook_too(tmp_path: Path) -> None:
    assert load_workbook(written(audit_of([]), "xlsx", tmp_path / "x.xlsx"))["Krav"].max_row == 1
