"""The start file of a new document: what must be there, and every other key in comments, explained.

Lines that begin with '## ' explain; lines that begin with '# ' are keys to uncomment. It is made from the same schema
that editors use, so it can not promise a key that does not exist.
"""

import textwrap
from collections.abc import Iterator
from typing import Any

from lokcheck.cli.document_schema import document_schema
from lokcheck.model.codes import LABELS
from lokcheck.model.labels import label_of
from lokcheck.texts import Lang, Text

__all__ = ["start_file"]

Node = dict[str, Any]
_WIDTH = 116
_HIDDEN = ("evidence", "standing")
_REQUIRED = ("kind", "format", "id", "title")
_REMARKS = (
    "law_statements", "counts", "marks", "terms", "name_variants", "remnants", "events", "year_mentions",
    "title_claims", "statutory_terms", "lists",
)  # fmt: skip
_INTRO = Text(
    "Startfil för lokcheck: {kind}.\n"
    "Fyll i det som texten säger. Ta bort '# ' framför de nycklar som behövs och låt resten stå: det som texten inte "
    "säger lämnas ute. Rader med '##' är förklaringar.\n"
    'Varje uppgift kan ha ett belägg: evidence: {{section: Målgrupp, page: 4, quote: "ordagrant ur texten"}}.\n'
    "Datum skrivs 2026-01-31, 2026-01 eller 2026. Personer anges med befattning, aldrig med namn.\n"
    "Kontrollera filen med: lokcheck FILEN",
    "Start file for lokcheck: {kind}.\n"
    "Fill in what the text says. Remove '# ' before the keys that are needed and leave the rest: what the text does "
    "not say is left out. Lines with '##' explain.\n"
    'Every entry may have evidence: evidence: {{section: Målgrupp, page: 4, quote: "verbatim from the text"}}.\n'
    "Dates are written 2026-01-31, 2026-01 or 2026. Persons are given by role, never by name.\n"
    "Check the file with: lokcheck THE-FILE",
)
_ID = Text("nytt-dokument", "new-document")
_TITLE = Text("Dokumentets titel", "Title of the document")
_LAST = Text(
    "Iakttagelser om själva texten, för den som granskar noga (lokcheck schema beskriver dem).",
    "Observations on the text itself, for a careful reader (lokcheck schema describes them).",
)
_MUST = Text("krävs", "required")
_OR = Text("Något av", "One of")
_AS_ABOVE = Text("Samma ord som ovan.", "The same words as above.")
_LONG = 12
"""A list of more words than this is given at its first key only."""


def start_file(kind: str, lang: Lang) -> str:
    """Return the start file for documents of ``kind``: valid as it is, and with any of its keys uncommented."""
    schema = document_schema(kind, lang)
    writer = _Writer(schema["$defs"], lang)
    label = Text(*LABELS["kind"][kind])
    intro = Text(_INTRO.sv.format(kind=label.sv), _INTRO.en.format(kind=label.en)).get(lang)
    lines = [line for part in intro.split("\n") for line in _explained(part)]
    keys: Node = schema["properties"]
    lines += ["", f"kind: {kind}", "format: 1"]
    for key, value in (("id", _ID), ("title", _TITLE)):
        lines += [*_explained(keys[key]["description"]), f"{key}: {value.get(lang)}"]
    for key, node in keys.items():
        if key not in (*_REQUIRED, *_REMARKS):
            lines += ["", *_explained(node.get("description", "")), *writer.key(key, node)]
    lines += ["", *_explained(_LAST.get(lang))]
    lines += [f"# {key}: []  # {keys[key].get('description', '')}" for key in _REMARKS if key in keys]
    return "\n".join(lines) + "\n"


def _explained(text: str) -> list[str]:
    return [f"## {line}" for line in _wrapped(text, 3)]


def _wrapped(text: str, used: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH - used, break_on_hyphens=False)


class _Writer:
    """Writes keys of the schema as commented YAML."""

    def __init__(self, defs: dict[str, Node], lang: Lang) -> None:
        self._defs, self._lang = defs, lang
        self._listed: set[tuple[str, ...]] = set()

    def key(self, name: str, node: Node) -> Iterator[str]:
        """Yield the lines of a key of the document."""
        for line in self._lines(name, node, 0, self._choices(node, node.get("description", ""))):
            yield f"# {line}"

    def _lines(self, name: str, node: Node, depth: int, hint: str) -> Iterator[str]:
        """Yield the lines of one key; ``hint`` stands after it where it has a line of its own."""
        indent = "  " * depth
        target = self._meant(node)
        listed = target.get("type") == "array"
        inner = self._meant(target["items"]) if listed else target
        if "properties" not in inner:
            value = f"[{self._sample(inner, name)}]" if listed else self._sample(inner, name)
            yield from _with_hint(f"{indent}{name}: {value}", hint, indent)
            return
        yield f"{indent}{name}:"
        lines = list(self._entry(inner, depth + (2 if listed else 1)))
        start = next((at for at, line in enumerate(lines) if not line.lstrip().startswith("#")), 0)
        if listed:
            lines[start] = f"{indent}  - {lines[start].lstrip()}"
        yield from lines

    def _entry(self, node: Node, depth: int) -> Iterator[str]:
        """Yield the keys of an entry, those that it must have first: a list item begins with one."""
        required = node.get("required", ())
        keys = [(key, child) for key, child in node["properties"].items() if key not in _HIDDEN]
        for key, child in sorted(keys, key=lambda pair: pair[0] not in required):
            if "pattern" not in self._meant(child):
                yield from self._lines(key, child, depth, self._hint(child, key in required))

    def _hint(self, node: Node, required: bool) -> str:
        """Return what stands after a key: its description, whether it must be there, and the words it may be."""
        said = node.get("description", "")
        must = f"({_MUST.get(self._lang)})" if required else ""
        return " ".join(part for part in (said, must, self._choices(node, said)) if part)

    def _choices(self, node: Node, said: str) -> str:
        """Return the words that ``node`` may be, unless ``said`` has them; a long list is given once."""
        words = self._words(node)
        if not words or all(word in said for word in words):
            return ""
        if tuple(words) in self._listed:
            return _AS_ABOVE.get(self._lang)
        if len(words) > _LONG:
            self._listed.add(tuple(words))
        return f"{_OR.get(self._lang)}: {', '.join(map(self._labelled, words))}."

    def _labelled(self, word: str) -> str:
        """Return a code word with its Swedish label, where Swedish is spoken and it has another."""
        label = label_of(word).sv
        return word if self._lang == "en" or label == word else f"{word} ({label})"

    def _words(self, node: Node) -> list[str]:
        target = self._meant(node)
        target = self._meant(target["items"]) if target.get("type") == "array" else target
        return [word for word in target.get("enum", ()) if isinstance(word, str) and word not in ("yes", "no")]

    def _meant(self, node: Node) -> Node:
        """Return the node that ``node`` refers to; of several, the first that is a mapping or, else, is not null."""
        if "$ref" in node:
            found: Node = self._defs[node["$ref"].rpartition("/")[2]]
            return found
        if "anyOf" in node:
            members = [self._meant(child) for child in node["anyOf"] if child.get("type") != "null"]
            return next((child for child in members if "properties" in child), members[0])
        return node

    def _sample(self, node: Node, name: str) -> str:
        if "enum" in node:
            return "true" if node["enum"][0] is True else str(node["enum"][0])
        if node.get("format") == "edtf":
            return '"2026-01-31"'
        if node.get("type") == "integer":
            return str(node.get("minimum", 1))
        return '"..."'


def _with_hint(line: str, hint: str, indent: str) -> Iterator[str]:
    """Yield ``line`` with ``hint`` after it, or above it where both do not fit."""
    if not hint:
        yield line
    elif len(line) + len(hint) + 6 <= _WIDTH:
        yield f"{line}  # {hint}"
    else:
        yield from (f"{indent}# {part}" for part in _wrapped(hint, len(indent) + 4))
        yield line
