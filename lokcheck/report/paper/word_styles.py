"""The look of the Word report: styles, paper, language and page numbers."""

import datetime as dt
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from lokcheck.report.paper.blocks import Paper
from lokcheck.texts import Lang

__all__ = ["LANGUAGES", "WIDTH", "child", "prepare"]

LANGUAGES: dict[Lang, str] = {"sv": "sv-SE", "en": "en-GB"}
WIDTH = 17.2
"""Centimetres between the margins."""
_FONT, _MONO = "Arial", "Courier New"
_LABEL = 2.9
"""Centimetres before the text of a field."""
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
"""Word refuses a file whose properties stand in another order than its schema's."""
_INK, _SOFT, _LINK = "1A1F24", "4C555F", "0B4F8A"

_Look = tuple[float, bool, str, float, float]
"""Points, bold, colour, points before, points after."""
_HEADINGS: dict[str, _Look] = {
    "Title": (14, True, _INK, 0, 5), "Subtitle": (10.5, False, _SOFT, 0, 0), "Heading 1": (14, True, _INK, 11, 3),
    "Heading 2": (12, True, _INK, 9, 3), "Heading 3": (10.5, True, _INK, 11, 2), "Heading 4": (10, True, _INK, 9, 2),
}  # fmt: skip
_OWN: dict[str, _Look] = {
    "Ingress": (12, False, _INK, 2, 4), "Viktigt": (10, True, _INK, 0, 3), "Dämpad": (9, False, _SOFT, 0, 4),
    "Obs": (10, True, _INK, 4, 6), "Uppgift": (10, False, _INK, 0, 1.5), "Uppgift forts": (10, False, _INK, 0, 1.5),
    "Cell": (9, False, _INK, 0.5, 0.5), "Cellrubrik": (9, True, _INK, 1.5, 1.5), "Siffra": (15, True, _INK, 1, 0),
    "Siffra av": (8, False, _SOFT, 0, 1),
    "Underskrift": (10, False, _INK, 20, 0),
}  # fmt: skip


def prepare(document: Document, paper: Paper) -> None:
    """Give ``document`` its styles, its paper, its language, its properties and its footer."""
    _normal(document)
    for name, look in _HEADINGS.items():
        _style(document, name, look)
    for name, look in _OWN.items():
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
        _style(document, name, look)
    _details(document)
    _language(document, LANGUAGES[paper.lang])
    _page(document, paper)
    _properties(document, paper)


def child(parent: Any, name: str, /, **attributes: str) -> Any:
    """Add the element ``name`` (with its prefix) to ``parent`` and return it; attributes are those of ``w:``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made


def _normal(document: Document) -> None:
    style: Any = document.styles["Normal"]
    _font(style, 10, False, _INK)
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(5), 1.12
    style.paragraph_format.widow_control = True


def _style(document: Document, name: str, look: _Look) -> None:
    points, bold, ink, before, after = look
    style: Any = document.styles[name]
    _font(style, points, bold, ink)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if name in _HEADINGS:
        layout.keep_with_next, layout.keep_together, layout.line_spacing = True, True, 1.05
        style.element.get_or_add_pPr().remove_all("w:pBdr")


def _font(style: Any, points: float, bold: bool, ink: str) -> None:
    """Set the font without the template's theme, which would win over a name."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:spacing", "w:kern"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), _FONT)
    properties.insert(0, fonts)
    style.font.size, style.font.bold, style.font.italic = Pt(points), bold, False
    style.font.color.rgb = RGBColor.from_string(ink)


def _details(document: Document) -> None:
    styles: Any = document.styles
    for name, first in (("Uppgift", -_LABEL), ("Uppgift forts", 0)):
        layout = styles[name].paragraph_format
        layout.left_indent, layout.first_line_indent = Cm(_LABEL), Cm(first)
        layout.tab_stops.add_tab_stop(Cm(_LABEL))
    styles["Viktigt"].paragraph_format.keep_with_next = True
    styles["Cellrubrik"].paragraph_format.keep_with_next = True
    styles["Siffra"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    signature = styles["Underskrift"].paragraph_format
    signature.tab_stops.add_tab_stop(Cm(3.2))
    signature.tab_stops.add_tab_stop(Cm(13), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    signature.keep_with_next = True
    borders = OxmlElement("w:pBdr")
    styles["Obs"].element.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)
    child(borders, "w:left", val="single", sz="24", space="6", color="8A5200")
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(_LINK), True
    code = styles.add_style("Maskintext", WD_STYLE_TYPE.CHARACTER)
    code.font.name, code.font.size = _MONO, Pt(8)


def _language(document: Document, language: str) -> None:
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
    settings: Any = document.settings.element
    for found in settings.findall(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)
    for found in settings.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":  # else Word opens the file as one of 2010
            found.set(qn("w:val"), "15")


def _page(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - WIDTH) / 2)
    section.top_margin, section.bottom_margin, section.footer_distance = Cm(1.5), Cm(1.6), Cm(0.8)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Dämpad"]
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    before, _, rest = paper.page.partition("{0}")
    between, _, after = rest.partition("{1}")
    foot.add_run(f"{paper.footer}\t{before}")
    _field(foot, "PAGE")
    foot.add_run(between)
    _field(foot, "NUMPAGES")
    if after:
        foot.add_run(after)


def _field(paragraph: Any, instruction: str) -> None:
    field = child(paragraph._p, "w:fldSimple", instr=instruction)
    child(child(field, "w:r"), "w:t").text = "1"


def _properties(document: Document, paper: Paper) -> None:
    about = document.core_properties
    about.title, about.subject, about.author = paper.title[:255], paper.kicker, "lokcheck"
    about.language, about.comments, about.keywords = LANGUAGES[paper.lang], "", ""
    about.last_modified_by, about.revision = "lokcheck", 1
    about.created = about.modified = dt.datetime.combine(paper.day, dt.time())
