"""The Word report, read back: real headings, tables that can be heard, links, language, and nothing obeyed."""

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from lokcheck.report.forms import render
from lokcheck.report.model import Report
from lokcheck.report.view import View
from lokcheck.texts import Lang
from tests.report import hostile, samples
from tests.report.office import converted, needed

LANGS: tuple[Lang, Lang] = ("sv", "en")
REPORTS = {"agreement": samples.report(), "folder": samples.folder(), "hostile": hostile.report()}


def word(report: Report, lang: Lang = "sv") -> bytes:
    made = render("docx", report, View(lang=lang))
    assert isinstance(made, bytes)
    return made


def opened(report: Report, lang: Lang = "sv") -> Any:
    return Document(io.BytesIO(word(report, lang)))


def paragraphs(document: Any) -> list[str]:
    return [item.text.replace("\xa0", " ") for item in document.paragraphs]


@pytest.mark.parametrize("lang", LANGS)
def test_it_says_what_who_on_what_ground_and_by_when(lang: Lang) -> None:
    document = opened(samples.report(), lang)
    told = "\n".join(paragraphs(document))
    for part in {
        "sv": ("Vem\tRegionen och kommunerna", "När\tNu. Har behövt uppdateras sedan 2018-01-01.", "ska enligt lag"),
        "en": ("Who\tThe region and the municipalities", "When\tNow. Has needed an update since 2018-01-01.",
               "must, by law"),
    }[lang]:  # fmt: skip
        assert part in told


def test_headings_are_headings_and_space_is_no_empty_paragraph() -> None:
    document = opened(samples.report())
    styles = [item.style.name for item in document.paragraphs]
    assert styles[:2] == ["Subtitle", "Title"]
    levels = [int(name[-1]) for name in styles if re.fullmatch(r"Heading \d", name)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert [item for item in document.paragraphs if not item.text.strip()] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_language_is_that_of_the_report(lang: Lang) -> None:
    document = opened(samples.report(), lang)
    code = {"sv": "sv-SE", "en": "en-GB"}[lang]
    default = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == code and document.core_properties.language == code
    marked = [item.get(qn("w:val")) for item in document.element.iter(qn("w:lang"))]
    assert set(marked) == ({"sv-SE"} if lang == "en" else set())


def test_it_has_a_title_a_day_and_page_numbers() -> None:
    document = opened(samples.report())
    about = document.core_properties
    assert about.title == samples.document().title
    assert about.created.date() == about.modified.date() == samples.TODAY
    foot = document.sections[0].footer._element
    assert [item.get(qn("w:instr")) for item in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_every_table_repeats_its_head_and_tells_what_it_holds() -> None:
    document = opened(samples.folder())
    assert len(document.tables) > 5
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cell.text.strip() for cell in table.rows[0].cells)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_law_is_linked_and_links_within_lead_to_bookmarks() -> None:
    document = opened(samples.report())
    links = list(document.element.iter(qn("w:hyperlink")))
    targets = {document.part.rels[item.get(qn("r:id"))].target_ref for item in links if item.get(qn("r:id"))}
    assert "https://lagen.nu/2017:30#K16P3" in targets
    names = [item.get(qn("w:name")) for item in document.element.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names)) and all(len(name) <= 40 for name in names)
    anchors = {item.get(qn("w:anchor")) for item in links} - {None}
    assert anchors and anchors <= set(names)


def test_the_reviewer_has_lines_to_sign_on() -> None:
    lines = [item.text for item in opened(samples.report()).paragraphs if item.style.name == "Underskrift"]
    assert [line.strip() for line in lines] == ["Namn", "Befattning", "Datum", "Underskrift"]


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_document_says_is_shown_and_never_obeyed(lang: Lang) -> None:
    source = word(hostile.report(), lang)
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        names = archive.namelist()
        relations = archive.read("word/_rels/document.xml.rels").decode()
        body = archive.read("word/document.xml").decode()
    assert all(re.match(r"(word|docProps|_rels|customXml|\[Content_Types\]\.xml)", name) for name in names)
    assert set(re.findall(r'Target="([a-z]+:[^"]*)"', relations)) == {
        "https://lagen.nu/2017:30", "https://lagen.nu/2017:30#K16P3",
    }  # fmt: skip
    assert "&lt;script&gt;alert(1)" in body and "w:instr=" not in body and "<!ENTITY" not in body
    assert "\\u202evänd" in "\n".join(paragraphs(Document(io.BytesIO(source))))


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert word(REPORTS[name]) == word(REPORTS[name])


# The order in which Word's schema has the properties of paragraphs, runs, tables, rows and cells: it refuses others.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing "
           "jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps color spacing kern sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblLook tblCaption tblDescription",
    "tcPr": "tcW shd",
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTS)
def test_properties_stand_in_the_order_of_the_schema(name: str) -> None:
    document = opened(REPORTS[name])
    for kind, order in ORDER.items():
        known = order.split()
        for root in (document.element, document.sections[0].footer._element, *_own_styles(document)):
            for found in root.iter(qn(f"w:{kind}")):
                names = [item.tag.rpartition("}")[2] for item in found]
                assert names == sorted(names, key=known.index), (kind, names)


def _own_styles(document: Any) -> list[Any]:
    names = {item.style.name for item in document.paragraphs} | {"Hyperlink", "Maskintext", "Cell", "Cellrubrik", "Obs"}
    return [style.element for style in document.styles if style.name in names]


@needed()
@pytest.mark.parametrize(("name", "lang"), [("folder", "sv"), ("hostile", "en")])
def test_an_office_program_opens_it_and_reads_all_of_it(name: str, lang: Lang, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word(REPORTS[name], lang))
    text = converted(path, "txt:Text (encoded):UTF8", tmp_path).read_text("utf-8-sig").replace("\xa0", " ")
    document: Any = Document(io.BytesIO(path.read_bytes()))
    for heading in (item for item in document.paragraphs if item.style.name.startswith("Heading")):
        assert heading.text.replace("\xa0", " ") in text
