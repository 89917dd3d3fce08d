"""The looks of cells, made once for a workbook, and how texts, links and dates are put into them."""

import datetime as dt
import re
from typing import Any

from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from lokcheck.report.brief import said
from lokcheck.report.safe import for_xml
from lokcheck.report.tints import FILLS, INKS
from lokcheck.report.width import wrap
from lokcheck.texts import Lang, Text

__all__ = ["Looks", "Sheet", "new_sheet"]

_SAFE_URL = re.compile(r"https://[\w.-]+(?:[/?#][^\s\"'<>\\]*)?\Z", re.ASCII)
_LONGEST, _LONGEST_URL, _MOST_LINKS = 32_000, 2_000, 60_000
"""What a cell, a link and a sheet can hold, with a margin."""
_A4 = 9
_PAGE = Text("&L&A&RSida &P av &N", "&L&A&RPage &P of &N")
_LINE, _HIGHEST = 13, 409
"""Points of a line, and of the highest row that Excel knows."""
_LETTERS = 1.14
"""Letters of ten points to a digit of the width."""
_FONT = {"font_name": "Arial", "font_size": 10, "font_color": "#1A1F24"}
_CELL = {**_FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#C5CCD3"}
_DAY = "yyyy-mm-dd"
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "bold": True, "font_size": 14, "text_wrap": True, "valign": "top"},
    "section": {**_FONT, "bold": True, "font_size": 12},
    "lead": {**_FONT, "font_size": 12, "text_wrap": True, "valign": "top"},
    "plain": {**_FONT, "text_wrap": True, "valign": "top"},
    "label": {**_FONT, "bold": True, "valign": "top"},
    "code": {**_FONT, "font_name": "Courier New", "font_size": 9, "text_wrap": True, "valign": "top"},
    "head": {**_CELL, "bold": True, "bg_color": "#E3E8ED"},
    "head-turned": {
        **_CELL,
        "bold": True,
        "bg_color": "#E3E8ED",
        "rotation": 90,
        "align": "center",
        "valign": "bottom",
    },
    "own": {**_CELL, "bold": True, "bg_color": "#FFE699"},
    "cell": _CELL,
    "strong": {**_CELL, "bold": True},
    "number": {**_CELL, "align": "center"},
    **{
        f"number-{name}": {**_CELL, "align": "center", "font_color": f"#{INKS[name]}", "bg_color": f"#{fill}"}
        for name, fill in FILLS.items()
    },
    "day": {**_CELL, "num_format": _DAY, "align": "left"},
    "link": {**_CELL, "font_color": "#0B4F8A", "underline": 1},
    "input": {**_CELL, "bg_color": "#FFFBEA", "locked": False},
    "input-day": {**_CELL, "bg_color": "#FFFBEA", "num_format": _DAY, "align": "left", "locked": False},
    **{name: {**_CELL, "font_color": f"#{INKS[name]}", "bg_color": f"#{fill}"} for name, fill in FILLS.items()},
}


class Looks:
    """The formats of a workbook by name: those of outcomes and severities have their names."""

    def __init__(self, book: Workbook) -> None:
        self._made = {name: book.add_format(look) for name, look in _LOOKS.items()}

    def __getitem__(self, name: str) -> Any:
        return self._made[name]


class Sheet:
    """A sheet that is written in one language: every text stays a text, whatever it begins with."""

    def __init__(self, sheet: Worksheet, looks: Looks, lang: Lang) -> None:
        self.sheet, self.looks, self._lang, self._links = sheet, looks, lang, 0
        self._widths: dict[int, float] = {}
        self._lines: dict[int, int] = {}

    def width(self, column: int, width: float) -> None:
        """Make a column ``width`` digits wide."""
        self._widths[column] = width
        self.sheet.set_column(column, column, width)

    def heights(self) -> None:
        """Make every row as high as its highest text: what opens the workbook may not do so by itself."""
        for row in list(self._lines):
            self.height(row)

    def height(self, row: int) -> None:
        """Make ``row`` as high as its highest text, before the next row: where rows go to the file as they come."""
        lines = self._lines.pop(row, 1)
        if lines > 1:
            self.sheet.set_row(row, min(_LINE * lines + 3, _HIGHEST))

    def say(self, text: Text | str | None) -> str:
        """Return ``text`` in the language of the workbook, on one line, as a cell can hold it."""
        made = for_xml(said(text, self._lang))
        return made if len(made) <= _LONGEST else f"{made[:_LONGEST]} …"

    def text(self, row: int, column: int, text: Text | str | None, look: str = "cell") -> None:
        """Write a text."""
        made = self.say(text)
        self._measure(row, column, made)
        if made:
            self.sheet.write_string(row, column, made, self.looks[look])
        else:
            self.sheet.write_blank(row, column, None, self.looks[look])

    def number(self, row: int, column: int, number: int | None, look: str = "number") -> None:
        """Write a number; an empty cell for None."""
        if number is None:
            self.text(row, column, None, look)
        else:
            self.sheet.write_number(row, column, number, self.looks[look])

    def day(self, row: int, column: int, day: dt.date | None) -> None:
        """Write a day that Excel can sort and count with; as text where it is before 1900."""
        if day is None or day.year < 1901:
            self.text(row, column, str(day) if day else None)
        else:
            self.sheet.write_datetime(row, column, dt.datetime.combine(day, dt.time()), self.looks["day"])

    def link(self, row: int, column: int, text: Text | str, url: str | None) -> None:
        """Write a text as a link; without one where the address is none that may be followed."""
        made = self.say(text)
        safe = url is not None and len(url) <= _LONGEST_URL and _SAFE_URL.match(url) is not None
        if not (safe and made and self._links < _MOST_LINKS):
            self.text(row, column, text)
            return
        self._links += 1
        self._measure(row, column, made)
        self.sheet.write_url(row, column, str(url), self.looks["link"], made[:250])

    def _measure(self, row: int, column: int, text: str) -> None:
        room = self._widths.get(column)
        if room and len(text) > room:
            lines = len(wrap(text, max(1, int(room * _LETTERS))))
            self._lines[row] = max(lines, self._lines.get(row, 1))


def new_sheet(book: Workbook, looks: Looks, name: str, lang: Lang) -> Sheet:
    """Add a sheet to ``book`` that prints on the width of an A4 page, with its name and page numbers at the foot."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(_PAGE.get(lang))
    sheet.hide_gridlines(2)
    return Sheet(sheet, looks, lang)
