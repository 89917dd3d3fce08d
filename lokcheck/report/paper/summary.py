"""The first page about a document: what it is, and what a committee reads in a minute."""

from collections.abc import Iterator

from lokcheck.report.actors import by_actor, to_mend
from lokcheck.report.due import due
from lokcheck.report.findings import told
from lokcheck.report.gist import coming, figures, first, lead, out_of, waived_text
from lokcheck.report.head import NOTE, facts
from lokcheck.report.model import Requirement
from lokcheck.report.paper.blocks import Block, Cell, Fields, Line, Para, Span, Table, cell, line
from lokcheck.report.paper.pen import Pen
from lokcheck.report.tally import tally
from lokcheck.report.titles import FIRST, IN_BRIEF, TO_DO, WHAT_IS_WRONG, WHO
from lokcheck.report.words import SEVERITIES, SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["actors", "head", "summary"]


def head(pen: Pen) -> Iterator[Block]:
    """Yield what the document is."""
    rows = []
    for fact in facts(pen.document, pen.as_of):
        if fact.label == NOTE:
            continue  # it is told with the summary
        said = line(pen.own(fact.text)) if fact.own else pen.line(fact.text)
        rows.append((pen.say(fact.label), (said,)))
    yield Fields(tuple(rows))


def summary(pen: Pen) -> Iterator[Block]:
    """Yield the summary: how much, what first, by whom, on what ground, by when, and what law is to come."""
    document = pen.document
    yield pen.heading(0, IN_BRIEF, "summary")
    if document.ended:
        yield Para(pen.line(document.ended), "ended")
    yield Para(pen.line(lead(document, pen.as_of)), "lead")
    yield from (Para(pen.line(text)) for text in (out_of(document), waived_text(document)) if text)
    said = coming(document)
    if said is not None:
        what = Span(pen.say(said[0]), target=pen.name("upcoming"))
        yield Para(line(what, f". {pen.say(said[1])}"))
    if document.requirements:
        yield _figures(pen)
    yield from _first(pen)


def _figures(pen: Pen) -> Table:
    found = list(figures(pen.document))
    about = Text("Antal fynd av varje slag, uppfyllda krav och bedömda krav.",
                 "Number of findings of each kind, of requirements met, and of requirements judged.")  # fmt: skip
    numbers = tuple(
        (line(Span(str(figure.number), strong=True, tint=figure.kind)), pen.line(figure.of)) for figure in found
    )
    return Table("", pen.say(about), tuple(pen.say(figure.name) for figure in found), (numbers,), (1,) * len(found),
                 figures=True)  # fmt: skip


def _first(pen: Pen) -> Iterator[Block]:
    found = first(pen.document)
    if not found:
        return
    yield pen.heading(1, FIRST, "first")
    heads = (
        WHAT_IS_WRONG, TO_DO,
        Text("Vem, när och grund", "Who, when, basis"),
    )  # fmt: skip
    about = Text("Det viktigaste att åtgärda: vad som är fel, vad som ska göras, av vem, när och på vilken grund.",
                 "The most important to mend: what is wrong, what to do, who, when and on what ground.")  # fmt: skip
    rows = tuple(_task(pen, number, item) for number, item in enumerate(found, 1))
    yield Table("", pen.say(about), tuple(map(pen.say, heads)), rows, (32, 36, 32))
    left = len(to_mend(pen.document.requirements)) - len(found)
    if left > 0:
        more = Text(f"Ytterligare {left} fynd står under Fynd.", f"{left} more findings stand under Findings.")
        yield Para(line(Span(pen.say(more), target=pen.name("findings"))))


def _task(pen: Pen, number: int, item: Requirement) -> tuple[Cell, ...]:
    level = pen.severity(item)
    name = level._replace(text=f"{number}. {level.text.capitalize()}", target=pen.name(item.rule))
    what = (line(name), line(Span(pen.say(told(item).message), strong=True)))
    ground = line(*(span for part in _parted(pen.ground(item)) for span in part))
    fields = (
        (Text("Vem", "Who"), pen.who(item)[0]),
        (Text("När", "When"), pen.line(due(item, pen.document))),
        (Text("Grund", "Basis"), ground),
    )
    labelled = tuple(line(Span(f"{pen.say(label)}: ", strong=True), *said) for label, said in fields)
    return what, pen.cell(item.remedy), labelled


def _parted(cell: Cell) -> Iterator[Line]:
    """The lines of a cell as one, with commas between them."""
    for number, found in enumerate(cell):
        if number:
            yield line(", ")
        yield found


def actors(pen: Pen, numbers: dict[str, int]) -> Iterator[Block]:
    """Yield how much each has to do, with the numbers of the findings; ``numbers`` gives those by rule."""
    found = by_actor(pen.document.requirements)
    if not found:
        return
    yield pen.heading(0, WHO, "who", new_page=bool(first(pen.document)))
    intro = Text("Fynden är numrerade efter vikt. Numren leder till dem.",
                 "Findings are numbered by weight. The numbers lead to them.")  # fmt: skip
    yield Para(pen.line(intro))
    heads = (Text("Vem", "Who"), *(SEVERITIES[level][1] for level in SEVERITY_ORDER), Text("Fynd nr", "Findings no."))
    rows = []
    for name, items in found.items():
        counts = tally(items).severities
        rows.append((pen.cell(name), *(cell(str(counts[level])) for level in SEVERITY_ORDER),
                     (_links(pen, items, numbers),)))  # fmt: skip
    about = Text("Vem som brukar åtgärda vilka fynd.", "Who usually mends which findings.")
    named = [pen.say(head).capitalize() for head in heads]
    yield Table("", pen.say(about), tuple(named), tuple(rows), (30, 10, 12, 13, 35))


def _links(pen: Pen, items: list[Requirement], numbers: dict[str, int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for item in items:
        if spans:
            spans.append(Span(", "))
        spans.append(Span(str(numbers[item.rule]), target=pen.name(item.rule)))
    return tuple(spans)
