"""The audit as JSON lines and as CSV: what is written follows the schema and says what the records say."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lokcheck.audit import csv_table, jsonl
from lokcheck.audit.forms import FORMS, Audit, Writer
from lokcheck.audit.lines import to_line
from lokcheck.audit.record import Audited, Failed, Head, Record, record_of
from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.report.model import Deadline
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load
from lokcheck.texts import Text
from tests.audit.audits import audit_of
from tests.audit.records import base
from tests.report.hostile import TEXTS


@pytest.fixture(scope="module")
def audit() -> Audit:
    book = open_rulebook()
    report = check(
        load(["agreements/jonkoping", "agreements/norrbotten"]), book, dt.date(2026, 11, 22), engine_for("auto")
    )
    due = Deadline(dt.date(2027, 1, 31), "review", Text("översyn", "review"), "UPF-01", ("follow_ups", 0), 12)
    records: list[Record] = [record_of(document._replace(deadlines=(due,)), document.key, ("2017:30",))
                             for document in report.documents]  # fmt: skip
    records.append(Failed("=cmd.yaml", 3, 7, Text("=går inte", "=fails"), "unreadable", Text("gör så", "do so")))
    lines = [to_line(record).encode() for record in records]
    return Audit(Head(report.receipt, ("agreements",), report.topics), book, lambda: iter(lines))


def test_every_line_follows_the_schema(audit: Audit, tmp_path: Path) -> None:
    lines = _written(audit, tmp_path)
    assert [line["type"] for line in lines] == ["audit", "document", "document", "failure"]
    validator = Draft202012Validator(jsonl.schema())
    assert not [error.message for line in lines for error in validator.iter_errors(line)]


def test_the_schema_knows_every_key_that_is_written(audit: Audit, tmp_path: Path) -> None:
    forms = jsonl.schema()["$defs"]
    for line in _written(audit, tmp_path):
        assert set(line) <= set(forms[line["type"]]["properties"])
        for row in line.get("requirements", ()):
            assert set(row) <= set(forms["requirement"]["properties"])


def test_the_head_says_with_what_it_was_made(audit: Audit, tmp_path: Path) -> None:
    head = _written(audit, tmp_path)[0]
    assert (head["format"], head["version"]) == ("lokcheck-audit", jsonl.VERSION)
    assert head["receipt"]["as_of"] == "2026-11-22"
    assert head["receipt"]["rulebook"] == audit.rulebook.digest


def test_the_table_has_a_row_for_each_requirement_and_failure(audit: Audit, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    csv_table.write(audit, path, "en")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    documents = [record for record in audit.records() if isinstance(record, Audited)]
    assert [(row["document"], row["rule"], row["today"]) for row in rows[:-1]] == [
        (document.key, row.rule, row.today) for document in documents for row in document.rows
    ]
    assert rows[-1]["file"] == "'=cmd.yaml"
    assert (rows[-1]["today"], rows[-1]["line"], rows[-1]["message"]) == ("error", "3", "'=fails")


def test_the_table_for_excel_has_words_and_no_formula(audit: Audit, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    csv_table.write_excel(audit, path, "sv")
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeffLän;Dokument;Slag;")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    gambling = next(row for row in rows if row["Krav"] == "LAG-07")
    assert (gambling["Utfall i dag"], gambling["Allvar i dag"], gambling["Sedan"]) == (
        "ej uppfyllt",
        "brist",
        "2018-01-01",
    )
    assert gambling["Grund"].startswith("16 kap. 3 § HSL (2017:30)")
    assert gambling["Åtgärd"].startswith("Lägg till spel om pengar")
    met = next(row for row in rows if row["Utfall i dag"] == "uppfyllt")
    assert (met["Åtgärd"], met["Vem"]) == ("", "")
    assert rows[-1]["Utfall i dag"] == "kunde inte läsas eller bedömas"
    assert rows[-1]["Vad som framkom"] == "'=går inte"


@pytest.mark.parametrize("write", [csv_table.write, csv_table.write_excel])
def test_no_cell_of_a_table_is_a_formula(tmp_path: Path, write: Writer) -> None:
    first = base()[0]
    rows = [
        first.rows[0]._replace(today="not_met", message=Text(text, text), quote=text, section=text) for text in TEXTS
    ]
    records = [first._replace(title=text, county=text, status=text, kind=text, file=text, key=text, rows=tuple(rows))
               for text in TEXTS]  # fmt: skip
    write(
        audit_of([*records, *(Failed(text, 1, 1, Text(text, text), "failed") for text in TEXTS)]), tmp_path / "x", "sv"
    )
    text = (tmp_path / "x").read_text("utf-8").removeprefix("\ufeff")
    excel = write is csv_table.write_excel
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";" if excel else ",") for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))] == []


def test_every_form_can_be_loaded_or_names_its_extra() -> None:
    for form in FORMS.values():
        assert callable(form.load())


def _written(audit: Audit, folder: Path) -> list[dict[str, Any]]:
    path = folder / "a.jsonl"
    jsonl.write(audit, path, "sv")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
