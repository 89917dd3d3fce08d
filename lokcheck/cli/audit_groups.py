"""What an audit prints by county, kind, year, status, law, topic or requirement: a table of figures."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lokcheck.audit.phrases import digits, phrase
from lokcheck.cli.streams import can_show, width
from lokcheck.report.page import Page
from lokcheck.report.text_table import table
from lokcheck.report.view import View
from lokcheck.report.words import SEVERITY_ORDER
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.groups import Group
    from lokcheck.audit.run import Result

__all__ = ["show_groups"]

_FIRST = {
    "county": Text("Län", "County"), "kind": Text("Slag av dokument", "Kind of document"), "year": Text("År", "Year"),
    "status": Text("Status", "Status"), "law": Text("Lag när det kom till", "Law when made"),
    "topic": Text("Ämne", "Topic"), "requirement": Text("Krav", "Requirement"),
}  # fmt: skip
_DOCUMENTS, _WITH_ERROR = Text("dokument", "documents"), Text("med brist", "with an error")
_FINDINGS = (Text("brister", "errors"), Text("varningar", "warnings"), Text("noteringar", "notes"))
_MET = Text("uppfyllt", "met")
_COUNTIES = Text("i län", "in counties")
_NOTES = {
    "county": Text("Dokument utan län är nationella, eller så framgår inte länet.",
                   "Documents without a county are national, or do not state it."),
    "topic": Text("Dokument är de som något krav i ämnet gäller; uppfyllt är krav av bedömda.",
                  "Documents are those that a requirement of the topic applies to; met are requirements of judged."),
    "requirement": Text("Dokument är de som kravet gäller; uppfyllt är dokument av bedömda. I ett län är ett krav "
                        "uppfyllt när det är det i alla dokument som det gäller.",
                        "Documents are those that the requirement applies to; met are documents of judged. In a county "
                        "a requirement is met when it is met in every document that it applies to."),
}  # fmt: skip


def show_groups(result: "Result", by: str, lang: Lang) -> list[str]:
    """Return the lines of the table of ``result`` by one of ``lokcheck.audit.by.BY``."""
    from lokcheck.audit.asked import is_part
    from lokcheck.audit.background import background_of
    from lokcheck.audit.compact import gather
    from lokcheck.audit.grouped import grouped

    audit = result.audit
    background = background_of(audit.rulebook, audit.head.receipt.as_of)
    page = Page(View(lang, width(), symbols=can_show(sys.stdout)))
    groups = grouped(gather(audit.records(), background), by, background, part=is_part(audit.head))
    rows = [_row(group, page) for group in groups]
    heads = [_FIRST[by], _DOCUMENTS, *(() if by == "requirement" else (_WITH_ERROR,)), *_FINDINGS, _MET]
    heads += [_COUNTIES] if by == "requirement" else []
    table(page, [page.say(head) for head in heads], rows)
    if by in _NOTES:
        page.para(page.say(_NOTES[by]), "  ")
    return page.lines


def _row(group: "Group", page: Page) -> Sequence[str]:
    """A requirement has one finding in a document at most: documents with an error would be the errors once more."""
    sums = group.sums
    findings = [sums.severities[level] for level in SEVERITY_ORDER]
    met = page.say(phrase("of", sums.outcomes["met"], sums.judged))
    if group.spread is not None:
        return [page.say(group.name), *map(digits, (group.documents, *findings)), met, page.say(group.spread.met)]
    return [page.say(group.name), *map(digits, (group.documents, group.with_error, *findings)), met]
