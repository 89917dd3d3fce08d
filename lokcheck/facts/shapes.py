"""How a document's classes become facts: which of their keys are scalars, dates, lists of words, or entries.

A class is a model, or the record that stands in for it (``lokcheck.model.record``), for which pydantic is not needed.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lokcheck.model.record import Record

if TYPE_CHECKING:
    from lokcheck.model.base import Entry, Part

__all__ = ["HIDDEN", "Field", "Shape", "shape_of", "singular", "sorted_out"]

HIDDEN = {"evidence", "source", "format"}
"""Keys that state nothing."""
_SCALARS = {"text": "str", "word": "str", "number": "str", "whole": "int", "flag": "bool", "date": "date"}
"""What a form of an outline is, and the kind of its field."""


class Field(NamedTuple):
    """One key of a model: ``kind`` is str, int, bool, date, entry, entries or words."""

    name: str
    kind: str
    required: bool
    codes: tuple[str, ...] = ()
    entry: "type[Entry] | None" = None
    sv: str = ""
    en: str = ""


class Shape(NamedTuple):
    """The keys of a model class, sorted by what becomes of them."""

    scalars: tuple[Field, ...]
    entries: tuple[Field, ...]
    words: tuple[Field, ...]


def singular(name: str) -> str:
    """Return the name of one item of the list ``name`` ('topics' -> 'topic')."""
    if name.endswith("ies"):
        return name[:-3] + "y"
    if name.endswith("ases"):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


@cache
def shape_of(cls: "type[Part] | type[Record]") -> Shape:
    """Return how instances of ``cls`` become facts; of a record's keys only name and kind are told."""
    if issubclass(cls, Record):
        keys = cls.FORM["keys"].items()
        return sorted_out(Field(name, _kind(key["form"]), False) for name, key in keys if name not in HIDDEN)
    from lokcheck.facts.model_shapes import shape_of_model

    return shape_of_model(cls)


def sorted_out(fields: Iterable[Field]) -> Shape:
    """Return the shape that has ``fields``."""
    sorts: dict[str, list[Field]] = {"scalars": [], "entries": [], "words": []}
    for field in fields:
        if field.kind in _SORTS:
            sorts[_SORTS[field.kind]].append(field)
    return Shape(tuple(sorts["scalars"]), tuple(sorts["entries"]), tuple(sorts["words"]))


_SORTS = {**dict.fromkeys(("str", "int", "bool", "date"), "scalars"),
          "entry": "entries", "entries": "entries", "words": "words"}  # fmt: skip


def _kind(form: Mapping[str, Any]) -> str:
    what = form["is"]
    if what in ("null", "short"):
        return _kind(form["of"])
    if what == "list":
        return "entries" if form["item"].get("entry") else "words"
    if what == "record":
        return "entry" if form["entry"] else "hidden"
    return _SCALARS[what]
