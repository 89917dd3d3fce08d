"""A table as text: names to the left, numbers to the right."""

from collections.abc import Iterable, Sequence

from lokcheck.report.page import Page
from lokcheck.report.width import pad, width_of, wrap

__all__ = ["table"]


def table(page: Page, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Add a table: its first column to the left, numbers to the right.

    Where it is narrow, names take several lines; one with a word too long for the column stands above its numbers.
    """
    made = [list(heads), *map(list, rows)]
    widths = [max(width_of(row[at]) for row in made) for at in range(len(heads))]
    wide = widths[0] = min(widths[0], max(_LEAST, page.view.width - sum(widths[1:]) - 2 * len(widths)))
    for name, *cells in made:
        first, *more = wrap(name, wide, "", "  ") or [""]
        if any(width_of(line) > wide for line in (first, *more)):
            page.raw([f"  {name}"])
            first, more = "", []
        numbers = (f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
        page.raw([f"  {'  '.join([pad(first, wide), *numbers])}".rstrip(), *(f"  {line}" for line in more)])


_LEAST = 12
"""Columns for names, however narrow the page is."""
