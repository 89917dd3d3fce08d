"""What the keys of a configuration may hold, whether it comes from a file or from the environment."""

from collections.abc import Callable, Mapping
from typing import Any

from lokcheck.errors import ConfigError, Place
from lokcheck.policy.config_keys import PATH_KEYS, Key
from lokcheck.policy.toml_places import Path as KeyPath
from lokcheck.sources.words import nearest
from lokcheck.texts import Text

__all__ = ["Where", "checked_value", "key_called"]

Where = Callable[[KeyPath], Place]
"""The place of a key or item."""
_LEVELS = ("error", "warning", "note")
_OUTCOMES = ("not_met", "partly", "update")


def key_called(name: str, keys: Mapping[str, Key], where: Where, around: KeyPath = ()) -> Key:
    """Return the key ``name``, which stands in ``around``. Raises ConfigError with the nearest key."""
    if name in keys:
        return keys[name]
    advice = _meant(name, tuple(keys)) or Text(f"Välj bland: {', '.join(keys)}.", f"Choose from: {', '.join(keys)}.")
    raise ConfigError(Text(f"Okänd nyckel {name!r}.", f"Unknown key {name!r}."), where((*around, name)), advice)


def _meant(word: str, words: tuple[str, ...]) -> Text | None:
    near = nearest(word, words)
    return Text(f"Menade du {near!r}?", f"Did you mean {near!r}?") if near else None


def checked_value(key: Key, value: Any, where: Where, path: KeyPath) -> None:
    """Refuse a ``value`` that ``key`` can not have. Raises ConfigError."""
    _CHECKS[key.kind](key, value, where, path)


def _wrong(where: Where, path: KeyPath, sv: str, en: str, advice: Text | None = None) -> ConfigError:
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    return ConfigError(Text(f"{name} ska vara {sv}.", f"{name} must be {en}."), where(path), advice)


def _word(key: Key, value: Any, where: Where, path: KeyPath) -> None:
    words = key.words
    if not isinstance(value, str) or value not in words:
        listed = ", ".join(words)
        raise _wrong(where, path, f"ett av {listed}", f"one of {listed}", _meant(str(value), words))


def _flag(_: Key, value: Any, where: Where, path: KeyPath) -> None:
    if not isinstance(value, bool):
        raise _wrong(where, path, "true eller false", "true or false")


def _words(_: Key, value: Any, where: Where, path: KeyPath) -> None:
    if not isinstance(value, list):
        raise _wrong(where, path, "en lista med text", "a list of text")
    for number, item in enumerate(value):
        if not isinstance(item, str) or not item:
            raise _wrong(where, (*path, number), "en lista med text", "a list of text")


def _path(_: Key, value: Any, where: Where, path: KeyPath) -> None:
    if not isinstance(value, str) or not value or "\0" in value:
        raise _wrong(where, path, "namnet på en fil", "the name of a file")


def _paths(key: Key, value: Any, where: Where, path: KeyPath) -> None:
    for number, item in enumerate(value if isinstance(value, list) else [value]):
        _path(key, item, where, (*path, number) if isinstance(value, list) else path)


def _severity(_: Key, value: Any, where: Where, path: KeyPath) -> None:
    if not isinstance(value, dict):
        raise _wrong(where, path, "en tabell med krav", "a table of requirements")
    for rule, weight in value.items():
        levels = weight if isinstance(weight, dict) else {"": weight}
        for outcome, level in levels.items():
            inner: KeyPath = (*path, rule, outcome) if outcome else (*path, rule)
            if outcome and outcome not in _OUTCOMES:
                listed = ", ".join(_OUTCOMES)
                raise ConfigError(
                    Text(f"Okänt utfall {outcome!r}.", f"Unknown outcome {outcome!r}."), where(inner),
                    _meant(outcome, _OUTCOMES) or Text(f"Välj bland: {listed}.", f"Choose from: {listed}."),
                )  # fmt: skip
            if level not in _LEVELS:
                near = _meant(str(level), _LEVELS)
                raise _wrong(where, inner, "error, warning eller note", "error, warning or note", near)


def _numbers(_: Key, value: Any, where: Where, path: KeyPath) -> None:
    if not isinstance(value, dict):
        raise _wrong(where, path, "en tabell med mått", "a table of parameters")
    for name, number in value.items():
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < 2**31:
            raise _wrong(where, (*path, name), "ett heltal, minst 0", "a whole number, 0 or more")


def _per_path(_: Key, value: Any, where: Where, path: KeyPath) -> None:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise _wrong(where, path, "skrivet som [[per-path]]", "written as [[per-path]]")
    for number, entry in enumerate(value):
        for name, inner in entry.items():
            checked_value(key_called(name, PATH_KEYS, where, (*path, number)), inner, where, (*path, number, name))
        if not entry.get("paths"):
            raise ConfigError(
                Text("Nyckeln 'paths' saknas: för vilka filer gäller det?", "The key 'paths' is missing: which files?"),
                where((*path, number)),
            )  # fmt: skip


_CHECKS = {
    "word": _word, "flag": _flag, "words": _words, "path": _path, "paths": _paths, "severity": _severity,
    "numbers": _numbers, "per-path": _per_path,
}  # fmt: skip
