"""The findings in full, in order of weight: what is wrong, on what ground, when, who, what to do, and the evidence."""

from collections.abc import Iterator, Sequence

from lokcheck.report.actors import to_mend
from lokcheck.report.basis import basis_text, modality_text, relevant
from lokcheck.report.due import due, next_law
from lokcheck.report.findings import told
from lokcheck.report.model import EvidenceLine, Requirement, Severity
from lokcheck.report.paper.blocks import Block, Cell, Fields, Line, Para, Span, line
from lokcheck.report.paper.pen import Pen
from lokcheck.report.places import place, shows, spot
from lokcheck.report.titles import FOUND, REQUIREMENT, TO_DO
from lokcheck.report.when import when
from lokcheck.report.words import OUTCOMES, SEVERITIES, SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["evidence", "findings", "numbered"]

_PLACES = 8
Row = tuple[Text, Cell]


def numbered(pen: Pen) -> dict[str, int]:
    """Return the number of each finding, by rule, from 1 in the order of weight."""
    return {item.rule: number for number, item in enumerate(to_mend(pen.document.requirements), 1)}


def findings(pen: Pen, numbers: dict[str, int]) -> Iterator[Block]:
    """Yield the findings of a document, by severity."""
    found = to_mend(pen.document.requirements)
    if not found:
        return
    yield pen.heading(0, FOUND, "findings")
    intro = Text("Det viktigaste först. Där det står ”vid nästa revidering” sätter ingen lag någon dag.",
                 "The most important first. Where it says “at the next revision” no law sets a day.")  # fmt: skip
    yield Para(pen.line(intro))
    for severity in SEVERITY_ORDER:
        yield from _group(pen, severity, [item for item in found if told(item).severity == severity], numbers)


def _group(pen: Pen, severity: Severity, items: Sequence[Requirement], numbers: dict[str, int]) -> Iterator[Block]:
    if not items:
        return
    several = SEVERITIES[severity][1]
    title = Text(f"{several.sv.capitalize()} ({len(items)})", f"{several.en.capitalize()} ({len(items)})")
    yield pen.heading(1, title, "level", severity)
    for item in items:
        yield from _finding(pen, item, numbers[item.rule])


def _finding(pen: Pen, item: Requirement, number: int) -> Iterator[Block]:
    outcome = pen.say(OUTCOMES[told(item).outcome])
    yield pen.heading(2, line(f"{number}. ", pen.own(item.title), f" – {outcome}"), item.rule)
    if pen.say(told(item).message):
        yield Para(pen.line(told(item).message), "strong")
    yield Fields(tuple((pen.say(label), held) for label, held in _fields(pen, item) if any(held)))


def _fields(pen: Pen, item: Requirement) -> Iterator[Row]:
    yield Text("Grund", "Basis"), _ground(pen, item)
    coming = next_law(item, pen.document)
    by = [pen.say(text) for text in (due(item, pen.document), coming) if text]
    yield Text("När", "When"), (line(" ".join(by)),)
    history = when(item, pen.document)
    if history:
        yield Text("Då och nu", "Then and now"), pen.cell(history)
    yield Text("Vem", "Who"), pen.who(item)
    yield TO_DO, pen.cell(item.remedy)
    label, shown = shows(told(item))
    if shown:
        yield label, evidence(pen, shown)
    file = Span(pen.say(place(item.file, item.line, 0)), code=True)
    yield REQUIREMENT, (line(f"{pen.say(item.rule)}, ", file),)


def _ground(pen: Pen, item: Requirement) -> Cell:
    provisions = (pen.provision(basis, basis_text(basis, pen.as_of).get(pen.lang)) for basis in relevant(item))
    return (pen.line(modality_text(item)), *provisions)


def evidence(pen: Pen, lines: Sequence[EvidenceLine], most: int = _PLACES) -> Cell:
    """Return what the document says and where: a line for each place, ``most`` of them, and how many are left out."""
    left = len(lines) - most
    more = Text(f"och {left} ställen till" if left > 1 else "och ett ställe till",
                f"and {left} more places" if left > 1 else "and one more place")  # fmt: skip
    return (*(_place(pen, found) for found in lines[:most]), *([pen.line(more)] if left > 0 else []))


def _place(pen: Pen, found: EvidenceLine) -> Line:
    detail = [Span(": "), pen.own(found.detail)] if found.detail else []
    quote = [Span(": "), pen.swedish(f"”{found.quote.strip()}”")._replace(quote=True)] if found.quote else []
    at = pen.say(spot(found))
    return line(pen.own(found.what), *detail, *quote, f" ({at})" if at else "")
