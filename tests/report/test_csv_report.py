"""The tables: read back as RFC 4180 has it, a row for each requirement, and nothing that a spreadsheet would run."""

import csv
import io
import re

import pytest

from lokcheck.report.csv_report import COLUMNS, inert, render, render_excel
from lokcheck.report.model import Report
from lokcheck.report.view import View
from tests.report import hostile, samples


def rows(report: Report, view: View | None = None) -> list[dict[str, str]]:
    text = render(report, view or View()).decode("utf-8")
    return [*csv.DictReader(io.StringIO(text, newline=""), strict=True)]


def excel(report: Report, view: View | None = None) -> list[list[str]]:
    text = render_excel(report, view or View()).decode("utf-8-sig")
    return [*csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)]


@pytest.mark.parametrize("report", [samples.report(), samples.folder(), hostile.report()])
def test_every_row_has_every_column_and_every_line_ends_as_it_should(report: Report) -> None:
    found = rows(report)
    assert len(found) == len([*report.requirements()]) == len(excel(report)) - 1
    assert all(list(row) == list(COLUMNS) and None not in row.values() for row in found)
    for made in (render(report, View()), render_excel(report, View())):
        assert made.endswith(b"\r\n")
        assert not re.search(rb"(?<!\r)\n|\r(?!\n)", made)


def test_programs_get_ids_and_no_byte_order_mark() -> None:
    row = rows(samples.report())[1]
    kept = ("rule", "topic", "today", "at_adoption", "severity", "changed_on", "own_day", "as_of", "line", "modality")
    assert [row[key] for key in kept] == [
        "LAG-07", "target-groups", "not_met", "not_applicable", "error", "2018-01-01", "2016-01-01", "2026-11-22",
        "41", "legal-must",
    ]  # fmt: skip
    assert row["basis"] == "16 kap. 3 § HSL (2017:30)"
    assert row["evidence"].startswith("målgruppen: avsnittet ”Målgrupp”, s. 4, rad 88: ”narkotika")
    assert render(samples.report(), View()).startswith(b"document,document_title,")


def test_people_get_words_and_a_byte_order_mark() -> None:
    assert render_excel(samples.report(), View()).startswith("\ufeffDokument;".encode())
    heads, *found = excel(samples.report())
    row = dict(zip(heads, found[1], strict=True))
    assert (row["Utfall i dag"], row["Utfall på egen dag"], row["Allvar i dag"]) == (
        "ej uppfyllt", "ej tillämpligt", "brist",
    )  # fmt: skip
    assert (row["Ämne"], row["Slag"], row["Hur bindande"]) == ("Målgrupper", "länsöverenskommelse", "ska enligt lag")
    english = excel(samples.report(), View("en"))
    assert english[0][0] == "Document"
    assert "not met" in english[2]


def test_texts_are_in_the_chosen_language() -> None:
    assert rows(samples.report(), View("en"))[1]["remedy"] == "Add gambling to the target group."
    assert rows(samples.report())[1]["remedy"] == "Lägg till spel om pengar i målgruppen."


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("=1+1", "'=1+1"),
        ("+46 36", "'+46 36"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\tx", "'\tx"),
        ("  =1", "  '=1"),
        ('"=1', "\"'=1"),
        ("＝1", "'＝1"),
        ("a; =1", "a; '=1"),
        ("a,@b", "a,'@b"),
        ("a - b = c", "a - b = c"),
        ("2016-01-01", "2016-01-01"),
        ("a@b.se", "a@b.se"),
        ("", ""),
    ],
)
def test_formulas_are_inert(text: str, made: str) -> None:
    assert inert(text) == made


def test_no_cell_of_a_hostile_document_is_a_formula_however_it_is_split() -> None:
    for made in (render(hostile.report(), View()), render_excel(hostile.report(), View())):
        for separator in ",;\t|":
            cells = [cell.strip(" \"'") if cell[:2] != "\"'" else "x" for line in made.decode().splitlines()
                     for cell in line.split(separator) if "'" not in cell[:4]]  # fmt: skip
            assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "-", "\t")]


def test_a_report_without_documents_has_its_headings() -> None:
    assert rows(Report((), (), samples.RECEIPT, ())) == []
    assert excel(Report((), (), samples.RECEIPT, ())) == [[text.sv for text in COLUMNS.values()]]
