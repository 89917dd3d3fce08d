"""How a report is to be shown: the same for every form, which takes from it what it can use."""

from dataclasses import dataclass
from typing import Literal

from lokcheck.texts import Lang

__all__ = ["Verbosity", "View"]

Verbosity = Literal["quiet", "normal", "verbose"]


@dataclass(frozen=True, slots=True)
class View:
    """``width`` in columns; ``symbols``: the reader's encoding has more than letters, so marks need no substitutes."""

    lang: Lang = "sv"
    width: int = 80
    color: bool = False
    verbosity: Verbosity = "normal"
    symbols: bool = True
