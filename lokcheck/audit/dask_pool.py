"""The same units on a Dask cluster: any number of machines that see the same files under the same names.

A bounded number of units is under way at a time, and each result is taken from the cluster as it comes. A worker of the
cluster judges nothing itself: it keeps a process for each of its threads, so that what a unit does to its process is
told as on one machine, and costs the cluster no worker.
"""

import multiprocessing
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from functools import lru_cache
from importlib import import_module
from typing import Any
from uuid import uuid4

from lokcheck.audit.cache import code_digest
from lokcheck.audit.done import Done
from lokcheck.audit.pool import Hand
from lokcheck.audit.process import Serve
from lokcheck.audit.unit import Unit
from lokcheck.audit.worker import failed_unit, serve
from lokcheck.audit.workshop import Task
from lokcheck.errors import EngineError, UsageError
from lokcheck.texts import Text

__all__ = ["DaskPool"]

_EACH = 2
"""Units under way for each thread of the cluster: one at work, one waiting beside it."""
_PATIENCE = 10.0
"""Seconds to wait for a scheduler, and for its first worker."""
_KILLED = Text("Dask-processen avbröts gång på gång.", "the Dask worker was ended again and again.")
_OTHER = Text("Klustrets lokcheck är inte samma version som den här.",
              "The lokcheck of the cluster is not of the version that this one is.")  # fmt: skip
_LOST = Text("Förbindelsen med Dask bröts.", "The connection to Dask was lost.")
_SAME = Text("Installera samma version på varje maskin.", "Install the same version on every machine.")


class DaskPool:
    """A cluster that is running already."""

    def __init__(self, task: Task, address: str, serve: Serve = serve) -> None:
        """``serve`` is what the processes do.

        Raises UsageError where ``address`` has no scheduler with workers, ImportError where Dask is not installed.
        """
        self._task, self._serve = task, serve
        self._audit = f"{uuid4().hex} {code_digest()}"
        self._dask: Any = import_module("distributed")
        try:
            self._client = self._dask.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(
                Text(f"Det går inte att nå Dask på {address}.", f"Dask can not be reached at {address}."),
                advice=Text("Adressen skrivs som tcp://värd:8786.", "The address is written like tcp://host:8786."),
            ) from error
        self._wait(address)

    def _wait(self, address: str) -> None:
        """Wait for a worker. Raises UsageError where none comes: the units would wait for ever."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            self._client.close()
            raise UsageError(
                Text(f"Dask på {address} har ingen som arbetar.", f"Dask at {address} has no workers."),
                advice=Text(f"Starta dem: dask worker {address}", f"Start them: dask worker {address}"),
            ) from error

    def run(self, units: Iterator[Unit]) -> Iterator[Done]:
        """Yield what each unit comes to. Raises EngineError where the cluster can not judge at all."""
        waiting: dict[Any, Unit] = {}
        coming = self._dask.as_completed(loop=self._client.loop)
        try:
            self._fill(waiting, coming, units)
            for future in coming:
                unit = waiting.pop(future.key)
                made = self._result(future, unit)
                future.release()
                self._fill(waiting, coming, units)
                yield made
        finally:
            self._client.cancel(list(coming.futures), force=True)
            self._client.run(_end, self._audit, on_error="ignore")
            self._client.close()

    def _result(self, future: Any, unit: Unit) -> Done:
        try:
            made: Done = future.result()
        except self._dask.KilledWorker:
            return failed_unit(unit, _KILLED, "crashed")
        except ImportError as error:
            raise EngineError(_OTHER, advice=_SAME) from error
        except (OSError, CancelledError) as error:
            raise EngineError(_LOST) from error
        return made

    def _fill(self, waiting: dict[Any, Unit], coming: Any, units: Iterator[Unit]) -> None:
        room = _EACH * max(1, sum(self._client.nthreads().values())) - len(waiting)
        for unit in units if room > 0 else ():
            future = self._client.submit(_judge, self._audit, self._task, self._serve, unit, pure=False)
            waiting[future.key] = unit
            coming.add(future)
            room -= 1
            if room == 0:
                return


_hands: dict[tuple[str, int], Hand] = {}
"""Of this worker of the cluster: one for each audit and thread."""


def _judge(audit: str, task: Task, serve: Serve, unit: Unit) -> Done:
    """Judge a unit in a process of this worker's. Raises EngineError where this is another lokcheck."""
    if audit.split()[1] != _code():
        raise EngineError(_OTHER, advice=_SAME)
    name = audit, threading.get_ident()
    if name not in _hands:
        # Dask starts its workers as processes that may have no children; ours end with the worker.
        multiprocessing.current_process().daemon = False
        _hands[name] = Hand(task, serve)
    return _hands[name].do(unit)


def _end(audit: str) -> None:
    """End what an audit has left on this worker."""
    for name in [name for name in _hands if name[0] == audit]:
        _hands.pop(name).end()


@lru_cache(maxsize=1)
def _code() -> str:
    return code_digest()
