"""The documents that rest on a provision, as Markdown for a memo or an issue."""

from collections.abc import Iterator

from lokcheck.audit.impact.impact import Affected, Impact
from lokcheck.audit.impact.said import again, asks, head, mention_text, names, summary
from lokcheck.report.brief import said
from lokcheck.report.markup import escaped, linked
from lokcheck.report.view import View
from lokcheck.report.words import KINDS, SEVERITIES, word
from lokcheck.texts import Lang, Text

__all__ = ["render"]


def render(found: Impact, view: View) -> str:
    """Return the answer with a newline at its end."""
    lang = view.lang
    parts = [
        f"# {linked(said(found.name, lang), found.url)}",
        *(f"- {escaped(said(one, lang))}" for one in head(found)),
    ]
    parts += ["", escaped(said(summary(found), lang))]
    if found.rules:
        label = Text("Krav som grundas på den", "Requirements that it is the ground of").get(lang)
        parts += ["", f"{label}: {', '.join(found.rules)}."]
    for affected in found.affected:
        parts += ["", *_document(affected, found, lang)]
    if found.failures:
        parts += ["", f"## {Text('Kunde inte läsas', 'Could not be read').get(lang)}", ""]
        parts += [f"- {escaped(said(f'{one.file}: {one.text.get(lang)}', lang))}" for one in found.failures]
    return "\n".join(parts) + "\n"


def _document(affected: Affected, found: Impact, lang: Lang) -> Iterator[str]:
    document = affected.document
    kind = word(KINDS, document.kind).get(lang)
    yield f"## {escaped(said(document.title, lang))}"
    yield ""
    where = ", ".join(filter(None, (document.county, kind, document.file.replace("\\", "/"))))
    yield escaped(said(where, lang))
    yield ""
    for mention in affected.mentions:
        yield f"- {escaped(said(mention_text(mention, found), lang))}"
    for item, message, remedy in asks(affected):
        level = SEVERITIES[item.row.severity or "note"][0].get(lang)
        head = f"**{level.capitalize()} {item.rule}** {escaped(said(item.title, lang))}. {escaped(said(message, lang))}"
        yield f"- {head} {escaped(said(remedy, lang))}"
    others = names(affected)
    if others:
        yield f"- {others}: {escaped(said(again(found), lang))}"
