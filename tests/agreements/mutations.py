"""The model set with one thing broken: how ``mutations.yaml`` says what, and the folder that comes of it.

A path is keys with dots between them; after a list come the entries that are meant: ``[*]`` all, ``[0]`` the first,
``[topics=laro]`` those whose ``topics`` is or has ``laro``, ``[laro]`` that word of a list of words. A path that leads
to nothing is an error, so that no mutation quietly stops to change anything when the model set does.
"""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lokcheck.sources.reader import read_yaml

__all__ = ["MODEL", "Entry", "Mutation", "entries", "mutated", "plain_model", "write_set"]

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "agreements" / "model"
DATA = Path(__file__).with_name("mutations.yaml")
STEP = re.compile(r"(?P<dot>^|\.)(?P<key>\w+)|\[(?P<entries>[^\]]+)\]")

Data = dict[str, Any]
Slot = tuple[Any, str | int]
"""A mapping or a list, and the key or the position in it."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One thing broken in the document ``kind`` of the model set, and what must be found.

    ``edits`` are pairs of a kind and an edit. ``at`` is ``today`` or ``adoption``; ``shares`` has, for each other
    finding that comes with it, as pairs of rule and kind, the reason.
    """

    rule: str
    kind: str
    edits: tuple[tuple[str, Data], ...]
    becomes: str
    at: str = "today"
    as_of: str | None = None
    shares: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """The mutations of one rule; ``why`` says why there is none, or why the moment is another."""

    rule: str
    mutations: tuple[Mutation, ...]
    why: str = ""


@cache
def entries() -> Mapping[str, Entry]:
    """Return what ``mutations.yaml`` says, by rule."""
    (document,) = read_yaml(DATA.read_bytes(), DATA.name)
    assert isinstance(document.value, dict)
    return {rule: _entry(rule, said) for rule, said in document.value["rules"].items()}


def _entry(rule: str, said: Any) -> Entry:
    why = said.get("why", "") if isinstance(said, dict) else ""
    listed = said.get("mutations", []) if isinstance(said, dict) else said
    return Entry(rule, tuple(_mutation(rule, item) for item in listed), why)


def _mutation(rule: str, said: Data) -> Mutation:
    kind = said["in"]
    shares = {}
    for name, why in said.get("shares", {}).items():
        shared, _, where = name.partition(" in ")
        shares[shared, where or kind] = why
    edits = [(kind, said), *((more["in"], more) for more in said.get("also", ()))]
    as_of = said.get("as_of")
    return Mutation(rule, kind, tuple(edits), said["becomes"], said.get("at", "today"), as_of, shares)


@cache
def plain_model() -> Mapping[Path, Data]:
    """Return the model set as plain values, by file."""
    found = {}
    for path in sorted(MODEL.rglob("*.yaml")):
        (document,) = read_yaml(path.read_bytes(), path.name)
        assert isinstance(document.value, dict)
        found[path.relative_to(MODEL)] = document.value
    return found


def mutated(mutation: Mutation) -> dict[Path, Data]:
    """Return the model set with the mutation, by file; the files that it does not touch are the originals."""
    made = dict(plain_model())
    files = {document["kind"]: path for path, document in made.items()}
    for kind in {kind for kind, _ in mutation.edits}:
        made[files[kind]] = deepcopy(made[files[kind]])
    for kind, edit in mutation.edits:
        _apply(edit, made[files[kind]])
    return made


def write_set(documents: Mapping[Path, Data], folder: Path) -> None:
    """Write the documents in ``folder``. JSON is YAML, and leaves no doubt about what is text."""
    for path, document in documents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")


def _apply(edit: Data, document: Data) -> None:
    dropped = edit.get("drop", [])
    for path in [dropped] if isinstance(dropped, str) else dropped:
        for holder, key in reversed(_slots(document, path)):
            del holder[key]
    for path, value in edit.get("set", {}).items():
        for holder, key in _slots(document, path, new=True):
            holder[key] = deepcopy(value)
    for path, value in edit.get("add", {}).items():
        for holder, key in _slots(document, path, new=True):
            holder[key] = [*holder.get(key, []), *deepcopy(value if isinstance(value, list) else [value])]


def _slots(document: Data, path: str, *, new: bool = False) -> list[Slot]:
    """Return what ``path`` leads to, in the order of the document; ``new``: its last key need not be there yet."""
    steps = list(STEP.finditer(path))
    assert "".join(step.group() for step in steps) == path, f"not a path: {path}"
    found: list[Slot] = [({"": document}, "")]
    for number, step in enumerate(steps):
        last = number == len(steps) - 1
        values = [holder[key] for holder, key in found]
        if step["key"]:
            found = [(value, step["key"]) for value in values if (new and last) or step["key"] in value]
        else:
            found = [(value, place) for value in values for place in _places(value, step["entries"])]
    assert found, f"the model set has no {path}"
    return found


def _places(values: list[Any], entries: str) -> Iterator[int]:
    if entries.isdigit():
        assert int(entries) < len(values)
        yield int(entries)
        return
    yield from (place for place, value in enumerate(values) if entries == "*" or _is(value, entries))


def _is(value: Any, asked: str) -> bool:
    if "=" not in asked:
        return bool(value == asked)
    key, _, word = asked.partition("=")
    held = value.get(key) if isinstance(value, dict) else None
    return word in held if isinstance(held, list) else _text(held) == word


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
