"""With what the report was made: versions, rulebook, dates, and what each file held."""

from collections.abc import Iterator

from lokcheck.report.html.markup import Html, anchor, el
from lokcheck.report.model import Report
from lokcheck.texts import Lang, Text

__all__ = ["receipt_part"]


def receipt_part(report: Report, lang: Lang) -> Html:
    """Return the section about the report itself."""
    name = anchor(lang, "receipt")
    head = el("h2", Text("Om rapporten", "About this report").get(lang), id=name)
    what = Text(
        "Ett program har läst dokumentet och prövat vad det säger mot lag och god praxis. Programmet bedömer text, "
        "inte verksamhet. Det som kräver en människas bedömning är utpekat och inte bedömt.",
        "A program has read the document and tried what it says against law and good practice. It judges text, not "
        "services. What needs a person's judgement is pointed out and not judged.",
    ).get(lang)
    rows = [el("div", el("dt", label.get(lang)), el("dd", value)) for label, value in _rows(report, lang)]
    return el("section", head, el("p", what), el("dl", rows, class_="facts"), _changes(report, lang),
              aria_labelledby=name, class_="part receipt")  # fmt: skip


def _rows(report: Report, lang: Lang) -> Iterator[tuple[Text, Html]]:
    made = report.receipt
    yield Text("Program", "Program"), el("span", f"lokcheck {made.lokcheck}, {made.engine}")
    yield Text("Regelverk", "Rulebook"), el("code", made.rulebook)
    if made.register_checked:
        yield Text("Lagregistret kontrollerat", "Register of law checked"), el("span", str(made.register_checked))
    yield Text("Kontrollen gjord per", "Check made as of"), el("span", str(made.as_of))
    for document in report.documents:
        yield (
            Text("Fil", "File"),
            el("span", el("code", document.file.replace("\\", "/")), el("code", f"sha256 {document.sha256}")),
        )


def _changes(report: Report, lang: Lang) -> Html | None:
    changes = report.receipt.changes
    if not changes:
        return None
    items = [el("li", f"{change.folder}: {change.text.get(lang)}") for change in changes]
    lead = Text("Ett eget regelverk avviker från standarden:", "A rulebook of its own differs from the standard:")
    return el("div", el("p", lead.get(lang)), el("ul", items))
