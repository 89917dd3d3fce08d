"""From a document's plain values to the model of its kind, and from pydantic's errors to problems with a place.

A plainly valid document becomes a record instead, where the caller has a reader for its kind: that takes a fraction of
the time, and pydantic is not imported.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast, get_args

from lokcheck.model.codes import Kind
from lokcheck.model.plain import data_path, with_texts
from lokcheck.sources.faults import quoted
from lokcheck.sources.nodes import Path, YamlDocument
from lokcheck.sources.positions import place_of
from lokcheck.sources.problems import InvalidDocument, Problem
from lokcheck.sources.words import nearest
from lokcheck.texts import Text

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from lokcheck.model.kinds import Document
    from lokcheck.model.quick import Reader

__all__ = ["Models", "Readers", "validate"]

Models = Mapping[str, "type[BaseModel]"]
Readers = Callable[[str], "Reader | None"]
"""From a kind to what reads plainly valid documents of it."""
_MOST = 100


def validate(doc: YamlDocument, models: Models | None = None, readers: Readers | None = None) -> "Document":
    """Return ``doc`` as the model of its kind, or as what is read like it, where one of ``readers`` accepts it.

    ``models`` maps kinds to models; without it, the document format's own are used. A number or true/false where the
    format asks for text is taken as it was written ('5.10'), for a heading's number is no number. Raises
    InvalidDocument with everything that is wrong.
    """
    return (_record(doc, readers) if readers is not None else None) or _model(doc, models)


def _record(doc: YamlDocument, readers: Readers) -> "Document | None":
    kind = doc.value.get("kind") if isinstance(doc.value, dict) else None
    reader = readers(kind) if isinstance(kind, str) and kind in get_args(Kind) else None
    # A record has the attributes of its model, which is all that is asked of a document.
    return cast("Document | None", reader.read(doc.value, doc.raw)) if reader is not None else None


def _model(doc: YamlDocument, models: Models | None) -> "Document":
    from pydantic import ValidationError

    if models is None:
        from lokcheck.model.kinds import KINDS

        models = KINDS
    model = models[_kind(doc, models)]
    value = doc.value
    for attempt in (1, 2):
        try:
            return model.model_validate(value)  # type: ignore[return-value]
        except ValidationError as error:
            details = error.errors(include_url=False)
            texts = [path for path in _unquoted_texts(doc, details) if attempt == 1]
        if not texts:
            break
        value = with_texts(value, {path: doc.raw[path] for path in texts})
    raise _invalid(doc, model, details)


def _kind(doc: YamlDocument, models: Models) -> str:
    """Return the document's kind. Raises InvalidDocument where it has none that exists."""
    kinds = {kind: (_swedish_kinds().get(kind, kind),) for kind in models}
    every = ", ".join(f"{kind} ({label[0]})" for kind, label in kinds.items())
    expected = Text(f"Välj ett av: {every}.", f"Choose one of: {', '.join(models)}.")
    value = doc.value
    if not isinstance(value, dict):
        text = Text("Dokumentet är ingen grupp med nycklar: det ska börja med kind, id och title.",
                    "The document is not a group of keys: it must start with kind, id and title.")  # fmt: skip
        raise InvalidDocument([Problem(text, place_of(doc, ()), ())])
    if value.get("kind") is None:
        wrong = nearest("kind", [key for key in value if key not in ("id", "title", "format")], 0.7)
        text = Text("Nyckeln \"kind\" saknas: den säger vilket slags dokument detta är.",
                    "The key \"kind\" is missing: it says what kind of document this is.")  # fmt: skip
        if wrong:
            text = Text(f"{text.sv} Är {quoted(wrong)} felskrivet?", f"{text.en} Is {quoted(wrong)} a misspelling?")
        raise InvalidDocument([Problem(text, place_of(doc, ()), (), expected)])
    kind = value["kind"]
    if isinstance(kind, str) and kind in models:
        return kind
    text = Text(f"{quoted(kind)} är inget slags dokument som finns.", f"{quoted(kind)} is not a kind of document.")
    raise InvalidDocument([Problem(text, place_of(doc, ("kind",)), ("kind",), expected, nearest(str(kind), kinds))])


def _swedish_kinds() -> dict[str, str]:
    from lokcheck.model.codes import LABELS

    return {kind: sv for kind, (sv, _) in LABELS["kind"].items()}


def _unquoted_texts(doc: YamlDocument, details: "list[ErrorDetails]") -> Iterator[Path]:
    for detail in details:
        if detail["type"] == "string_type":
            path = data_path(doc.value, detail["loc"])
            if path in doc.raw:
                yield path


def _invalid(doc: YamlDocument, model: "type[BaseModel]", details: "list[ErrorDetails]") -> InvalidDocument:
    found: dict[tuple[Path, str], Problem] = {}
    guessed: set[Path] = set()
    for detail in sorted(details[:_MOST], key=lambda one: one["type"] == "missing"):
        path = data_path(doc.value, detail["loc"], whole=detail["type"] == "missing")
        if path in guessed:
            continue
        problem = _problem(doc, model, detail, path)
        if detail["type"] == "extra_forbidden" and problem.nearest is not None:
            guessed.add((*path[:-1], problem.nearest))
        found.setdefault((path, detail["type"]), problem)
    problems = _most_telling(found)
    problems.sort(key=lambda one: (one.place.line, one.place.column))
    return InvalidDocument(problems, max(0, len(details) - _MOST))


def _most_telling(found: dict[tuple[Path, str], Problem]) -> list[Problem]:
    """Of the members of a union that all complain, keep one for each path, and the one that looked deepest."""
    paths = {path for path, _ in found}
    kept: dict[Path, Problem] = {}
    for (path, kind), problem in found.items():
        deeper = kind.endswith("_type") and any(len(one) > len(path) and one[: len(path)] == path for one in paths)
        if not deeper:
            kept.setdefault(path, problem)
    return list(kept.values())


def _problem(doc: YamlDocument, model: "type[BaseModel]", detail: "ErrorDetails", path: Path) -> Problem:
    from lokcheck.sources.format_fields import keys_at, meaning
    from lokcheck.sources.messages import said

    kind = detail["type"]
    if kind == "missing":
        name = quoted(path[-1]) if path else ""
        text = Text(f"Nyckeln {name} saknas.", f"The key {name} is missing.")
        return Problem(text, place_of(doc, path[:-1]), path, meaning(model, path))
    if kind == "extra_forbidden":
        return _unknown_key(doc, path, keys_at(model, path[:-1]))
    context = detail.get("ctx", {})
    words = said(kind, detail["input"], context, _labels(context))
    key = path and isinstance(path[-1], str) and detail["input"] is None
    expected = words.expected or meaning(model, path)
    text = words.text
    if path and isinstance(path[-1], str):
        text = Text(f"{path[-1]}: {text.sv}", f"{path[-1]}: {text.en}")
    return Problem(text, place_of(doc, path, key=bool(key)), path, expected, words.nearest)


def _unknown_key(doc: YamlDocument, path: Path, valid: Mapping[str, Any]) -> Problem:
    from lokcheck.sources.format_fields import describe

    name = str(path[-1]) if path else ""
    texts = {key: describe(field) for key, field in valid.items()}
    other_names = {key: (text.sv.rstrip("."), text.en.rstrip(".")) if text else () for key, text in texts.items()}
    guess = nearest(name, other_names)
    shown = ", ".join(valid)
    expected = Text(f"Här kan stå: {shown}.", f"Valid here: {shown}.") if shown and guess is None else None
    text = Text(f"Nyckeln {quoted(name)} finns inte här.", f"The key {quoted(name)} does not exist here.")
    return Problem(text, place_of(doc, path, key=True), path, expected, guess)


def _labels(context: Mapping[str, Any]) -> dict[str, Text]:
    """The labels of the words that pydantic expected: who writes 'spel om pengar' means 'gambling'."""
    from lokcheck.model.labels import label_of

    return {word: label_of(word) for word in re.findall(r"'([^']*)'", str(context.get("expected", "")))}
