"""The page: one file that asks the network for nothing, in both languages, read with or without a script."""

from collections.abc import Mapping
from pathlib import Path

from lokcheck.audit.asked import asked_text
from lokcheck.audit.background import background_of
from lokcheck.audit.compact import gather
from lokcheck.audit.forms import Audit
from lokcheck.audit.history.change import History
from lokcheck.audit.history.reading import Asked, history
from lokcheck.audit.html.about import about, failures
from lokcheck.audit.html.choice import choice
from lokcheck.audit.html.country import country
from lokcheck.audit.html.data import data
from lokcheck.audit.html.due import due
from lokcheck.audit.html.findings import findings
from lokcheck.audit.html.gaps import gaps
from lokcheck.audit.html.heatmap import heatmap
from lokcheck.audit.html.regions import regions
from lokcheck.audit.html.spread import spread
from lokcheck.audit.html.summary import summary
from lokcheck.audit.html.timeline import timeline
from lokcheck.audit.html.trend import trend
from lokcheck.audit.html.words import Page, both
from lokcheck.audit.phrases import fill, phrase
from lokcheck.report.html.markup import Html, el, glue, link
from lokcheck.report.html.shell import carried, shell
from lokcheck.texts import Lang, Text

__all__ = ["render", "write"]

_PARTS = (
    ("summary", Text("I korthet", "In brief")), ("trend", Text("Sedan förra gången", "Since last time")),
    ("country", Text("Länen", "The counties")),
    ("all", Text("Dokument och ämnen", "Documents and topics")),
    ("gaps", Text("Det som oftast saknas", "What is most often missing")),
    ("spread", Text("Kraven i länen", "Requirements by county")),
    ("regions", Text("Vad varje region behöver göra", "What each region must do")),
    ("law", Text("Överenskommelserna och lagen", "Agreements and the law")),
    ("dates", Text("Översyner och andra dagar", "Reviews and other days")),
    ("failures", Text("Kunde inte läsas", "Could not be read")), ("about", Text("Om rapporten", "About this report")),
)  # fmt: skip

_SCRIPT = ("base", "figures", "dialog", "grid", "country", "requirements", "regions", "law", "choice", "start")


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Write the page to ``path``; it opens in ``lang``."""
    background = background_of(audit.rulebook, audit.head.receipt.as_of)
    page = Page(audit.head, background, gather(audit.records(), background))
    past = history(audit.database, Asked()) if audit.database else None
    path.write_text(render(page, lang, past), encoding="utf-8")


def render(page: Page, lang: Lang, past: History | None = None) -> str:
    """Return the page, with a newline at its end; ``past`` tells of the audits before it."""
    number = page.gathered.figures.documents
    title = fill(Text("Granskning av {0} dokument", "Audit of {0} {0|document|documents}"), number)
    day = Text(f"Så som det var {page.head.receipt.as_of}", f"As it was on {page.head.receipt.as_of}")
    failed = failures(page)
    there = {"failures": failed is not None, "trend": past is not None}
    content = glue(
        el("h1", both(title)), both(day, "p", class_="small"), _narrowed(page), _contents(there), choice(page),
        summary(page), trend(past) if past else None,
        country(page), heatmap(page), gaps(page), spread(page), regions(page), timeline(page), due(page), failed,
        about(page), findings(page), _dialog(),
    )  # fmt: skip
    style = carried("lokcheck.report.html", "style.css") + carried("lokcheck.audit.html", "style.css")
    return shell(f"lokcheck: {title.get(lang)}", lang, content, style, _script(), data(page))


def _narrowed(page: Page) -> Html | None:
    """What left documents out of the audit, where anything did."""
    asked = asked_text(page.head)
    return el("p", both(phrase("narrowed", asked)), class_="chosen narrowed") if asked else None


def _script() -> str:
    """Return the script: its parts one after the other, in one scope."""
    parts = (carried("lokcheck.audit.html", f"script/{name}.js") for name in _SCRIPT)
    return f'"use strict";\n(() => {{\n{"".join(parts)}}})();\n'


def _contents(there: Mapping[str, bool]) -> Html:
    """Return the contents; ``there`` says which of the parts that can be left out are there."""
    items = [el("li", link(f"#{name}", both(text))) for name, text in _PARTS if there.get(name, True)]
    label = el("span", both(Text("Innehåll", "Contents")), id="contents", class_="unseen")
    return el("nav", label, el("ul", items), aria_labelledby="contents", class_="contents")


def _dialog() -> Html:
    """Where the script shows a document."""
    close = el("button", both(Text("Stäng", "Close")), type="button", id="close")
    return el("dialog", el("div", close, el("h2", "", id="shown-title", tabindex=-1), class_="top"),
              el("div", "", id="shown-body"), id="dialog", aria_labelledby="shown-title")  # fmt: skip
