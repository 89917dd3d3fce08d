"""What is different between a document's plain data before and after something is added to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lokcheck.facts.fact import DocPath

__all__ = [
    "Change", "Data", "applied", "changes_between", "merged", "size_of", "smaller",
    "value_at", "written",
]  # fmt: skip

_TICK = 4

Data = dict[str, Any]
"""A document as plain values: mappings, lists, texts, numbers, true and false."""


@dataclass(frozen=True, slots=True)
class Change:
    """``value`` at ``path``: what is added, or what takes the place of ``old``."""

    path: DocPath
    value: Any
    old: Any = None


def changes_between(before: Any, after: Any, path: DocPath = ()) -> tuple[Change, ...]:
    """Return what ``after`` has that ``before`` has not, a new entry as one change. Nothing is ever removed."""
    return tuple(_changes(before, after, path))


def _changes(before: Any, after: Any, path: DocPath) -> Iterator[Change]:
    if before is after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in after.items():
            if key in before:
                yield from _changes(before[key], value, (*path, key))
            elif isinstance(value, list) and value:
                yield from (Change((*path, key, index), item) for index, item in enumerate(value))
            else:
                yield Change((*path, key), value)
    elif isinstance(before, list) and isinstance(after, list):
        for index, value in enumerate(after):
            if index < len(before):
                yield from _changes(before[index], value, (*path, index))
            else:
                yield Change((*path, index), value)
    elif before != after:
        yield Change(path, after, before)


def value_at(data: Any, path: DocPath) -> Any:
    """Return what ``data`` has at ``path``, None for nothing."""
    found = data
    for part in path:
        try:
            found = found[part]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def written(data: Any, path: DocPath, value: Any) -> Any:
    """Return ``data`` with ``value`` at ``path``; an index past the end of a list adds to it.

    Only what stands on the path is copied, all else is shared: many drafts of a long document cost little.
    """
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(data, list):
        below = data[int(part)] if int(part) < len(data) else _empty(rest)
        return [*data[: int(part)], written(below, rest, value), *data[int(part) + 1 :]]
    below = data.get(part)
    return {**data, part: written(_empty(rest) if below is None else below, rest, value)}


def _empty(path: DocPath) -> Any:
    return [] if path and isinstance(path[0], int) else {}


def applied(data: Data, changes: Sequence[Change]) -> Data:
    """Return ``data`` with ``changes`` made in it; what is added to a list goes to its end."""
    for change in changes:
        data = written(data, change.path, change.value)
    return data


def merged(data: Data, fragment: Mapping[str, Any]) -> Data:
    """Return ``data`` with what ``fragment`` of a document adds to it; what is said already stays."""
    made = dict(data)
    for key, value in fragment.items():
        if key.startswith("_"):
            continue
        if isinstance(value, list):
            made[key] = [*made.get(key, ()), *value]
        elif isinstance(value, Mapping) and isinstance(made.get(key), dict):
            made[key] = merged(made[key], value)
        else:
            made.setdefault(key, value)
    return made


def size_of(changes: Sequence[Change]) -> int:
    """Return how much there is to write: how many values.

    To tick a box on an entry that is there costs more than words: it is quickly said, and makes the entry another one.
    """
    return sum(_TICK if isinstance(change.value, bool) else _leaves(change.value) for change in changes)


def _leaves(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_leaves, value.values())) or 1
    return sum(map(_leaves, value)) if isinstance(value, list) else 1


def smaller(changes: tuple[Change, ...]) -> Iterator[tuple[Change, ...]]:
    """Yield ``changes`` with one thing less: a change, or a value of a new entry."""
    for index, change in enumerate(changes):
        rest = changes[:index], changes[index + 1 :]
        yield (*rest[0], *rest[1])
        for value in _pruned(change.value):
            yield (*rest[0], replace(change, value=value), *rest[1])


def _pruned(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield {name: item for name, item in value.items() if name != key}
            yield from ({**value, key: less} for less in _pruned(inner))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield [*value[:index], *value[index + 1 :]]
            yield from ([*value[:index], less, *value[index + 1 :]] for less in _pruned(inner))
