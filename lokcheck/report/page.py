"""A page of text under way: paragraphs, headings and labelled lines, wrapped to the width of the view."""

from collections.abc import Callable, Iterable

from lokcheck.report.paint import Paint, Tint
from lokcheck.report.view import View
from lokcheck.report.width import pad, width_of, wrap
from lokcheck.texts import Text

__all__ = ["Page"]

_READABLE = 100
"""Running text is not set wider than this, however wide the terminal is."""


class Page:
    """Lines in one language; tints never count as width and are never inside a measured text."""

    def __init__(self, view: View) -> None:
        self.view, self.paint = view, Paint(view.color)
        self.lines: list[str] = []
        self.measure = min(view.width, _READABLE)

    def say(self, text: Text) -> str:
        """Return ``text`` in the page's language."""
        return text.get(self.view.lang)

    def symbol(self, nice: str, ascii_only: str) -> str:
        """Return ``nice`` where the reader's encoding has it."""
        return nice if self.view.symbols else ascii_only

    def blank(self) -> None:
        """Add an empty line, unless the page has just begun or has one."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def raw(self, lines: Iterable[str]) -> None:
        """Add lines that are already made."""
        self.lines.extend(lines)

    def para(self, text: str, first: str = "", rest: str | None = None, tint: Tint = "") -> None:
        """Add a paragraph; ``first`` and ``rest`` stand before its first line and the others."""
        lines = wrap(text, self.measure, first, rest)
        self.lines.extend(_tinted(line, lambda body: self.paint(body, tint)) for line in lines)

    def heading(self, text: str) -> None:
        """Add a heading between two sections."""
        self.blank()
        self.para(text, tint="bold")

    def rule(self, sign: str, ascii_only: str) -> None:
        """Add a line across the page."""
        self.lines.append(self.symbol(sign, ascii_only) * self.measure)

    def field(self, label: str, text: str, indent: int, column: int) -> None:
        """Add ``text`` in the column ``column`` with ``label`` before it, or without one if it continues a field."""
        before = pad(" " * indent + label, column)
        before = before if width_of(before) == column else f"{before} "
        lines = wrap(text, self.measure, " " * width_of(before), " " * column)
        head = " " * indent + self.paint(label, "dim") + before[indent + len(label) :]
        self.lines.append(head + lines[0].lstrip(" "))
        self.lines.extend(lines[1:])

    def text(self) -> str:
        """Return the page, with a newline at its end."""
        return "\n".join(line.rstrip(" ") for line in self.lines).strip("\n") + "\n"


def _tinted(line: str, paint: Callable[[str], str]) -> str:
    body = line.lstrip(" ")
    return line[: len(line) - len(body)] + paint(body)
