"""Worker processes, each with one unit at a time: what a unit does to its worker is known to be that unit's doing."""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

from lokcheck.audit.done import Done
from lokcheck.audit.unit import Unit
from lokcheck.audit.worker import READY, failed_unit, serve
from lokcheck.audit.workshop import Task
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["LocalPool", "Pool"]

_START_SECONDS = 120.0
_CRASHED = Text("processen som bedömde det avbröts ({how}).", "the process that judged it was ended ({how}).")
_TIMEOUT = Text("det tog längre tid än {seconds} sekunder.", "it took longer than {seconds} seconds.")
_NO_START = Text(
    "Processen som ska bedöma dokumenten går inte att starta ({how}).",
    "The process that is to judge the documents can not be started ({how}).",
)


Serve = Callable[["Connection[Any, Any]", Task], None]
"""What a worker does: it says ``READY``, and answers each unit that comes with a ``Done``."""


class Pool(Protocol):
    """Judges units, somewhere."""

    def run(self, units: Iterator[Unit]) -> Iterator[Done]:
        """Yield what each of ``units`` comes to, in any order; a unit is taken when there is room for it."""
        ...


class LocalPool:
    """Processes on this machine."""

    def __init__(self, task: Task, jobs: int, serve: Serve = serve) -> None:
        """``jobs`` is the number of processes, ``serve`` what each of them does."""
        self._task, self._jobs, self._serve = task, jobs, serve

    def run(self, units: Iterator[Unit]) -> Iterator[Done]:
        """Yield what each unit comes to. Raises EngineError if no worker can be started."""
        workers: list[_Worker] = []
        try:
            while True:
                while (worker := self._free(workers)) and (unit := next(units, None)):
                    worker.give(unit)
                if not any(worker.unit for worker in workers):
                    return
                yield from _answers(workers)
        finally:
            for worker in workers:
                worker.end()

    def _free(self, workers: "list[_Worker]") -> "_Worker | None":
        """Return a worker without work, a new one where there may be more of them; None where all are at work."""
        free = next((worker for worker in workers if worker.unit is None), None)
        if free is None and len(workers) < self._jobs:
            free = _Worker(self._task, self._serve)
            workers.append(free)
        return free


def _answers(workers: "list[_Worker]") -> Iterator[Done]:
    """Wait until a worker answers, dies or has had its time; yield what its unit comes to."""
    busy = [worker for worker in workers if worker.unit is not None]
    patience = max(0.0, min(worker.left() for worker in busy))
    ready = wait([worker.connection for worker in busy], patience)
    for worker in busy:
        made = worker.answer() if worker.connection in ready else worker.overdue()
        if made is not None:
            yield made
        if worker.dead:
            workers.remove(worker)


class _Worker:
    """The parent's view of a worker: what it is at, and since when."""

    def __init__(self, task: Task, serve: Serve) -> None:
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
        most = self._timeout if self._ready else max(self._timeout, _START_SECONDS)
        return most + self._began - time.monotonic()

    def answer(self) -> Done | None:
        """Read what it says; None where it only says that it is ready. Raises EngineError if it could not start."""
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
        """End it where its time is up, and say so; None where it still has some."""
        if self.left() > 0 or self.unit is None:
            return None
        if not self._ready:
            raise EngineError(Text(_NO_START.sv.format(how="–"), _NO_START.en.format(how="–")))
        unit, self.unit, self.dead = self.unit, None, True
        self.end()
        seconds = f"{self._timeout:g}"
        why = Text(_TIMEOUT.sv.format(seconds=seconds.replace(".", ",")), _TIMEOUT.en.format(seconds=seconds))
        return failed_unit(unit, why, "timeout")

    def _died(self) -> Done | None:
        self._process.join(5)
        how = _how(self._process.exitcode)
        self.dead = True
        unit, self.unit = self.unit, None
        self.end()
        why = Text(_CRASHED.sv.format(how=how.sv), _CRASHED.en.format(how=how.en))
        if not self._ready:
            raise EngineError(Text(_NO_START.sv.format(how=how.sv), _NO_START.en.format(how=how.en)))
        return failed_unit(unit, why, "crashed") if unit is not None else None

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.connection.close()
        self._process.kill()
        self._process.join()


def _how(code: int | None) -> Text:
    """How a process ended: by a signal, or with a code."""
    if code is not None and code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        return Text(f"signal {name}", f"signal {name}")
    return Text(f"slutkod {code}", f"exit code {code}")
