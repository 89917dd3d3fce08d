"""A comparison as text: what is new or worse first, then what changed in meaning, then what is solved."""

from collections.abc import Sequence

from lokcheck.report.changed import changes_part
from lokcheck.report.findings import finding
from lokcheck.report.model import DocumentReport, EvidenceLine
from lokcheck.report.page import Page
from lokcheck.report.places import in_source, place
from lokcheck.report.view import View
from lokcheck.report.words import SEVERITIES
from lokcheck.revision.forms.words import COMPARED, EXPLAINED, groups, headline, outcome, receipt, state_text, title_of
from lokcheck.revision.model import Change, DocumentRevision, Finding, Revision
from lokcheck.texts import Text

__all__ = ["render"]

_INDENT, _COLUMN = 4, 13


def render(revision: Revision, view: View) -> str:
    """Return the comparison as text, with a newline at its end; ``quiet`` gives the summary line alone."""
    if view.verbosity == "quiet":
        return f"{_line(revision, view)}\n"
    page = Page(view)
    page.para(page.say(title_of(revision)), tint="bold")
    for document in revision.documents:
        page.raw(["", ""])
        _document(page, document, revision)
    if not revision.documents:
        page.blank()
        page.para(page.say(Text("Inget dokument är ändrat.", "No document has changed.")))
    changes_part(page, revision.receipt.changes)
    page.blank()
    page.para(page.say(receipt(revision)), tint="dim")
    page.blank()
    page.para(page.say(outcome(revision, view.fail_on)))
    page.para(_line(revision, view), tint="bold")
    return page.text()


def _line(revision: Revision, view: View) -> str:
    found, changed = headline(revision)
    return f"{found.get(view.lang)} {'·' if view.symbols else '-'} {changed.get(view.lang)}"


def _document(page: Page, document: DocumentRevision, revision: Revision) -> None:
    report = document.report
    page.para(report.title, tint="bold")
    page.rule("─", "-")
    files = [(Text("Fil", "File"), document.new), (Text("Förut", "Before"), document.old)]
    for label, version in files:
        if version is not None:
            page.field(page.say(label), place(version.file, 0, 0), 2, _COLUMN)
    if document.renamed_from:
        page.field("", page.say(Text("filen är omdöpt eller flyttad", "the file was renamed or moved")), 2, _COLUMN)
    state = state_text(document)
    if state is not None:
        page.blank()
        page.para(page.say(state))
    _told(page, COMPARED["new"], document.found("new"), report)
    _told(page, COMPARED["worsened"], document.found("worsened"), report)
    for group in groups(document.changes):
        page.heading(f"{page.say(group.title)} ({len(group.changes)})")
        for change in group.changes:
            _change(page, change)
    _rules(page, document)
    _listed(page, COMPARED["solved"], document.found("solved"))
    _listed(page, COMPARED["unclear"], document.found("unclear"))
    _old_debt(page, document)


def _told(page: Page, title: Text, found: Sequence[Finding], report: DocumentReport) -> None:
    if found:
        page.heading(f"{page.say(title)} ({len(found)})")
    for item in found:
        page.blank()
        finding(page, item.requirement, report)


def _rules(page: Page, document: DocumentRevision) -> None:
    """The requirements on the revision itself: those that are not met in full, those that are in a line."""
    failed = [item for item in document.rules if item.severity is not None]
    good = [item.rule for item in document.rules if item.severity is None]
    if failed:
        page.heading(f"{page.say(Text('Krav på själva revideringen', 'Requirements on the revision'))} ({len(failed)})")
    for item in failed:
        level = page.say(SEVERITIES[item.severity or "note"][0])
        page.para(page.say(item.today.message), f"  {item.rule:<8} {level}: ", " " * 11)
        page.para(page.say(item.remedy), " " * 11, tint="dim")
    if good:
        page.blank()
        names = ", ".join(good)
        page.para(page.say(Text(f"Uppfyllda krav på revideringen: {names}.",
                                f"Requirements on the revision that are met: {names}.")))  # fmt: skip


def _change(page: Page, change: Change) -> None:
    page.para(page.say(change.text), "  - ", " " * _INDENT)
    _place(page, Text("Förut", "Before"), change.old)
    _place(page, Text("Nu", "Now"), change.new)
    if change.reason:
        page.field(page.say(Text("Skäl", "Reason")), change.reason, _INDENT, _COLUMN)
    elif change.direction == "weaker" or change.kind == "moved":
        page.field(page.say(Text("Skäl", "Reason")), page.say(EXPLAINED[change.explained]), _INDENT, _COLUMN)


def _place(page: Page, label: Text, line: EvidenceLine | None) -> None:
    if line is None:
        return
    page.field(page.say(label), place(line.file, line.line, line.column), _INDENT, _COLUMN)
    source = in_source(line)
    if source is not None and page.view.verbosity == "verbose":
        page.field("", page.say(source), _INDENT, _COLUMN)


def _listed(page: Page, title: Text, found: Sequence[Finding]) -> None:
    if found:
        page.heading(f"{page.say(title)} ({len(found)})")
    for item in found:
        page.para(page.say(item.requirement.title), f"  {item.requirement.rule:<8} ", " " * 11)


def _old_debt(page: Page, document: DocumentRevision) -> None:
    found = document.found("unchanged")
    if not found:
        return
    if page.view.verbosity == "verbose":
        _told(page, COMPARED["unchanged"], found, document.report)
        return
    names = ", ".join(item.requirement.rule for item in found)
    page.blank()
    page.para(page.say(Text(f"Fanns redan och stoppar inte ({len(found)}): {names}.",
                            f"Were there before and do not count ({len(found)}): {names}.")))  # fmt: skip
