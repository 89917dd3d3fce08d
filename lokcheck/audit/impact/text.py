"""The documents that rest on a provision, as text to read."""

from lokcheck.audit.impact.impact import Affected, Impact
from lokcheck.audit.impact.said import again, asks, head, mention_text, names, summary
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.view import View
from lokcheck.report.words import KINDS, SEVERITIES, word
from lokcheck.texts import Text

__all__ = ["render"]

_INDENT, _COLUMN = 2, 13


def render(found: Impact, view: View) -> str:
    """Return the answer with a newline at its end."""
    page = Page(view)
    page.para(plain(page.say(found.name)), tint="bold")
    for text in head(found):
        page.para(page.say(text), "  ", "    ")
    page.blank()
    page.para(page.say(summary(found)))
    if found.rules:
        said = Text("Krav som grundas på den: ", "Requirements that it is the ground of: ")
        page.para(f"{page.say(said)}{', '.join(found.rules)}.")
    for affected in found.affected:
        _document(page, affected, found)
    if found.failures:
        page.heading(page.say(Text("Kunde inte läsas", "Could not be read")))
        for failed in found.failures:
            page.para(plain(f"{failed.file}: {page.say(failed.text)}"), "  ", "    ")
    return page.text()


def _document(page: Page, affected: Affected, found: Impact) -> None:
    document = affected.document
    kind = page.say(word(KINDS, document.kind))
    name = ", ".join(filter(None, (document.county, kind)))
    page.heading(plain(name[:1].upper() + name[1:]))
    page.para(plain(document.title), "  ", "  ")
    page.para(plain(document.file.replace("\\", "/")), "  ", "  ", tint="dim")
    label = page.say(Text("Hänvisar", "Cites"))
    for mention in affected.mentions:
        page.field(label, plain(page.say(mention_text(mention, found))), _INDENT, _COLUMN)
        label = ""
    for item, message, remedy in asks(affected):
        level = page.say(SEVERITIES[item.row.severity or "note"][0])
        text = f"{item.rule} {page.say(item.title)}. {page.say(message)}"
        page.field(level[:1].upper() + level[1:], plain(text), _INDENT, _COLUMN)
        page.field(page.say(Text("Åtgärd", "Remedy")), page.say(remedy), _INDENT, _COLUMN)
    others = names(affected)
    if others:
        page.field(page.say(Text("Övriga", "Others")), f"{others}: {page.say(again(found))}", _INDENT, _COLUMN)
