"""The page: one file that asks the network for nothing, in both languages, with a switch that needs no script."""

from collections.abc import Iterator

from lokcheck.report.html.context import Context
from lokcheck.report.html.document import document_part
from lokcheck.report.html.markup import Html, anchor, el, glue, link
from lokcheck.report.html.receipt import receipt_part
from lokcheck.report.html.shell import LANGS, carried, shell
from lokcheck.report.model import Report
from lokcheck.report.places import shown_problem
from lokcheck.report.tally import show_tally, tally
from lokcheck.report.titles import DOCUMENTS, FOUND, NO_DOCUMENT, OUT_OF, UNREAD, of_documents, unread
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text

__all__ = ["render"]

_HEADS = (Text("Dokument", "Document"), FOUND, OUT_OF)


def render(report: Report, view: View) -> str:
    """Return the page, with a newline at its end; ``view.lang`` is the language that it opens in."""
    style, script = (carried("lokcheck.report.html", name) for name in ("style.css", "script.js"))
    content = glue(_part(report, lang) for lang, _ in LANGS)
    return shell(_title(report, view.lang), view.lang, content, style, script)


def _title(report: Report, lang: Lang) -> str:
    number = len(report.documents)
    if number == 1:
        return f"lokcheck: {report.documents[0].title}"
    return f"lokcheck: {Text(f'granskning av {number} dokument', f'check of {number} documents').get(lang)}"


def _part(report: Report, lang: Lang) -> Html:
    """Everything in one language."""
    single = len(report.documents) == 1
    parts: list[Html | None] = [_unread(report, lang)]
    if not single:
        parts = [el("h1", of_documents(report).get(lang)), *parts, *_overview(report, lang)]
    for number, document in enumerate(report.documents, 1):
        context = Context(lang, document, number, 2 if single else 3, report.receipt.as_of, report.topics)
        head = context.swedish(document.title)
        kind = Text("Granskning av", "Check of").get(lang)
        before = el("span", f"{kind} ", class_="before")
        parts.append(el("h1" if single else "h2", before, head, id=context.id("document")))
        parts.append(document_part(context))
    parts += [_problems(report, lang), receipt_part(report, lang)]
    return el("div", parts, lang=lang, class_=f"part-{lang} {lang}")


def _unread(report: Report, lang: Lang) -> Html | None:
    """Say on top that something could not be read: what follows is not all there is."""
    text = unread(report)
    if text is None:
        return None
    return el("p", el("strong", link(f"#{anchor(lang, 'problems')}", text.get(lang))), class_="ended")


def _overview(report: Report, lang: Lang) -> Iterator[Html]:
    if not report.documents:
        yield el("p", NO_DOCUMENT.get(lang), class_="lead")
        return
    said, out_of = show_tally(tally(report.requirements()), len(report.problems))
    yield el("p", f"{said.get(lang)}. {out_of.get(lang)}.", class_="lead")
    top = el("tr", [el("th", head.get(lang), scope="col") for head in _HEADS])
    caption = el("caption", DOCUMENTS.get(lang))
    body = el("tbody", _documents(report, lang))
    yield el("table", caption, el("thead", top), body, class_="actions documents")


def _documents(report: Report, lang: Lang) -> Iterator[Html]:
    swedish = None if lang == "sv" else "sv"
    for number, document in enumerate(report.documents, 1):
        found, out_of = show_tally(tally(document.requirements), None)
        name = link(f"#{anchor(lang, number, 'document')}", el("span", document.title, lang=swedish))
        file = el("span", document.file.replace("\\", "/"), class_="small")
        cells = [
            el("td", text.get(lang), data_label=head.get(lang))
            for head, text in zip(_HEADS[1:], (found, out_of), strict=True)
        ]
        yield el("tr", el("th", name, file, scope="row"), cells)


def _problems(report: Report, lang: Lang) -> Html | None:
    if not report.problems:
        return None
    name = anchor(lang, "problems")
    head = el("h2", UNREAD.get(lang), id=name)
    items = [el("li", shown_problem(problem, lang)) for problem in report.problems]
    return el("section", head, el("ul", items), aria_labelledby=name, class_="part problems")
