"""From a validated document to the facts that it states: one walk, no judgement, nothing null."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lokcheck.facts.fact import DocPath, Fact, Value
from lokcheck.facts.shapes import Shape, shape_of, singular
from lokcheck.model.spans import DateSpan

if TYPE_CHECKING:
    from lokcheck.model.base import Entry, Part
    from lokcheck.model.kinds import Document

__all__ = ["stated_facts"]


def stated_facts(document: "Document", doc: str) -> list[Fact]:
    """Return what ``document`` states, as facts of the document called ``doc``, in the order of the document."""
    return list(_walk(document, "document", doc, (), None))


def _walk(part: "Part", name: str, doc: str, path: DocPath, parent: str | None) -> Iterator[Fact]:
    shape = shape_of(type(part))
    fid = f"{doc}:{'/'.join(map(str, path))}"
    data: dict[str, Value] = {"doc": doc, **_scalars(part, shape)}
    if parent is not None:
        data["within"] = parent
    yield Fact(name, fid, data, doc, path)
    standing = str(data.get("standing", "asserted"))
    for words in shape.words:
        for index, word in enumerate(getattr(part, words.name)):
            where = (*path, words.name, index)
            value = {"doc": doc, "within": fid, "value": str(word), "standing": standing}
            yield Fact(f"{name}_{singular(words.name)}", f"{doc}:{'/'.join(map(str, where))}", {**value}, doc, where)
    for field in shape.entries:
        for where, entry in _entries(getattr(part, field.name), (*path, field.name)):
            if type(entry).fact is not None:
                yield from _walk(entry, str(type(entry).fact), doc, where, fid if path else None)


def _entries(value: Any, path: DocPath) -> "Iterator[tuple[DocPath, Entry]]":
    if isinstance(value, list):
        yield from (((*path, index), entry) for index, entry in enumerate(value))
    elif value is not None:
        yield path, value


def _scalars(part: "Part", shape: Shape) -> dict[str, Value]:
    data: dict[str, Value] = {}
    for field in shape.scalars:
        value = getattr(part, field.name)
        name = "ref" if field.name == "id" else field.name
        if isinstance(value, bool):
            data[name] = "yes" if value else "no"
        elif isinstance(value, DateSpan):
            data |= {name: value.text, f"{name}_precision": value.precision}
            data |= {f"{name}_from": value.first.toordinal(), f"{name}_to": value.last.toordinal()}
        elif value is not None and value != "":
            data[name] = value
    return data
