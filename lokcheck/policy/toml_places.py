"""Where each key and each item of a TOML file stands: Python's reader tells the values and not their places.

The text has been read as TOML before, so the scanner only has to find its way, not to judge it.
"""

import re
import tomllib
from bisect import bisect_right

__all__ = ["Place", "Path", "places_of"]

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, from 1."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)
_PLAIN = re.compile(r"[^,\]}#\n]+")


def places_of(text: str) -> dict[Path, Place]:
    """Return the place of every key (where it is first given) and of every item of an array in ``text``."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    scanner.document()
    return scanner.places


class _Scanner:
    """Walks over the text once; ``at`` is the offset of what comes next."""

    def __init__(self, text: str) -> None:
        self.places: dict[Path, Place] = {}
        self._text, self._at = text, 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._tables: dict[Path, int] = {}
        """Arrays of tables, with the number of tables that each has so far."""

    def document(self) -> None:
        """Scan the whole text."""
        base: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                base = self._header()
            else:
                self._pair(base)
            self._skip(_BLANK)

    def _header(self) -> Path:
        """Scan ``[a.b]`` or ``[[a.b]]`` and return the path of the table that it opens."""
        double = self._text.startswith("[[", self._at)
        self._at += 2 if double else 1
        path: Path = ()
        start = self._at
        for name, start in self._key():
            path = (*path, name)
            self.places.setdefault(path, self._place(start))
            if path in self._tables:
                path = (*path, self._tables[path] - 1)
        if double:
            path = path[:-1] if isinstance(path[-1], int) else path
            number = self._tables.get(path, 0)
            self._tables[path] = number + 1
            path = (*path, number)
            self.places.setdefault(path, self._place(start))
        self._at += 2 if double else 1
        return path

    def _pair(self, base: Path) -> None:
        path: Path = base
        for name, start in self._key():
            path = (*path, name)
            self.places.setdefault(path, self._place(start))
        self._at += 1  # the sign =
        self._value(path)

    def _key(self) -> list[tuple[str, int]]:
        """Return the parts of a dotted key, each with its offset."""
        names: list[tuple[str, int]] = []
        while True:
            self._skip(_SPACE)
            match = _BARE_KEY.match(self._text, self._at) or _STRING.match(self._text, self._at)
            assert match is not None
            word = match[0]
            name = word if word[0] not in "\"'" else str(tomllib.loads(f"x = {word}")["x"])
            names.append((name, match.start()))
            self._at = match.end()
            self._skip(_SPACE)
            if not self._text.startswith(".", self._at):
                return names
            self._at += 1

    def _value(self, path: Path) -> None:
        self._skip(_BLANK)
        sign = self._text[self._at]
        if sign == "[":
            self._array(path)
        elif sign == "{":
            self._table(path)
        else:
            self._skip(_STRING if sign in "\"'" else _PLAIN)

    def _array(self, path: Path) -> None:
        number = 0
        self._at += 1
        while not self._closes("]"):
            self._note((*path, number))
            self._value((*path, number))
            number += 1

    def _table(self, path: Path) -> None:
        self._at += 1
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, sign: str) -> bool:
        """Skip a comma and what is blank; return whether the array or table ends here, and step over its end."""
        self._skip(_BLANK)
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip(_BLANK)
        if self._text.startswith(sign, self._at):
            self._at += 1
            return True
        return False

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _note(self, path: Path) -> None:
        self.places.setdefault(path, self._place(self._at))

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
