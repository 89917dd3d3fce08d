"""The report as a Word file: an appendix to a decision paper, with real headings, and tables that can be heard."""

import io
import re
from itertools import count
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from lokcheck.report.archive import dateless
from lokcheck.report.model import Report
from lokcheck.report.paper.blocks import Block, Cell, Fields, Heading, Items, Line, Paper, Para, Signature, Span, Table
from lokcheck.report.paper.content import paper
from lokcheck.report.paper.word_styles import WIDTH, child, prepare
from lokcheck.report.tints import INKS
from lokcheck.report.view import View

__all__ = ["render"]

_STYLES = {"body": "Normal", "lead": "Ingress", "strong": "Viktigt", "soft": "Dämpad", "ended": "Obs"}
_IN_DATE = re.compile(r"(?<=\b\d{4})-(?=\d\d-\d\d\b)|(?<=\b\d{4}-\d\d)-(?=\d\d\b)")
_LINE, _SHADE = "C5CCD3", "EEF1F4"


def render(report: Report, view: View) -> bytes:
    """Return the Word file."""
    made = paper(report, view.lang)
    document = Document()
    prepare(document, made)
    _Writer(document).write(made)
    saved = io.BytesIO()
    document.save(saved)
    return dateless(saved.getvalue())


class _Writer:
    """Adds blocks to a document, one after the other."""

    def __init__(self, document: Any) -> None:
        self._document, self._marks, self._after_table = document, dict[str, str](), False
        self._numbers = count(1)
        # By name python-docx would look through all styles for each paragraph: most of the time went there.
        self._styles = {style.name: style.style_id for style in document.styles}

    def write(self, paper: Paper) -> None:
        """Write the title and every block."""
        self._paragraph("Subtitle", (Span(paper.kicker),))
        self._paragraph("Title", (Span(paper.title, swedish=paper.swedish_title),))
        for block in paper.blocks:
            self._block(block)
            self._after_table = isinstance(block, Table)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Para():
                self._paragraph(_STYLES[block.kind], block.line)
            case Items():
                for line in block.lines:
                    self._paragraph("List Bullet", line)
            case Fields():
                for label, cell in block.rows:
                    self._field(label, cell)
            case Table():
                self._table(block)
            case Signature():
                for label in block.labels:
                    self._styled(self._document.add_paragraph(f"{label}\t\t"), "Underskrift")

    def _paragraph(self, style: str, line: Line) -> Any:
        made = self._styled(self._document.add_paragraph(), style)
        if self._after_table:
            made.paragraph_format.space_before = Pt(7)
        self._spans(made, line)
        return made

    def _styled(self, paragraph: Any, style: str) -> Any:
        paragraph._p.style = self._styles[style]
        return paragraph

    def _heading(self, block: Heading) -> None:
        made = self._styled(self._document.add_paragraph(), f"Heading {min(block.level, 4)}")
        made.paragraph_format.page_break_before = block.new_page or None
        if not block.name:
            self._spans(made, block.line)
            return
        number = str(next(self._numbers))
        child(made._p, "w:bookmarkStart", id=number, name=self._mark(block.name))
        self._spans(made, block.line)
        child(made._p, "w:bookmarkEnd", id=number)

    def _mark(self, name: str) -> str:
        """Bookmarks have at most forty letters and digits, so that they are numbered."""
        return self._marks.setdefault(name, f"plats_{len(self._marks) + 1}")

    def _field(self, label: str, cell: Cell) -> None:
        for number, line in enumerate(cell):
            made = self._styled(self._document.add_paragraph(), "Uppgift forts" if number else "Uppgift")
            if not number:
                made.add_run(label).bold = True
                made.add_run("\t")
            self._spans(made, line)

    def _spans(self, paragraph: Any, line: Line) -> None:
        for span in line:
            self._span(paragraph, span)

    def _span(self, paragraph: Any, span: Span) -> None:
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.strong or None, span.quote or None
        if span.code:
            run._r.style = self._styles["Maskintext"]
        if span.tint:
            run.font.color.rgb = RGBColor.from_string(INKS[span.tint])
        if span.swedish:
            child(run._r.get_or_add_rPr(), "w:lang", val="sv-SE")
        if span.url or span.target:
            run._r.style = self._styles["Hyperlink"]
            self._link(paragraph, run, span)

    def _link(self, paragraph: Any, run: Any, span: Span) -> None:
        link = OxmlElement("w:hyperlink")
        if span.url:
            link.set(qn("r:id"), paragraph.part.relate_to(span.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        else:
            link.set(qn("w:anchor"), self._mark(span.target or ""))
        link.set(qn("w:history"), "1")
        paragraph._p.append(link)
        link.append(run._r)

    def _table(self, block: Table) -> None:
        table = self._document.add_table(1, len(block.heads))
        _describe(table, block)
        for cell, head in zip(table.rows[0].cells, block.heads, strict=True):
            self._styled(cell.paragraphs[0], "Cellrubrik").add_run(head)
            child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_SHADE)
        for row in block.rows:
            for cell, held in zip(table.add_row().cells, row, strict=True):
                self._cell(cell, held, figures=block.figures)
        _sizes(table, block.widths)

    def _cell(self, cell: Any, held: Cell, *, figures: bool) -> None:
        for number, line in enumerate(held):
            made = cell.add_paragraph() if number else cell.paragraphs[0]
            style = ("Siffra av" if number else "Siffra") if figures else "Cell"
            self._spans(self._styled(made, style), line)
            _keep_dates(made)


def _keep_dates(paragraph: Any) -> None:
    """In a narrow column a date is not broken at its hyphens."""
    for text in paragraph._p.findall(f".//{qn('w:t')}"):
        first, *rest = _IN_DATE.split(text.text or "")
        if not rest:
            continue
        text.text, after = first, text
        for part in rest:
            hyphen = OxmlElement("w:noBreakHyphen")
            after.addnext(hyphen)
            after = OxmlElement("w:t")
            after.text = part
            after.set(qn("xml:space"), "preserve")
            hyphen.addnext(after)


def _describe(table: Any, block: Table) -> None:
    """Say what the table holds, which row is its head, and how it is ruled."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        child(borders, f"w:{side}", val="single", sz="4", space="0", color=_LINE)
    layout = properties.find(qn("w:tblLook"))
    layout.addprevious(borders)
    table.autofit = False
    for key, value in (("firstRow", "1"), ("firstColumn", "1"), ("lastRow", "0"), ("noHBand", "1"), ("noVBand", "1")):
        layout.set(qn(f"w:{key}"), value)
    child(properties, "w:tblCaption", val=block.caption or block.about)
    child(properties, "w:tblDescription", val=block.about)


def _sizes(table: Any, widths: tuple[int, ...]) -> None:
    """Set the widths; no row is broken over two pages, and the first one stands on top of each."""
    sizes = [Cm(WIDTH * part / sum(widths)) for part in widths]
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        child(properties, "w:cantSplit")
        if not number:
            child(properties, "w:tblHeader")
        for cell, size in zip(row.cells, sizes, strict=True):
            cell.width = size
