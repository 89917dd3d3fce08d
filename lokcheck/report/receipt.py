"""With what the report was made: versions, rulebook, dates, what each file held, and how far to trust it."""

from collections.abc import Iterator
from typing import NamedTuple

from lokcheck.report.changed import DIFFERS
from lokcheck.report.model import Report
from lokcheck.report.settled import baseline_lines
from lokcheck.rulebook.rule import Change
from lokcheck.texts import Text

__all__ = ["ABOUT", "RECEIPT", "ReceiptLine", "notes", "receipt_lines"]

RECEIPT = Text("Om rapporten", "About this report")
ABOUT = Text(
    "Ett program har läst dokumentet och prövat vad det säger mot lag och god praxis. Programmet bedömer text, "
    "inte verksamhet. Det som kräver en människas bedömning är utpekat och inte bedömt.",
    "A program has read the document and tried what it says against law and good practice. It judges text, not "
    "services. What needs a person's judgement is pointed out and not judged.",
)
_CHANGES = Text(f"{DIFFERS.sv}:", f"{DIFFERS.en}:")
_BASELINE = Text("Rapporten är jämförd med ett utgångsläge:", "The report is compared with a baseline:")

_ROLES = {
    "document": Text("Fil", "File"),
    "member": Text("Fil som hänvisas till", "File that is referred to"),
    "attestations": Text("Intyg", "Attestations"),
    "waivers": Text("Undantag", "Waivers"),
    "baseline": Text("Utgångsläge", "Baseline"),
    "config": Text("Inställningar", "Configuration"),
    "rules": Text("Egna regler", "Own rules"),
}


class ReceiptLine(NamedTuple):
    """A label with texts; those of ``code`` are for machines: paths and hashes."""

    label: Text
    texts: tuple[Text, ...]
    code: bool = False


def receipt_lines(report: Report) -> Iterator[ReceiptLine]:
    """Yield the lines of the receipt."""
    made = report.receipt
    yield _line(Text("Program", "Program"), f"lokcheck {made.lokcheck}, {made.engine}")
    yield _line(Text("Regelverk", "Rulebook"), made.rulebook, code=True)
    if made.register_checked:
        yield _line(Text("Lagregistret kontrollerat", "Register of law checked"), str(made.register_checked))
    yield _line(Text("Kontrollen gjord per", "Check made as of"), str(made.as_of))
    if made.register:
        yield _line(Text("Lagregister", "Register of law"), made.register, code=True)
    for document in report.documents:
        file = document.file.replace("\\", "/")
        yield _line(Text("Fil", "File"), file, f"sha256 {document.sha256}", code=True)
    judged = {document.file for document in report.documents}
    for item in made.inputs:
        if item.file not in judged:
            yield _line(_ROLES[item.role], item.file.replace("\\", "/"), f"sha256 {item.sha256}", code=True)


def notes(report: Report) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """Yield what else decided what counts: what differs from the standard, and the baseline; each under its lead."""
    if report.receipt.changes:
        yield _CHANGES, tuple(map(_change_text, report.receipt.changes))
    if report.baseline is not None:
        yield _BASELINE, tuple(baseline_lines(report.baseline))


def _change_text(change: Change) -> Text:
    return Text(f"{change.folder}: {change.text.sv}", f"{change.folder}: {change.text.en}")


def _line(label: Text, *texts: str, code: bool = False) -> ReceiptLine:
    return ReceiptLine(label, tuple(Text(text, text) for text in texts), code)
