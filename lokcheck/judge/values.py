"""The values with which an entry would pass a rule's tests, and placeholders for what only the writer knows."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lokcheck.engine.program import Test
from lokcheck.facts.shapes import Field, shape_of
from lokcheck.judge.homes import field_named
from lokcheck.judge.nearness import asks_for_anything, holds
from lokcheck.model.base import Entry, Part
from lokcheck.model.dates import parse_date

__all__ = ["PLACEHOLDER", "CanNotSayError", "filled", "choices_of", "passes", "value_for"]

PLACEHOLDER = "…"
"""Stands for words that only the writer knows."""

_WORDS = re.compile(r"\^\(([\w|-]+)\)\$")
_FIRST_WORDS = re.compile(r"\^\(((?:[\w-]+\|)*[\w-]+)\b")


class CanNotSayError(Exception):
    """No value of the field passes the tests, or the document has no such field."""


def value_for(cls: type[Part], field: Field, tests: Sequence[Test], as_of: dt.date) -> tuple[Any, bool]:
    """Return a value of ``field`` that passes ``tests``, and whether the writer is free to give another.

    Raises CanNotSayError.
    """
    exact = next((test.value for test in tests if test.op == "==" and test.field in (field.name, "ref")), None)
    if field.kind == "bool":
        return (exact or _other(("yes", "no"), tests)) == "yes", False
    if exact is not None:
        return exact, False
    if field.kind == "date":
        return _date(field, tests, as_of), True
    if field.kind == "int":
        return _number(cls, field, tests)
    codes = field.codes or choices_of(cls, field.name)
    return (_other(codes, tests), True) if codes else (PLACEHOLDER, True)


def _other(words: Sequence[str], tests: Sequence[Test]) -> str:
    """The first of ``words`` that passes the tests."""
    for word in words:
        if all(holds(test.op, word, test.value) for test in tests):
            return word
    raise CanNotSayError


def _number(cls: type[Part], field: Field, tests: Sequence[Test]) -> tuple[int, bool]:
    bounds = [getattr(one, "ge", None) for one in cls.model_fields[field.name].metadata]
    tried = [int(test.value) + step for test in tests if not asks_for_anything(test) for step in (0, -1, 1)]
    for number in (*tried, *(bound for bound in bounds if bound), 1, 0):
        if all(holds(test.op, number, test.value) for test in tests):
            return number, not tried
    raise CanNotSayError


def _date(field: Field, tests: Sequence[Test], as_of: dt.date) -> str:
    """A day that passes the tests: the day of the check, unless the tests name a bound."""
    bounds = [int(test.value) for test in tests if isinstance(test.value, int)]
    for number in (as_of.toordinal(), *(bound + step for bound in bounds for step in (0, -1, 1))):
        day = str(dt.date.fromordinal(number))
        if not tests or passes(day, field, tests):
            return day
    raise CanNotSayError


def choices_of(cls: type[Part], name: str) -> tuple[str, ...]:
    """Return the words that the key ``name`` takes, where its form lists them; empty where any text will do."""
    for one in cls.model_fields[name].metadata:
        form = getattr(one, "pattern", None)
        match = _WORDS.fullmatch(form or "") or _FIRST_WORDS.match(form or "")
        if match is not None:
            return tuple(match[1].split("|"))
    return ()


def filled(cls: type[Entry], tests: Sequence[Test], as_of: dt.date) -> tuple[dict[str, Any], frozenset[str]]:
    """Return a new entry that passes ``tests``, with what it must have, and the keys whose value is the writer's.

    What passes by being left out is left out. Raises CanNotSayError.
    """
    grouped = dict(_grouped(cls, tests))
    entry: dict[str, Any] = {}
    free: set[str] = set()
    for field in shape_of(cls).scalars:
        info = cls.model_fields[field.name]
        asked = grouped.get(field.name, [])
        if not info.is_required() and (not asked or passes(info.default, field, asked)):
            continue
        entry[field.name], is_free = value_for(cls, field, asked, as_of)
        free |= {field.name} if is_free else set()
    return entry, frozenset(free)


def _grouped(cls: type[Entry], tests: Sequence[Test]) -> Iterator[tuple[str, list[Test]]]:
    """Yield the tests of each key. Raises CanNotSayError for a field that no key states."""
    found: dict[str, list[Test]] = {}
    for test in tests:
        field = field_named(cls, test.field)
        if field is None:
            raise CanNotSayError
        found.setdefault(field.name, []).append(test)
    yield from found.items()


def passes(value: Any, field: Field, tests: Sequence[Test]) -> bool:
    """Return whether a fact made of the plain ``value`` of ``field`` passes ``tests``; nothing stated passes none."""
    if value is None or value == "":
        return False
    if field.kind == "date":
        span = parse_date(value)
        row: dict[str, Any] = {
            field.name: span.text,
            f"{field.name}_precision": span.precision,
            f"{field.name}_from": span.first.toordinal(),
            f"{field.name}_to": span.last.toordinal(),
        }
        return all(holds(test.op, row[test.field], test.value) for test in tests)  # fmt: skip
    shown = ("yes" if value else "no") if isinstance(value, bool) else value
    return all(holds(test.op, shown, test.value) for test in tests)
