"""The document format as JSON Schema, in one language: what editors complete, explain and check with."""

import re
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Annotated, Any

from lokcheck.model.codes import LABELS
from lokcheck.texts import Lang, Text

__all__ = ["document_schema"]

Node = dict[str, Any]
_ALTERNATIVES = re.compile(r"\^\(([\w-]+(?:\|[\w-]+)+)\)\$")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLE = Text("Dokument för lokcheck", "Document for lokcheck")


def document_schema(kind: str | None, lang: Lang) -> Node:
    """Return the schema of documents of ``kind``, or of every kind, told apart by its key ``kind``.

    Besides what the models say it allows what reading allows: a number where text is meant, yes and no, one piece of
    evidence without a list, and a status without a mapping. Raises KeyError for a kind that does not exist.
    """
    from lokcheck.model.kinds import KINDS

    if kind is not None:
        made = KINDS[kind].model_json_schema()
        title = Text(*LABELS["kind"][kind]).get(lang).capitalize()
    else:
        from pydantic import Discriminator, TypeAdapter

        either: Any = Annotated[reduce(or_, KINDS.values()), Discriminator("kind")]
        made, title = TypeAdapter(either).json_schema(), _TITLE.get(lang)
    said = _speaker(lang)
    defs = {name: _told(node, name, lang, said) for name, node in sorted(made.pop("$defs").items())}
    root = _node(made, said)
    for document in (root, *defs.values()):
        _allow_plain_status(document, defs)
    root.pop("description", None)
    head = {"$schema": _DIALECT, "$id": f"urn:lokcheck:document:1:{kind or 'any'}", "title": title}
    return {**head, **root, "$defs": defs}


def _speaker(lang: Lang) -> Callable[[Node], str | None]:
    """Return what gives a node's description in ``lang``; without a Swedish one there is none in Swedish."""

    def said(node: Node) -> str | None:
        sv, en = node.get("description_sv"), node.get("description")
        found = en if lang == "en" else sv
        return str(found) if found else None

    return said


def _told(node: Node, name: str, lang: Lang, said: Callable[[Node], str | None]) -> Node:
    made = _node(node, said)
    made.pop("description", None)
    const = node.get("properties", {}).get("kind", {}).get("const")
    if const in LABELS["kind"]:
        made = {"title": Text(*LABELS["kind"][const]).get(lang).capitalize(), **made}
    elif lang == "en" and node.get("description"):
        made = {"description": " ".join(node["description"].split()), **made}
    return made


def _node(node: Node, said: Callable[[Node], str | None]) -> Node:
    """Return ``node`` with its description in one language, and with what reading allows."""
    text = said(node)
    made: Node = {"description": text} if text else {}
    for key, value in node.items():
        if key in ("description", "description_sv", "title"):
            continue
        if key == "properties":
            made[key] = {name: _property(name, child, said) for name, child in value.items()}
        elif key in ("anyOf", "oneOf", "allOf"):
            made[key] = [_node(child, said) for child in value]
        elif key == "items":
            made[key] = _node(value, said)
        else:
            made[key] = value
    return _as_read(made)


def _as_read(node: Node) -> Node:
    """Return ``node`` with the forms that reading takes too, and with words instead of a pattern of words."""
    words = _ALTERNATIVES.fullmatch(node.get("pattern", ""))
    if words is not None:
        return {key: value for key, value in node.items() if key != "pattern"} | {"enum": words[1].split("|")}
    if node.get("type") == "boolean":
        return {key: value for key, value in node.items() if key != "type"} | {"enum": [True, False, "yes", "no"]}
    if node.get("type") == "string" and not {"enum", "const", "pattern"} & set(node):
        return node | {"type": ["string", "number"]}
    return node


def _property(name: str, node: Node, said: Callable[[Node], str | None]) -> Node:
    made = _node(node, said)
    if name != "evidence" or made.get("type") != "array":
        return made
    listed = {key: made.pop(key) for key in ("type", "items") if key in made}
    return made | {"anyOf": [listed, listed["items"]]}


def _allow_plain_status(document: Node, defs: dict[str, Node]) -> None:
    status = document.get("properties", {}).get("status", {})
    if {"$ref": "#/$defs/DocumentStatus"} in status.get("anyOf", ()):
        status["anyOf"].insert(0, {"enum": defs["DocumentStatus"]["properties"]["value"]["enum"]})
