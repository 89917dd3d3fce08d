"""The settings of a run, each with its origin: a flag, else the environment, else the file, else the default."""

import os
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from lokcheck.errors import ConfigError, Place
from lokcheck.personal import mask
from lokcheck.policy.config_file import Config
from lokcheck.policy.config_keys import KEYS, Key
from lokcheck.policy.config_values import Where, checked_value
from lokcheck.texts import Text

__all__ = ["Value", "values_of"]

_YES, _NO = ("1", "true", "yes", "ja", "on"), ("0", "false", "no", "nej", "off")


class Value(NamedTuple):
    """A setting. ``name`` is the flag, the variable or the file, '' for a default; ``where`` has places."""

    value: Any
    source: Literal["flag", "environment", "file", "default"]
    name: str
    where: Where

    def place(self, *path: str | int) -> Place:
        """Return the place of the setting, or of the item at ``path`` in it."""
        return self.where(path)


def values_of(
    flags: Mapping[str, Any], environment: Mapping[str, str], config: Config | None, forms: tuple[str, ...]
) -> dict[str, Value]:
    """Return every setting. ``flags`` has the values of the options that were given, by their fields.

    Raises ConfigError for a variable that does not hold what it should.
    """
    return {name: _value(key, flags, environment, config, forms) for name, key in KEYS.items()}


def _value(
    key: Key, flags: Mapping[str, Any], environment: Mapping[str, str], config: Config | None, forms: tuple[str, ...]
) -> Value:
    if key.field in flags:
        return Value(flags[key.field], "flag", f"--{key.name}", _at(f"--{key.name}"))
    variable = key.variable
    said = environment.get(variable, "") if variable else ""
    if said and (key.name != "language" or said in key.words):
        words = forms if key.name == "format" else key.words
        return Value(_parsed(key._replace(words=words), said, variable), "environment", variable,
                     _at(variable))  # fmt: skip
    if config is not None and key.name in config.values:
        value = _from_file(key, config)
        return Value(value, "file", mask(config.file.as_posix()), lambda path: config.place((key.name, *path)))
    return Value(key.default, "default", "", _at(key.name))


def _at(name: str) -> Where:
    return lambda _: Place(name)


def _parsed(key: Key, text: str, variable: str) -> Any:
    """Return what a variable says: lists are separated by commas, paths as in PATH."""
    value: Any = text
    if key.kind == "words":
        value = [part.strip() for part in text.split(",") if part.strip()]
    elif key.kind == "paths":
        value = [part for part in text.split(os.pathsep) if part]
    elif key.kind == "flag":
        word = text.strip().lower()
        if word not in (*_YES, *_NO):
            raise ConfigError(Text(f"{text!r} är varken ja eller nej.", f"{text!r} is neither yes nor no."),
                              Place(variable), Text("Skriv 1 eller 0.", "Write 1 or 0."))  # fmt: skip
        value = word in _YES
    checked_value(key, value, _at(variable), (key.name,))
    return value


def _from_file(key: Key, config: Config) -> Any:
    """Paths of a file are meant from its folder."""
    value = config.values[key.name]
    if key.kind == "path":
        return _beside(config, value)
    if key.kind == "paths":
        return [_beside(config, item) for item in (value if isinstance(value, list) else [value])]
    return value


def _beside(config: Config, name: str) -> str:
    return (config.file.parent / name).as_posix()
