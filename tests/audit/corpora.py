"""Audits of small corpora, for tests: in this process, in processes of their own, or in ones that go wrong."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.corpus import AS_OF, Planted
from lokcheck.audit.done import Done
from lokcheck.audit.files import Asked
from lokcheck.audit.pool import Pool
from lokcheck.audit.record import Audited, Failed, Record
from lokcheck.audit.run import Plan, run
from lokcheck.audit.unit import Unit
from lokcheck.audit.worker import judge_unit, serve
from lokcheck.audit.workshop import Task, Workshop

__all__ = ["TASK", "Here", "audited", "findings", "records", "serve_badly", "serve_dying_once"]

TASK = Task(AS_OF, "auto", (), ())


class Here:
    """Judges in this process, and counts what it judged."""

    def __init__(self, task: Task) -> None:
        self._workshop, self.judged = Workshop(task), 0

    def run(self, units: Iterator[Unit]) -> Iterator[Done]:
        """Yield what each of ``units`` comes to."""
        for unit in units:
            self.judged += 1
            yield judge_unit(self._workshop, unit)


def records(
    *folders: Path | str,
    pool: Callable[[Task], Pool] = Here,
    task: Task = TASK,
    cache: Path | None = None,
    **asked: Any,
) -> list[Record]:
    """Return what an audit of ``folders`` gives."""
    plan = Plan(Asked(tuple(map(str, folders)), **asked), task, cache)
    result = run(plan, pool, lambda _: None)
    try:
        return list(result.audit.records())
    finally:
        result.close()


def audited(found: list[Record]) -> list[Audited]:
    """Return the documents among ``found``; all that could not be judged are an error."""
    assert not [record for record in found if isinstance(record, Failed)]
    return [record for record in found if isinstance(record, Audited)]


def findings(found: list[Record], folder: Path) -> set[Planted]:
    """Return the findings at either date, but those that another one tells, with files seen from ``folder``."""
    faults = {"partly", "not_met"}
    return {
        Planted(record.file.removeprefix(f"{folder}/"), row.rule)
        for record in audited(found)
        for row in record.rows
        if {row.today, row.at_adoption} & faults and row.reported_by is None
    }


def serve_dying_once(died: Path, connection: "Connection[Any, Any]", task: Task) -> None:
    """Be a worker; the first that comes to its second unit is killed while it works on it, and leaves a file."""
    done: list[int] = []

    def do(self: Workshop, unit: Unit) -> Done:
        done.append(unit.number)
        if len(done) == 2 and not died.exists():
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return original(self, unit)

    original = Workshop.do
    Workshop.do = do  # type: ignore[method-assign]
    serve(connection, task)


def serve_badly(connection: "Connection[Any, Any]", task: Task) -> None:
    """Be a worker that does what the name of a file says: crash, hang, memory, fault."""

    def do(self: Workshop, unit: Unit) -> Done:
        name = Path(unit.files[0].path).stem
        if name == "crash":
            os._exit(7)
        if name == "signal":
            os.abort()
        if name == "hang":
            time.sleep(60)
        if name == "memory":
            raise MemoryError
        if name == "fault":
            raise ZeroDivisionError
        return original(self, unit)

    original = Workshop.do
    Workshop.do = do  # type: ignore[method-assign]
    serve(connection, task)
