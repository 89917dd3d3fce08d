"""Masks the personal identity numbers of a file while it is read, and keeps where they stood.

Nothing that comes after reading sees such a number: no value, no key, no excerpt, no error. The mask has the length of
what it hides, so every position stays what it was.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from lokcheck.personal import MASK, mask, personal_numbers
from lokcheck.sources.nodes import Mark, Path, YamlDocument

__all__ = ["FILE_NAME", "Hidden", "hide", "masked_paths", "placed"]

FILE_NAME: Path = ("file_name",)
"""Stands for the name of a document's file, which is no part of the document."""

_STEP = "personal_number"
_MASKED = re.compile(rf"{MASK}[^\w]?{MASK}{{3}}")
_MOST = 100
"""How many places are told of one file; every number is masked."""
_ESCAPE = re.compile(r"\\(?:[xuU0-9]|\r?\n)")
"""What in a text between double quotation marks can make a digit, or join two lines."""

Hidden = list[Mark]
"""Where numbers stood in a file."""


def hide(text: str) -> tuple[str, Hidden]:
    """Return ``text`` with its numbers masked, and where they stand."""
    found = personal_numbers(text)
    if not found:
        return text, []
    told = found[:_MOST]
    return mask(text), [Mark(*_line_column(text, one.start), *_line_column(text, one.end)) for one in told]


def _line_column(text: str, at: int) -> tuple[int, int]:
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def placed(documents: Iterable[YamlDocument], hidden: Hidden, text: str) -> tuple[YamlDocument, ...]:
    """Return ``documents`` with the numbers in and around each, and the paths of these among its positions.

    ``hidden`` are the numbers of the whole file, whose ``text`` may have others that only show once it is read: digits
    written as escapes. A number outside all documents, in a comment, belongs to the one before it, else to the first.
    """
    found = list(documents)
    if _ESCAPE.search(text):
        found = [_without_escaped(document) for document in found]
    starts = [document.marks[()].line if () in document.marks else 1 for document in found]
    for mark in hidden if found else ():
        at = max((n for n, line in enumerate(starts) if line <= mark.line), default=0)
        found[at] = _added(found[at], _around(found[at].marks, mark), mark)
    return tuple(found)


def masked_paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the paths of the texts and keys in plain ``value`` that hold a masked number."""
    if isinstance(value, str):
        if _MASKED.search(value):
            yield path
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in pairs:
        if isinstance(step, str) and _MASKED.search(step):
            yield (*path, step)
        yield from masked_paths(inner, (*path, step))


def _around(marks: Mapping[Path, Mark], place: Mark) -> Path:
    """Return the path of the innermost value whose text, or whose key, has ``place`` in it."""
    found: Path = ()
    for path, mark in marks.items():
        in_value = mark[:2] <= place[:2] < mark[2:4]
        in_key = mark.key_line and mark[4:6] <= place[:2] < mark[6:8]
        if (in_value or in_key) and len(path) >= len(found):
            found = path
    return found


def _added(document: YamlDocument, path: Path, mark: Mark) -> YamlDocument:
    name: Path = (*path, _STEP, len(document.personal))
    return replace(document, marks={**document.marks, name: mark}, personal=(*document.personal, name))


def _without_escaped(document: YamlDocument) -> YamlDocument:
    """Mask what was written with escapes; what was masked in the text already has none left."""
    before = set(masked_paths(document.value))
    value = _masked(document.value)
    made = replace(document, value=value)
    for path in islice(masked_paths(value), _MOST):
        if path not in before and path in document.marks:
            made = _added(made, path, document.marks[path])
    return made


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [_masked(item) for item in value]
    if isinstance(value, dict):
        return {mask(key): _masked(item) for key, item in value.items()}
    return value
