"""A worker: a process of its own that judges one unit after another, and can die of one without harming the others."""

import gc
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from lokcheck.audit.done import Done, done
from lokcheck.audit.record import Failed
from lokcheck.audit.unit import Unit
from lokcheck.audit.workshop import Task, Workshop, not_judged
from lokcheck.errors import LokcheckError
from lokcheck.texts import Text

__all__ = ["READY", "failed_unit", "judge_unit", "serve"]

READY = "ready"
_GRACE = 5
_MEMORY = Text("minnet räckte inte.", "there was not enough memory.")
_SMALLER = Text("Dela upp dokumentet, eller dokumenten som hänvisar till varandra.",
                "Split the document, or the documents that refer to each other.")  # fmt: skip
_FAULT = Text(
    "lokcheck stötte på ett fel i sitt eget program ({name}).", "lokcheck ran into a fault of its own ({name})."
)


def serve(connection: "Connection[Any, Any]", task: Task) -> None:
    """Say that it is ready, then answer each unit with what it comes to, until nobody asks any more.

    Raises what opening the rulebook raises, after having sent it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the parent, which ends its workers
    _limit_memory(task.memory)
    workshop = Workshop(task)
    # A document makes many small values and hardly a circle: looking for circles costs a sixth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    connection.send(READY)
    while True:
        try:
            unit: Unit = connection.recv()
        except (EOFError, OSError):
            return
        _alarm(unit.seconds(task.timeout) + _GRACE)
        made = judge_unit(workshop, unit)
        _alarm(0)
        connection.send(made)


def judge_unit(workshop: Workshop, unit: Unit) -> Done:
    """Return what ``unit`` comes to, or for each of its files why it could not be judged."""
    try:
        return workshop.do(unit)
    except MemoryError:
        return failed_unit(unit, _MEMORY, "memory", _SMALLER)
    except LokcheckError as error:
        return failed_unit(unit, error.text, "failed")
    except Exception as error:  # noqa: BLE001 - a fault of ours on one unit is a failure of that unit, never a pass
        name = type(error).__name__
        return failed_unit(unit, Text(_FAULT.sv.format(name=name), _FAULT.en.format(name=name)), "failed")


def failed_unit(unit: Unit, why: Text, code: str, advice: Text | None = None) -> Done:
    """Return a failure for each file of ``unit`` that was to be judged; ``advice`` is what to do about it."""
    names = [file.name for file in unit.files if file.asked]
    records: list[Failed] = list(not_judged(names, why, code, advice=advice))
    return done(unit.number, records)


def _alarm(seconds: float) -> None:
    """Let the system end this process if it is still at work after ``seconds``: its parent may be gone by then."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(size: int) -> None:
    if not size:
        return
    try:
        import resource
    except ImportError:  # Windows: what takes too much memory is ended by the system
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))
