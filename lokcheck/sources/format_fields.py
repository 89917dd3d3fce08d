"""What the document format has at a path: the keys that are valid there, and what each of them means.

Read from the models themselves, so that an error message never names a key that a model does not have.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lokcheck.sources.nodes import Path
from lokcheck.texts import Text

__all__ = ["describe", "field_at", "keys_at", "meaning"]

_Model = type[BaseModel]


def keys_at(model: _Model, path: Path) -> dict[str, FieldInfo]:
    """Return the valid keys of the mapping at ``path``, with their fields."""
    models, _ = _walk(model, path)
    return {name: field for one in models for name, field in _fields(one)}


def field_at(model: _Model, path: Path) -> FieldInfo | None:
    """Return the field that holds the value at ``path``."""
    return _walk(model, path)[1]


def describe(field: FieldInfo | None) -> Text | None:
    """Return what ``field`` is for, in the format's own words."""
    if field is None or not field.description:
        return None
    extra = field.json_schema_extra
    sv = extra.get("description_sv") if isinstance(extra, dict) else None
    return Text(str(sv or field.description), field.description)


def meaning(model: _Model, path: Path) -> Text | None:
    """Return a sentence on what belongs at ``path``."""
    text = describe(field_at(model, path))
    return Text(f"Nyckeln ska innehålla: {text.sv}", f"The key holds: {text.en}") if text else None


def _walk(model: _Model, path: Path) -> tuple[list[_Model], FieldInfo | None]:
    models, field = [model], None
    for step in path:
        if isinstance(step, int):
            continue
        found = [info for one in models for name, info in _fields(one) if name == step]
        if found:
            field = found[0]
            models = [inner for info in found for inner in _models(info.annotation)]
    return models, field


def _fields(model: _Model) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        yield field.alias or name, field


def _models(annotation: Any) -> Iterator[_Model]:
    """The models in ``annotation``, through Optional, unions, lists and mappings."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for part in get_args(annotation):
        yield from _models(part)
