"""How a model class becomes facts: what its keys hold, read from the annotations of its fields."""

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from lokcheck.facts.shapes import HIDDEN, Field, Shape, sorted_out
from lokcheck.model.base import Entry, Part
from lokcheck.model.spans import DateSpan

__all__ = ["shape_of_model"]


def shape_of_model(cls: type[Part]) -> Shape:
    """Return how instances of the model ``cls`` become facts."""
    return sorted_out(_field(name, info) for name, info in cls.model_fields.items() if name not in HIDDEN)


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
