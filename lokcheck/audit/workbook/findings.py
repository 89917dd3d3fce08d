"""A sheet for the findings of each topic, and one for what could not be read."""

from collections.abc import Iterator

from lokcheck.audit.compact import Line, Said
from lokcheck.audit.html.heatmap import Column
from lokcheck.audit.html.words import SEVERITY_OF, Page
from lokcheck.audit.workbook.matrices import OUTCOMES_OF
from lokcheck.audit.workbook.sheets import DOCUMENT, Book, Head, lines_in_order, start
from lokcheck.report.words import KINDS, MARKS, MODALITIES, OUTCOMES, SEVERITIES, word
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Text

__all__ = ["failures", "topic"]

_FINDINGS: tuple[Head, ...] = (
    *DOCUMENT[:3], (Text("Krav", "Id"), 9), (Text("Rubrik", "Requirement"), 28), (Text("Utfall", "Outcome"), 15),
    (Text("Allvar", "Severity"), 10), (Text("Vad som framkom", "What was found"), 46),
    (Text("Belägg", "Evidence"), 34), (Text("Sedan", "Since"), 11), (Text("Att göra", "To do"), 46),
    (Text("Vem", "Who"), 22), (Text("Hur bindande", "How binding"), 18), (Text("Lagrum", "Provision"), 26),
    (Text("Fil", "File"), 34), (Text("Rad", "Line"), 7), (Text("Sida", "Page"), 7),
)  # fmt: skip
_FAILURES: tuple[Head, ...] = (
    (Text("Fil", "File"), 50), (Text("Rad", "Line"), 8), (Text("Vad som är fel", "What is wrong"), 60),
    (Text("Att göra", "What to do"), 60),
)  # fmt: skip


def topic(book: Book, column: Column) -> None:
    """Write the findings of a topic, document by document. The sheet is printed two pages wide, to be read."""
    found = list(_findings(book.page, column))
    sheet = book.add(column.name)
    start(sheet, _FINDINGS, len(found), 2)
    sheet.sheet.fit_to_pages(2, 0)
    for row, (line, said) in enumerate(found, 1):
        _finding(sheet, row, book.page, line, said)


def _findings(page: Page, column: Column) -> Iterator[tuple[Line, Said]]:
    places = set(column.places)
    for line in (page.gathered.lines[number] for number in lines_in_order(page)):
        yield from (
            (line, said) for said in line.said if said.rule in places and line.weights[said.rule] in SEVERITY_OF
        )


def _finding(sheet: Sheet, row: int, page: Page, line: Line, said: Said) -> None:
    name = page.gathered.rules[said.rule]
    rule, outcome = page.background.rules.get(name), OUTCOMES_OF[line.now[said.rule]]
    severity = SEVERITY_OF[line.weights[said.rule]]
    texts = (line.county, line.title, word(KINDS, line.kind), name, rule.title if rule else name)
    for at, text in enumerate(texts):
        sheet.text(row, at, text)
    sheet.text(row, 5, f"{MARKS[outcome]} {sheet.say(OUTCOMES[outcome])}", outcome)
    sheet.text(row, 6, SEVERITIES[severity][0], severity)
    sheet.text(row, 7, page.gathered.texts[said.message] if said.message is not None else None)
    sheet.text(row, 8, said.quote or said.section)
    sheet.day(row, 9, said.changed_on)
    to_do = (rule.remedy, rule.who, word(MODALITIES, rule.modality)) if rule else (None, None, None)
    for at, said_of_rule in enumerate(to_do, 10):
        sheet.text(row, at, said_of_rule)
    law = rule.law[0] if rule and rule.law else None
    sheet.link(row, 13, law.citation if law else "", law.url if law else None)
    sheet.text(row, 14, line.file.replace("\\", "/"))
    sheet.number(row, 15, said.line or None)
    sheet.number(row, 16, said.page)
    sheet.height(row)


def failures(book: Book) -> None:
    """Write what could not be read or judged, and why."""
    found = book.page.gathered.failures
    sheet = book.add(Text("Kunde inte läsas", "Could not be read"))
    start(sheet, _FAILURES, len(found), 1)
    for row, one in enumerate(found, 1):
        sheet.text(row, 0, one.file.replace("\\", "/"))
        sheet.number(row, 1, one.line or None)
        sheet.text(row, 2, one.text)
        sheet.text(row, 3, one.advice)
        sheet.height(row)
