"""What could not be read, and the report about itself: with what it was made, and how its figures are counted."""

from collections.abc import Iterator

from lokcheck.audit.html.choice import whole
from lokcheck.audit.html.summary import definitions
from lokcheck.audit.html.words import Page, both, section, table
from lokcheck.report.changed import DIFFERS
from lokcheck.report.html.markup import Html, el
from lokcheck.texts import Text

__all__ = ["about", "failures"]

_HEADS = (Text("Fil", "File"), Text("Vad som är fel", "What is wrong"), Text("Att göra", "What to do"))


def failures(page: Page) -> Html | None:
    """Return the section; None where everything could be read."""
    found = page.gathered.failures
    if not found:
        return None
    intro = Text("De här filerna ingår inte i siffrorna. Ingen av dem är godkänd.",
                 "These files are not in the figures. None of them has passed.")  # fmt: skip
    rows = []
    for one in found:
        place = f"{one.file}:{one.line}:{one.column}" if one.line else one.file
        advice = both(one.advice) if one.advice else el("span", "–")
        rows.append(el("tr", el("th", el("code", place.replace("\\", "/")), scope="row"), el("td", both(one.text)),
                       el("td", advice)))  # fmt: skip
    caption = Text("Kunde inte läsas eller bedömas", "Could not be read or judged")
    return section("failures", caption, whole(), both(intro, "p"), table(caption, _HEADS, rows, "failures"))


def about(page: Page) -> Html:
    """Return the last section."""
    what = Text("Ett program har läst dokumenten och prövat vad de säger mot lag och god praxis. Programmet bedömer "
                "text, inte verksamhet. Det som kräver en människas bedömning är utpekat och inte bedömt.",
                "A program has read the documents and tried what they say against law and good practice. It judges "
                "text, not services. What needs a person's judgement is pointed out and not judged.")  # fmt: skip
    rows = [el("div", el("dt", both(label)), el("dd", value)) for label, value in _rows(page)]
    return section("about", Text("Om rapporten", "About this report"), both(what, "p"),
                   el("h3", both(Text("Så räknas siffrorna", "How the figures are counted"))), definitions(),
                   el("dl", rows, class_="facts"), _changes(page))  # fmt: skip


def _rows(page: Page) -> Iterator[tuple[Text, Html]]:
    made = page.head.receipt
    yield Text("Program", "Program"), el("span", f"lokcheck {made.lokcheck}, {made.engine}")
    yield Text("Regelverk", "Rulebook"), el("code", made.rulebook)
    if made.register_checked:
        yield Text("Lagregistret kontrollerat", "Register of law checked"), el("span", str(made.register_checked))
    yield Text("Granskningen gjord per", "Audit made as of"), el("span", str(made.as_of))
    yield Text("Underlag", "Sources"), el("span", [el("code", source) for source in page.head.sources])


def _changes(page: Page) -> Html | None:
    changes = page.head.receipt.changes
    if not changes:
        return None
    lead = both(Text(f"{DIFFERS.sv}:", f"{DIFFERS.en}:"), "p")
    items = [el("li", el("span", f"{change.folder}: "), both(change.text)) for change in changes]
    return el("div", lead, el("ul", items))
