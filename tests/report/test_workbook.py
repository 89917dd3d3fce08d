"""The Excel report, read back: rows to filter, columns to fill in, and texts that stay texts."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lokcheck.report.forms import render
from lokcheck.report.json_report import as_data
from lokcheck.report.model import Report
from lokcheck.report.view import View
from lokcheck.report.words import OUTCOMES
from lokcheck.texts import Lang, Text
from tests.report import hostile, samples
from tests.report.office import converted, needed
from tests.report.test_actors import with_waiver
from tests.report.test_dates import with_dates

LANGS: tuple[Lang, Lang] = ("sv", "en")
REPORTS = {"agreement": samples.report(), "folder": samples.folder(), "hostile": hostile.report()}


def workbook(report: Report, lang: Lang = "sv") -> bytes:
    made = render("xlsx", report, View(lang=lang))
    assert isinstance(made, bytes)
    return made


def opened(report: Report, lang: Lang = "sv") -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(report, lang)))


def rows(sheet: Any) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[1]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("lang", LANGS)
def test_it_has_its_sheets_in_the_language_asked_for(lang: Lang) -> None:
    names = {
        "sv": ["Sammanfattning", "Krav", "Kommande lag", "Datum", "Om rapporten"],
        "en": ["Summary", "Requirements", "Upcoming law", "Dates", "About"],
    }
    assert opened(samples.report(), lang).sheetnames == names[lang]


@pytest.mark.parametrize("name", ["agreement", "folder"])
def test_every_requirement_is_a_row_with_the_outcome_of_the_json_report(name: str) -> None:
    data = as_data(REPORTS[name], "sv")["requirements"]
    found = rows(opened(REPORTS[name])["Krav"])
    assert sorted((row["Krav"].value, row["Utfall nu"].value[2:]) for row in found) == sorted(
        (item["rule"], OUTCOMES[item["today"]].sv) for item in data
    )


def test_a_row_says_what_who_on_what_ground_and_by_when() -> None:
    first = rows(opened(samples.report())["Krav"])[0]
    told = {head: cell.value for head, cell in first.items()}
    assert told["Nr"] == 1 and told["Krav"] == "LAG-07" and told["Allvar"] == "brist"
    assert told["Vad som framkom"] == "Spel om pengar nämns inte i målgruppen."
    assert told["Att göra"] == "Lägg till spel om pengar i målgruppen."
    assert told["Vem"] == "Regionen och kommunerna" and told["När"].startswith("Nu. Har behövt uppdateras sedan")
    assert told["Hur bindande"] == "ska enligt lag"
    assert first["Lagrum 1"].hyperlink.target == "https://lagen.nu/2017:30"
    assert first["Lagrum 1"].hyperlink.location == "K16P3"
    assert told["Ändrades"].date().isoformat() == "2018-01-01"


def test_what_a_person_must_judge_is_asked() -> None:
    found = {row["Krav"].value: row for row in rows(opened(samples.report())["Krav"])}
    assert found["SIP-11"]["Vad som framkom"].value == "Är rutinerna kända där de ska användas?"
    assert found["SIP-11"]["Att göra"].value is None


def test_a_waiver_is_told_and_its_finding_has_no_number() -> None:
    report = samples.report(samples.document(requirements=with_waiver()))
    found = {row["Krav"].value: row for row in rows(opened(report)["Krav"])}
    assert "dnr RS 2026/12" in found["LAG-07"]["Undantag"].value and found["LAG-07"]["Nr"].value is None


def test_the_groups_own_columns_are_empty_and_the_last_takes_dates_only() -> None:
    sheet = opened(samples.report())["Krav"]
    found = rows(sheet)
    own = ("Vår kommentar", "Ansvarig", "Klart senast")
    assert all(row[head].value is None for row in found for head in own)
    (rule,) = sheet.data_validations.dataValidation
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "Klart senast")
    assert rule.type == "date" and str(rule.sqref) == f"{column}2:{column}{len(found) + 1}"
    assert found[0]["Klart senast"].number_format == "yyyy-mm-dd"


def test_heads_filter_stay_and_are_printed_on_each_page() -> None:
    sheet = opened(samples.report())["Krav"]
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}"
    assert sheet.freeze_panes == "D2" and sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_no_outcome_is_told_by_colour_alone() -> None:
    for row in rows(opened(samples.report())["Krav"]):
        for head in ("Utfall nu", "Allvar"):
            coloured = row[head].fill.fgColor.rgb not in ("00000000", None)
            assert not coloured or row[head].value


@pytest.mark.parametrize("lang", LANGS)
def test_formulas_in_texts_are_texts(lang: Lang) -> None:
    book = opened(hostile.report(), lang)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    told = {cell.value for cell in cells}
    assert {'=HYPERLINK("http://evil.example";"x")', "@SUM(1+1)", "-2+3; =1+1"} <= told
    targets = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert targets == {"https://lagen.nu/2017:30"}


def test_nothing_in_it_reaches_out_or_runs() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(hostile.report()))) as archive:
        names = archive.namelist()
        sheets = b"".join(archive.read(name) for name in names if name.startswith("xl/worksheets/sheet"))
    assert not [name for name in names if re.search(r"external|vba|connections|macro", name, re.IGNORECASE)]
    assert b"<f>" not in sheets and b"customHeight" not in sheets


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    long = "ord " * 20_000
    item = samples.every_outcome()[1]._replace(remedy=Text(long, long))
    (row,) = rows(opened(samples.report(samples.document(requirements=(item,))))["Krav"])
    assert 30_000 < len(row["Att göra"].value) < 32_767 and row["Att göra"].value.endswith(" …")


def test_law_to_come_and_the_receipt_have_sheets() -> None:
    book = opened(samples.report())
    coming = rows(book["Kommande lag"])
    assert coming[0]["Från"].value.date().isoformat() == "2028-01-01"
    assert coming[0]["Berör krav"].value == "INN-03, INN-07"
    receipt = [cell.value for row in book["Om rapporten"].iter_rows() for cell in row]
    assert samples.RECEIPT.rulebook in receipt and f"sha256 {'0' * 64}" in receipt
    assert book.properties.created.date() == samples.TODAY
    none = opened(samples.report(samples.document(upcoming=())))["Kommande lag"]
    assert none.cell(2, 3).value == "Ingen beslutad lag väntar på att börja gälla."


def test_days_that_the_document_sets_have_a_sheet() -> None:
    sheet = rows(opened(samples.report(with_dates()))["Datum"])
    assert [(row["Dag"].value.date().isoformat(), row["Vad"].value, row["Slag"].value) for row in sheet] == [
        ("2019-01-01", "passerat: Översyn: överenskommelsen", "översyn"),
        ("2027-03-31", "Lägesrapport", "åtagande"),
    ]
    assert opened(samples.report())["Datum"].cell(2, 2).value == "Texten sätter inga dagar framåt."


def test_the_summary_has_the_figures_of_the_json_report() -> None:
    cells = [[cell.value for cell in row] for row in opened(samples.report())["Sammanfattning"].iter_rows()]
    numbers = as_data(samples.report(), "sv")["documents"][0]["summary"]["today"]
    heads = next(row for row in cells if row[0] == "Ämne")
    total = next(row for row in cells if row[0] == "Alla ämnen")
    shown = {head[2:]: number for head, number in zip(heads[1:], total[1:], strict=True) if head and head != "alla"}
    assert shown == {OUTCOMES[key].sv: number for key, number in numbers["outcomes"].items() if number}


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert workbook(REPORTS[name]) == workbook(REPORTS[name])


@needed()
def test_an_office_program_opens_it_and_obeys_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(workbook(hostile.report(), "en"))
    folder = tmp_path / "again"
    folder.mkdir()
    again = openpyxl.load_workbook(converted(path, "xlsx", folder))
    before = opened(hostile.report(), "en")
    for sheet in before:
        told = [[cell.value for cell in row] for row in again[sheet.title].iter_rows(max_col=sheet.max_column)]
        flat = {value for row in told for value in row}
        assert {cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "s"} <= flat
    assert not [cell for sheet in again for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
