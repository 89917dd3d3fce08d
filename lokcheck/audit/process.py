"""The parent's view of a worker process: what it is at, since when, and how it ended."""

import multiprocessing
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from lokcheck.audit.done import Done
from lokcheck.audit.unit import Unit
from lokcheck.audit.worker import READY, failed_unit
from lokcheck.audit.workshop import Task
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["Crashed", "Serve", "Worker"]

_START_SECONDS = 120.0
_CRASHED = Text("processen som bedömde det avbröts ({how}).", "the process that judged it was ended ({how}).")
_TIMEOUT = Text("det tog längre tid än {seconds} sekunder.", "it took longer than {seconds} seconds.")
_LONGER = Text("--timeout ger mer tid.", "--timeout gives more time.")
_SLOW = Text("det tog för lång tid", "it took too long")
_NO_START = Text(
    "Processen som ska bedöma dokumenten går inte att starta ({how}).",
    "The process that is to judge the documents can not be started ({how}).",
)

Serve = Callable[["Connection[Any, Any]", Task], None]
"""What a worker does: it says ``READY``, and answers each unit that comes with a ``Done``."""


class Crashed(NamedTuple):
    """A unit whose process died of itself, or was ended by the system, and how; ``started``: it had begun on it."""

    unit: Unit
    how: Text
    started: bool

    def done(self) -> Done:
        """Return it as what the unit comes to: a failure."""
        return failed_unit(self.unit, _with(_CRASHED, how=self.how), "crashed")

    def error(self) -> EngineError:
        """Return it as what stops the audit: no process can be started."""
        return EngineError(_with(_NO_START, how=self.how))


class Worker:
    """A process that judges one unit at a time."""

    def __init__(self, task: Task, serve: Serve) -> None:
        """Start it; ``serve`` is what it does."""
        context = multiprocessing.get_context("spawn")
        self.connection: Any
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, task), daemon=True)
        self._process.start()
        theirs.close()
        self._timeout = task.timeout
        self._ready = self.dead = False
        self._began = time.monotonic()
        self.unit: Unit | None = None

    def give(self, unit: Unit) -> None:
        """Give it a unit; one that is still starting reads it when it is ready."""
        self.unit, self._began = unit, time.monotonic()
        with suppress(OSError):  # it has died meanwhile: reading from it will tell
            self.connection.send(unit)

    def left(self) -> float:
        """Return the seconds that it may still take; to start, it may take more than a unit may."""
        most = self._most() if self._ready else max(self._most(), _START_SECONDS)
        return most + self._began - time.monotonic()

    def answer(self) -> Done | Crashed | None:
        """Read what it says; None where it only says that it is ready."""
        try:
            said = self.connection.recv()
        except (EOFError, OSError):
            return self._died()
        if said == READY:
            self._ready, self._began = True, time.monotonic()
            return None
        self.unit = None
        assert isinstance(said, Done)
        return said

    def overdue(self) -> Done | None:
        """End it where its time is up, and say so; None where it still has some. Raises EngineError if not started."""
        if self.left() > 0 or self.unit is None:
            return None
        if not self._ready:
            raise EngineError(_with(_NO_START, how=_SLOW))
        unit, seconds = self.unit, f"{self._most():g}"
        self.unit, self.dead = None, True
        self.end()
        why = _with(_TIMEOUT, seconds=Text(seconds.replace(".", ","), seconds))
        return failed_unit(unit, why, "timeout", _LONGER)

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.connection.close()
        self.kill()

    def kill(self) -> None:
        """End the process, and leave it to who waits for its answer to see that."""
        self._process.kill()
        self._process.join()

    def _most(self) -> float:
        return self.unit.seconds(self._timeout) if self.unit else self._timeout

    def _died(self) -> Crashed | None:
        self._process.join(5)
        how = _how(self._process.exitcode)
        self.dead = True
        unit, self.unit = self.unit, None
        self.end()
        return Crashed(unit, how, self._ready) if unit is not None else None


def _with(text: Text, **values: Text) -> Text:
    """Return ``text`` with its placeholders filled in, in each language by its own words."""
    sv, en = ({name: value[at] for name, value in values.items()} for at in (0, 1))
    return Text(text.sv.format(**sv), text.en.format(**en))


def _how(code: int | None) -> Text:
    """How a process ended: by a signal, or with a code."""
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        return Text(f"signal {name}", f"signal {name}")
    return Text(f"slutkod {code}", f"exit code {code}")
