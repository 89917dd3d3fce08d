"""The audit as an Excel workbook: documents against topics and against requirements, and a sheet for each topic.

It is written row by row, and no text in it is ever a formula.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from lokcheck.audit.background import background_of
from lokcheck.audit.compact import OUTCOME_LETTERS, Line, Said, gather
from lokcheck.audit.figures import JUDGED
from lokcheck.audit.forms import Audit
from lokcheck.audit.html.heatmap import Column, columns
from lokcheck.audit.html.words import LEVELS, Page, level_of
from lokcheck.audit.spread import spread_of
from lokcheck.report.model import Severity
from lokcheck.report.words import KINDS, MARKS, MODALITIES, OUTCOMES, SEVERITIES, STATUSES, word
from lokcheck.report.workbook.looks import Looks, Sheet
from lokcheck.texts import Lang, Text

__all__ = ["write"]

_OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
_OUTCOMES = {letter: outcome for outcome, letter in OUTCOME_LETTERS.items()}
_SEVERITY: dict[str, Severity] = {"e": "error", "w": "warning", "n": "note"}
_LOOK = {"e": "error", "w": "warning", "n": "note", "q": "cannot_judge", "m": "met", "x": "not_applicable"}
_LETTERS = str.maketrans("", "", "[]:*?/\\'")
_HEAD: tuple[tuple[Text, int], ...] = (
    (Text("Län", "County"), 18), (Text("Dokument", "Document"), 44), (Text("Slag", "Kind"), 20),
    (Text("År", "Year"), 6), (Text("Status", "Status"), 10),
)  # fmt: skip
_FINDINGS: tuple[tuple[Text, int], ...] = (
    *_HEAD[:3], (Text("Krav", "Id"), 9), (Text("Rubrik", "Requirement"), 30), (Text("Utfall", "Outcome"), 15),
    (Text("Allvar", "Severity"), 10), (Text("Vad som framkom", "What was found"), 50),
    (Text("Belägg", "Evidence"), 40), (Text("Sedan", "Since"), 11), (Text("Att göra", "To do"), 50),
    (Text("Vem", "Who"), 24), (Text("Hur bindande", "How binding"), 18), (Text("Lagrum", "Provision"), 30),
    (Text("Fil", "File"), 40),
)  # fmt: skip


class _Book(NamedTuple):
    """What every sheet is made from; ``add`` gives a new sheet by its name."""

    page: Page
    columns: Sequence[Column]
    add: Callable[[Text], Sheet]


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Write the workbook to ``path`` in ``lang``."""
    as_of = audit.head.receipt.as_of
    background = background_of(audit.rulebook, as_of)
    page = Page(audit.head, background, gather(audit.records(), background))
    made = Workbook(str(path), _OPTIONS)
    made.set_properties({"title": f"lokcheck {as_of}", "created": dt.datetime.combine(as_of, dt.time())})
    looks, names = Looks(made), set[str]()

    def add(name: Text) -> Sheet:
        sheet = made.add_worksheet(_unused(name.get(lang), names))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return Sheet(sheet, looks, lang)

    book = _Book(page, columns(page), add)
    _topics(book)
    _matrix(book)
    _requirements(book)
    for column in book.columns:
        _topic(book, column)
    _failures(book)
    made.close()


def _unused(name: str, names: set[str]) -> str:
    """Return ``name`` as Excel takes it: 31 letters at most, none of its signs, and none that is there already."""
    short = name.translate(_LETTERS).strip() or "-"
    made, number = short[:31], 1
    while made.casefold() in names:
        number += 1
        made = f"{short[:28]} {number}"
    names.add(made.casefold())
    return made


def _start(sheet: Sheet, heads: Sequence[tuple[Text, int]], rows: int, frozen: int) -> None:
    """Write the first row, which stays in sight and filters."""
    for at, (head, width) in enumerate(heads):
        sheet.width(at, width)
        sheet.text(0, at, head, "head")
    sheet.sheet.autofilter(0, 0, max(rows, 1), len(heads) - 1)
    sheet.sheet.freeze_panes(1, frozen)
    sheet.sheet.repeat_rows(0)


def _document(sheet: Sheet, row: int, line: Line) -> None:
    kind, status = word(KINDS, line.kind), word(STATUSES, line.status) if line.status else None
    sheet.text(row, 0, line.county)
    sheet.text(row, 1, line.title)
    sheet.text(row, 2, kind)
    sheet.number(row, 3, line.own_day.year if line.own_day else None)
    sheet.text(row, 4, status)


def _topics(book: _Book) -> None:
    """Documents against topics: the gravest finding, and how many."""
    sheet, lines = book.add(Text("Dokument och ämnen", "Documents and topics")), book.page.gathered.lines
    heads = [*_HEAD, *((column.name, 13) for column in book.columns), (Text("Alla fynd", "All findings"), 10)]
    _start(sheet, heads, len(lines), 2)
    for row, line in enumerate(lines, 1):
        _document(sheet, row, line)
        for at, column in enumerate(book.columns, len(_HEAD)):
            level, number = level_of(line, column.places)
            mark = f"{LEVELS[level].mark} {number or ''}".strip()
            sheet.text(row, at, mark, _LOOK.get(level, "cell"))
        sheet.number(row, len(heads) - 1, sum(letter in "ewn" for letter in line.weights))


def _matrix(book: _Book) -> None:
    """Documents against requirements: the outcome of each."""
    sheet, gathered = book.add(Text("Dokument och krav", "Documents and requirements")), book.page.gathered
    places = [at for column in book.columns for at in column.places]
    names = [gathered.rules[at] for at in places]
    _start(sheet, [*_HEAD, *((Text(name, name), 8) for name in names)], len(gathered.lines), 2)
    for row, line in enumerate(gathered.lines, 1):
        _document(sheet, row, line)
        for at, place in enumerate(places, len(_HEAD)):
            outcome = _OUTCOMES.get(line.now[place])
            if outcome is not None:
                sheet.text(row, at, MARKS[outcome], outcome)


def _requirements(book: _Book) -> None:
    """Every requirement, with how many documents meet it and how it is spread over the country."""
    figures, background = book.page.gathered.figures, book.page.background
    used = [item for item in figures.rules if item.sums.total]
    heads = (
        (Text("Krav", "Id"), 9), (Text("Rubrik", "Requirement"), 45), (Text("Hur bindande", "How binding"), 24),
        (Text("Saknas", "Not met"), 10), (Text("Delvis", "Partly met"), 10), (Text("Uppfyllt", "Met"), 10),
        (Text("Bedömda", "Judged"), 10), (Text("I landet", "Over the country"), 60),
    )  # fmt: skip
    sheet = book.add(Text("Krav", "Requirements"))
    _start(sheet, heads, len(used), 2)
    for row, item in enumerate(used, 1):
        rule = background.rules.get(item.rule)
        sheet.text(row, 0, item.rule)
        sheet.text(row, 1, rule.title if rule else item.rule)
        sheet.text(row, 2, word(MODALITIES, rule.modality) if rule else None)
        for at, outcome in enumerate(JUDGED, 3):
            sheet.number(row, at, item.sums.outcomes[outcome])
        sheet.number(row, 6, item.sums.judged)
        sheet.text(row, 7, spread_of(item, figures, background).text)


def _topic(book: _Book, column: Column) -> None:
    """The findings of a topic, document by document."""
    found = list(_findings(book.page, column))
    sheet = book.add(column.name)
    _start(sheet, _FINDINGS, len(found), 2)
    for row, (line, said) in enumerate(found, 1):
        _finding(sheet, row, book.page, line, said)


def _findings(page: Page, column: Column) -> Iterator[tuple[Line, Said]]:
    places = set(column.places)
    for line in page.gathered.lines:
        yield from ((line, said) for said in line.said if said.rule in places and line.weights[said.rule] in _SEVERITY)


def _finding(sheet: Sheet, row: int, page: Page, line: Line, said: Said) -> None:
    name = page.gathered.rules[said.rule]
    rule, outcome = page.background.rules.get(name), _OUTCOMES[line.now[said.rule]]
    severity = _SEVERITY[line.weights[said.rule]]
    message = page.gathered.texts[said.message] if said.message is not None else None
    texts: tuple[Text | str | None, ...] = (
        line.county, line.title, word(KINDS, line.kind), name, rule.title if rule else name,
    )  # fmt: skip
    for at, text in enumerate(texts):
        sheet.text(row, at, text)
    sheet.text(row, 5, f"{MARKS[outcome]} {sheet.say(OUTCOMES[outcome])}", outcome)
    sheet.text(row, 6, SEVERITIES[severity][0], severity)
    sheet.text(row, 7, message)
    sheet.text(row, 8, said.quote or said.section)
    sheet.day(row, 9, said.changed_on)
    sheet.text(row, 10, rule.remedy if rule else None)
    sheet.text(row, 11, rule.who if rule else None)
    sheet.text(row, 12, word(MODALITIES, rule.modality) if rule else None)
    law = rule.law[0] if rule and rule.law else None
    sheet.link(row, 13, law.citation if law else "", law.url if law else None)
    sheet.text(row, 14, f"{line.file}:{said.line}" if said.line else line.file)


def _failures(book: _Book) -> None:
    found = book.page.gathered.failures
    sheet = book.add(Text("Kunde inte läsas", "Could not be read"))
    heads = ((Text("Fil", "File"), 50), (Text("Rad", "Line"), 8), (Text("Vad som är fel", "What is wrong"), 60),
             (Text("Att göra", "What to do"), 60))  # fmt: skip
    _start(sheet, heads, len(found), 1)
    for row, one in enumerate(found, 1):
        sheet.text(row, 0, one.file)
        sheet.number(row, 1, one.line or None)
        sheet.text(row, 2, one.text)
        sheet.text(row, 3, one.advice)
