"""The line of the file that a finding points at, with signs under the part that is meant."""

from lokcheck.report.model import Excerpt
from lokcheck.report.page import Page
from lokcheck.report.safe import plain
from lokcheck.report.width import width_of

__all__ = ["excerpt_lines"]

_LEAST = 20
"""Columns that the text of an excerpt needs; on a narrower page there is none."""
_BEFORE = 12
"""Columns before the part that is meant, where a line is too long to show."""


def excerpt_lines(page: Page, excerpt: Excerpt, indent: int) -> None:
    """Add ``excerpt`` to ``page``: the line without its indentation, cut to the page, and signs under the part."""
    gutter = f"{' ' * indent}{excerpt.line} | "
    room = page.view.width - width_of(gutter)
    if room < _LEAST:
        return
    lead = len(excerpt.text) - len(excerpt.text.lstrip())
    start = max(excerpt.start - 1, lead)
    stop = max(excerpt.end - 1, start + 1)
    before, part = plain(excerpt.text[lead:start]), plain(excerpt.text[start:stop]) or " "
    after, dots = plain(excerpt.text[stop:]), page.symbol("…", "...")
    if width_of(before + part + after) > room and width_of(before) > _BEFORE:
        while width_of(before) > _BEFORE:
            before = before[1:]
        before = dots + before
    shown = _cut(part + after, room - width_of(before), dots)
    signs = "^" * max(1, min(width_of(part), width_of(shown)))
    page.raw([gutter + before + shown, " " * (width_of(gutter) - 2) + "| " + " " * width_of(before) + signs])


def _cut(text: str, room: int, dots: str) -> str:
    if width_of(text) <= room:
        return text
    while text and width_of(text) > room - len(dots):
        text = text[:-1]
    return text + dots
