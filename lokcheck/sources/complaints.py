"""What is wrong with a document that is YAML but not the YAML that lokcheck reads: keys, tags, aliases, characters."""

from typing import Any

from lokcheck.errors import InputError
from lokcheck.sources.budget import Event, event_place
from lokcheck.sources.faults import fault, quoted

__all__ = ["Complaints", "unprintable"]


class Complaints(list[InputError]):
    """The errors of one document, in the order found. Each method adds one, at the place of ``event``."""

    def __init__(self, file: str, most: int) -> None:
        """``most``: more errors than that are passed over."""
        super().__init__()
        self._file, self._most = file, most

    def _add(self, event: Event, sv: str, en: str, advice: tuple[str, str]) -> None:
        if len(self) < self._most:
            self.append(fault(event_place(self._file, event), sv, en, advice))

    def alias(self, event: Event, name: str, own: bool) -> None:
        """``*name`` stands for nothing, or (``own``) for a value that it is part of."""
        sv, en = (
            ("är en upprepning av sig själv", "repeats itself")
            if own
            else ("är ingenting som finns tidigare i dokumentet", "is nothing that comes earlier in the document")
        )
        self._add(event, f"*{name} {sv}.", f"*{name} {en}.",
                  ("Sätt värdet inom citattecken om det ska börja med *.",
                   "Quote the value if it is to start with *."))  # fmt: skip

    def key_not_text(self, event: Event, shown: str) -> None:
        """A key that is read as a number, true/false or nothing."""
        self._add(event, f"Nyckeln {quoted(shown)} läses inte som text.", f"The key {quoted(shown)} is not text.",
                  (f"Skriv {quoted(shown)} med citattecken.",
                   f"Write {quoted(shown)} with quotation marks."))  # fmt: skip

    def key_not_scalar(self, event: Event) -> None:
        """A list or a mapping where a key belongs."""
        self._add(event, "En nyckel måste vara ett ord, inte en lista eller grupp.",
                  "A key must be a word, not a list or a group.",
                  ("Sätt texten inom citattecken om den ska börja med [ eller {.",
                   "Quote the text if it is to start with [ or {."))  # fmt: skip

    def key_twice(self, event: Event, key: str, first: Any) -> None:
        """``key`` is given a second time in the same mapping; the mark ``first`` is where it is for the first time."""
        line, column = first.line + 1, first.column + 1
        self._add(event, f"Nyckeln {quoted(key)} står två gånger; den första är på rad {line}, kolumn {column}.",
                  f"The key {quoted(key)} is given twice; the first is on line {line}, column {column}.",
                  ("Ta bort den ena, eller samla värdena i en lista.",
                   "Remove one of them, or gather the values in a list."))  # fmt: skip

    def merge(self, event: Event) -> None:
        """A merge key of YAML 1.1."""
        self._add(event, "Sammanslagning med << används inte här.", "Merging with << is not used here.",
                  ("Skriv ut nycklarna.", "Write the keys out."))  # fmt: skip

    def tag(self, event: Event, tag: str) -> None:
        """A tag other than those of the core schema."""
        name = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
        self._add(event, f"Märket {name} används inte här.", f"The tag {name} is not used here.",
                  ("Ta bort det; sätt värdet inom citattecken om det ska börja med !.",
                   "Remove it; quote the value if it is to start with !."))  # fmt: skip

    def not_as_tagged(self, event: Event, tag: str, text: str) -> None:
        """A value that is not what its core tag says."""
        name = "!!" + tag.rpartition(":")[2]
        self._add(event, f"{quoted(text)} är inte {name}.", f"{quoted(text)} is not {name}.",
                  ("Ta bort märket.", "Remove the tag."))  # fmt: skip

    def control(self, event: Event, char: str) -> None:
        """An escape for a character that would cut texts short in an engine, or paint the reader's terminal."""
        code = f"U+{ord(char):04X}"
        self._add(event, f"Texten innehåller ett styrtecken ({code}).", f"The text holds a control character ({code}).",
                  ("Ta bort det.", "Remove it."))  # fmt: skip


def unprintable(text: str) -> str | None:
    """Return the first control character or lone surrogate in ``text``."""
    for char in text:
        code = ord(char)
        if (code < 32 and char not in "\t\n\r") or 127 <= code < 160 or 0xD800 <= code < 0xE000:
            return char
    return None
