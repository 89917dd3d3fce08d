"""How a report is to be shown: the same for every form, which takes from it what it can use."""

from typing import Literal, NamedTuple

from lokcheck.policy.severity import Severity
from lokcheck.texts import Lang

__all__ = ["Verbosity", "View"]

Verbosity = Literal["quiet", "normal", "verbose"]


class View(NamedTuple):
    """``width`` in columns; ``symbols``: the reader's encoding has more than letters, so marks need no substitutes."""

    lang: Lang = "sv"
    width: int = 80
    color: bool = False
    verbosity: Verbosity = "normal"
    symbols: bool = True
    fail_on: str = "error"
    """The lowest severity that makes a document fail (note, warning, error or never): CI servers show it as failed."""
    exit_code: int | None = None
    """What the run ended with, where that is known."""
    replayed: bool = False
    """Whether a day was asked for, so that the report is not about today's state."""
    min_severity: Severity = "note"
    """The lowest severity of the findings that lists of findings show; tables and data have them all."""
