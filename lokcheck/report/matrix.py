"""Documents against topics: in each cell the worst outcome, and how many requirements have it."""

import posixpath
from collections.abc import Sequence
from typing import NamedTuple

from lokcheck.report.listing import legend, mark
from lokcheck.report.model import DocumentReport, Report
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.tally import worst
from lokcheck.report.width import glued, pad, width_of
from lokcheck.report.words import TINTS
from lokcheck.texts import Text

__all__ = ["Cell", "cell", "matrix"]

_LABEL = 32
"""A longer name has a line to itself, unless the topics leave more room."""
_EXPLAINED = Text(
    "Det sämsta utfallet nu inom varje ämne, och hur många krav som har det.",
    "The worst outcome now under each topic, and how many requirements have it.",
)

Cell = tuple[str, int]
"""An outcome, and how many requirements have it."""


class _Row(NamedTuple):
    name: str
    cells: tuple[Cell | None, ...]


def cell(document: DocumentReport, topic: str) -> Cell | None:
    """Return the worst of today's outcomes of ``document`` under ``topic``; None where it has no requirement."""
    found = [requirement.today for requirement in document.requirements if requirement.topic == topic]
    outcome = worst(found)
    return None if outcome is None else (outcome, sum(verdict.outcome == outcome for verdict in found))


def matrix(page: Page, report: Report) -> None:
    """Add the matrix to ``page``, in as many blocks as its width needs."""
    topics = [item for item in report.topics if any(cell(document, item[0]) for document in report.documents)]
    folder = _common_folder(report.documents)
    rows = [_Row(_name(document, folder), tuple(cell(document, topic) for topic, _ in topics))
            for document in report.documents]  # fmt: skip
    seen = {found[0] for row in rows for found in row.cells if found}
    page.heading(page.say(Text("Dokument och ämnen", "Documents and topics")))
    page.para(page.say(_EXPLAINED), "  ")
    page.para(legend(page, seen), "  ")
    if folder:
        page.para(page.say(Text(f"Mapp: {glued(folder)}/", f"Folder: {glued(folder)}/")), "  ")
    _blocks(page, rows, len(topics))
    page.blank()
    for number, (_, name) in enumerate(topics, 1):
        page.para(page.say(name), f"  {number:>2}  ", "      ")


def _common_folder(documents: Sequence[DocumentReport]) -> str:
    folders = {posixpath.dirname(document.key.replace("\\", "/")) for document in documents}
    rooted = {folder.startswith("/") for folder in folders}
    return posixpath.commonpath(folders) if len(rooted) == 1 and "" not in folders else ""


def _name(document: DocumentReport, folder: str) -> str:
    key = document.key.replace("\\", "/")
    return plain(key[len(folder) + 1 :] if folder else key)


def _blocks(page: Page, rows: Sequence[_Row], topics: int) -> None:
    counts = [found[1] for row in rows for found in row.cells if found]
    size = len(str(max(counts, default=0))) + 2
    room = max(_LABEL, page.measure - 2 - topics * size)
    label = min(room, max((width_of(row.name) for row in rows), default=0))
    per_block = max(1, (page.measure - label - 2) // size)
    for start in range(0, topics, per_block):
        page.blank()
        numbers = "".join(f"{number + 1:<{size}}" for number in range(start, min(start + per_block, topics)))
        page.lines.append(" " * (label + 2) + numbers.rstrip())
        for row in rows:
            _row(page, row.name, row.cells[start : start + per_block], (label, size))


def _row(page: Page, name: str, cells: Sequence[Cell | None], sizes: tuple[int, int]) -> None:
    label, size = sizes
    if width_of(name) > label:
        page.lines.append(name)
        name = ""
    page.lines.append(pad(name, label + 2) + "".join(_cell(page, found, size) for found in cells).rstrip())


def _cell(page: Page, found: Cell | None, size: int) -> str:
    if found is None:
        return " " * size
    outcome, number = found
    text = f"{mark(page, outcome)}{number}"
    return page.paint(text, TINTS.get(outcome, "")) + " " * (size - len(text))
