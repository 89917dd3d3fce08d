"""Chooses the rules engine: durable_rules where it can be loaded, else CLIPS."""

from typing import Literal

from lokcheck.engine.program import Engine
from lokcheck.errors import UsageError
from lokcheck.texts import Text

__all__ = ["EngineName", "engine_for"]

EngineName = Literal["auto", "durable", "clips", "both"]

MISSING = Text(
    "Regelmotorn {name} går inte att använda här: {why}.", "The rules engine {name} can not be used here: {why}."
)
HOW_DURABLE = Text(
    "Den kräver Python 3.11 eller 3.12, en C-kompilator och Pythons utvecklingsfiler (python3-dev); installera med: "
    "pip install durable-rules. Utan den räcker --engine clips.",
    "It needs Python 3.11 or 3.12, a C compiler and the Python headers (python3-dev); install it with: "
    "pip install durable-rules. Without it, --engine clips will do.",
)
HOW_CLIPS = Text("Installera med: pip install clipspy.", "Install it with: pip install clipspy.")


def engine_for(name: EngineName) -> Engine:
    """Return the engine of that name; ``auto`` is durable_rules where it can be loaded, else CLIPS.

    Raises UsageError, with what to install, if it can't be loaded.
    """
    if name == "durable":
        return _durable()
    if name == "clips":
        return _clips()
    if name == "both":
        from lokcheck.engine.both import BothEngine

        return BothEngine(_durable(), _clips())
    try:
        return _durable()
    except UsageError:
        return _clips()


def _durable() -> Engine:
    from lokcheck.engine.durable import DurableEngine

    try:
        return DurableEngine()
    except ImportError as error:
        raise UsageError(MISSING.format(name="durable_rules", why=error), advice=HOW_DURABLE) from error


def _clips() -> Engine:
    from lokcheck.engine.clips import ClipsEngine

    try:
        return ClipsEngine()
    except ImportError as error:
        raise UsageError(MISSING.format(name="CLIPS", why=error), advice=HOW_CLIPS) from error
