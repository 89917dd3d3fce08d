"""A comparison as Markdown, for a comment on a pull request: whether it passes, what is new, what changed."""

from collections.abc import Iterator

from lokcheck.report.brief import posix, said
from lokcheck.report.markdown import capped, changes_block, finding_block, fitted, folded, problem_blocks
from lokcheck.report.markup import escaped, html_escaped
from lokcheck.report.model import EvidenceLine
from lokcheck.report.view import View
from lokcheck.report.words import SEVERITIES
from lokcheck.revision.forms.words import COMPARED, EXPLAINED, groups, headline, outcome, receipt, state_text, title_of
from lokcheck.revision.model import Change, DocumentRevision, Finding, Revision
from lokcheck.texts import Lang, Text

__all__ = ["render"]

_RULES = Text("Krav på själva revideringen", "Requirements on the revision")


def render(revision: Revision, view: View) -> str:
    """Return the comparison, cut between parts where it would be too long for a comment."""
    lang = view.lang
    found, changed = headline(revision)
    head = [
        f"## lokcheck · {escaped(said(title_of(revision), lang))}",
        f"**{escaped(outcome(revision, view.fail_on).get(lang))}**",
        f"{found.get(lang)} · {changed.get(lang)}",
    ]
    if not revision.documents:
        head.append(Text("Inget dokument är ändrat.", "No document has changed.").get(lang))
    blocks = list(problem_blocks(revision.problems, lang))
    for document in revision.documents:
        blocks += _document(document, lang)
    made = f"<sub>{html_escaped(receipt(revision).get(lang))}</sub>"
    return fitted("\n\n".join(head), blocks, "\n\n".join([*changes_block(revision.receipt, lang), made]), lang)


def _document(document: DocumentRevision, lang: Lang) -> Iterator[str]:
    report = document.report
    lines = [f"### {escaped(said(report.title, lang))}", escaped(said(posix(report.file), lang))]
    if document.renamed_from:
        was = said(posix(document.renamed_from), lang)
        lines.append(escaped(Text(f"Omdöpt eller flyttad från {was}.", f"Renamed or moved from {was}.").get(lang)))
    state = state_text(document)
    yield "\n\n".join([*lines, *([state.get(lang)] if state else [])])
    for kind in ("new", "worsened"):
        yield from _told(COMPARED[kind], document.found(kind), document, lang)
    for group in groups(document.changes):
        rows = [_change(change, lang) for change in group.changes]
        title = f"{html_escaped(group.title.get(lang))} ({len(rows)})"
        body = capped(rows, lang)
        # What takes something away is shown; the rest opens on a click.
        yield "\n".join([f"#### {title}", "", *body]) if group.kind == "weaker" else folded(title, body)
    rules = [item for item in document.rules if item.severity is not None]
    if rules:
        rows = [f"- **{item.rule}** ({SEVERITIES[item.severity or 'note'][0].get(lang)}): "
                f"{escaped(said(item.today.message, lang))}" for item in rules]  # fmt: skip
        yield folded(f"{_RULES.get(lang)} ({len(rows)})", capped(rows, lang))
    for state_name in ("solved", "unclear", "unchanged"):
        yield from _listed(COMPARED[state_name], document.found(state_name), lang)


def _told(title: Text, found: list[Finding], document: DocumentRevision, lang: Lang) -> Iterator[str]:
    if found:
        yield f"#### {title.get(lang)} ({len(found)})"
    yield from (finding_block(item.requirement, document.report, lang) for item in found)


def _change(change: Change, lang: Lang) -> str:
    places = [(Text("förut", "before"), change.old), (Text("nu", "now"), change.new)]
    where = ", ".join(f"{label.get(lang)} {escaped(_place(line, lang))}" for label, line in places if line is not None)
    why = ""
    if change.reason:
        why = f" {Text('Skäl', 'Reason').get(lang)}: {escaped(said(change.reason, lang))}"
    elif change.direction == "weaker" or change.kind == "moved":
        why = f" <em>{EXPLAINED[change.explained].get(lang)}</em>"
    return f"- {escaped(said(change.text, lang))}{why}<br><sub>{where}</sub>"


def _place(line: EvidenceLine, lang: Lang) -> str:
    file = said(posix(line.file), lang)
    return f"{file}:{line.line}" if line.line else file


def _listed(title: Text, found: list[Finding], lang: Lang) -> Iterator[str]:
    if found:
        rows = [f"- **{item.requirement.rule}** {escaped(said(item.requirement.title, lang))}" for item in found]
        yield folded(f"{title.get(lang)} ({len(found)})", capped(rows, lang))
