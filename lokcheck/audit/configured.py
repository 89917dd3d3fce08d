"""What the user set otherwise than the standard, in plain values: every worker process reads the same settings anew."""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lokcheck.errors import ConfigError, Place
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Change

if TYPE_CHECKING:
    from lokcheck.policy.values import Value

__all__ = ["Configured", "switched_off"]


class Configured(NamedTuple):
    """The file of configuration (None: none), and what flags, by their fields, and variables say of requirements."""

    file: str | None
    flags: Mapping[str, Any]
    environment: Mapping[str, str]

    @property
    def folder(self) -> Path:
        """Where the configuration's patterns are meant from."""
        return Path(self.file).parent if self.file else Path()

    def values(self) -> "Mapping[str, Value]":
        """Return every setting, with its place. Raises ConfigError."""
        from lokcheck.policy.config_file import read_config
        from lokcheck.policy.values import values_of
        from lokcheck.report.forms import FORMS

        forms = tuple(FORMS)
        config = read_config(Path(self.file), forms) if self.file else None
        return values_of(self.flags, self.environment, config, forms)

    def digest(self) -> str:
        """Return a checksum over all that is set, for what is kept of results. Raises OSError."""
        content = Path(self.file).read_bytes() if self.file else b""
        said = repr((self.file, sorted(self.flags.items()), sorted(self.environment.items())))
        return hashlib.blake2b(content + b"\0" + said.encode(), digest_size=16).hexdigest()


def switched_off(changes: Iterable[Change], rulebook: Rulebook) -> tuple[str, ...]:
    """Return the requirements that ``changes`` of the standard switch off, for some documents at least."""
    from lokcheck.policy.selection import word_for

    found: set[str] = set()
    for change in changes:
        for name in change.target.split(", ") if change.what == "off" else ():
            with suppress(ConfigError):  # of a rulebook of one's own, which has the requirement no more
                found |= word_for(name, rulebook, Place(change.folder)).rules
    return tuple(sorted(found))
