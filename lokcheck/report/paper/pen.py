"""Writes spans about one document in one language."""

import datetime as dt
import re
from typing import NamedTuple

from lokcheck.report.actors import who
from lokcheck.report.basis import modality_text, of_today
from lokcheck.report.findings import told
from lokcheck.report.level import level_text
from lokcheck.report.model import BasisLine, DocumentReport, Requirement
from lokcheck.report.paper.blocks import Cell, Heading, Line, Span, line, tidy
from lokcheck.report.words import MARKS, OUTCOMES
from lokcheck.texts import Lang, Text

__all__ = ["Pen"]

_SAFE_URL = re.compile(r"https://[\w.-]+(?:[/?#][^\s\"'<>\\]*)?\Z", re.ASCII)


class Pen(NamedTuple):
    """``number`` of the document in the report, from 1; ``level`` of the headings of its sections."""

    lang: Lang
    document: DocumentReport
    number: int
    level: int
    as_of: dt.date
    topics: tuple[tuple[str, Text], ...]

    def say(self, text: Text | str) -> str:
        """Return ``text`` in the language of the paper, ready to be set."""
        return tidy(text if isinstance(text, str) else text.get(self.lang))

    def line(self, text: Text | str) -> Line:
        """Return ``text`` as a line."""
        return line(self.say(text))

    def cell(self, text: Text | str) -> Cell:
        """Return ``text`` as a cell."""
        return (self.line(text),)

    def swedish(self, text: str) -> Span:
        """Return what the document or the law says, marked as Swedish where the paper is not."""
        return Span(tidy(text), swedish=self.lang != "sv")

    def own(self, text: Text) -> Span:
        """Return a text that is the document's own, and so marked as Swedish, if both languages have the same."""
        return self.swedish(text.sv) if text.sv == text.en else Span(self.say(text))

    def name(self, *parts: str) -> str:
        """Return the name of a heading that no other document has."""
        return "-".join([str(self.number), *parts])

    def heading(self, deeper: int, text: Text | Line, *name: str, new_page: bool = False) -> Heading:
        """Return a heading ``deeper`` levels below that of a section."""
        said = self.line(text) if isinstance(text, Text) else text
        return Heading(self.level + deeper, said, self.name(*name), new_page)

    def outcome(self, outcome: str) -> Span:
        """Return an outcome with its mark."""
        return Span(f"{MARKS[outcome]} {self.say(OUTCOMES[outcome])}", tint=outcome)

    def severity(self, requirement: Requirement) -> Span:
        """Return what a finding weighs, and whether it is waived, or one of the document's own date only."""
        name = level_text(requirement) or Text("", "")
        return Span(self.say(name), strong=True, tint=told(requirement).severity or "")

    def linked(self, citation: str, url: str | None) -> Line:
        """Return a citation as a link; as text where its address is none that may be followed."""
        safe = url if url and _SAFE_URL.match(url) else None
        return line(self.swedish(citation)._replace(url=safe))

    def provision(self, basis: BasisLine, said: str | None = None) -> Line:
        """Return ``said`` with the citation in it as a link; the citation alone where nothing is said."""
        before, found, after = tidy(said or basis.citation).partition(tidy(basis.citation))
        if not found:
            return line(before)
        return line(before, *self.linked(basis.citation, basis.url), after)

    def ground(self, requirement: Requirement) -> Cell:
        """Return how binding it is, and the provisions of today."""
        return (self.line(modality_text(requirement)), *(self.provision(basis) for basis in of_today(requirement)))

    def who(self, requirement: Requirement) -> Cell:
        """Return who is to mend a finding."""
        return self.cell(who(requirement))

    def to(self, requirement: Requirement) -> Span:
        """Return the title of a requirement, as a link to where it is told if it is a finding."""
        told_here = requirement.severity is not None and requirement.waiver is None
        target = self.name(requirement.rule) if told_here else None
        return self.own(requirement.title)._replace(target=target)
