"""The whole report on paper, as blocks: each document, what could not be read, the receipt, and a line to sign on."""

from collections.abc import Iterator

from lokcheck.report.model import Report
from lokcheck.report.paper.blocks import Block, Fields, Heading, Items, Paper, Para, Signature, Span, Table, line, tidy
from lokcheck.report.paper.findings import findings, numbered
from lokcheck.report.paper.links import linked
from lokcheck.report.paper.pen import Pen
from lokcheck.report.paper.summary import actors, head, summary
from lokcheck.report.paper.tables import asides, calendar, everything, upcoming
from lokcheck.report.places import shown_problem
from lokcheck.report.receipt import ABOUT, RECEIPT, notes, receipt_lines
from lokcheck.report.tally import show_tally, tally
from lokcheck.report.titles import DOCUMENTS, FOUND, NO_DOCUMENT, OUT_OF, UNREAD, of_documents, unread
from lokcheck.texts import Lang, Text

__all__ = ["paper"]

_SIGNED = (
    Text("Namn", "Name"),
    Text("Befattning", "Position"),
    Text("Datum", "Date"),
    Text("Underskrift", "Signature"),
)
_PAGE = Text("Sida {0} av {1}", "Page {0} of {1}")


def paper(report: Report, lang: Lang) -> Paper:
    """Return ``report`` in ``lang`` for paper."""
    single = len(report.documents) == 1
    several = of_documents(report).get(lang)
    title = tidy(report.documents[0].title) if single else several
    kicker = Text("Bilaga: granskning av", "Appendix: check of") if single else Text("Bilaga", "Appendix")
    footer = Text(f"Granskning per {report.receipt.as_of}", f"Check as of {report.receipt.as_of}").get(lang)
    return Paper(lang, kicker.get(lang), title or several, footer, _PAGE.get(lang), report.receipt.as_of,
                 single and lang != "sv", linked(_blocks(report, lang)))  # fmt: skip


def _blocks(report: Report, lang: Lang) -> Iterator[Block]:
    failed = unread(report)
    if failed is not None:
        yield Para(line(Span(f"{failed.get(lang)}.", target="problems")), "ended")
    single = len(report.documents) == 1
    if not single:
        yield from _overview(report, lang)
    for number, document in enumerate(report.documents, 1):
        pen = Pen(lang, document, number, 1 if single else 2, report.receipt.as_of, report.topics)
        if not single:
            yield Heading(1, line(pen.swedish(document.title)), pen.name("document"), new_page=True)
        yield from _document(pen)
    yield from _problems(report, lang)
    yield from _receipt(report, lang)
    yield from _signature(lang)


def _document(pen: Pen) -> Iterator[Block]:
    numbers = numbered(pen)
    yield from head(pen)
    yield from summary(pen)
    yield from actors(pen, numbers)
    yield from findings(pen, numbers)
    yield from asides(pen)
    yield from calendar(pen)
    yield from upcoming(pen)
    yield from everything(pen)


def _overview(report: Report, lang: Lang) -> Iterator[Block]:
    if not report.documents:
        yield Para(line(NO_DOCUMENT.get(lang)), "lead")
        return
    said, out_of = show_tally(tally(report.requirements()), len(report.problems))
    yield Para(line(f"{said.get(lang)}. {out_of.get(lang)}."), "lead")
    heads = (Text("Dokument", "Document"), FOUND, OUT_OF)
    rows = []
    for number, document in enumerate(report.documents, 1):
        pen = Pen(lang, document, number, 1, report.receipt.as_of, report.topics)
        found, of = show_tally(tally(document.requirements), None)
        name = pen.swedish(document.title)._replace(target=pen.name("document"))
        file = Span(pen.say(document.file.replace("\\", "/")), code=True)
        rows.append(((line(name), line(file)), pen.cell(found), pen.cell(of)))
    yield Table("", DOCUMENTS.get(lang), tuple(head.get(lang) for head in heads), tuple(rows), (46, 24, 30))


def _problems(report: Report, lang: Lang) -> Iterator[Block]:
    if report.problems:
        yield Heading(1, line(UNREAD.get(lang)), "problems")
        yield Items(tuple(line(tidy(shown_problem(problem, lang))) for problem in report.problems))


def _receipt(report: Report, lang: Lang) -> Iterator[Block]:
    yield Heading(1, line(RECEIPT.get(lang)), "receipt")
    yield Para(line(ABOUT.get(lang)))
    yield Fields(tuple(
        (found.label.get(lang), tuple(line(Span(tidy(text.get(lang)), code=found.code)) for text in found.texts))
        for found in receipt_lines(report)
    ))  # fmt: skip
    for lead, lines in notes(report):
        yield Para(line(lead.get(lang)))
        yield Items(tuple(line(tidy(text.get(lang))) for text in lines))


def _signature(lang: Lang) -> Iterator[Block]:
    yield Heading(1, line(Text("Granskarens underskrift", "Signature of the reviewer").get(lang)), "signature")
    said = Text(
        "Jag har läst rapporten mot dokumentet och tagit ställning till det som programmet inte kan bedöma.",
        "I have read the report against the document and decided on what the program can not judge.",
    )
    yield Para(line(said.get(lang)))
    yield Signature(tuple(label.get(lang) for label in _SIGNED))
