"""Runs an audit: files are found and sorted into units, each is judged or known from before, and results go to disk."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lokcheck.audit.cache import Cache, code_digest, read_with
from lokcheck.audit.choice import Choice, chosen
from lokcheck.audit.configured import switched_off
from lokcheck.audit.done import Done, done
from lokcheck.audit.files import Asked, find_files, settings_below
from lokcheck.audit.forms import Audit
from lokcheck.audit.lines import from_line
from lokcheck.audit.pool import Pool
from lokcheck.audit.record import Failed, Head
from lokcheck.audit.spool import Spool
from lokcheck.audit.summary import Summary
from lokcheck.audit.unit import Unit, units_of
from lokcheck.audit.workshop import Task, Workshop
from lokcheck.check.run import problems_of, receipt_of, topics_of
from lokcheck.sources.discover import Found
from lokcheck.sources.files import Fence, real_path

__all__ = ["Plan", "Progress", "Result", "run"]


class Plan(NamedTuple):
    """What is to be audited, and how."""

    asked: Asked
    task: Task
    """Its fence is filled in with the folders of the files that are found, unless it is None."""
    cache: Path | None
    """The folder where results are kept; None for none."""
    choice: Choice = Choice()
    """Which of the documents the result is about: all are judged, since those around them need them."""


class Progress(NamedTuple):
    """How far an audit has come, in files."""

    files: int
    total: int
    cached: int
    failures: int
    looking: bool = False
    """Whether files are only looked at yet, for what they refer to; none is judged."""


class Result(NamedTuple):
    """An audit that is done; ``close`` gives back the disk that its lines take."""

    audit: Audit
    summary: Summary
    close: Callable[[], None]
    unread: tuple[str, ...] = ()
    """Files of configuration below the folders that were named, which count for nothing."""


def run(plan: Plan, pool: Callable[[Task], Pool], told: Callable[[Progress], None]) -> Result:
    """Audit what ``plan`` asks for, with the workers that ``pool`` makes for a task.

    ``told`` is called while the files are looked at, and after each unit.

    Raises UsageError, ConfigError or RuleError for what stops all of it, and EngineError if no worker can be started.
    """
    found = find_files(plan.asked)
    task = plan.task
    if task.fence is not None:
        task = task._replace(fence=tuple(dict.fromkeys(str(real_path(file.base)) for file in found.files)))
    workshop = Workshop(task)  # what is wrong with the rulebook or the engine is told once, and before any work
    running = _Running(plan, task, workshop, Spool(), told)
    running.problems(found)
    try:
        fence = Fence(None if task.fence is None else tuple(map(Path, task.fence)))
        units = list(units_of(found.files, fence, lambda at, total: told(Progress(at, total, 0, 0, looking=True))))
        running.through(pool(task), units, len(found.files))
    except BaseException:
        running.spool.close()
        raise
    rulebook, engine = workshop.judge.rulebook, workshop.judge.engine
    receipt = receipt_of(rulebook, engine, task.as_of, workshop.changes)
    asked = (*plan.asked.narrowed(), *plan.choice.narrowed())
    head = Head(receipt, plan.asked.arguments, topics_of(rulebook), asked, switched_off(workshop.changes, rulebook))
    audit = Audit(head, rulebook, running.spool.lines)
    unread = settings_below(found.files, plan.asked.settings)
    return Result(audit, running.summary, running.spool.close, unread)


class _Running:
    """An audit that is going on."""

    def __init__(
        self, plan: Plan, task: Task, workshop: Workshop, spool: Spool, told: Callable[[Progress], None]
    ) -> None:
        self.spool, self.summary = spool, Summary()
        self._told, self._choice = told, plan.choice
        self._cache = None
        if plan.cache is not None:
            rulebook, engine = workshop.judge.rulebook, workshop.judge.engine
            made_with = (code_digest(), *read_with(), rulebook.digest, f"{engine.name} {engine.version}")
            self._cache = Cache(plan.cache, task, made_with)

    def problems(self, found: Found) -> None:
        """Take down what could not be found; it comes before the documents."""
        records = [
            Failed(item.file, item.line, item.column, item.text, item.code, item.advice)
            for item in problems_of(found.problems)
        ]
        if records:
            made = done(-1, records)
            self.spool.add(made)
            self.summary.add(made, 0, cached=False)

    def through(self, pool: Pool, units: Sequence[Unit], total: int) -> None:
        """Judge every unit that is not known from before."""
        self._total = total
        self._tell()
        for made in pool.run(self._unknown(units)):
            unit = units[made.number]
            self._add(made, unit, cached=False)
            if self._cache is not None:
                self._cache.put(unit, made)
            self._tell()
        if self._cache is not None:
            self._cache.prune()

    def _unknown(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """Yield the units that must be judged; the others are done on the way."""
        for unit in units:
            known = self._cache.get(unit) if self._cache is not None else None
            if known is None:
                yield unit
            else:
                self._add(known, unit, cached=True)
                self._tell()

    def _add(self, made: Done, unit: Unit, *, cached: bool) -> None:
        """Take down those of the unit's documents that are asked for, and its failures."""
        if self._choice != Choice():
            records = chosen(map(from_line, made.lines()), self._choice)
            made = done(made.number, records, passed_over=made.passed_over)
        self.spool.add(made)
        self.summary.add(made, unit.asked, cached=cached)

    def _tell(self) -> None:
        summary = self.summary
        self._told(Progress(summary.files, self._total, summary.cached, summary.failures.total()))
