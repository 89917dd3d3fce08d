"""What every part of the page needs to know: the language, the document it is about, and how deep its headings are."""

import datetime as dt
from typing import NamedTuple

from lokcheck.report.html.markup import Child, Html, anchor, el
from lokcheck.report.model import DocumentReport
from lokcheck.texts import Lang, Text

__all__ = ["Context"]


_ALONE = 2
"""The level of the sections of a document that has the page to itself."""


class Context(NamedTuple):
    """``number`` of the document in the report, from 1; ``level`` of the headings of its sections."""

    lang: Lang
    document: DocumentReport
    number: int
    level: int
    as_of: dt.date
    topics: tuple[tuple[str, Text], ...]

    def say(self, text: Text) -> str:
        """Return ``text`` in the language of this part."""
        return text.get(self.lang)

    def id(self, *parts: object) -> str:
        """Return an id that no other language or document has."""
        return anchor(self.lang, self.number, *parts)

    def heading(self, deeper: int, *children: Child, class_: str | None = None) -> Html:
        """Return a heading ``deeper`` levels below that of a section."""
        return el(f"h{self.level + deeper}", *children, class_=class_)

    def section(self, name: str, title: Text, *children: Child) -> Html:
        """Return a section with its heading, which links in the page can reach by ``name``."""
        title_id = self.id(name)
        head = el(f"h{self.level}", self.say(title), id=title_id)
        return el("section", head, *children, aria_label=self.label(title), class_=f"part {name}")

    def label(self, text: Text) -> str:
        """Return the name of a part of the page, which no other document's part has."""
        number = Text(f", dokument {self.number}", f", document {self.number}")
        return self.say(text) + (self.say(number) if self.level > _ALONE else "")

    def swedish(self, text: str, name: str = "span", **attributes: str) -> Html:
        """Return what the document or the law says, marked as Swedish where the rest is not."""
        return el(name, text, lang=None if self.lang == "sv" else "sv", **attributes)

    def own(self, text: Text, name: str = "span") -> Html:
        """Return a text that is the document's own, and so marked as Swedish, if both languages have the same."""
        return self.swedish(text.sv, name) if text.sv == text.en else el(name, self.say(text))
