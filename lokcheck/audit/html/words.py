"""Texts of the page in both languages at once, and the signs of its pictures: a mark, a word and a tint together."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lokcheck.audit.asked import is_part
from lokcheck.audit.background import Background
from lokcheck.audit.compact import Gathered, Line
from lokcheck.audit.phrases import phrase
from lokcheck.audit.record import Head
from lokcheck.report.html.markup import Child, Html, anchor, el, glue
from lokcheck.report.model import Severity
from lokcheck.report.words import SEVERITIES
from lokcheck.texts import Text

__all__ = [
    "LEVELS", "SEVERITY_OF", "Level", "Page", "both", "key", "level_label", "level_of", "of", "own", "scrolling",
    "section", "table",
]  # fmt: skip


class Level(NamedTuple):
    """What a square of a picture says: its class, its mark, and its word."""

    name: str
    mark: str
    word: Text


LEVELS: Mapping[str, Level] = {
    "e": Level("e", "✗", Text("brist", "error")),
    "h": Level(
        "h", "✗", Text("brist i mindre än hälften av dokumenten", "an error in less than half of the documents")
    ),
    "w": Level("w", "▲", Text("varning", "warning")),
    "n": Level("n", "○", Text("notering", "note")),
    "q": Level("q", "?", Text("inte bedömt", "not judged")),
    "m": Level("m", "✓", Text("uppfyllt, inga fynd", "met, no findings")),
    "x": Level("x", "–", Text("inget krav gäller", "no requirement applies")),
    "o": Level("o", " ", Text("inget dokument", "no document")),
}
"""By letter, gravest first."""


SEVERITY_OF: Mapping[str, Severity] = {"e": "error", "w": "warning", "n": "note"}
"""By the letter of a level."""


class Page(NamedTuple):
    """What every part of the page is made from."""

    head: Head
    background: Background
    gathered: Gathered

    @property
    def no_document(self) -> Text:
        """What is said of a county without a document: it may have one that the audit left out."""
        return phrase("none-chosen-here") if is_part(self.head) else LEVELS["o"].word


def both(text: Text, name: str = "span", **attributes: str) -> Html:
    """Return ``text`` in both languages, of which the page shows one; a text that is the same in both, once."""
    if text.sv == text.en:
        return el(name, text.sv, **attributes)
    given = attributes.pop("class_", "")
    return glue(
        el(name, text.get(lang), lang=lang, class_=f"{lang} {given}".strip(), **attributes) for lang in ("sv", "en")
    )


def own(text: str, name: str = "span", **attributes: str) -> Html:
    """Return what a document or a register says, which is Swedish whatever the page is in."""
    return el(name, text, lang="sv", **attributes)


def of(number: int, all_of_them: int) -> Html:
    """Return '14 av 21'."""
    return both(phrase("of", number, all_of_them))


def key(level: str, *children: Child) -> Html:
    """Return a square with the mark of ``level``; what it holds else comes after the mark."""
    return el("span", el("span", LEVELS[level].mark, aria_hidden="true"), *children, class_=f"sq {level}")


def level_label(level: Severity) -> Html:
    """Return 'brist' as a label."""
    return el("span", both(SEVERITIES[level][0]), class_=f"severity {level}")


def section(name: str, title: Text, *children: Child) -> Html:
    """Return a section that links reach by ``name``, which is its class too."""
    head = el("h2", both(title), id=name, tabindex=-1)
    return el("section", head, *children, aria_labelledby=name, class_=f"part {name}")


def table(
    caption: Text, heads: Iterable[Text], rows: Iterable[Html], class_: str, bodies: Iterable[Html] | None = None
) -> Html:
    """Return a table that scrolls in a narrow window, for the keyboard too. No two of a page have the same caption.

    ``bodies`` are its parts, where it has several, instead of rows.
    """
    top = el("tr", [el("th", both(head), scope="col") for head in heads])
    named = anchor("table", caption.sv)
    made = el("table", el("caption", both(caption), id=named), el("thead", top),
              bodies if bodies is not None else el("tbody", rows), class_=class_)  # fmt: skip
    return scrolling(made, named)


def scrolling(made: Html, named: str, class_: str = "") -> Html:
    """Return a part that scrolls by itself, and that is called what the element with the id ``named`` says."""
    return el("div", made, class_=f"wide {class_}".strip(), tabindex=0, role="group", aria_labelledby=named)


def level_of(line: Line, places: Iterable[int]) -> tuple[str, int]:
    """Return the level of some requirements (by their numbers) on a document, and how many findings there are."""
    weights = [line.weights[at] for at in places]
    number = sum(weight in "ewn" for weight in weights)
    for letter in "ewn":
        if letter in weights:
            return letter, number
    letters = {line.now[at] for at in places} - {"."}
    if letters & {"m", "p", "n"}:
        return "m", 0
    return ("q" if letters - {"x"} else "x" if letters else "o"), 0
