"""The findings of a comparison on the page: what is new or worse as tables that say what to do, the rest in lines."""

from collections.abc import Sequence

from lokcheck.report.actors import who
from lokcheck.report.html.context import Context
from lokcheck.report.html.ground import short_ground
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.report.html.signs import severity_label
from lokcheck.report.model import Requirement
from lokcheck.revision.forms.words import COMPARED
from lokcheck.revision.model import Compared, DocumentRevision, Finding
from lokcheck.texts import Text

__all__ = ["findings_part", "rules_part", "settled_part"]

_HEADS = (
    Text("Vad som är fel", "What is wrong"),
    Text("Att göra", "To do"),
    Text("Vem", "Who"),
    Text("Grund", "Basis"),
    Text("När", "When"),
)
_RULES = Text("Krav på själva revideringen", "Requirements on the revision")
_BEFORE = Text("Innan revideringen beslutas.", "Before the revision is decided on.")
"""By when what it adds or makes worse is to be mended, whatever its severity."""
_GOOD = Text("Uppfyllda krav på revideringen", "Requirements on the revision that are met")


def findings_part(context: Context, document: DocumentRevision) -> Html:
    """Return what is new and what is worse, each with what to do."""
    states: tuple[Compared, ...] = ("new", "worsened")
    return glue(_table(context, COMPARED[state], _items(document.found(state))) for state in states)


def rules_part(context: Context, document: DocumentRevision) -> Html:
    """Return what the revision itself lacks, and what it has."""
    failed = [item for item in document.rules if item.severity is not None]
    good = [item for item in document.rules if item.severity is None]
    return glue(_table(context, _RULES, failed), _listed(context, _GOOD, good))


def settled_part(context: Context, document: DocumentRevision) -> Html:
    """Return what is solved, and what does not count."""
    states: tuple[Compared, ...] = ("solved", "unclear", "unchanged")
    return glue(_listed(context, COMPARED[state], _items(document.found(state))) for state in states)


def _items(found: Sequence[Finding]) -> list[Requirement]:
    return [item.requirement for item in found]


def _table(context: Context, title: Text, found: Sequence[Requirement]) -> Html | None:
    if not found:
        return None
    head = context.heading(0, f"{context.say(title)} ({len(found)})")
    top = el("tr", [el("th", context.say(name), scope="col") for name in _HEADS])
    body = el("tbody", [_row(context, item) for item in found])
    return el("div", head, el("table", el("thead", top), body, class_="actions"), class_="who")


def _row(context: Context, item: Requirement) -> Html:
    what = glue(severity_label(context, item), el("span", context.say(item.today.message), class_="message"),
                el("span", f"{item.rule} {context.say(item.title)}", class_="small"), _where(item))  # fmt: skip
    cells = (
        el("span", context.say(item.remedy)),
        el("span", context.say(who(item))),
        short_ground(context, item),
        el("span", context.say(_BEFORE)),
    )
    made = [el("td", cell, data_label=context.say(name)) for name, cell in zip(_HEADS[1:], cells, strict=True)]
    return el("tr", el("th", what, scope="row"), made)


def _where(item: Requirement) -> Html | None:
    if not item.line:
        return None
    return el("span", el("code", f"{item.file.replace(chr(92), '/')}:{item.line}"), class_="small")


def _listed(context: Context, title: Text, found: Sequence[Requirement]) -> Html | None:
    if not found:
        return None
    head = context.heading(0, f"{context.say(title)} ({len(found)})")
    items = [el("li", el("b", item.rule), el("span", f" {context.say(item.title)}")) for item in found]
    return glue(head, el("ul", items))
