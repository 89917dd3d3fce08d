"""How a model class becomes facts: which of its keys are scalars, dates, lists of words, or entries of their own."""

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from lokcheck.model.base import Entry, Part
from lokcheck.model.dates import DateSpan

__all__ = ["Field", "Shape", "shape_of", "singular"]

_HIDDEN = {"evidence", "source", "format"}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a model: ``kind`` is str, int, bool, date, entry, entries or words."""

    name: str
    kind: str
    required: bool
    codes: tuple[str, ...] = ()
    entry: type[Entry] | None = None
    sv: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
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
def shape_of(cls: type[Part]) -> Shape:
    """Return how instances of ``cls`` become facts."""
    fields = [_field(name, info) for name, info in cls.model_fields.items() if name not in _HIDDEN]
    return Shape(
        tuple(f for f in fields if f.kind in ("str", "int", "bool", "date")),
        tuple(f for f in fields if f.kind in ("entry", "entries")),
        tuple(f for f in fields if f.kind == "words"),
    )


def _field(name: str, info: Any) -> Field:
    kind, codes, entry = _kind(info.annotation)
    # A key with a default that is never null is always there: it can be joined on like a required one.
    certain = info.is_required() or (kind in ("str", "int", "bool") and info.default is not None)
    sv = (info.json_schema_extra or {}).get("description_sv", "")
    return Field(name, kind, certain, codes, entry, sv, info.description or "")


def _kind(annotation: Any) -> tuple[str, tuple[str, ...], type[Entry] | None]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kind(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _kind(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if origin is Literal:
        return "str", tuple(str(word) for word in get_args(annotation)), None
    if origin is list:
        inner, codes, entry = _kind(get_args(annotation)[0])
        return ("entries", (), entry) if inner == "entry" else ("words", codes, None)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return ("entry", (), annotation) if issubclass(annotation, Entry) else ("hidden", (), None)
    if annotation is DateSpan:
        return "date", (), None
    return {str: "str", int: "int", bool: "bool"}[annotation], (), None
