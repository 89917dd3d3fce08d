"""How what was asked differs from the standard, for the forms that have no place of their own to tell it."""

from collections.abc import Iterator, Sequence

from lokcheck.report.brief import said
from lokcheck.report.model import Receipt, Report
from lokcheck.report.page import Page
from lokcheck.rulebook.rule import Change
from lokcheck.texts import Lang, Text

__all__ = ["DIFFERS", "change_lines", "changes_by_rule", "changes_part", "named_rules"]

DIFFERS = Text("Så avviker kontrollen från standard", "How this check differs from the standard")


def change_lines(receipt: Receipt, lang: Lang) -> list[str]:
    """Return each change of the standard on one line: which rulebook or configuration, what, and why."""
    return [_line(change, lang) for change in receipt.changes]


def changes_part(page: Page, changes: Sequence[Change]) -> None:
    """Add to ``page`` how what was asked differs from the standard, if it does: nobody shall take it for that."""
    if changes:
        page.heading(page.say(DIFFERS))
    for change in changes:
        page.para(page.say(change.text), f"  {change.folder}: ", "    ")


def named_rules(change: Change, report: Report) -> list[str]:
    """Return the requirements of ``report`` that ``change`` names; none for a parameter, or a group of requirements."""
    names = {name.strip() for name in change.target.split(",")}
    return sorted({item.rule for item in report.requirements() if names.intersection((item.rule, *item.aliases))})


def changes_by_rule(report: Report, lang: Lang) -> dict[str, str]:
    """Return the changes that bear on each requirement; those that name none of the report's may bear on all."""
    named = [(named_rules(change, report), _line(change, lang)) for change in report.receipt.changes]
    rules = {item.rule for item in report.requirements()} if named else set()
    return {rule: " | ".join(_bearing(rule, named)) for rule in rules}


def _bearing(rule: str, named: list[tuple[list[str], str]]) -> Iterator[str]:
    yield from (line for rules, line in named if not rules or rule in rules)


def _line(change: Change, lang: Lang) -> str:
    return f"{said(change.folder, lang)}: {said(change.text, lang)}"
