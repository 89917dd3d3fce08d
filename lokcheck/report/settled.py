"""Findings that do not count: what a decision waives, and what was there before. They are told, and no task of today's.

An official shall see that they are there, and a reviewer that nobody hid them; neither shall have to read past them.
"""

from collections.abc import Iterable, Sequence

from lokcheck.policy.severity import at_least
from lokcheck.report.findings import by_weight, finding, told
from lokcheck.report.model import Baseline, DocumentReport, Requirement
from lokcheck.report.page import Page
from lokcheck.report.tally import is_finding
from lokcheck.report.view import View
from lokcheck.report.waivers import waiver_text
from lokcheck.report.words import OUTCOMES, SEVERITIES
from lokcheck.texts import Text

__all__ = ["baseline_lines", "counting", "hidden", "settled", "shown", "unchanged", "waived"]

_LISTED = 20


def shown(requirements: Iterable[Requirement], view: View) -> list[Requirement]:
    """Return the findings by weight, without those that are too light for ``view``."""
    return [item for item in by_weight(requirements) if at_least(told(item).severity, view.min_severity)]


def hidden(requirements: Iterable[Requirement], view: View) -> Text | None:
    """Return how many findings are too light to be shown; None where all are."""
    found = by_weight(requirements)
    left = sum(not at_least(told(item).severity, view.min_severity) for item in found)
    if not left:
        return None
    level = SEVERITIES[view.min_severity][0]
    return Text(f"{left} fynd som väger mindre än {level.sv} visas inte.",
                f"{left} finding{'s' if left > 1 else ''} lighter than {level.en} not shown.")  # fmt: skip


def counting(found: Iterable[Requirement]) -> list[Requirement]:
    """Return today's findings of ``found`` that count."""
    return [item for item in found if item.counts]


def waived(found: Iterable[Requirement]) -> list[Requirement]:
    """Return today's findings of ``found`` that a decision says to live with."""
    return [item for item in found if is_finding(item) and item.waiver is not None]


def unchanged(found: Iterable[Requirement]) -> list[Requirement]:
    """Return today's findings of ``found`` that were there before."""
    return [item for item in found if is_finding(item) and item.waiver is None and item.compared == "unchanged"]


def settled(page: Page, found: Sequence[Requirement], document: DocumentReport) -> None:
    """Add to ``page`` those of ``found`` that do not count; ``verbose`` tells each of them in full."""
    _section(page, Text("Undantag genom beslut", "Waived by decision"), waived(found), document)
    _section(page, Text("Oförändrat sedan utgångsläget", "Unchanged since the baseline"), unchanged(found), document)


def _section(page: Page, title: Text, found: Sequence[Requirement], document: DocumentReport) -> None:
    if found:
        page.heading(f"{page.say(title)} ({len(found)})")
    for item in found:
        if page.view.verbosity == "verbose":
            page.blank()
            finding(page, item, document)
        else:
            _line(page, item)


def _line(page: Page, item: Requirement) -> None:
    level = page.say(SEVERITIES[item.severity or "note"][0])
    page.para(page.say(item.title), f"  {item.rule:<8}{level}: ", " " * 10)
    if item.waiver is not None:
        page.para(page.say(waiver_text(item.waiver)), " " * 10)


def baseline_lines(baseline: Baseline) -> list[Text]:
    """Return what a report says of its baseline: the file, and which of its entries are about nothing any more."""
    lines = [Text(f"Jämfört med utgångsläget i {baseline.file}, gjort för {baseline.as_of}.",
                  f"Compared with the baseline in {baseline.file}, made for {baseline.as_of}.")]  # fmt: skip
    gone, left = baseline.gone[:_LISTED], len(baseline.gone) - _LISTED
    if not gone:
        return lines
    sv, en = [], []
    for item in gone:
        now = OUTCOMES[item.now] if item.now else Text("bedöms inte längre", "no longer judged")
        sv.append(f"{item.rule} ({now.sv})")
        en.append(f"{item.rule} ({now.en})")
    more = (f" och {left} till", f" and {left} more") if left > 0 else ("", "")
    return [*lines, Text(
        f"Inte längre fynd: {', '.join(sv)}{more[0]}. lokcheck baseline prune tar bort dem ur filen.",
        f"No longer findings: {', '.join(en)}{more[1]}. lokcheck baseline prune removes them from the file.",
    )]  # fmt: skip
