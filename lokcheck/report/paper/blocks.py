"""What a report on paper is made of: blocks of lines of spans, in one language, before it is Word or PDF."""

import datetime as dt
import re
from typing import Literal, NamedTuple

from lokcheck.report.safe import for_xml, plain
from lokcheck.report.width import GLUE
from lokcheck.texts import Lang

__all__ = [
    "Block", "Cell", "Fields", "Heading", "Items", "Line", "Paper", "Para", "ParaKind", "Signature", "Span", "Table",
    "cell", "line", "tidy",
]  # fmt: skip

ParaKind = Literal["body", "lead", "strong", "soft", "ended"]

# Where a line is not to be broken: in a provision, between a word for a place and its number, in a span of days.
_TIED = re.compile(
    r"(?<=\d) (?=kap\.|§|(?:[a-z] )(?:§|kap\.))|(?<=\d [a-z]) (?=§|kap\.)|(?<=kap\.) (?=\d)|(?<=§) (?=[A-ZÅÄÖ\d])"
    r"|(?<=\b[sp]\.) (?=\d)|(?<=\brad) (?=\d)|(?<=\bdnr) (?=\d)|(?<=\d\d\d\d-\d\d-\d\d) (?=–)"
)


class Span(NamedTuple):
    """A piece of text; ``tint`` names an outcome or a severity, whose colour it gets beside its word."""

    text: str
    strong: bool = False
    quote: bool = False
    code: bool = False
    tint: str = ""
    url: str | None = None
    """A web page, over https."""
    target: str | None = None
    """The name of a heading in the paper."""
    swedish: bool = False
    """Whether it is in Swedish where the paper is not."""


Line = tuple[Span, ...]
Cell = tuple[Line, ...]


class Heading(NamedTuple):
    """A heading; ``level`` from 1, ``name`` is what links lead to."""

    level: int
    line: Line
    name: str
    new_page: bool = False


class Para(NamedTuple):
    """A paragraph."""

    line: Line
    kind: ParaKind = "body"


class Items(NamedTuple):
    """A list."""

    lines: tuple[Line, ...]


class Fields(NamedTuple):
    """Labels, each with its lines."""

    rows: tuple[tuple[str, Cell], ...]


class Table(NamedTuple):
    """A table. ``caption`` stands above it, ``about`` tells what it holds to who can not see it.

    The first cell of a row is its heading. ``widths`` are parts of the width of the page.
    """

    caption: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    figures: bool = False
    """Whether the cells are numbers, to be set large and in the middle."""


class Signature(NamedTuple):
    """Lines to write on."""

    labels: tuple[str, ...]


Block = Heading | Para | Items | Fields | Table | Signature


class Paper(NamedTuple):
    """A report on paper; ``kicker`` stands above the title, ``footer`` at the foot of each page."""

    lang: Lang
    kicker: str
    title: str
    footer: str
    page: str
    """'Sida {0} av {1}'."""
    day: dt.date
    swedish_title: bool
    blocks: tuple[Block, ...]


def tidy(text: str) -> str:
    """Return ``text`` on one line, harmless, with what belongs together tied by spaces that are not broken."""
    clean = for_xml(plain(text.replace(GLUE, " "))).strip()
    return _TIED.sub("\xa0", clean)


def line(*spans: Span | str) -> Line:
    """Return a line of spans and texts; what is empty is left out."""
    made = (span if isinstance(span, Span) else Span(span) for span in spans)
    return tuple(span for span in made if span.text)


def cell(*spans: Span | str) -> Cell:
    """Return a cell with one line."""
    return (line(*spans),)
