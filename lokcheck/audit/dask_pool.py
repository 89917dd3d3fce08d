"""The same units on a Dask cluster: any number of machines that see the same files under the same names.

A bounded number of units is under way at a time, and each result is taken from the cluster as it comes.
"""

import faulthandler
import os
import threading
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from lokcheck.audit.done import Done
from lokcheck.audit.unit import Unit
from lokcheck.audit.worker import failed_unit, judge_unit
from lokcheck.audit.workshop import Task, Workshop
from lokcheck.errors import UsageError
from lokcheck.texts import Text

__all__ = ["DaskPool"]

_EACH = 2
"""Units under way for each thread of the cluster: one at work, one waiting beside it."""
_PATIENCE = "10s"
_LOCK = threading.Lock()
"""An engine belongs to one thread at a time; a worker with several threads gains nothing from them."""
_KILLED = Text("processen som bedömde det avbröts.", "the process that judged it was ended.")


class DaskPool:
    """A cluster that is running already."""

    def __init__(self, task: Task, address: str) -> None:
        """Raises UsageError where there is no scheduler at ``address``, ImportError where Dask is not installed."""
        self._task = task
        self._dask: Any = import_module("distributed")
        try:
            self._client = self._dask.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(
                Text(f"Det går inte att nå Dask på {address}.", f"Dask can not be reached at {address}."),
                advice=Text("Adressen skrivs som tcp://värd:8786.", "The address is written like tcp://host:8786."),
            ) from error

    def run(self, units: Iterator[Unit]) -> Iterator[Done]:
        """Yield what each unit comes to."""
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
            self._client.close()

    def _result(self, future: Any, unit: Unit) -> Done:
        try:
            made: Done = future.result()
        except self._dask.KilledWorker:
            return failed_unit(unit, _KILLED, "crashed")
        return made

    def _fill(self, waiting: dict[Any, Unit], coming: Any, units: Iterator[Unit]) -> None:
        room = _EACH * max(1, sum(self._client.nthreads().values())) - len(waiting)
        for unit in units if room > 0 else ():
            # No retries: a unit that ends its worker ends the next one too.
            future = self._client.submit(_judge, self._task, unit, pure=False, retries=0)
            waiting[future.key] = unit
            coming.add(future)
            room -= 1
            if room == 0:
                return


def _judge(task: Task, unit: Unit) -> Done:
    """Judge a unit on a worker of the cluster, which is ended if it takes too long."""
    with _LOCK:
        workshop = _workshop(task)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            faulthandler.dump_traceback_later(task.timeout, exit=True, file=nowhere)
            try:
                return judge_unit(workshop, unit)
            finally:
                faulthandler.cancel_dump_traceback_later()


@lru_cache(maxsize=1)
def _workshop(task: Task) -> Workshop:
    return Workshop(task)
