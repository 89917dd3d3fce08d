"""The documents that rest on a provision, as text to read."""

from collections.abc import Iterable

from lokcheck.audit.impact.asks import Asked, asked_of, outcome_text
from lokcheck.audit.impact.impact import Affected, Impact, Resting
from lokcheck.audit.impact.said import (
    HEADS,
    awaited_text,
    changes_by_day,
    earlier,
    finding_text,
    head,
    level,
    mention_text,
    name,
    nothing_to_do,
    summary,
)
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.view import View
from lokcheck.report.width import glued
from lokcheck.texts import Text

__all__ = ["render"]

_INDENT, _COLUMN = 7, 18
_RULES = 12


def render(found: Impact, view: View) -> str:
    """Return the answer with a newline at its end."""
    page = Page(view)
    page.para(plain(page.say(found.name)), tint="bold")
    for text in head(found):
        page.para(page.say(text), "  ", "    ")
    if found.url:
        page.para(glued(found.url), "  ", tint="dim")
    _changes(page, found)
    page.blank()
    page.para(page.say(summary(found)))
    _rules(page, found)
    asked, rest = asked_of(found)
    _section(page, HEADS["asks"], asked, found)
    _section(page, HEADS["rest"], rest, found)
    if found.failures:
        page.heading(page.say(HEADS["failures"]))
        for failed in found.failures:
            page.para(plain(f"{failed.file}: {page.say(failed.text)}"), "  ", "    ")
    return page.text()


def _changes(page: Page, found: Impact) -> None:
    if not found.changes:
        return
    page.heading(page.say(HEADS["changes"]))
    left = earlier(found)
    if left is not None:
        page.para(page.say(left), "  ", "  ")
    for day in changes_by_day(found):
        label = str(day[0].day)
        for change in day:
            coming = f"({page.say(HEADS['coming'])}) " if change.coming else ""
            page.field(label, plain(f"{coming}{change.citation}: {page.say(change.news)}"), 2, 14)
            label = ""


def _rules(page: Page, found: Impact) -> None:
    if not found.rules or not found.affected:
        return
    page.heading(page.say(HEADS["rules"]))
    for rule, title in found.rules:
        said = page.say(outcome_text(found, rule))
        page.field(rule, plain(f"{page.say(title)}: {said}"), 2, _RULES)


def _section(page: Page, title: Text, groups: Iterable[Asked], found: Impact) -> None:
    for at, group in enumerate(groups):
        if not at:
            page.heading(page.say(title))
        page.blank()
        for one in group.documents:
            _document(page, one)
        _asks(page, group, found)


def _document(page: Page, one: Affected) -> None:
    page.field(str(one.number), plain(page.say(name(one.document))), 2, _INDENT)
    page.para(plain(one.document.file.replace("\\", "/")), " " * _INDENT, tint="dim")


def _asks(page: Page, group: Asked, found: Impact) -> None:
    one = group.first
    label = page.say(HEADS["cites"])
    for mention in one.mentions:
        _field(page, label, page.say(mention_text(mention, one, lines=group.lines)))
        label = ""
    for item in one.failing:
        _finding(page, item, page.say(level(item)), finding_text(item, lines=group.lines))
    for item in one.awaited:
        _finding(page, item, str(found.judged_on), awaited_text(item, lines=group.lines))
    if not one.failing and not one.awaited:
        _field(page, page.say(HEADS["asked"]), f"{page.say(nothing_to_do(found, one))}.")


def _finding(page: Page, item: Resting, label: str, text: Text) -> None:
    _field(page, label, page.say(text))
    _field(page, page.say(HEADS["remedy"]), page.say(item.remedy))


def _field(page: Page, label: str, text: str) -> None:
    page.field(label, plain(text), _INDENT, _COLUMN)
