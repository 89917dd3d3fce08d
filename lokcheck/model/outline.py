"""The shape of a kind of document as plain data, taken from what pydantic itself makes of the model.

``lokcheck.model.quick`` reads valid documents by it without pydantic. The models stay the one source of the format:
what is not understood here, in whatever way a model comes to say it, is an error and never left out, so a document that
is read by an outline is one that its model accepts.

An outline is ``{"root": name, "records": {name: record}}``. A record has ``fact`` and ``keys``, in the model's order. A
key has a ``form``, and a ``default`` unless it must be there. A form says what it ``is``: text (with ``min``, ``max``,
and ``among`` or ``pattern``), whole (a number, with ``ge`` and ``le``), flag, word or number (one of ``among``), date,
record (by ``name``, and whether it is an ``entry``), list (of ``item``), null (nothing, or what ``of`` says), short
(``how`` it is written out to what ``of`` says).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from lokcheck.model.base import Entry, Part
from lokcheck.model.kinds import KINDS
from lokcheck.model.shorthand import SHORTHANDS
from lokcheck.model.spans import DateSpan, parse_date

__all__ = ["Form", "NotUnderstoodError", "Outline", "outline_of", "outlines"]

Form = dict[str, Any]
Outline = dict[str, Any]
_Schema = Mapping[str, Any]

_WORDS = re.compile(r"\^\(([\w-]+(?:\|[\w-]+)*)\)\$")
# Of Rust's patterns, those of which Python with re.ASCII and fullmatch accepts nothing that pydantic would refuse.
_SAFE = re.compile(r"\^(?:[A-Za-z0-9_\-\[\](){}|,*+?]|\\d)*\$")
_CONFIG = {"extra_fields_behavior": "forbid", "str_strip_whitespace": True}
_UNSEEN = {"type", "ref", "metadata", "serialization"}
"""What a schema can say that makes no difference to what is accepted, or to what comes of it."""


class NotUnderstoodError(Exception):
    """The model says something that an outline can not say."""


def outlines() -> dict[str, Outline]:
    """Return the outline of each kind. Raises NotUnderstoodError."""
    for model in _below(Part):
        model.model_rebuild()  # kind by kind, pydantic would make the schemas of the entries eight times
    return {kind: outline_of(model) for kind, model in KINDS.items()}


def _below(cls: type[Part]) -> Iterator[type[Part]]:
    """Yield the models of the format that stand in others, each once."""
    for model in cls.__subclasses__():
        if model.__module__.startswith("lokcheck.model.") and model not in KINDS.values():
            yield model
            yield from _below(model)


def outline_of(model: type[BaseModel]) -> Outline:
    """Return the outline of ``model`` and of the models in it. Raises NotUnderstoodError."""
    model.model_rebuild()
    maker = _Maker()
    form = maker.form(model.__pydantic_core_schema__)
    return {"root": form["name"], "records": maker.records}


class _Maker:
    """Makes the forms of one outline. ``records`` has the models met so far, by the names of their classes."""

    def __init__(self) -> None:
        self.records: dict[str, Form] = {}
        self._classes: dict[str, type[BaseModel]] = {}
        self._shared: dict[str, _Schema] = {}
        self._makers: dict[str, Callable[[_Schema], Form]] = {
            "model": self._record, "definitions": self._definitions, "definition-ref": self._reference,
            "list": self._list, "nullable": self._nullable, "function-before": self._before,
            "str": _text, "int": _whole, "bool": _flag, "literal": _choice,
        }  # fmt: skip

    def form(self, schema: _Schema) -> Form:
        """Return the form that ``schema``, a core schema of pydantic, describes."""
        kind = schema["type"]
        if kind not in self._makers:
            raise NotUnderstoodError(f"schema of type {kind}")
        return self._makers[kind](schema)

    def _definitions(self, schema: _Schema) -> Form:
        _only(schema, "schema", "definitions")
        self._shared |= {shared["ref"]: shared for shared in schema["definitions"]}
        return self.form(schema["schema"])

    def _reference(self, schema: _Schema) -> Form:
        _only(schema, "schema_ref")
        return self.form(self._shared[schema["schema_ref"]])

    def _list(self, schema: _Schema) -> Form:
        _only(schema, "items_schema")
        return {"is": "list", "item": self.form(schema["items_schema"])}

    def _nullable(self, schema: _Schema) -> Form:
        _only(schema, "schema")
        return {"is": "null", "of": self.form(schema["schema"])}

    def _before(self, schema: _Schema) -> Form:
        """What a function makes of the value first: a date, or a short form written out."""
        _only(schema, "function", "schema")
        _only(schema["function"], "function")
        _must(schema["function"]["type"] == "no-info", "a function that asks where it is")
        function, inner = schema["function"]["function"], schema["schema"]
        if function is parse_date:
            span = self._shared[inner["schema_ref"]] if inner["type"] == "definition-ref" else inner
            _must(span["type"] == "dataclass" and span["cls"] is DateSpan and not span["post_init"], "a date")
            _must(set(span["config"]) - {"title"} == set(_CONFIG), "the settings of a date")
            return {"is": "date"}
        how = next((name for name, known in SHORTHANDS.items() if known is function), None)
        _must(how is not None, f"the function {function!r}")
        return {"is": "short", "how": how, "of": self.form(inner)}

    def _record(self, schema: _Schema) -> Form:
        _only(schema, "cls", "schema", "config", "custom_init", "root_model")
        cls: type[BaseModel] = schema["cls"]
        config = {name: value for name, value in schema["config"].items() if name != "title"}
        _must(config == _CONFIG and not schema["custom_init"] and not schema["root_model"], f"the model {cls}")
        name = cls.__name__
        if name not in self._classes:
            self._classes[name] = cls
            self.records[name] = {}
            self.records[name] = self._content(cls, schema["schema"])
        _must(self._classes[name] is cls, f"two models called {name}")
        return {"is": "record", "name": name, "entry": issubclass(cls, Entry)}

    def _content(self, cls: type[BaseModel], schema: _Schema) -> Form:
        _only(schema, "fields", "model_name", "computed_fields")
        _must(schema["type"] == "model-fields" and not schema["computed_fields"], f"the keys of {cls}")
        fields = schema["fields"]
        _must(set(fields) == set(cls.model_fields), f"the keys of {cls}")
        public = {name for name in dir(cls) if not name.startswith("_")} - set(dir(BaseModel))
        _must(public <= {"fact", *fields} and not cls.__private_attributes__, f"{cls} has more than keys")
        fact = getattr(cls, "fact", None)
        keys = {name: self._key(fields[name]) for name in cls.model_fields}
        return {"fact": fact, "keys": keys}

    def _key(self, schema: _Schema) -> Form:
        _only(schema, "schema")
        _must(schema["type"] == "model-field", "a key that is none")
        inner = schema["schema"]
        if inner["type"] != "default":
            return {"form": self.form(inner)}
        _only(inner, "schema", "default", "default_factory", "default_factory_takes_data")
        if "default_factory" in inner:
            _must(inner["default_factory"] is list and not inner["default_factory_takes_data"], "a made default")
            return {"form": self.form(inner["schema"]), "default": []}
        default = inner["default"]
        _must(default is None or type(default) in (str, int, bool), "a default that is no plain value")
        return {"form": self.form(inner["schema"]), "default": default}


def _text(schema: _Schema) -> Form:
    _only(schema, "min_length", "max_length", "pattern")
    form: Form = {"is": "text"}
    form |= {short: schema[f"{short}_length"] for short in ("min", "max") if f"{short}_length" in schema}
    if "pattern" in schema:
        pattern = schema["pattern"]
        _must(isinstance(pattern, str) and _SAFE.fullmatch(pattern) is not None, f"the pattern {pattern!r}")
        words = _WORDS.fullmatch(pattern)
        form |= {"among": words[1].split("|")} if words else {"pattern": pattern}
    return form


def _whole(schema: _Schema) -> Form:
    _only(schema, "ge", "le")
    return {"is": "whole", **{name: schema[name] for name in ("ge", "le") if name in schema}}


def _flag(schema: _Schema) -> Form:
    _only(schema)
    return {"is": "flag"}


def _choice(schema: _Schema) -> Form:
    _only(schema, "expected")
    types = {type(word) for word in schema["expected"]}
    _must(types in ({str}, {int}), "a choice of other things than words or whole numbers")
    return {"is": "word" if types == {str} else "number", "among": list(schema["expected"])}


def _only(schema: _Schema, *known: str) -> None:
    """Refuse a schema that says more than ``known``."""
    unknown = set(schema) - _UNSEEN - set(known)
    unknown |= {name for name in schema.get("metadata", ()) if not name.startswith("pydantic_js_")}
    _must(not unknown, f"{sorted(unknown)} of {schema.get('type')}")


def _must(understood: bool, what: str) -> None:
    if not understood:
        raise NotUnderstoodError(what)
