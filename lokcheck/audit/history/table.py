"""A table of the history as text."""

from collections.abc import Iterable, Sequence

from lokcheck.report.page import Page
from lokcheck.report.width import pad, width_of, wrap

__all__ = ["table"]


def table(page: Page, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Add a table: its first column to the left, numbers to the right; where it is narrow, names take several lines."""
    made = [list(heads), *map(list, rows)]
    widths = [max(width_of(row[at]) for row in made) for at in range(len(heads))]
    widths[0] = min(widths[0], max(_LEAST, page.view.width - sum(widths[1:]) - 2 * len(widths)))
    for name, *cells in made:
        first, *more = wrap(name, widths[0], "", "  ") or [""]
        numbers = (f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
        page.raw([f"  {'  '.join([pad(first, widths[0]), *numbers])}".rstrip(), *(f"  {line}" for line in more)])


_LEAST = 12
"""Columns for names, however narrow the page is."""
