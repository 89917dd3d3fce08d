"""Where in a document each kind of fact is stated: the key, and the entry around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lokcheck.facts.shapes import Field, shape_of, singular
from lokcheck.model.base import Entry, Part
from lokcheck.model.kinds import model_for

__all__ = ["Home", "field_named", "homes"]


@dataclass(frozen=True, slots=True)
class Home:
    """``key`` of the entry of type ``parent`` ('document' for the document itself) states facts of a type.

    ``entry`` is the model of what stands there, None for words; ``many`` says whether it is a list.
    """

    parent: str
    key: str
    many: bool
    entry: type[Entry] | None
    words: Field | None = None


@cache
def homes(kind: str) -> Mapping[str, Home]:
    """Return, by fact type, where a document of ``kind`` states it."""
    found: dict[str, Home] = {}
    for name, home in _walk("document", model_for(kind)):
        found.setdefault(name, home)
    return found


def _walk(owner: str, cls: type[Part]) -> Iterator[tuple[str, Home]]:
    shape = shape_of(cls)
    for words in shape.words:
        yield f"{owner}_{singular(words.name)}", Home(owner, words.name, True, None, words)
    for field in shape.entries:
        if field.entry is not None and field.entry.fact is not None:
            yield field.entry.fact, Home(owner, field.name, field.kind == "entries", field.entry)
    for field in shape.entries:
        if field.entry is not None and field.entry.fact is not None:
            yield from _walk(field.entry.fact, field.entry)


def field_named(cls: type[Part], name: str) -> Field | None:
    """Return the key of ``cls`` that the fact field ``name`` tells of; None for what no key of its own states."""
    shape = shape_of(cls)
    fields = {("ref" if field.name == "id" else field.name): field for field in shape.scalars}
    base = name.removesuffix("_precision").removesuffix("_from").removesuffix("_to")
    if name in fields:
        return fields[name]
    return fields[base] if base in fields and fields[base].kind == "date" else None
