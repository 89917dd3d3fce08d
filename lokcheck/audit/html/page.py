"""The page: one file that asks the network for nothing, in both languages, read with or without a script."""

from pathlib import Path

from lokcheck.audit.background import background_of
from lokcheck.audit.compact import gather
from lokcheck.audit.forms import Audit
from lokcheck.audit.html.about import about, failures
from lokcheck.audit.html.country import country
from lokcheck.audit.html.data import data
from lokcheck.audit.html.due import due
from lokcheck.audit.html.findings import findings
from lokcheck.audit.html.gaps import gaps
from lokcheck.audit.html.heatmap import heatmap
from lokcheck.audit.html.regions import regions
from lokcheck.audit.html.summary import summary
from lokcheck.audit.html.timeline import timeline
from lokcheck.audit.html.words import Page, both, digits
from lokcheck.report.html.markup import Html, el, glue, link
from lokcheck.report.html.shell import carried, shell
from lokcheck.texts import Lang, Text

__all__ = ["render", "write"]

_PARTS = (
    ("summary", Text("I korthet", "In brief")), ("country", Text("Länen", "The counties")),
    ("all", Text("Dokument och ämnen", "Documents and topics")),
    ("gaps", Text("De vanligaste bristerna", "The most common gaps")),
    ("regions", Text("Vad varje region behöver göra", "What each region must do")),
    ("law", Text("Överenskommelserna och lagen", "Agreements and the law")),
    ("dates", Text("Översyner och andra dagar", "Reviews and other days")),
    ("failures", Text("Kunde inte läsas", "Could not be read")), ("about", Text("Om rapporten", "About this report")),
)  # fmt: skip


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Write the page to ``path``; it opens in ``lang``."""
    background = background_of(audit.rulebook, audit.head.receipt.as_of)
    page = Page(audit.head, background, gather(audit.records(), background))
    path.write_text(render(page, lang), encoding="utf-8")


def render(page: Page, lang: Lang) -> str:
    """Return the page, with a newline at its end."""
    number = page.gathered.figures.documents
    title = Text(f"Granskning av {digits(number)} dokument", f"Audit of {digits(number)} documents")
    day = Text(f"Så som det var {page.head.receipt.as_of}", f"As it was on {page.head.receipt.as_of}")
    failed = failures(page)
    content = glue(
        el("h1", both(title)), both(day, "p", class_="small"), _contents(failed is not None), summary(page),
        country(page), heatmap(page), gaps(page), regions(page), timeline(page), due(page), failed, about(page),
        findings(page), _dialog(),
    )  # fmt: skip
    style = carried("lokcheck.report.html", "style.css") + carried("lokcheck.audit.html", "style.css")
    script = carried("lokcheck.audit.html", "script.js")
    return shell(f"lokcheck: {title.get(lang)}", lang, content, style, script, data(page))


def _contents(failed: bool) -> Html:
    items = [el("li", link(f"#{name}", both(text))) for name, text in _PARTS if failed or name != "failures"]
    label = el("span", both(Text("Innehåll", "Contents")), id="contents", class_="unseen")
    return el("nav", label, el("ul", items), aria_labelledby="contents", class_="contents")


def _dialog() -> Html:
    """Where the script shows a document."""
    close = el("button", both(Text("Stäng", "Close")), type="button", id="close")
    return el("dialog", el("div", close, el("h2", "", id="shown-title", tabindex=-1), class_="top"),
              el("div", "", id="shown-body"), id="dialog", aria_labelledby="shown-title")  # fmt: skip
