"""Worker processes, each with one unit at a time: what a unit does to its worker is known to be that unit's doing."""

from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import wait
from typing import Protocol

from lokcheck.audit.done import Done
from lokcheck.audit.process import Crashed, Serve, Worker
from lokcheck.audit.unit import Unit
from lokcheck.audit.worker import failed_unit, serve
from lokcheck.audit.workshop import Task
from lokcheck.texts import Text

__all__ = ["Hand", "LocalPool", "Pool"]

_ENDED = Text("granskningen avbröts.", "the audit was interrupted.")
_STARTS = 3
"""Workers in a row that end before they are ready: then none can be started here."""


class Pool(Protocol):
    """Judges units, somewhere."""

    def run(self, units: Iterator[Unit]) -> Iterator[Done]:
        """Yield what each of ``units`` comes to, in any order; a unit is taken when there is room for it."""
        ...


class LocalPool:
    """Processes on this machine."""

    def __init__(self, task: Task, jobs: int, serve: Serve = serve) -> None:
        """``jobs`` is the most processes that there are at a time, ``serve`` what each of them does."""
        self._task, self._jobs, self._serve = task, jobs, serve
        self._workers: list[Worker] = []
        self._again: deque[Unit] = deque()
        self._tried: set[int] = set()
        self._stillborn = 0
        self._ended = False

    def run(self, units: Iterator[Unit]) -> Iterator[Done]:
        """Yield what each unit comes to. Raises EngineError if no worker can be started.

        A unit whose worker died is given to one more: the system may have ended the first for what others did.
        """
        try:
            yield from self.kept(units)
        finally:
            self.end()

    def kept(self, units: Iterator[Unit]) -> Iterator[Done]:
        """Do as ``run``, and leave the workers there, for more units."""
        while True:
            while self._has_room() and (unit := self._next(units)):
                self._free().give(unit)
            if not any(worker.unit for worker in self._workers):
                return
            yield from self._answers()

    def end(self) -> None:
        """End every process, whatever it is at."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def stop(self) -> None:
        """Kill every process, from whatever thread, and start no other: whoever waits for one sees that it is gone."""
        self._ended = True
        for worker in list(self._workers):
            worker.kill()

    def _has_room(self) -> bool:
        if self._ended:
            return False
        return len(self._workers) < self._jobs or any(worker.unit is None for worker in self._workers)

    def _next(self, units: Iterator[Unit]) -> Unit | None:
        return self._again.popleft() if self._again else next(units, None)

    def _free(self) -> Worker:
        """Return a worker without work, or a new one."""
        free = next((worker for worker in self._workers if worker.unit is None), None)
        if free is None:
            free = Worker(self._task, self._serve)
            self._workers.append(free)
        return free

    def _answers(self) -> Iterator[Done]:
        """Wait until a worker answers, dies or has had its time; yield what its unit comes to."""
        busy = [worker for worker in self._workers if worker.unit is not None]
        patience = max(0.0, min(worker.left() for worker in busy))
        ready = wait([worker.connection for worker in busy], patience)
        for worker in busy:
            made = worker.answer() if worker.connection in ready else worker.overdue()
            if worker.dead:
                self._workers.remove(worker)
            if isinstance(made, Crashed):
                made = self._after(made)
            if made is not None:
                self._stillborn = 0
                yield made

    def _after(self, crashed: Crashed) -> Done | None:
        """Give the unit to another worker, None; or return its failure where that was done before."""
        if not crashed.started:
            self._stillborn += 1
            if self._stillborn == _STARTS:
                raise crashed.error()
        elif crashed.unit.number in self._tried:
            return crashed.done()
        else:
            self._tried.add(crashed.unit.number)
        self._again.append(crashed.unit)
        return None


class Hand:
    """One process that is kept from unit to unit, for who has one unit at a time."""

    def __init__(self, task: Task, serve: Serve = serve) -> None:
        """``serve`` is what the process does."""
        self._pool = LocalPool(task, 1, serve)

    def do(self, unit: Unit) -> Done:
        """Return what ``unit`` comes to. Raises EngineError if the process can not be started."""
        made = list(self._pool.kept(iter((unit,))))
        return made[0] if made else failed_unit(unit, _ENDED, "crashed")

    def end(self) -> None:
        """End the process, from whatever thread; what it is at is a failure."""
        self._pool.stop()
