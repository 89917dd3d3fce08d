"""The appendix about a real agreement: what must be done, by whom, on what ground and by when, on its first page."""

import datetime as dt
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.report.forms import render
from lokcheck.report.gist import first, out_of
from lokcheck.report.model import Report
from lokcheck.report.view import View
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load
from lokcheck.texts import Lang
from tests.report.office import converted, needed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", name="report")
def _report() -> Report:
    documents = load([str(ROOT / "agreements/jonkoping")])
    return check(documents, open_rulebook(), dt.date(2026, 11, 22), engine_for("auto"))


def pages(source: bytes) -> list[str]:
    """The text of each page, as it is read: lines are joined, and words that were parted put together."""
    document = pypdfium2.PdfDocument(source)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return [" ".join(text.replace("\ufffe\r\n", "").replace("\xa0", " ").split()) for text in texts]


def written(report: Report, form: str, lang: Lang, folder: Path) -> bytes:
    """The report as PDF: as it is, or as an office program prints it."""
    made = render(form, report, View(lang=lang))
    assert isinstance(made, bytes)
    if form == "pdf":
        return made
    (folder / f"report.{form}").write_bytes(made)
    return converted(folder / f"report.{form}", "pdf", folder).read_bytes()


@pytest.mark.parametrize("form", ["pdf", pytest.param("docx", marks=needed())])
def test_the_first_page_says_what_must_be_done_by_whom_on_what_ground_and_by_when(
    report: Report, form: str, tmp_path: Path
) -> None:
    one, two, *_ = pages(written(report, form, "sv", tmp_path))
    for said in (
        "1 sak måste åtgärdas", "Målgruppen nämner inte spel om pengar", "Lägg till spel om pengar i målgruppen",
        "Vem: Regionen och kommunerna", "ska enligt lag", "16 kap. 3 § HSL (2017:30)", "7 kap. 2 § SoL (2025:400)",
        "När: Nu. Har behövt uppdateras sedan", "Ny lag gäller från 2028-01-01",
    ):  # fmt: skip
        assert said in one
    assert len(first(report.documents[0])) == 5 and "5. Varning" in one
    assert two.startswith("Vem ska göra vad") and "Ytterligare" in one


@needed()
def test_in_english_too_the_summary_is_on_one_page(report: Report, tmp_path: Path) -> None:
    one, two, *_ = pages(written(report, "docx", "en", tmp_path))
    assert "1 thing must be mended" in one and "5. Warning" in one and two.startswith("Who is to do what")


@needed()
def test_the_workbook_prints_its_summary_on_one_page_and_its_heads_on_each(report: Report, tmp_path: Path) -> None:
    summary, *others = pages(written(report, "xlsx", "sv", tmp_path))
    assert "1 sak måste åtgärdas" in summary and "Så används arbetsboken" in summary
    told = [page for page in others if "Vår kommentar" in page]
    assert len(told) > 2 and all("Ansvarig" in page and "Klart senast" in page for page in told)
    assert "Målgruppen nämner inte spel om pengar" in told[0]


def test_the_summary_says_what_became_of_what_was_not_judged(report: Report) -> None:
    said = out_of(report.documents[0])
    assert said is not None
    assert "1 kräver en människas bedömning" in said.sv and "gäller inte dokumentet" in said.sv
    assert "1 needs a person's judgement" in said.en and "do not apply to the document" in said.en
