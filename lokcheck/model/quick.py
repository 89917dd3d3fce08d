"""Reads a plainly valid document by the outline of its kind: no model is made, and pydantic is not imported.

Only what is beyond doubt is accepted here. Everything else, whether it is wrong or merely unusual ('on' for true), is
left to the model, which alone says what is wrong.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from lokcheck.model.plain import Path, data_path
from lokcheck.model.record import Record, keep_plain
from lokcheck.model.shorthand import SHORTHANDS
from lokcheck.model.spans import DateSpan, parse_date

__all__ = ["Reader"]

# What pydantic strips from a text. Python strips U+001C to U+001F too; a text with one of those is left to the model.
_WHITE = "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"  # fmt: skip  # noqa: E501
_YES_NO = {"yes": True, "no": False}  # text to YAML, and what people write; the model takes other words too
_UNSURE = re.compile("[\x1c-\x1f\ud800-\udfff]")


class _NotPlainError(Exception):
    """Something is wrong with the document, or has to be looked at by its model."""


class _Reading:
    """One document. ``texts`` has what was written where a number stands instead of a text."""

    def __init__(self, value: Any, raw: Mapping[Path, str]) -> None:
        self.value, self.raw = value, raw
        self.texts: dict[Path, str] = {}

    def written(self, loc: Path) -> str:
        """Return the number or true/false at ``loc`` as it was written: a heading's number is no number."""
        path = data_path(self.value, loc)
        text = self.raw.get(path)
        if text is None:
            raise _NotPlainError
        self.texts[path] = text
        return text


_Take = Callable[[_Reading, Any, Path, str | int], Any]
"""From a plain value, the path of what it stands in and its key or place there, to the value as the model has it."""


class _Node:
    """A record of the outline: how each key met so far is taken, and what a key that is left out has."""

    __slots__ = ("defaults", "keys", "lists", "required", "takes", "type")

    def __init__(self, name: str, form: Mapping[str, Any]) -> None:
        self.keys: Mapping[str, Mapping[str, Any]] = form["keys"]
        self.type: type[Record] = type(name, (Record,), {"fact": form["fact"], "FORM": form})
        self.takes: dict[str, _Take] = {}
        self.required = [key for key, one in self.keys.items() if "default" not in one]
        self.defaults = {key: one["default"] for key, one in self.keys.items() if "default" in one}
        self.lists = [key for key, default in self.defaults.items() if default == []]


class Reader:
    """Reads documents of one kind. What it needs for a record or key is made when the first of them comes."""

    def __init__(self, outline: Mapping[str, Any]) -> None:
        """``outline`` is what ``lokcheck.model.outline`` says of the kind."""
        self._outline = outline
        self._nodes: dict[str, _Node] = {}

    def read(self, value: Any, raw: Mapping[Path, str]) -> Record | None:
        """Return the document with the plain ``value``, or None where its model has to look at it.

        ``raw`` has the text of numbers and true/false as they were written. Where a record is returned, the model
        accepts the document too, and has the same values.
        """
        reading = _Reading(value, raw)
        try:
            record = self._record(self._outline["root"], reading, value, ())
        except _NotPlainError:
            return None
        keep_plain(record, value, reading.texts)
        return record

    def _record(self, name: str, reading: _Reading, value: Any, here: Path) -> Record:
        if type(value) is not dict:
            raise _NotPlainError
        node = self._nodes.get(name) or self._node(name)
        takes, values = node.takes, node.defaults.copy()
        for key in node.lists:
            values[key] = []
        for key, given in value.items():
            take = takes.get(key) or self._take_of(node, key)
            values[key] = take(reading, given, here, key)
        for key in node.required:
            if key not in values:
                raise _NotPlainError
        return node.type(values)

    def _node(self, name: str) -> _Node:
        made = self._nodes[name] = _Node(name, self._outline["records"][name])
        return made

    def _take_of(self, node: _Node, key: str) -> _Take:
        if key not in node.keys:
            raise _NotPlainError
        made = node.takes[key] = self._take(node.keys[key]["form"])
        return made

    def _take(self, form: Mapping[str, Any]) -> _Take:
        """Return how a value of ``form`` is taken."""
        what = form["is"]
        if what in ("null", "short", "list"):
            wrap = {"null": _null, "short": _short, "list": _list}[what]
            return wrap(form, self._take(form["item" if what == "list" else "of"]))
        if what == "record":
            name: str = form["name"]
            return lambda reading, value, path, key: self._record(name, reading, value, (*path, key))
        return _SIMPLE[what](form)


def _null(form: Mapping[str, Any], inner: _Take) -> _Take:
    return lambda reading, value, path, key: None if value is None else inner(reading, value, path, key)


def _short(form: Mapping[str, Any], inner: _Take) -> _Take:
    written_out = SHORTHANDS[form["how"]]
    return lambda reading, value, path, key: inner(reading, written_out(value), path, key)


def _list(form: Mapping[str, Any], inner: _Take) -> _Take:
    def take(reading: _Reading, value: Any, path: Path, key: str | int) -> list[Any]:
        if type(value) is not list:
            raise _NotPlainError
        here = (*path, key)
        return [inner(reading, item, here, at) for at, item in enumerate(value)]

    return take


def _text(form: Mapping[str, Any]) -> _Take:
    low, high = form.get("min", 0), form.get("max")
    among = frozenset(form["among"]) if "among" in form else None
    pattern: str | None = form.get("pattern")
    unlimited = not low and high is None and among is None and pattern is None

    def take(reading: _Reading, value: Any, path: Path, key: str | int) -> str:
        text: str = value if type(value) is str else reading.written((*path, key))
        text = text.strip(" ") if text.isprintable() else _stripped(text)
        if unlimited:
            return text
        if len(text) < low or (high is not None and len(text) > high) or (among is not None and text not in among):
            raise _NotPlainError
        if pattern is not None and re.fullmatch(pattern, text, re.ASCII) is None:
            raise _NotPlainError
        return text

    return take


def _stripped(text: str) -> str:
    """Strip a text that has more than letters, marks and spaces."""
    if _UNSURE.search(text):
        raise _NotPlainError
    return text.strip(_WHITE)


def _whole(form: Mapping[str, Any]) -> _Take:
    low, high = form.get("ge"), form.get("le")

    def take(reading: _Reading, value: Any, path: Path, key: str | int) -> int:
        if type(value) is not int or (low is not None and value < low) or (high is not None and value > high):
            raise _NotPlainError
        return value

    return take


def _flag(form: Mapping[str, Any]) -> _Take:
    return _flag_taken


def _flag_taken(reading: _Reading, value: Any, path: Path, key: str | int) -> bool:
    if type(value) is bool:
        return value
    if type(value) is not str or value not in _YES_NO:
        raise _NotPlainError
    return _YES_NO[value]


def _one_of(kind: type, form: Mapping[str, Any]) -> _Take:
    among = frozenset(form["among"])

    def take(reading: _Reading, value: Any, path: Path, key: str | int) -> str | int:
        if type(value) is not kind or value not in among:
            raise _NotPlainError
        return cast("str | int", value)

    return take


def _date(form: Mapping[str, Any]) -> _Take:
    return _date_taken


def _date_taken(reading: _Reading, value: Any, path: Path, key: str | int) -> DateSpan:
    try:
        return parse_date(value)
    except ValueError:
        raise _NotPlainError from None


_SIMPLE: Mapping[str, Callable[[Mapping[str, Any]], _Take]] = {
    "text": _text,
    "whole": _whole,
    "flag": _flag,
    "word": partial(_one_of, str),
    "number": partial(_one_of, int),
    "date": _date,
}
