"""A plain document read both ways: by the outline of its kind, and by its model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import BaseModel

from lokcheck.facts.derive import PlaceNames, document_facts
from lokcheck.facts.fact import DocPath
from lokcheck.model.outline import outlines
from lokcheck.model.plain import Path
from lokcheck.model.quick import Reader
from lokcheck.model.record import Record, as_model
from lokcheck.sources.nodes import YamlDocument
from lokcheck.sources.problems import InvalidDocument
from lokcheck.sources.validate import validate

made = cache(outlines)


@cache
def reader(kind: str) -> Reader:
    return Reader(made()[kind])


def numbers(value: Any, path: Path = ()) -> dict[Path, str]:
    """Return what reading keeps of numbers and true/false: how they were written."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return {at: text for key, item in items for at, text in numbers(item, (*path, key)).items()}
    return {path: str(value).lower()} if isinstance(value, int | float) else {}


@dataclass(frozen=True)
class Source:
    key: str
    document: Any
    resolved: Mapping[DocPath, str] = field(default_factory=dict)
    personal: tuple[DocPath, ...] = ()


def read_both_ways(value: Any, raw: Mapping[Path, str] | None = None) -> bool:
    """Read ``value`` both ways, assert that they agree, and return whether the outline was enough."""
    document = YamlDocument(value, {}, "a.yaml", raw=numbers(value) if raw is None else raw)
    kind = value["kind"]
    record = reader(kind).read(value, document.raw)
    try:
        model = validate(document)
    except InvalidDocument:
        assert record is None
        return False
    if record is None:
        return False
    same(record, model)
    stand_in: Any = record
    again = as_model(stand_in)
    assert again == model
    assert again.model_dump(mode="json", exclude_unset=True) == model.model_dump(mode="json", exclude_unset=True)
    assert facts(stand_in) == facts(model)
    return True


def facts(document: Any) -> list[tuple[object, ...]] | str:
    """Return the facts of ``document``, or what came in their way, which must not depend on how it was read."""
    try:
        found = document_facts(Source("a.yaml", document), PlaceNames(frozenset({"gotland"})))
    except KeyError as error:
        return repr(error)
    return [(fact.type, fact.fid, fact.data, fact.doc, fact.path) for fact in found]


def same(record: Any, model: Any) -> None:
    """Assert that ``record`` has what ``model`` has, in every key and below it."""
    assert isinstance(record, Record) == isinstance(model, BaseModel)
    if isinstance(model, BaseModel):
        assert getattr(type(record), "fact", None) == getattr(type(model), "fact", None)
        assert set(vars(record)) - {"_plain"} == set(type(model).model_fields)
        for name in type(model).model_fields:
            same(getattr(record, name), getattr(model, name))
    elif isinstance(model, list):
        assert len(record) == len(model)
        for one, other in zip(record, model, strict=True):
            same(one, other)
    else:
        assert type(record) is type(model)
        assert record == model
