"""The report as PDF: tagged (PDF/UA-1), made by typst, which gets every text as data and may read nothing else."""

import datetime as dt
import json
import re
import tempfile
from functools import cache
from importlib.resources import files
from typing import Any

from typst import Compiler

from lokcheck.report.model import Report
from lokcheck.report.paper.blocks import Block, Cell, Fields, Heading, Items, Line, Paper, Para, Signature, Span, Table
from lokcheck.report.paper.content import paper
from lokcheck.report.tints import INKS
from lokcheck.report.view import View

__all__ = ["render"]

_REGIONS = {"sv": "SE", "en": "GB"}
# What the compiler's own fonts hold: the report is the same on every machine, and PDF/UA forbids letters without form.
_UNSHOWN = re.compile("[^ -~\xa0-ͷΑ-ΡΣ-҂Ҋ-ӿḀ-ỿ‐-‧‰-‿⁄⁇-⁒₠-₿←-⇿∀-⋿─-╿■-◿✓✔✗✘]")


def render(report: Report, view: View) -> bytes:
    """Return the PDF. Its date is the day of the check, so that the same report gives the same bytes."""
    made = paper(report, view.lang)
    day = dt.datetime.combine(made.day, dt.time(), dt.UTC)
    with tempfile.TemporaryDirectory(prefix="lokcheck-") as empty:  # all that the compiler could read
        compiler = Compiler(
            _template(), root=empty, ignore_system_fonts=True, sys_inputs={"data": json.dumps(_data(made))},
            package_path=empty, package_cache_path=empty,
        )  # fmt: skip
        pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=day)
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _template() -> bytes:
    return files("lokcheck.report.paper").joinpath("report.typ").read_bytes()


def _data(made: Paper) -> dict[str, Any]:
    """Return the paper as the template reads it; what is not set is left out."""
    return {
        "lang": made.lang, "region": _REGIONS[made.lang], "kicker": _shown(made.kicker), "title": _shown(made.title),
        "footer": made.footer, "page": made.page, "swedish_title": made.swedish_title, "inks": dict(INKS),
        "day": {"year": made.day.year, "month": made.day.month, "day": made.day.day},
        "blocks": [_block(block) for block in made.blocks],
    }  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            new_page = {"new_page": True} if block.new_page else {}
            return {"is": "heading", "level": block.level, "line": _line(block.line), "name": block.name, **new_page}
        case Para():
            return {"is": "para", "line": _line(block.line), "kind": block.kind}
        case Items():
            return {"is": "items", "lines": [_line(line) for line in block.lines]}
        case Fields():
            return {"is": "fields", "rows": [{"label": label, "lines": _cell(held)} for label, held in block.rows]}
        case Table():
            return _table(block)
        case Signature():
            return {"is": "signature", "labels": list(block.labels)}


def _table(block: Table) -> dict[str, Any]:
    rows = [[_cell(held) for held in row] for row in block.rows]
    heads = [_shown(head) for head in block.heads]
    return {"is": "table", "heads": heads, "rows": rows, "widths": list(block.widths), "figures": block.figures}


def _cell(held: Cell) -> list[list[dict[str, Any]]]:
    return [_line(line) for line in held]


def _line(line: Line) -> list[dict[str, Any]]:
    return [_span(span) for span in line]


def _span(span: Span) -> dict[str, Any]:
    made = {key: value for key, value in span._asdict().items() if value}
    return {**made, "text": _shown(span.text)}


def _shown(text: str) -> str:
    """Return ``text`` with the code of every letter that the fonts lack."""
    return _UNSHOWN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
