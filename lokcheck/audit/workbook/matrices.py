"""The matrices: documents against topics and requirements, and requirements against counties."""

from lokcheck.audit.asked import is_part
from lokcheck.audit.compact import OUTCOME_LETTERS
from lokcheck.audit.figures import JUDGED, RuleFigures
from lokcheck.audit.html.words import LEVELS, level_of
from lokcheck.audit.spread import spread_of
from lokcheck.audit.workbook.sheets import DOCUMENT, Book, Head, document, lines_in_order, start
from lokcheck.report.words import MARKS, MODALITIES, word
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Text

__all__ = ["OUTCOMES_OF", "matrix", "requirements", "topics"]

OUTCOMES_OF = {letter: outcome for outcome, letter in OUTCOME_LETTERS.items()}
"""By the letter of an outcome."""
_LOOK = {
    "e": "number-error", "w": "number-warning", "n": "number-note", "q": "number-cannot_judge", "m": "number-met",
    "x": "number-not_applicable",
}  # fmt: skip
_NARROW = 4.5
_HEADS: tuple[Head, ...] = (
    (Text("Krav", "Id"), 9), (Text("Rubrik", "Requirement"), 42), (Text("Ämne", "Topic"), 24),
    (Text("Hur bindande", "How binding"), 20), (Text("Saknas", "Not met"), 9), (Text("Delvis", "Partly met"), 9),
    (Text("Uppfyllt", "Met"), 9), (Text("Bedömda dokument", "Documents judged"), 11),
    (Text("Uppfyllt i län", "Met in counties"), 11), (Text("I landet", "Over the country"), 50),
)  # fmt: skip


def topics(book: Book) -> None:
    """Write documents against topics: the gravest finding, and how many."""
    sheet, lines = book.add(Text("Dokument och ämnen", "Documents and topics")), book.page.gathered.lines
    turned = [*((column.name, 6) for column in book.columns), (Text("Alla fynd", "All findings"), 8)]
    start(sheet, DOCUMENT, len(lines), 2, turned)
    for row, number in enumerate(lines_in_order(book.page), 1):
        line = lines[number]
        document(sheet, row, line)
        for at, column in enumerate(book.columns, len(DOCUMENT)):
            level, many = level_of(line, column.places)
            sheet.text(row, at, f"{LEVELS[level].mark} {many or ''}".strip(), _LOOK.get(level, "number"))
        sheet.number(row, len(DOCUMENT) + len(book.columns), sum(letter in "ewn" for letter in line.weights))
        sheet.height(row)


def matrix(book: Book) -> None:
    """Write documents against requirements: the outcome of each. It is too wide for one page, and takes several."""
    sheet, gathered = book.add(Text("Dokument och krav", "Documents and requirements")), book.page.gathered
    places = [at for column in book.columns for at in column.places]
    turned = [(_titled(book, gathered.rules[at]), _NARROW) for at in places]
    start(sheet, DOCUMENT, len(gathered.lines), 2, turned)
    sheet.sheet.set_print_scale(60)
    for row, number in enumerate(lines_in_order(book.page), 1):
        line = gathered.lines[number]
        document(sheet, row, line)
        for at, place in enumerate(places, len(DOCUMENT)):
            outcome = OUTCOMES_OF.get(line.now[place])
            if outcome is not None:
                sheet.text(row, at, MARKS[outcome], f"number-{outcome}")
        sheet.height(row)


def _titled(book: Book, name: str) -> Text:
    rule = book.page.background.rules.get(name)
    return Text(f"{name} {rule.title.sv}", f"{name} {rule.title.en}") if rule else Text(name, name)


def requirements(book: Book) -> None:
    """Write every requirement: how many documents and counties meet it, and its outcome in each county."""
    items = {item.rule: item for item in book.page.gathered.figures.rules}
    places = [(column, at) for column in book.columns for at in column.places]
    sheet = book.add(Text("Krav", "Requirements"))
    counties = [(Text(county.name, county.name), _NARROW) for county in book.page.background.counties]
    start(sheet, _HEADS, len(places), 2, counties)
    for row, (column, at) in enumerate(places, 1):
        _requirement(sheet, row, book, (column.name, items[book.page.gathered.rules[at]]))


def _requirement(sheet: Sheet, row: int, book: Book, of: tuple[Text, RuleFigures]) -> None:
    (topic, item), background = of, book.page.background
    rule, spread = (
        background.rules.get(item.rule),
        spread_of(item, book.page.gathered.figures, background, part=is_part(book.page.head)),
    )
    modality = word(MODALITIES, rule.modality) if rule else None
    for at, text in enumerate((item.rule, rule.title if rule else item.rule, topic, modality)):
        sheet.text(row, at, text)
    for at, outcome in enumerate(JUDGED, 4):
        sheet.number(row, at, item.sums.outcomes[outcome])
    sheet.number(row, 7, item.sums.judged)
    sheet.number(row, 8, spread.number("met"))
    sheet.text(row, 9, spread.text)
    for at, county in enumerate(background.counties, len(_HEADS)):
        place = spread.places.get(county.name)
        if place is not None:
            sheet.text(row, at, MARKS[place], f"number-{place}")
        elif county.name in spread.places:
            sheet.text(row, at, MARKS["not_applicable"], "number-not_applicable")
    sheet.height(row)
