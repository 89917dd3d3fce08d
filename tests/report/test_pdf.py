"""The PDF report, read back: tagged, in a language, with a title and bookmarks, and the text of the Word report."""

import io
import unicodedata
from typing import Any

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from lokcheck.report.forms import render
from lokcheck.report.model import Report
from lokcheck.report.paper.blocks import Heading
from lokcheck.report.paper.content import paper
from lokcheck.report.view import View
from lokcheck.texts import Lang
from tests.report import hostile, samples

LANGS: tuple[Lang, Lang] = ("sv", "en")
REPORTS = {"agreement": samples.report(), "folder": samples.folder(), "hostile": hostile.report()}


def pdf(report: Report, lang: Lang = "sv") -> bytes:
    made = render("pdf", report, View(lang=lang))
    assert isinstance(made, bytes)
    return made


def text(source: bytes) -> str:
    document = pypdfium2.PdfDocument(source)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).replace("\xa0", " ").split())


def tags(root: Any) -> set[str]:
    """The kinds of structure, wherever they stand."""
    found, stack = set(), [root]
    while stack:
        item = stack.pop()
        if isinstance(item, pikepdf.Dictionary):
            if "/S" in item:
                found.add(str(item["/S"]))
            if "/K" in item:
                stack.append(item["/K"])
        elif isinstance(item, pikepdf.Array):
            stack.extend(item)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_tagged_and_says_its_language_its_title_and_its_standard(lang: Lang) -> None:
    with pikepdf.open(io.BytesIO(pdf(samples.report(), lang))) as document:
        root = document.Root
        assert root.MarkInfo.Marked and str(root.Lang) == {"sv": "sv-SE", "en": "en-GB"}[lang]
        assert root.ViewerPreferences.DisplayDocTitle
        found = tags(root.StructTreeRoot)
        assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD", "/L", "/Link"} <= found
        with document.open_metadata() as about:
            assert about["pdfuaid:part"] == "1" and samples.document().title in str(about["dc:title"])
        assert str(document.docinfo["/CreationDate"]).startswith("D:20261122")


@pytest.mark.parametrize("name", REPORTS)
def test_its_bookmarks_are_the_headings(name: str) -> None:
    made = paper(REPORTS[name], "sv")
    with pikepdf.open(io.BytesIO(pdf(REPORTS[name]))) as document, document.open_outline() as outline:
        stack, titles = list(outline.root), []
        while stack:
            titles.append(stack.pop(0))
            stack = [*titles[-1].children, *stack]
    assert len(titles) == sum(isinstance(block, Heading) for block in made.blocks)
    assert titles[0].title == "I korthet" or name != "agreement"


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_what_who_on_what_ground_and_by_when(lang: Lang) -> None:
    told = text(pdf(samples.report(), lang))
    for part in {
        "sv": ("Lägg till spel om pengar i målgruppen.", "Regionen och kommunerna", "16 kap. 3 § HSL (2017:30)",
               "Nu. Har behövt uppdateras sedan 2018-01-01.", "Sida 1 av ", "Befattning"),
        "en": ("Add gambling to the target group.", "The region and the municipalities", "must, by law",
               "Now. Has needed an update since 2018-01-01.", "Page 1 of ", "Position"),
    }[lang]:  # fmt: skip
        assert part in told


def test_law_is_linked_and_nothing_else_leads_out() -> None:
    for report in REPORTS.values():
        with pikepdf.open(io.BytesIO(pdf(report))) as document:
            links = [note for page in document.pages for note in page.get("/Annots", [])]
            found = {str(note.A.URI) for note in links if "/A" in note and "/URI" in note.A}
            assert found == {"https://lagen.nu/2017:30", "https://lagen.nu/2017:30#K16P3"}
            assert "/JavaScript" not in document.Root.get("/Names", {}) and "/OpenAction" not in document.Root


def test_what_a_document_says_is_shown_and_never_obeyed() -> None:
    markup = ('#read("/etc/passwd")', '#import "@preview/cetz:0.2.0"', "*fet* _kursiv_ $x^2$ @ref <label> = Rubrik")
    for said in markup:
        document = samples.document(title=said, parties=(said,), county=said)
        assert said in text(pdf(samples.report(document)))


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert pdf(REPORTS[name]) == pdf(REPORTS[name])


def test_letters_that_the_fonts_lack_are_shown_by_their_code() -> None:
    told = text(pdf(samples.report(samples.document(title="日本 och 😀", county="مرحبا"))))
    assert "\\u65e5\\u672c och \\u1f600" in told


def test_every_letter_that_is_let_through_has_a_form() -> None:
    """PDF/UA-1 refuses a letter without one: the compiler would say so."""
    numbers = [n for n in range(0x20, 0x2800) if unicodedata.category(chr(n)) not in ("Cn", "Cc", "Co", "Cs")]
    for start in range(0, len(numbers), 400):
        said = " ".join(map(chr, numbers[start : start + 400]))
        assert pdf(samples.report(samples.document(title="x", county=said, requirements=()))).startswith(b"%PDF-")
