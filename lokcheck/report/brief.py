"""A finding in a few plain lines, each with its label: for forms that have no page of their own to lay out."""

import re
from collections.abc import Iterable, Iterator

from lokcheck.report.basis import basis_text, modality_text
from lokcheck.report.findings import told
from lokcheck.report.model import BasisLine, DocumentReport, EvidenceLine, Requirement
from lokcheck.report.places import in_source
from lokcheck.report.safe import plain
from lokcheck.report.tally import is_old_finding
from lokcheck.report.when import when
from lokcheck.report.width import GLUE
from lokcheck.report.words import SEVERITIES
from lokcheck.texts import Lang, Text

__all__ = ["basis_lines", "brief", "level_word", "posix", "said", "shown_place", "unjudged_text"]


def said(text: Text | str | None, lang: Lang) -> str:
    """Return ``text`` on one line in ``lang``, with nothing in it that a terminal or a log would obey."""
    if text is None:
        return ""
    return plain((text if isinstance(text, str) else text.get(lang)).replace(GLUE, " ")).strip()


def posix(path: str) -> str:
    """Return ``path`` with slashes, and without the ``./`` that says nothing."""
    return re.sub(r"^(\./+)+", "", path.replace("\\", "/"))


def level_word(requirement: Requirement, lang: Lang) -> str:
    """Return 'brist', 'varning' or 'notering' in ``lang``."""
    return SEVERITIES[told(requirement).severity or "note"][0].get(lang)


def brief(requirement: Requirement, document: DocumentReport, lang: Lang) -> list[tuple[str, str]]:
    """Return the label and text of: when, what to do, who, and the law on either date; what is empty is left out."""
    old = is_old_finding(requirement)
    rows: list[tuple[Text, Text | None]] = [
        (Text("När", "When"), when(requirement, document)),
        (Text("Åtgärd", "Remedy"), None if old else requirement.remedy),
        (Text("Vem", "Who"), None if old else requirement.who),
        *((Text("Grund", "Basis"), text) for text in _basis(requirement)),
    ]
    return [(label.get(lang), said(text, lang)) for label, text in rows if said(text, lang)]


def basis_lines(requirement: Requirement) -> list[BasisLine]:
    """Return the provisions that the requirement rests on, without those that are only named."""
    return [line for line in requirement.basis if line.applies_at != "background"]


def _basis(requirement: Requirement) -> Iterator[Text]:
    yield modality_text(requirement)
    for line in basis_lines(requirement):
        yield basis_text(line, requirement.today.day)


def shown_place(line: EvidenceLine, lang: Lang) -> str:
    """Return what stands at the place, what more there is to say of it, and what the source document says."""
    return ": ".join(_filled([said(line.what, lang), said(line.detail, lang), said(in_source(line), lang)]))


def unjudged_text(requirement: Requirement, lang: Lang) -> str:
    """Return why today's verdict is none, or the question that a person has to answer."""
    return said(requirement.question, lang) or said(requirement.today.message, lang)


def _filled(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]
