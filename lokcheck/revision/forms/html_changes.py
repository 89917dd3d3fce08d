"""The changes in meaning on the page: a table for each group, with what stood there and what stands there now."""

from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.report.model import EvidenceLine
from lokcheck.report.places import in_source
from lokcheck.revision.forms.words import EXPLAINED, Group, groups
from lokcheck.revision.model import Change, DocumentRevision
from lokcheck.texts import Text

__all__ = ["changes_part"]

_HEADS = (
    Text("Vad som är ändrat", "What changed"),
    Text("Förut", "Before"),
    Text("Nu", "Now"),
    Text("Förklaring i dokumentet", "Explanation in the document"),
)
_NONE = Text("anges inte", "not stated")


def changes_part(context: Context, document: DocumentRevision) -> Html | None:
    """Return the changes of a document; None where nothing changed in meaning."""
    return glue(_group(context, group) for group in groups(document.changes)) if document.changes else None


def _group(context: Context, group: Group) -> Html:
    head = context.heading(0, f"{context.say(group.title)} ({len(group.changes)})")
    top = el("tr", [el("th", context.say(name), scope="col") for name in _HEADS])
    body = el("tbody", [_row(context, change) for change in group.changes])
    return glue(head, el("table", el("thead", top), body, class_=f"changes {group.kind}"))


def _row(context: Context, change: Change) -> Html:
    stated = _stated(change)
    cells = [
        _value(context, _HEADS[1], change.old, "del", stated=stated[0]),
        _value(context, _HEADS[2], change.new, "ins", stated=stated[1]),
        el("td", _why(context, change), data_label=context.say(_HEADS[3])),
    ]
    return el("tr", el("th", context.say(change.text), scope="row"), cells)


def _stated(change: Change) -> tuple[bool, bool]:
    """Whether each version states what the change is about, and not only the entry that it stands in."""
    field = bool(change.field)
    return not (field and change.kind == "added"), not (field and change.kind == "removed")


def _value(context: Context, head: Text, line: EvidenceLine | None, mark: str, *, stated: bool) -> Html:
    label = context.say(head)
    if line is None or not stated:
        return el("td", context.say(_NONE), data_label=label, class_="none")
    where = Text(f"filens rad {line.line}", f"line {line.line} of the file")
    at = el("span", context.say(where), class_="at") if line.line else None
    source = in_source(line)
    more = el("span", context.say(source), class_="at") if source is not None else None
    return el("td", el("span", el(mark, context.own(line.what)), class_="value"), at, more, data_label=label)


def _why(context: Context, change: Change) -> Html:
    if change.reason:
        return context.swedish(change.reason)
    asked = change.direction == "weaker" or change.kind == "moved"
    return el("span", context.say(EXPLAINED[change.explained]) if asked or change.explained != "no" else "–")
