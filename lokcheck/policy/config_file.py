"""A file of configuration: read with the place of every key, and refused where it is not what it should be."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lokcheck.errors import ConfigError, Place, why
from lokcheck.policy.config_keys import KEYS
from lokcheck.policy.config_values import checked_value, key_called
from lokcheck.policy.toml_places import Path as KeyPath
from lokcheck.policy.toml_places import places_of
from lokcheck.texts import Text

__all__ = ["TABLE", "Config", "read_config"]

TABLE = ("tool", "lokcheck")
"""Where the settings stand in pyproject.toml."""
_MOST = 1_000_000
"""Bytes: more is no configuration."""
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


class Config(NamedTuple):
    """What a file says, by key, and where each key and item stands in it."""

    file: Path
    values: Mapping[str, Any]
    places: Mapping[KeyPath, tuple[int, int]]
    table: KeyPath = ()

    def place(self, path: KeyPath) -> Place:
        """Return the place of a key or item, or of the nearest part around it."""
        sought: KeyPath = (*self.table, *path)
        while sought and sought not in self.places:
            sought = sought[:-1]
        return Place(self.file.as_posix(), *self.places.get(sought, ()))


def read_config(path: Path, forms: tuple[str, ...]) -> Config:
    """Return the settings in the file at ``path``; ``forms`` are the forms of the report.

    Raises ConfigError with the place of the first fault.
    """
    text = _text(path)
    table = TABLE if path.name == "pyproject.toml" else ()
    data = _data(text, path)
    for name in table:
        data = data.get(name, {}) if isinstance(data, dict) else {}
    config = Config(path, data if isinstance(data, dict) else {}, places_of(text), table)
    keys = KEYS | {"format": KEYS["format"]._replace(words=forms)}
    for name, value in config.values.items():
        checked_value(key_called(name, keys, config.place), value, config.place, (name,))
    return config


def _text(path: Path) -> str:
    where = Place(path.as_posix())
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        sv, en = why(error)
        raise ConfigError(Text(f"Inställningarna kan inte läsas: {sv}.", f"Can not read the configuration: {en}."),
                          where) from error  # fmt: skip
    if len(data) > _MOST:
        raise ConfigError(Text("Filen är för stor för inställningar.", "The file is too large for a configuration."),
                          where)  # fmt: skip
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError(Text("Filen är inte UTF-8.", "The file is not UTF-8."), where._replace(line=line)) from error


def _data(text: str, path: Path) -> Any:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _AT.search(str(error))
        end = (text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)
        line, column = (int(match[1]), int(match[2])) if match else end
        said = _AT.sub("", str(error)).replace("(at end of document)", "").strip()
        raise ConfigError(
            Text("Det här är inte giltig TOML.", "This is not valid TOML."), Place(path.as_posix(), line, column),
            Text(f"TOML-läsaren säger: {said}.", f"The TOML reader says: {said}."),
        ) from error  # fmt: skip
    except RecursionError as error:
        raise ConfigError(Text("Filen är för djupt nästlad.", "The file is nested too deeply."),
                          Place(path.as_posix())) from error  # fmt: skip
