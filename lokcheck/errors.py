"""The errors that lokcheck raises: each knows its text in two languages, its place, and the exit code that it gives.

A fault in a document is a finding or an ``InputError``, never a traceback. Only the command line prints and exits.
"""

from typing import ClassVar, NamedTuple

from lokcheck.texts import Lang, Text

__all__ = ["ConfigError", "EngineError", "InputError", "LokcheckError", "Place", "RuleError", "UsageError"]


class Place(NamedTuple):
    """A place in a file: line and column count from 1; 0 where the whole file is meant."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


class LokcheckError(Exception):
    """What went wrong, where, and what to do about it."""

    exit_code: ClassVar[int] = 3

    def __init__(self, text: Text, place: Place | None = None, advice: Text | None = None) -> None:
        """``advice`` says what was expected, or the nearest valid word."""
        super().__init__(text.en)
        self.text, self.place, self.advice = text, place, advice

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
