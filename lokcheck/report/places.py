"""Where a statement stands, in words: the place in the file, and the place in the document that it was encoded from."""

from collections.abc import Sequence

from lokcheck.report.model import EvidenceLine, Problem, Requirement, VerdictLine
from lokcheck.report.safe import plain
from lokcheck.report.width import GLUE, glued
from lokcheck.texts import Lang, Text

__all__ = ["in_source", "place", "shown_problem", "shows", "spot", "told_at"]


def place(file: str, line: int, column: int) -> str:
    """Return ``file:line:column``, which is never broken; a line of 0 is unknown."""
    where = f"{file}:{line}:{column}" if line and column else f"{file}:{line}" if line else file
    return glued(where.replace("\\", "/"))


def in_source(evidence: EvidenceLine) -> Text | None:
    """Return section, page, line and quotation in the source document; None where the file gives none of them."""
    sv: list[str] = []
    en: list[str] = []
    if evidence.section:
        section = evidence.section
        bare = section[:1].isdigit()
        sv.append(f"avsnitt {section}" if bare else f"avsnittet ”{section}”")
        en.append(f"section {section}" if bare else f"section “{section}”")
    if evidence.page:
        sv.append(f"s. {evidence.page}")
        en.append(f"p. {evidence.page}")
    if evidence.source_line:
        sv.append(f"rad {evidence.source_line}")
        en.append(f"line {evidence.source_line}")
    said = _joined(sv, evidence.quote, "”"), _joined(en, evidence.quote, "“")
    return Text(*said) if said[0] else None


def spot(evidence: EvidenceLine) -> Text:
    """Return where it stands: section, page and line of the source document, and last the line of the file."""
    source = in_source(evidence._replace(quote=None))
    row = Text(f"filens rad {evidence.line}", f"line {evidence.line} of the file") if evidence.line else None
    found = [text for text in (source, row) if text is not None]
    return Text(", ".join(text.sv for text in found), ", ".join(text.en for text in found))


def shows(verdict: VerdictLine) -> tuple[Text, tuple[EvidenceLine, ...]]:
    """Return what the document says, under its label: the entries that fail, where those are what is wrong."""
    if verdict.failing:
        return Text("Gäller", "Concerns"), verdict.failing
    return Text("Det står i texten", "The text says"), verdict.evidence


def told_at(item: Requirement) -> Text | None:
    """Return which requirement tells the fault of ``item``, and in which document if another; None where it does."""
    if item.reported_by is None:
        return None
    if item.reported_in is None:
        return Text(item.reported_by, item.reported_by)
    document = item.reported_in.replace("\\", "/")
    return Text(f"{item.reported_by} i {document}", f"{item.reported_by} in {document}")


def _joined(parts: Sequence[str], quote: str | None, opening: str) -> str:
    where = ", ".join(parts)
    if not quote:
        return where
    quoted = f"{opening}{quote.strip()}”"
    return f"{where}: {quoted}" if where else quoted


def shown_problem(problem: Problem, lang: Lang) -> str:
    """Return a problem on one line, as editors and people read it: 'fel: file:line:column: what. What to do.'."""
    word = Text("fel", "error").get(lang)
    where = place(problem.file, problem.line, problem.column).replace(GLUE, " ")
    parts = [problem.text.get(lang), problem.advice.get(lang) if problem.advice else ""]
    said = " ".join(plain(part).strip() for part in parts if part.strip())
    return f"{word}: {where}: {said}" if where else f"{word}: {said}"
