"""The first sheet: what was found in each document and under each topic, and how the workbook is used."""

from collections.abc import Sequence

from lokcheck.report.gist import figures, lead
from lokcheck.report.head import facts
from lokcheck.report.model import DocumentReport, Report
from lokcheck.report.places import shown_problem
from lokcheck.report.tally import Tally, show_tally, tally
from lokcheck.report.titles import TOPIC, TOPICS, of_documents
from lokcheck.report.topics import by_topic
from lokcheck.report.words import MARKS, OUTCOMES, WORST_FIRST
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Lang, Text

__all__ = ["summary"]

_WIDTHS = (34, 14, 14, 14, 14, 14, 14, 14)
_HELP = (
    Text("Bladet Krav har en rad för varje krav, fynden först. Filtrera på utfall, allvar, vem eller ämne.",
         "The sheet Requirements has a row for each, findings first. Filter by outcome, severity, who or topic."),
    Text("De gula kolumnerna är gruppens egna: kommentar, ansvarig och klart senast.",
         "The yellow columns are the group's own: comment, responsible, and done by."),
    Text("Lagrummen är länkar till lagtexten. Det skrivs ut på liggande A4, utan detaljerna längst till höger.",
         "Provisions are links to the law. It prints on landscape A4, without the details on the far right."),
)  # fmt: skip


def summary(sheet: Sheet, report: Report, lang: Lang) -> None:
    """Write the sheet."""
    for at, width in enumerate(_WIDTHS):
        sheet.sheet.set_column(at, at, width)
    sheet.sheet.set_default_row(15)
    number = len(report.documents)
    title = report.documents[0].title if number == 1 else of_documents(report)
    line = _wide(sheet, 0, title, "title")
    if number != 1:
        said, out_of = show_tally(tally(report.requirements()), len(report.problems))
        line = _wide(sheet, line, Text(f"{said.sv}. {out_of.sv}.", f"{said.en}. {out_of.en}."), "lead")
    for problem in report.problems:
        line = _wide(sheet, line, shown_problem(problem, lang), "error")
    for document in report.documents:
        line = _document(sheet, line + 1, document, report)
    line = _section(sheet, line + 1, Text("Så används arbetsboken", "How to use the workbook"))
    for text in _HELP:
        line = _wide(sheet, line, text, "plain")
    if number == 1:
        sheet.sheet.fit_to_pages(1, 1)


def _wide(sheet: Sheet, line: int, text: Text | str, look: str) -> int:
    """Write a text over all columns; merged cells do not grow by themselves, so the height is reckoned."""
    made = sheet.say(text)
    room = sum(_WIDTHS) * (0.62 if look == "title" else 0.85)
    size = {"title": 20, "lead": 17}.get(look, 14)
    sheet.sheet.set_row(line, size * (1 + int(len(made) / room)))
    sheet.sheet.merge_range(line, 0, line, len(_WIDTHS) - 1, "", sheet.looks[look])
    sheet.text(line, 0, made, look)
    return line + 1


def _section(sheet: Sheet, line: int, title: Text) -> int:
    sheet.text(line, 0, title, "section")
    return line + 1


def _document(sheet: Sheet, line: int, document: DocumentReport, report: Report) -> int:
    if len(report.documents) > 1:
        line = _wide(sheet, line, document.title, "title")
    for fact in facts(document, report.receipt.as_of):
        sheet.text(line, 0, fact.label, "label")
        sheet.sheet.merge_range(line, 1, line, len(_WIDTHS) - 1, "", sheet.looks["plain"])
        sheet.text(line, 1, fact.text, "plain")
        line += 1
    line = _wide(sheet, line + 1, lead(document, report.receipt.as_of), "lead")
    if not document.requirements:
        return line
    return _topics(sheet, _figures(sheet, line + 1, document), document, report)


def _figures(sheet: Sheet, line: int, document: DocumentReport) -> int:
    for figure in figures(document):
        sheet.text(line, 0, figure.name, figure.kind if figure.kind != "plain" else "cell")
        sheet.number(line, 1, figure.number)
        sheet.sheet.merge_range(line, 2, line, 3, "", sheet.looks["cell"])
        sheet.text(line, 2, figure.of)
        line += 1
    return line + 1


def _topics(sheet: Sheet, line: int, document: DocumentReport, report: Report) -> int:
    line = _section(sheet, line, TOPICS)
    total = tally(document.requirements)
    seen = [outcome for outcome in WORST_FIRST if total.outcomes[outcome]]
    heads = [TOPIC, *(OUTCOMES[outcome] for outcome in seen), Text("alla", "all")]
    for at, head in enumerate(heads):
        mark = f"{MARKS[seen[at - 1]]} " if 0 < at <= len(seen) else ""
        sheet.text(line, at, f"{mark}{sheet.say(head)}", "head")
    for topic in by_topic(document.requirements, report.topics):
        line += 1
        _counts(sheet, line, topic.name, (tally(topic.requirements), seen))
    _counts(sheet, line + 1, Text("Alla ämnen", "All topics"), (total, seen), "strong")
    return line + 2


def _counts(sheet: Sheet, line: int, name: Text, counts: tuple[Tally, Sequence[str]], look: str = "cell") -> None:
    numbers, seen = counts
    sheet.text(line, 0, name, look)
    for at, outcome in enumerate(seen, 1):
        found = numbers.outcomes[outcome]  # type: ignore[index]
        sheet.number(line, at, found, f"number-{outcome}" if found else "number")
    sheet.number(line, len(seen) + 1, numbers.total)
