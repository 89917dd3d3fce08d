"""The columns of the sheet of requirements: what stands in each, how wide it is, and how it looks."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from lokcheck.report.actors import who
from lokcheck.report.aside import asked
from lokcheck.report.basis import modality_text, of_today
from lokcheck.report.due import due, next_law
from lokcheck.report.findings import told
from lokcheck.report.model import DocumentReport, Requirement
from lokcheck.report.places import in_source, place, shows
from lokcheck.report.tally import is_finding, is_old_finding
from lokcheck.report.titles import TO_DO, TOPIC
from lokcheck.report.waivers import waiver_text
from lokcheck.report.when import when
from lokcheck.report.words import MARKS, OUTCOMES, SEVERITIES
from lokcheck.report.workbook.looks import Sheet
from lokcheck.texts import Text

__all__ = ["Column", "Row", "columns"]

_LINKS = 2
"""Provisions that have a column, and so a link, of their own."""
_PLACES = 6
_UNJUDGED = ("error", "cannot_judge", "manual")


class Row(NamedTuple):
    """A requirement of a document; ``number`` is that of the finding in the Word report."""

    item: Requirement
    document: DocumentReport
    topic: Text
    number: int | None


class Column(NamedTuple):
    """``put`` writes the cell; ``own``: for what the review group writes itself; ``printed``: goes on paper."""

    head: Text
    width: int
    put: Callable[[Sheet, int, int, Row], None]
    own: bool = False
    printed: bool = True


def columns(*, several: bool) -> Sequence[Column]:
    """Return the columns, with one for the document where there are ``several``."""
    document = [Column(Text("Dokument", "Document"), 20, _text(lambda row: row.document.title))] if several else []
    return (
        Column(Text("Nr", "No."), 4, lambda sheet, line, at, row: sheet.number(line, at, row.number)),
        Column(Text("Krav", "Id"), 8, _text(lambda row: row.item.rule)),
        Column(Text("Rubrik", "Requirement"), 19, _text(lambda row: row.item.title, "strong")),
        *document,
        Column(Text("Utfall nu", "Outcome now"), 12, _outcome_now),
        Column(Text("Allvar", "Severity"), 9, _severity),
        Column(Text("Vad som framkom", "What was found"), 29, _text(_found)),
        Column(TO_DO, 34, _text(_remedy)),
        Column(Text("Vem", "Who"), 15, _text(lambda row: who(row.item) if is_finding(row.item) else None)),
        Column(Text("När", "When"), 14, _text(_due)),
        Column(Text("Hur bindande", "How binding"), 12, _text(lambda row: modality_text(row.item))),
        *(Column(Text(f"Lagrum {n + 1}", f"Provision {n + 1}"), 23, _provision(n)) for n in range(_LINKS)),
        *_OWN,
        Column(TOPIC, 24, _text(lambda row: row.topic), printed=False),
        Column(Text("Belägg", "Evidence"), 90, _text(_evidence), printed=False),
        Column(Text("Utfall på egen dag", "Outcome on its own date"), 15, _outcome_then, printed=False),
        Column(Text("Ändrades", "Changed on"), 12,
               lambda sheet, line, at, row: sheet.day(line, at, row.item.changed_on), printed=False),
        Column(Text("Då och nu", "Then and now"), 40, _text(lambda row: when(row.item, row.document)), printed=False),
        Column(Text("Undantag", "Waiver"), 40, _text(_waiver), printed=False),
        Column(Text("Fler lagrum", "More provisions"), 24, _text(_more), printed=False),
        Column(Text("Rad i filen", "Line of the file"), 34, _text(_file), printed=False),
    )  # fmt: skip


def _text(give: Callable[[Row], Text | str | None], look: str = "cell") -> Callable[[Sheet, int, int, Row], None]:
    def put(sheet: Sheet, line: int, at: int, row: Row) -> None:
        sheet.text(line, at, give(row), look)

    return put


def _blank(look: str) -> Callable[[Sheet, int, int, Row], None]:
    return lambda sheet, line, at, _: sheet.text(line, at, None, look)


_OWN = (
    Column(Text("Vår kommentar", "Our comment"), 20, _blank("input"), own=True),
    Column(Text("Ansvarig", "Responsible"), 12, _blank("input"), own=True),
    Column(Text("Klart senast", "Done by"), 11, _blank("input-day"), own=True),
)


def _outcome_now(sheet: Sheet, line: int, at: int, row: Row) -> None:
    outcome = row.item.today.outcome
    sheet.text(line, at, f"{MARKS[outcome]} {sheet.say(OUTCOMES[outcome])}", outcome)


def _outcome_then(sheet: Sheet, line: int, at: int, row: Row) -> None:
    before = row.item.at_adoption
    if before is None:
        sheet.text(line, at, None)
    else:
        sheet.text(line, at, f"{MARKS[before.outcome]} {sheet.say(OUTCOMES[before.outcome])}", before.outcome)


def _severity(sheet: Sheet, line: int, at: int, row: Row) -> None:
    severity = row.item.severity
    name = None if severity is None else SEVERITIES[severity][0]
    sheet.text(line, at, name, severity or "cell")


def _found(row: Row) -> Text:
    return asked(row.item) if row.item.today.outcome in _UNJUDGED else told(row.item).message


def _remedy(row: Row) -> Text | None:
    return row.item.remedy if is_finding(row.item) else None


def _due(row: Row) -> Text | None:
    if not (is_finding(row.item) or is_old_finding(row.item)):
        return None
    coming, by = next_law(row.item, row.document), due(row.item, row.document)
    return Text(f"{by.sv} {coming.sv}", f"{by.en} {coming.en}") if coming else by


def _provision(number: int) -> Callable[[Sheet, int, int, Row], None]:
    def put(sheet: Sheet, line: int, at: int, row: Row) -> None:
        found = of_today(row.item)
        if number < len(found):
            sheet.link(line, at, found[number].citation, found[number].url)
        else:
            sheet.text(line, at, None)

    return put


def _more(row: Row) -> str:
    return "; ".join(line.citation for line in of_today(row.item)[_LINKS:])


def _evidence(row: Row) -> Text:
    _, lines = shows(told(row.item))
    sv, en = [], []
    for line in lines[:_PLACES]:
        source = in_source(line)
        sv.append(f"{line.what.sv}: {source.sv}" if source else line.what.sv)
        en.append(f"{line.what.en}: {source.en}" if source else line.what.en)
    left = len(lines) - _PLACES
    if left > 0:
        sv.append(f"och {left} till")
        en.append(f"and {left} more")
    return Text(" | ".join(sv), " | ".join(en))


def _waiver(row: Row) -> Text | None:
    return waiver_text(row.item.waiver) if row.item.waiver is not None and row.item.severity else None


def _file(row: Row) -> str:
    return place(row.item.file, row.item.line, 0)
