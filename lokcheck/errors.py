"""The errors that lokcheck raises: each knows its text in two languages, its place, and the exit code that it gives.

A fault in a document is a finding or an ``InputError``, never a traceback. Only the command line prints and exits.
"""

import errno
from typing import ClassVar, NamedTuple

from lokcheck.texts import Lang, Text

__all__ = ["ConfigError", "EngineError", "InputError", "LokcheckError", "Place", "RuleError", "UsageError", "why"]

_SYSTEM = {
    errno.EACCES: Text("behörighet saknas", "permission is missing"),
    errno.EPERM: Text("det är inte tillåtet", "it is not permitted"),
    errno.ENOENT: Text("den finns inte", "it does not exist"),
    errno.EISDIR: Text("det är en mapp", "it is a folder"),
    errno.ENOTDIR: Text("en del av sökvägen är ingen mapp", "a part of the path is no folder"),
    errno.EEXIST: Text("den finns redan", "it exists already"),
    errno.ENOSPC: Text("disken är full", "the disk is full"),
    errno.EFBIG: Text("filen blir för stor", "the file becomes too large"),
    errno.EROFS: Text("disken är skrivskyddad", "the disk is read-only"),
    errno.EIO: Text("disken svarar inte som den ska", "the disk does not answer as it should"),
    errno.ENAMETOOLONG: Text("namnet är för långt", "the name is too long"),
    errno.ELOOP: Text("länkarna går i cirkel", "the links go in a circle"),
    errno.EMFILE: Text("för många filer är öppna", "too many files are open"),
    errno.ENFILE: Text("för många filer är öppna", "too many files are open"),
    errno.EBUSY: Text("den används av ett annat program", "another program is using it"),
    errno.ENOMEM: Text("minnet räcker inte", "there is not enough memory"),
}  # fmt: skip


class Place(NamedTuple):
    """A place in a file: line and column count from 1; 0 where the whole file is meant."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


def why(error: OSError) -> Text:
    """Return in plain words why the system refused; the name of the error where there are no words for it."""
    known = _SYSTEM.get(error.errno or 0)
    if known is None:
        name = errno.errorcode.get(error.errno or 0, type(error).__name__)
        known = Text(f"systemet svarar {name}", f"the system answers {name}")
    return known


class LokcheckError(Exception):
    """What went wrong, where, and what to do about it."""

    exit_code: ClassVar[int] = 3

    def __init__(self, text: Text, place: Place | None = None, advice: Text | None = None) -> None:
        """``advice`` says what was expected, or the nearest valid word."""
        super().__init__(text.en)
        self.text, self.place, self.advice = text, place, advice

    def __reduce__(self) -> tuple[type["LokcheckError"], tuple[Text, Place | None, Text | None]]:
        """Return how to make it again in another process, to which its first argument alone would be sent."""
        return type(self), (self.text, self.place, self.advice)

    def show(self, lang: Lang) -> str:
        """Return the error as one paragraph: place, what is wrong, what to do."""
        where = f"{self.place}: " if self.place else ""
        advice = f" {self.advice.get(lang)}" if self.advice else ""
        return f"{where}{self.text.get(lang)}{advice}"


class UsageError(LokcheckError):
    """The command was called in a way that it does not understand."""

    exit_code = 2


class ConfigError(LokcheckError):
    """A setting is wrong."""

    exit_code = 2


class RuleError(LokcheckError):
    """The rulebook or the register of law is wrong."""

    exit_code = 2


class InputError(LokcheckError):
    """A document can not be read or understood."""

    exit_code = 3


class EngineError(LokcheckError):
    """The rules engine failed: never a pass."""

    exit_code = 3
