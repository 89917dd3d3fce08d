"""A comparison as one web page in both languages: whether it passes, what is new, and what changed in meaning."""

from collections.abc import Iterator

from lokcheck.report.changed import DIFFERS, change_lines
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, anchor, el, glue
from lokcheck.report.html.shell import LANGS, carried, shell
from lokcheck.report.places import shown_problem
from lokcheck.report.view import View
from lokcheck.revision.changes import is_substance
from lokcheck.revision.forms.html_changes import changes_part
from lokcheck.revision.forms.html_findings import findings_part, rules_part, settled_part
from lokcheck.revision.forms.words import headline, outcome, receipt, state_text
from lokcheck.revision.gate import stopping
from lokcheck.revision.model import DocumentRevision, Revision
from lokcheck.texts import Lang, Text

__all__ = ["render"]

_TITLE = Text("Jämförelse av två versioner", "Comparison of two versions")


def render(revision: Revision, view: View) -> str:
    """Return the page, with a newline at its end; ``view.lang`` is the language that it opens in."""
    style = carried("lokcheck.report.html", "style.css") + carried("lokcheck.revision.forms", "diff.css")
    content = glue(_part(revision, view, lang) for lang, _ in LANGS)
    return shell(f"lokcheck: {_TITLE.get(view.lang)}", view.lang, content, style, "")


def _part(revision: Revision, view: View, lang: Lang) -> Html:
    """Everything in one language."""
    names = Text(f"Från {revision.old.sv} till {revision.new.sv}", f"From {revision.old.en} to {revision.new.en}")
    stopped = bool(revision.problems) or any(stopping(revision, view.fail_on))
    parts: list[Html | None] = [
        el("h1", el("span", names.get(lang), class_="before"), el("span", _TITLE.get(lang))),
        el("p", outcome(revision, view.fail_on).get(lang), class_="verdict stopped" if stopped else "verdict"),
        el("p", f"{'. '.join(_capital(half.get(lang)) for half in headline(revision))}.", class_="lead"),
        _figures(revision, lang),
        _problems(revision, lang),
    ]
    if not revision.documents:
        parts.append(el("p", Text("Inget dokument är ändrat.", "No document has changed.").get(lang)))
    for number, document in enumerate(revision.documents, 1):
        parts.append(_document(Context(lang, document.report, number, 3, revision.receipt.as_of, revision.topics),
                               document))  # fmt: skip
    parts.append(el("p", receipt(revision).get(lang), class_="small"))
    if revision.receipt.changes:
        lines = [el("li", line) for line in change_lines(revision.receipt, lang)]
        parts += [el("p", f"{DIFFERS.get(lang)}:", class_="small"), el("ul", lines, class_="small")]
    return el("div", parts, lang=lang, class_=f"part-{lang} {lang}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _figures(revision: Revision, lang: Lang) -> Html:
    weaker = sum(one.direction == "weaker" and is_substance(one) for one in revision.changes)
    numbers = (
        (Text("nya fynd", "new findings"), len(list(revision.findings("new"))), "error"),
        (Text("förvärrade fynd", "worsened findings"), len(list(revision.findings("worsened"))), "warning"),
        (Text("lösta fynd", "solved findings"), len(list(revision.findings("solved"))), "met"),
        (Text("fynd som fanns redan", "findings that were there before"), len(list(revision.findings("unchanged"))),
         "other"),
        (Text("ändringar till mindre än förut", "changes to less than before"), weaker, "warning"),
    )  # fmt: skip
    cells = [
        el("div", el("dt", text.get(lang)), el("dd", el("b", str(number))), class_=kind)
        for text, number, kind in numbers
    ]
    return el("dl", cells, class_="figures")


def _document(context: Context, document: DocumentRevision) -> Html:
    title = context.id("document")
    head = el("h2", context.swedish(document.report.title), id=title)
    state = state_text(document)
    told = el("p", context.say(state), class_="state") if state else None
    facts = el("dl", list(_files(context, document)), class_="facts")
    return el("section", head, facts, told, findings_part(context, document), changes_part(context, document),
              rules_part(context, document), settled_part(context, document),
              aria_labelledby=title, class_="part revised")  # fmt: skip


def _files(context: Context, document: DocumentRevision) -> Iterator[Html]:
    rows = [(Text("Nu", "Now"), document.new), (Text("Förut", "Before"), document.old)]
    for label, version in rows:
        if version is not None:
            file = el("dd", el("code", version.file.replace("\\", "/")))
            yield el("div", el("dt", context.say(label)), file)
    if document.renamed_from:
        said = Text("Filen är omdöpt eller flyttad.", "The file was renamed or moved.")
        yield el("div", el("dt", context.say(Text("Fil", "File"))), el("dd", context.say(said)))


def _problems(revision: Revision, lang: Lang) -> Html | None:
    if not revision.problems:
        return None
    name = anchor(lang, "problems")
    head = el("h2", Text("Kunde inte läsas", "Could not be read").get(lang), id=name)
    items = [el("li", shown_problem(problem, lang)) for problem in revision.problems]
    return el("section", head, el("ul", items), aria_labelledby=name, class_="part problems")
