"""Documents beside each other: requirement by requirement, with what differs first and what shows it, however many."""

import datetime as dt
import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.audit.compare.cells import cell_of
from lokcheck.audit.compare.columns import label
from lokcheck.audit.compare.comparison import BESIDE, Comparison, Wanted, comparison
from lokcheck.audit.compare.said import FEW, by_outcome, evidence, labels
from lokcheck.audit.record import Audited, Record
from lokcheck.audit.runs import runs
from lokcheck.report.view import View
from lokcheck.texts import Text
from tests.audit.records import FAILED, background, base
from tests.cli.runner import run
from tests.report.page_parser import Page

AGREEMENT = next(record for record in base() if record.county == "Jönköpings län")
MODEL = next(record for record in base() if record.kind == "county-agreement" and record.county is None)
FORMS = ("text", "markdown", "html", "data")


def named(of: Audited, name: str) -> Audited:
    return of._replace(key=name, file=name, id=name)


def compared(records: Sequence[Record], **wanted: float) -> Comparison:
    return comparison(lambda: iter(records), background(), Wanted(**wanted))  # type: ignore[arg-type]


def rendered(found: Comparison, form: str, lang: str = "sv") -> str:
    made: str = import_module(f"lokcheck.audit.compare.{form}").render(found, View(lang, 80))  # type: ignore[arg-type]
    return made


def many(number: int) -> list[Record]:
    """As many agreements: every third that of Jönköping, the others the model."""
    return [named(MODEL if at % 3 else AGREEMENT, f"lan/{at:02}.yaml") for at in range(number)]


def test_requirements_that_differ_come_first_the_gravest_at_the_top() -> None:
    found = compared([AGREEMENT, MODEL])
    tables = [{row.rule: row.today for row in record.rows} for record in (AGREEMENT, MODEL)]
    apart = {rule for rule in tables[0] if rule in tables[1] and tables[0][rule] != tables[1][rule]}
    assert {line.rule for line in found.differing} <= apart
    assert found.differing[0].rule == "LAG-07"
    assert [cell.outcome for cell in found.differing[0].cells if cell] == ["not_met", "met"]


def test_every_requirement_that_is_asked_is_told_once() -> None:
    found = compared([AGREEMENT, MODEL, next(record for record in base() if record.kind == "action-plan")])
    told = [line.rule for line in (*found.differing, *found.partial, *found.same)]
    assert sorted(told) == sorted({line.rule for line in found.lines})
    assert all(line.asked for line in found.lines)
    assert all(line.asked == 3 for line in found.same)


def test_a_fault_that_the_others_can_not_have_is_a_difference() -> None:
    found = compared([AGREEMENT, MODEL])
    alone = [line for line in found.differing if line.asked == 1]
    assert alone and all(cell.outcome in ("not_met", "partly") for line in alone for cell in line.cells
                         if cell is not None and cell.judged)  # fmt: skip


def test_a_document_whose_period_is_over_is_compared_as_it_was() -> None:
    rows = tuple(
        row._replace(today="not_applicable", severity=None, at_adoption=row.today, severity_at_adoption=row.severity)
        for row in AGREEMENT.rows
    )
    ended = named(AGREEMENT, "gammal.yaml")._replace(ended=Text("gäller inte längre", "ended"), rows=rows)
    found = compared([AGREEMENT, ended])
    assert found.differing == ()
    assert "jämförs som den var då" in " ".join(rendered(found, "text").split())


def test_what_shows_an_outcome_has_its_place() -> None:
    record = AGREEMENT
    row = next(row for row in record.rows if row.rule == "X20")
    told = evidence(cell_of(record, row._replace(page=3)))
    assert told is not None
    assert told.sv.startswith("Ordalydelsen säger att dokumentet ersätter sig självt. ”antagen i")
    assert told.sv.endswith(f"(avsnittet ”{row.section}”, s. 3, filens rad {row.line})")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", [2, 12, 40])
def test_every_form_is_whole_for_few_documents_and_many(form: str, lang: str, number: int) -> None:
    found = compared([*many(number), FAILED])
    made = rendered(found, form, lang)
    for said in ("LAG-07", "lan/trasig.yaml", f"lan/{number - 1:02}.yaml"):
        assert said in made
    if form == "html":
        assert Page(made).problems == []
        assert made.count("<html") == 1
    elif form == "text":
        assert all(len(line) <= 80 for line in made.splitlines())
    elif form == "data":
        data = json.loads(made)
        assert (data["format"], data["differing"][0], len(data["documents"])) == ("lokcheck-compare", "LAG-07", number)
        assert data["documents"][-1]["label"] == label(number - 1, number)


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_of_many_documents_each_thing_is_said_once(form: str) -> None:
    found = compared(many(12))
    made = " ".join(rendered(found, form, "en").split())
    finding = next(line for line in found.differing if line.rule == "LAG-07").cells[0]
    assert finding is not None and finding.message is not None
    assert made.count(finding.message.en) == 1
    assert "met in 8 of 12" in made
    assert "A, D, G, J" in made


def test_more_documents_than_fit_have_copies_only_and_the_answer_says_what_to_do() -> None:
    found = compared([named(AGREEMENT, str(at)) for at in range(BESIDE + 1)])
    assert found.lines == ()
    assert len(found.groups[0].copies) == BESIDE
    text = " ".join(rendered(found, "text").split())
    assert "fler än 60 ställs inte bredvid varandra" in text and "--county" in text


def test_documents_that_are_no_copies_are_told_how_alike_they_are() -> None:
    found = compared([AGREEMENT, MODEL])
    assert found.groups == () and found.closest is not None
    assert "Mest lika är A och B:" in " ".join(rendered(found, "text").split())
    assert compared([AGREEMENT, named(AGREEMENT, "b")]).closest is None


def test_a_waived_fault_is_told_as_such() -> None:
    rows = tuple(row._replace(waived=row.rule == "LAG-07") for row in AGREEMENT.rows)
    waived = named(AGREEMENT, "b")._replace(rows=rows)
    found = compared([AGREEMENT, waived, MODEL, MODEL._replace(key="d")])
    [line] = [line for line in found.lines if line.rule == "LAG-07"]
    assert [places for _, places in by_outcome(line)] == [[0], [1], [2, 3]]
    assert "undantag beslutat" in rendered(compared([AGREEMENT, waived]), "text")


@given(st.sets(st.integers(0, 59)))
def test_labels_name_every_document(places: set[int]) -> None:
    pairs = runs(sorted(places))
    assert {at for first, last in pairs for at in range(first, last + 1)} == places
    assert labels(sorted(places), 60).count("–") == sum(first != last for first, last in pairs)
    assert len({label(at, 60) for at in range(60)}) == 60


def test_letters_do_for_as_many_as_there_are() -> None:
    assert (label(25, 26), label(25, 27), labels([0, 1, 2, 5], 8)) == ("Z", "26", "A–C, F")
    assert FEW < 26


def test_nothing_of_what_documents_state_is_kept() -> None:
    found = compared([AGREEMENT, MODEL])
    assert not hasattr(found.columns[0], "facts")
    assert found.columns[0].own_day == str(dt.date(2016, 1, 1))


def test_the_command(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    files = ("agreements/jonkoping", "agreements/model/lansoverenskommelse.yaml")
    ended = run("compare", *files, "--format", "html", "-o", str(target))
    assert ended.exit_code == 0
    assert "Krav där dokumenten skiljer sig åt" in target.read_text("utf-8")
    assert run("compare", "agreements/jonkoping").exit_code == 2
    assert run("compare", "agreements/jonkoping", "agreements/model", "--likeness", "200").exit_code == 2
    assert "Inget dokument är en kopia" in run("compare", "agreements/model", "--copies", "--lang", "sv").stdout
