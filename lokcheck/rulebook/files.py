"""A file of the rulebook as read: its values, where each stands, and the errors that point there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from lokcheck.errors import Place, RuleError
from lokcheck.facts.fact import DocPath
from lokcheck.sources.messages import said
from lokcheck.sources.reader import read_yaml
from lokcheck.texts import Text

__all__ = ["RuleText", "did_you_mean"]

_File = TypeVar("_File", bound=BaseModel)
_WRITTEN = {"is_": "is", "from_": "from"}


@dataclass(frozen=True, slots=True)
class RuleText:
    """One file: ``marks`` has the position of each part of ``value``."""

    file: str
    value: Any
    marks: Mapping[DocPath, Any]

    @classmethod
    def read(cls, path: Path) -> "RuleText":
        """Return the file at ``path``. Raises RuleError or InputError with the place of what is wrong."""
        documents = read_yaml(path.read_bytes(), path.as_posix())
        if len(documents) != 1:
            text = Text("filen ska innehålla ett enda dokument", "the file must hold a single document")
            raise RuleError(text, Place(path.as_posix()))
        return cls(path.as_posix(), documents[0].value, documents[0].marks)

    def place(self, path: DocPath) -> Place:
        """Return the place of ``path``, or of the nearest part around it."""
        while path and path not in self.marks:
            path = path[:-1]
        mark = self.marks.get(path)
        if mark is None:
            return Place(self.file)
        return Place(self.file, mark.key_line or mark.line, mark.key_column or mark.column)

    def parse(self, model: type[_File]) -> _File:
        """Return the value as ``model``. Raises RuleError for the first thing that does not fit."""
        try:
            return model.model_validate(self.value)
        except ValidationError as error:
            details = error.errors(include_url=False)
        # A misspelt key gives two errors, of which the unknown one says more than the missing one.
        first = next((d for d in details if d["type"] == "extra_forbidden"), details[0])
        raise self._refusal(first, model)

    def _refusal(self, detail: Any, model: type[BaseModel]) -> RuleError:
        path = tuple(_WRITTEN.get(str(part), part) for part in detail["loc"])
        place = self.place(path)
        if detail["type"] == "extra_forbidden":
            text = Text(f"okänd nyckel {path[-1]!r}.", f"unknown key {path[-1]!r}.")
            return RuleError(text, place, did_you_mean(str(path[-1]), _keys(model)))
        if detail["type"] == "missing":
            return RuleError(Text(f"nyckeln {path[-1]!r} saknas.", f"the key {path[-1]!r} is missing."), place)
        words_for = said(detail["type"], detail["input"], detail.get("ctx", {}), {})
        where = ".".join(str(part) for part in path)
        text = Text(f"{where}: {words_for.text.sv}", f"{where}: {words_for.text.en}")
        advice = words_for.expected or (
            did_you_mean(words_for.nearest, [words_for.nearest]) if words_for.nearest else None
        )
        return RuleError(text, place, advice)


def _keys(model: type[BaseModel]) -> set[str]:
    """Return every key that a file of ``model`` can hold, at any depth."""
    found: set[str] = set()
    for name, info in model.model_fields.items():
        found.add(info.alias or name)
        for inner in _models(info.annotation):
            found |= _keys(inner)
    return found


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def did_you_mean(word: str, words: Iterable[str]) -> Text | None:
    """Return the question whether the nearest of ``words`` was meant; None where none is near."""
    near = get_close_matches(word, list(words), 1, 0.6)
    return Text(f"Menade du {near[0]!r}?", f"Did you mean {near[0]!r}?") if near else None
