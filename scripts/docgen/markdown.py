"""Markdown: tables, bullets and fences that come out the same each time."""

from collections.abc import Iterable, Sequence

from lokcheck.texts import Lang, Text

__all__ = ["BOTH", "Bullets", "bullets", "cell", "fence", "table"]

BOTH: tuple[Lang, Lang] = ("sv", "en")
Bullets = Sequence[tuple[int, Text]]
"""Lines of a nested list, each with its depth from 0."""


def cell(text: object) -> str:
    """Return ``text`` so that it can stand in a cell of a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return a table and an empty line; nothing for no rows."""
    lines = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    if not lines:
        return []
    return [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines, ""]


def bullets(lines: Bullets, lang: Lang) -> list[str]:
    """Return a nested list and an empty line."""
    return [*(f"{'  ' * depth}- {' '.join(text.get(lang).split())}" for depth, text in lines), ""] if lines else []


def fence(lines: Iterable[str], language: str = "yaml") -> list[str]:
    """Return a block of code and an empty line."""
    return [f"```{language}", *lines, "```", ""]
