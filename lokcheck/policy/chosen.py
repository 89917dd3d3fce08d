"""From settings to the choice of requirements, and to what every report tells of it."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lokcheck.errors import ConfigError, Place
from lokcheck.policy.choice import Choice, ForPath, Weights
from lokcheck.policy.selection import Selection, Word, word_for
from lokcheck.policy.values import Value
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Change
from lokcheck.rulebook.weighing import OUTCOMES, weighs
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.rulebook.overrides import Override

__all__ = ["choice_of", "matcher", "parameters_of"]


def choice_of(
    values: Mapping[str, Value], folder: Path, rulebook: Rulebook
) -> tuple[Choice | None, tuple[Change, ...]]:
    """Return the choice that ``values`` make, None where they change nothing, and what to tell of it.

    ``folder`` is that of the configuration, from which its patterns are meant. Raises ConfigError for a word that means
    no requirement.
    """
    select = values["select"]
    selection = Selection(
        _words(select, rulebook) if select.value is not None else None,
        _words(values["extend-select"], rulebook), _words(values["ignore"], rulebook),
    )  # fmt: skip
    severity = _weights(values["severity"].value, values["severity"], (), rulebook)
    paths = [_for_path(values["per-path"], number, folder, rulebook) for number in range(len(values["per-path"].value))]
    if selection == Selection() and not severity and not paths:
        return None, ()
    names = dict.fromkeys(value.name for value in values.values() if value.name and value.source != "default")
    origin = values["ignore"].name or values["per-path"].name or next(iter(names))
    # A select of the command line is not taken back by one that is written for a path.
    if select.source in ("flag", "environment"):
        paths = [path._replace(select=None) for path in paths]
    return Choice(selection, severity, paths, origin), tuple(_changes(values, severity, rulebook))


def parameters_of(values: Mapping[str, Value]) -> "list[Override]":
    """Return the parameters that are given other values, as changes of the rulebook."""
    value = values["parameters"]
    if not value.value:
        return []
    from lokcheck.rulebook.overrides import Override  # it imports pydantic, which most checks do without

    return [Override("parameter", name, value.place(name), value.name, Text("", ""), {}, number)
            for name, number in value.value.items()]  # fmt: skip


def matcher(patterns: Sequence[str], folder: Path, place: Place) -> Callable[[str], bool]:
    """Return what tells whether a file matches ``patterns``, written as in .gitignore and meant from ``folder``.

    Raises ConfigError for a pattern that is none.
    """
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise ConfigError(Text("Mönstret är felskrivet.", "The pattern is written wrongly."), place,
                          Text("Skriv det som i .gitignore.", "Write it as in .gitignore.")) from error  # fmt: skip
    base = os.path.realpath(folder)

    def matches(file: str) -> bool:
        try:
            name = os.path.relpath(os.path.realpath(file), base)
        except ValueError:  # another drive of Windows
            return False
        return not name.startswith("..") and spec.match_file(name.replace(os.sep, "/"))

    return matches


def _words(value: Value, rulebook: Rulebook, near: bool = False) -> tuple[Word, ...]:
    return tuple(
        word_for(text, rulebook, value.place(number), near=near) for number, text in enumerate(value.value or ())
    )


def _weights(given: Mapping[str, Any], value: Value, path: tuple[str | int, ...], rulebook: Rulebook) -> Weights:
    """Return what each rule weighs; a single level is that of every outcome."""
    found: dict[str, Mapping[str, str]] = {}
    for name, weight in given.items():
        word = word_for(name, rulebook, value.place(*path, name))
        levels = weight if isinstance(weight, dict) else dict.fromkeys(OUTCOMES, weight)
        found |= dict.fromkeys(word.rules, levels)
    return found


def _for_path(value: Value, number: int, folder: Path, rulebook: Rulebook) -> ForPath:
    entry: Mapping[str, Any] = value.value[number]

    def words(name: str) -> tuple[Word, ...]:
        inner = Value(entry.get(name), value.source, value.name, lambda path: value.place(number, name, *path))
        return _words(inner, rulebook, near=True)

    return ForPath(
        matcher(entry["paths"], folder, value.place(number, "paths")),
        words("select") if "select" in entry else None, words("extend-select"), words("ignore"),
        _weights(entry.get("severity", {}), value, (number, "severity"), rulebook),
    )  # fmt: skip


def _changes(values: Mapping[str, Value], severity: Weights, rulebook: Rulebook) -> Iterator[Change]:
    yield from _of_selection({name: value.value for name, value in values.items()},
                             {name: value.name for name, value in values.items()}, Text("", ""))  # fmt: skip
    for name, weight in values["severity"].value.items():
        yield Change("severity", name, values["severity"].name, weighs(name, weight))
    origin = values["per-path"].name
    for entry in values["per-path"].value:
        listed = ", ".join(entry["paths"])
        there = Text(f"för {listed}: ", f"for {listed}: ")
        yield from _of_selection(entry, dict.fromkeys(entry, origin), there)
        for name, weight in entry.get("severity", {}).items():
            said = weighs(name, weight)
            yield Change("severity", name, origin, Text(f"{there.sv}{said.sv}", f"{there.en}{said.en}"))


def _of_selection(given: Mapping[str, Any], origins: Mapping[str, str], there: Text) -> Iterator[Change]:
    texts = (
        ("select", "select", Text("bara dessa krav bedöms", "only these requirements are asked")),
        ("extend-select", "select", Text("bedöms dessutom", "asked as well")),
        ("ignore", "off", Text("avstängda krav", "requirements switched off")),
    )
    for key, what, text in texts:
        if given.get(key):
            names = ", ".join(given[key])
            said = Text(f"{there.sv}{text.sv}: {names}", f"{there.en}{text.en}: {names}")
            yield Change(what, names, origins[key], said)
