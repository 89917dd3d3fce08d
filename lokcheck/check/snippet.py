"""An addition to a document as lines of YAML, each with what its key means, the words to choose from, or an example."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lokcheck.check.fact_words import field_name, value_word
from lokcheck.facts.fact import DocPath
from lokcheck.facts.shapes import Field, shape_of
from lokcheck.judge.changes import value_at
from lokcheck.judge.repair import Change, Repair
from lokcheck.judge.values import PLACEHOLDER, choices_of
from lokcheck.model.base import Entry, Part
from lokcheck.model.kinds import Document
from lokcheck.model.record import as_model
from lokcheck.report.explain import Code
from lokcheck.texts import Text

__all__ = ["snippet"]

_PLAIN = re.compile(r"[^\W\d_][\w åäöÅÄÖ§().,/…-]*|…")
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "~"}
_NAMES = (
    "name",
    "title",
    "text",
    "what",
    "task",
    "activity",
    "action",
    "organisation",
    "topic",
    "object",
    "code",
    "label",
)
_CHOICES = 12


def snippet(fixed: Repair, document: Document, examples: Sequence[Mapping[str, Any]]) -> list[Code]:
    """Return the lines to write. ``examples`` are fragments that meet the rule: they lend wording."""
    model = as_model(document)
    start = model.model_dump(mode="json", exclude_unset=True)
    writer = _Writer(start, fixed, examples)
    groups: dict[str, list[Change]] = {}
    for change in fixed.changes:
        groups.setdefault(str(change.path[0]), []).append(change)
    return [code for key, changes in groups.items() for code in writer.under((key,), type(model), changes, 0)]


@dataclass(frozen=True, slots=True)
class _Writer:
    start: Mapping[str, Any]
    fixed: Repair
    examples: Sequence[Mapping[str, Any]]

    def under(self, path: DocPath, cls: type[Part], changes: Sequence[Change], indent: int) -> Iterator[Code]:
        """Yield the key at the end of ``path`` with what ``changes`` put under it; ``cls`` has the key."""
        key, space = str(path[-1]), " " * indent
        if [change.path for change in changes] == [path] and not isinstance(changes[0].value, dict):
            yield from self.scalar(cls, key, changes[0].value, path, indent, changes[0].old)
            return
        inner = _entry_of(cls, key)
        yield Code(f"{space}{key}:")
        indexes = dict.fromkeys(change.path[len(path)] for change in changes if len(change.path) > len(path))
        if not indexes or not isinstance(next(iter(indexes)), int):
            yield from self.entry(path, inner or cls, changes, indent + 2)
            return
        for index in indexes:
            below = [change for change in changes if change.path[len(path)] == index]
            yield from _listed(list(self.element((*path, index), inner, cls, below, indent + 4)), indent + 2)

    def element(
        self, path: DocPath, inner: type[Entry] | None, cls: type[Part], changes: Sequence[Change], indent: int
    ) -> Iterator[Code]:
        """Yield an entry of a list, or a word of it."""
        if inner is not None:
            yield from self.entry(path, inner, changes, indent)
        else:
            key = str(path[-2])
            yield Code(" " * indent + written(changes[0].value), self._about(cls, key, changes[0].value, path))

    def entry(self, path: DocPath, cls: type[Part], changes: Sequence[Change], indent: int) -> Iterator[Code]:
        """Yield an entry: whole if it is new, else what it is called by and what it now says."""
        if [change.path for change in changes] == [path]:
            yield from self.mapping(path, cls, changes[0].value, indent)
            return
        there = value_at(self.start, path)
        name = next((name for name in _NAMES if isinstance(there, dict) and name in there), None)
        if name is not None and all(change.path != (*path, name) for change in changes):
            said = Text("finns redan", "is there already")
            yield Code(f"{' ' * indent}{name}: {written(there[name])}", said)
        for key in dict.fromkeys(str(change.path[len(path)]) for change in changes):
            below = [change for change in changes if change.path[len(path)] == key]
            yield from self.under((*path, key), cls, below, indent)

    def mapping(self, path: DocPath, cls: type[Part], value: Mapping[str, Any], indent: int) -> Iterator[Code]:
        """Yield the keys of a new entry."""
        if not value:
            yield Code(f"{' ' * indent}evidence: {{section: {PLACEHOLDER}, quote: {PLACEHOLDER}}}",
                       Text("var texten säger det", "where the text says it"))  # fmt: skip
        for key, inner in value.items():
            if isinstance(inner, dict):
                yield Code(f"{' ' * indent}{key}:")
                yield from self.mapping((*path, key), _entry_of(cls, key) or cls, inner, indent + 2)
            elif isinstance(inner, list):
                yield from self._list((*path, key), cls, key, inner, indent)
            else:
                yield from self.scalar(cls, key, inner, (*path, key), indent)

    def _list(self, path: DocPath, cls: type[Part], key: str, value: Sequence[Any], indent: int) -> Iterator[Code]:
        below = _entry_of(cls, key)
        if below is None:
            words = ", ".join(written(word) for word in value)
            yield Code(f"{' ' * indent}{key}: [{words}]", self._about(cls, key, value[0], (*path, 0)))
            return
        yield Code(f"{' ' * indent}{key}:")
        for number, inner in enumerate(value):
            yield from _listed(list(self.mapping((*path, number), below, inner, indent + 4)), indent + 2)

    def scalar(
        self, cls: type[Part], key: str, value: Any, path: DocPath, indent: int, old: Any = None
    ) -> Iterator[Code]:
        """Yield a key with its value."""
        about = self._about(cls, key, value, path)
        if old is not None:
            was = written(old)
            about = Text(f"{about.sv}; ändrat från {was}", f"{about.en}; changed from {was}")
        yield Code(f"{' ' * indent}{key}: {written(value)}", about)

    def _about(self, cls: type[Part], key: str, value: Any, path: DocPath) -> Text:
        """Say what the key means, and of its value the label, the other choices, or an example."""
        fact = str(getattr(cls, "fact", None) or "document")
        name = field_name(fact, "ref" if key == "id" else key)
        field = next((f for f in (*shape_of(cls).scalars, *shape_of(cls).words) if f.name == key), None)
        codes = (field.codes or choices_of(cls, key)) if field is not None else ()
        if isinstance(value, bool):
            word = value_word(fact, key, "yes" if value else "no")
            return Text(f"{name.sv}: {word.sv}", f"{name.en}: {word.en}")
        if codes and path in self.fixed.free:
            return _choice(name, fact, key, codes)
        if codes:
            word = value_word(fact, key, str(value))
            return Text(f"{name.sv}: {word.sv}", f"{name.en}: {word.en}")
        return self._worded(name, field, key, value, path)

    def _worded(self, name: Text, field: Field | None, key: str, value: Any, path: DocPath) -> Text:
        if value == PLACEHOLDER:
            keys = [part for part in path[:-1] if isinstance(part, str)]
            example = next((found for one in self.examples for found in _said(one, keys, key)), None)
            if example is not None:
                return Text(f"{name.sv}, t.ex. ”{example}”", f"{name.en}, such as “{example}”")
        elif path in self.fixed.free and field is not None and field.kind in ("date", "int"):
            return Text(f"{name.sv}: ange det rätta", f"{name.en}: give the right one")
        return name


def _listed(codes: Sequence[Code], indent: int) -> Iterator[Code]:
    """Put the hyphen of a list before the first of ``codes``, which are indented for it."""
    for number, code in enumerate(codes):
        yield code if number else Code(f"{' ' * indent}- {code.text[indent + 2 :]}", code.comment)


def _choice(name: Text, fact: str, key: str, codes: Sequence[str]) -> Text:
    words = [(code, value_word(fact, key, code)) for code in codes[:_CHOICES]]
    more = ", …" if len(codes) > _CHOICES else ""
    sv = ", ".join(f"{code} ({word.sv})" if word.sv != code else code for code, word in words)
    return Text(f"{name.sv}; välj: {sv}{more}", f"{name.en}; choose: {', '.join(codes[:_CHOICES])}{more}")


def _entry_of(cls: type[Part], key: str) -> type[Entry] | None:
    return next((field.entry for field in shape_of(cls).entries if field.name == key), None)


def _said(node: Any, keys: Sequence[str], key: str) -> Iterator[str]:
    """Yield the words that an example has for ``key`` below ``keys``."""
    if isinstance(node, list):
        for inner in node:
            yield from _said(inner, keys, key)
    elif isinstance(node, Mapping):
        if keys:
            yield from _said(node.get(keys[0]), keys[1:], key)
        elif isinstance(node.get(key), str):
            yield node[key]


def written(value: Any) -> str:
    """Return a plain value as YAML that every reader takes alike."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS and text == text.strip() and ": " not in text
    return text if plain else f'"{text}"' if _DAY.fullmatch(text) else json.dumps(text, ensure_ascii=False)
