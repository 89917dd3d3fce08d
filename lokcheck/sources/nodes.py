"""What reading YAML gives: plain values, and beside them a table that says where each of them stands.

Positions live in a table keyed by path, so that neither models nor rule authors handle line numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lokcheck.errors import InputError

__all__ = ["LIMITS", "Limits", "Mark", "Path", "Reading", "YamlDocument"]

Path = tuple[str | int, ...]
"""The way to a value: keys and positions in lists (from 0); ``()`` is the whole document."""


class Mark(NamedTuple):
    """Where a value stands, and the key that it belongs to.

    Lines and columns count from 1, columns in characters; an end is the column after the last character. The key's
    numbers are 0 for an item of a list and for the document itself.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    key_line: int = 0
    key_column: int = 0
    key_end_line: int = 0
    key_end_column: int = 0


class Limits(NamedTuple):
    """How much a file may hold. Real agreements are a hundredth of it; more is a mistake or an attack."""

    max_bytes: int = 5_000_000
    depth: int = 64
    """Levels of nesting; what an alias stands for counts at the alias."""
    nodes: int = 100_000
    """Values in the file, with everything that aliases repeat."""
    aliases: int = 1_000
    problems: int = 50
    """Errors after which the rest of the file is left unread."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One document of a YAML file.

    ``value`` is made of dict, list, str, int, float, bool and None; it may share parts where the file has aliases,
    and must not be changed. ``raw`` holds the text of unquoted numbers and true/false as written ('5.10'), for
    fields that want text. ``index`` counts the documents of the file from 0. ``personal`` has a path for each personal
    identity number that was masked in it: that of what it stands in, and two steps more (``sources.personal``).
    """

    value: Any
    marks: Mapping[Path, Mark]
    file: str
    index: int = 0
    raw: Mapping[Path, str] = field(default_factory=dict)
    personal: tuple[Path, ...] = ()


class Reading(NamedTuple):
    """The documents of a file that could be read, and what is wrong with the others."""

    documents: tuple[YamlDocument, ...]
    problems: tuple[InputError, ...]
