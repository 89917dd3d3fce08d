"""The first sheets: the headline with its denominators, the counties, what each must do, and what is due."""

from collections.abc import Iterator

from lokcheck.audit.asked import asked_text
from lokcheck.audit.dates import due_dates
from lokcheck.audit.figures import County
from lokcheck.audit.groups import Group, groupings
from lokcheck.audit.html.summary import DEFINITIONS, Figure, figures, lead
from lokcheck.audit.html.words import LEVELS, SEVERITY_OF
from lokcheck.audit.next_steps import Step, steps_by_county
from lokcheck.audit.phrases import phrase
from lokcheck.audit.workbook.sheets import Book, Head, start
from lokcheck.report.changed import DIFFERS, change_lines
from lokcheck.report.words import DEADLINES, MARKS, MODALITIES, OUTCOMES, SEVERITIES, SEVERITY_ORDER, word
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Lang, Text

__all__ = ["brief", "counties", "dates", "groups", "steps"]

_WIDE = 110
_HELP = (
    Text("Varje blad har filter i rubrikraden. Bladen efter Krav har fynden i varje ämne, med åtgärd och lagrum.",
         "Every sheet has filters in its first row. Those after Requirements have the findings of each topic, with "
         "remedy and provision."),
    Text("Lagrummen är länkar till lagtexten. Allt skrivs ut på liggande A4.",
         "Provisions are links to the law. Everything prints on landscape A4."),
)  # fmt: skip
_COUNTIES: tuple[Head, ...] = (
    (Text("Län", "County"), 24), (Text("Region", "Region"), 30), (Text("Dokument", "Documents"), 12),
    (Text("Med brist", "With an error"), 12), (Text("Brister", "Errors"), 12), (Text("Varningar", "Warnings"), 12),
    (Text("Noteringar", "Notes"), 12), (Text("Uppfyllda krav", "Requirements met"), 14),
    (Text("Bedömda krav", "Requirements judged"), 14),
)  # fmt: skip
_GROUPS: tuple[Head, ...] = (
    (Text("Grupperat efter", "Grouped by"), 24), (Text("Grupp", "Group"), 34), *_COUNTIES[2:],
)  # fmt: skip
_STEPS: tuple[Head, ...] = (
    (Text("Län", "County"), 20), (Text("Nr", "No"), 5), (Text("Allvar", "Severity"), 10), (Text("Krav", "Id"), 9),
    (Text("Rubrik", "Requirement"), 30), (Text("I dokument", "In documents"), 11), (Text("Av", "Of"), 6),
    (Text("Dokument", "Documents"), 34), (Text("Att göra", "To do"), 46), (Text("Vem", "Who"), 20),
    (Text("Hur bindande", "How binding"), 16),
)  # fmt: skip
_DATES: tuple[Head, ...] = (
    (Text("Dag", "Day"), 12), (Text("När", "When"), 16), (Text("Slag", "Kind"), 22), (Text("Vad", "What"), 50),
    (Text("Dokument", "Document"), 50), (Text("Län", "County"), 20),
)  # fmt: skip


def brief(book: Book, lang: Lang) -> None:
    """Write the headline, how it is counted, what the marks mean, and with what the audit was made."""
    page = book.page
    sheet = book.add(Text("I korthet", "In brief"))
    sheet.sheet.fit_to_pages(1, 1)
    for at, width in enumerate((44, 12, _WIDE - 56)):
        sheet.width(at, width)
    line = _wide(sheet, 0, Text(f"Granskning per {page.head.receipt.as_of}", f"Audit as of {page.head.receipt.as_of}"),
                 "title")  # fmt: skip
    asked = asked_text(page.head)
    line = _wide(sheet, line, phrase("narrowed", asked), "warning") if asked else line
    line = _wide(sheet, line, lead(page), "lead") + 1
    for figure in figures(page):
        line = _figure(sheet, line, figure)
    line += 1
    for title, texts in _texts(book, lang):
        sheet.text(line, 0, title, "section")
        for text in texts:
            line = _wide(sheet, line + 1, text, "plain") - 1
        line += 2


def _wide(sheet: Sheet, line: int, text: Text | str, look: str) -> int:
    """Write a text over the three columns; merged cells do not grow by themselves, so the height is reckoned."""
    made = sheet.say(text)
    size, room = {"title": (20, 0.62), "lead": (17, 0.85)}.get(look, (14, 1.0))
    sheet.sheet.merge_range(line, 0, line, 2, made, sheet.looks[look])
    sheet.sheet.set_row(line, size * (1 + int(len(made) / (_WIDE * room))))
    return line + 1


def _figure(sheet: Sheet, line: int, figure: Figure) -> int:
    sheet.text(line, 0, figure.label, figure.tint if figure.tint in ("error", "warning", "met") else "cell")
    sheet.number(line, 1, figure.number)
    sheet.text(line, 2, figure.out_of)
    sheet.height(line)
    return line + 1


def _texts(book: Book, lang: Lang) -> Iterator[tuple[Text, list[Text | str]]]:
    made = book.page.head.receipt
    if made.changes:
        yield DIFFERS, list(change_lines(made, lang))
    yield Text("Så används arbetsboken", "How to use the workbook"), list(_HELP)
    yield (
        Text("Tecknen", "The marks"),
        [
            _marks([(LEVELS[level].mark, LEVELS[level].word) for level in "ewnqmx"]),
            _marks([(MARKS[outcome], text) for outcome, text in OUTCOMES.items()]),
        ],
    )
    yield Text("Så räknas siffrorna", "How the figures are counted"), list(DEFINITIONS)
    yield Text("Underlag", "Sources"), [
        f"lokcheck {made.lokcheck}, {made.engine}",
        Text(f"Regelverk {made.rulebook}", f"Rulebook {made.rulebook}"), *book.page.head.sources,
    ]  # fmt: skip


def _marks(marks: list[tuple[str, Text]]) -> Text:
    sv, en = ("; ".join(f"{mark} {text.get(lang)}" for mark, text in marks) for lang in ("sv", "en"))
    return Text(sv, en)


def counties(book: Book) -> None:
    """Write a row for each of the country's counties, also those without documents, and for what names none."""
    found = {county.name: county for county in book.page.gathered.figures.counties}
    known = {county.name: county.region for county in book.page.background.counties}
    names = [*known, *(name for name in found if name not in known)]
    sheet = book.add(Text("Län", "Counties"))
    start(sheet, _COUNTIES, len(names), 1)
    for row, name in enumerate(names, 1):
        sheet.text(row, 0, name or phrase("not-stated"))
        sheet.text(row, 1, known.get(name))
        _sums(sheet, row, found.get(name))


def groups(book: Book) -> None:
    """Write the same figures by kind, year, status and law."""
    found = groupings(book.page.gathered.lines, book.page.background)
    rows = [(grouping.name, group) for grouping in found for group in grouping.groups]
    sheet = book.add(Text("Slag, år, status och lag", "Kind, year, status and law"))
    start(sheet, _GROUPS, len(rows), 2)
    for row, (by, group) in enumerate(rows, 1):
        sheet.text(row, 0, by)
        sheet.text(row, 1, group.name)
        _sums(sheet, row, group)


def _sums(sheet: Sheet, row: int, one: County | Group | None) -> None:
    """Write the numbers from the third column on; without documents only that there are none."""
    sheet.number(row, 2, one.documents if one else 0)
    sheet.number(row, 3, one.with_error if one else None)
    for at, level in enumerate(SEVERITY_ORDER, 4):
        sheet.number(row, at, one.sums.severities[level] if one else None)
    sheet.number(row, 7, one.sums.outcomes["met"] if one else None)
    sheet.number(row, 8, one.sums.judged if one else None)


def steps(book: Book) -> None:
    """Write what each county must do, in the order in which to do it."""
    found = steps_by_county(book.page.gathered, book.page.background)
    known = [county.name for county in book.page.background.counties]
    names = [name for name in (*known, *sorted(set(found) - set(known))) if name in found]
    rows = [(name, number, step) for name in names for number, step in enumerate(found[name], 1)]
    sheet = book.add(Text("Att göra i länen", "To do by county"))
    start(sheet, _STEPS, len(rows), 2)
    for row, (name, number, step) in enumerate(rows, 1):
        _step(sheet, row, book, (name, number, step))


def _step(sheet: Sheet, row: int, book: Book, made: tuple[str, int, Step]) -> None:
    name, number, step = made
    level = SEVERITY_OF[step.level]
    titles = "; ".join(book.page.gathered.lines[at].title for at in step.lines)
    sheet.text(row, 0, name or phrase("not-stated"))
    sheet.number(row, 1, number)
    sheet.text(row, 2, SEVERITIES[level][0], level)
    sheet.text(row, 3, step.rule)
    sheet.text(row, 4, step.title)
    sheet.number(row, 5, len(step.lines))
    sheet.number(row, 6, step.asked)
    sheet.text(row, 7, titles)
    sheet.text(row, 8, step.remedy)
    sheet.text(row, 9, step.who)
    sheet.text(row, 10, word(MODALITIES, step.modality))
    sheet.height(row)


def dates(book: Book) -> None:
    """Write the reviews and ends that have passed, and what is to come within a year."""
    due = due_dates(book.page.gathered.lines, book.page.head.receipt.as_of)
    passed, ahead = Text("har passerat", "has passed"), Text("inom ett år", "within a year")
    rows = [*((one, passed) for one in due.overdue), *((one, ahead) for one in due.within_a_year)]
    sheet = book.add(Text("Översyner och dagar", "Reviews and days"))
    start(sheet, _DATES, len(rows), 1)
    for row, (one, when) in enumerate(rows, 1):
        line = book.page.gathered.lines[one.line]
        sheet.day(row, 0, one.day)
        texts: tuple[Text | str, ...] = (when, DEADLINES[one.deadline.kind], one.deadline.what, line.title, line.county)
        for at, text in enumerate(texts, 1):
            sheet.text(row, at, text, "warning" if at == 1 and when is passed else "cell")
        sheet.height(row)
