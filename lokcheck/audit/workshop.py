"""Judges units of work, one after another, with one rulebook and one engine: what a worker process does."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lokcheck.audit.answers import Answers, Said
from lokcheck.audit.configured import Configured
from lokcheck.audit.done import Done, done
from lokcheck.audit.facts import facts_of
from lokcheck.audit.record import Audited, Failed, Record, record_of
from lokcheck.audit.unit import Unit, UnitFile
from lokcheck.check.run import judged, problems_of
from lokcheck.engine.select import engine_for
from lokcheck.errors import LokcheckError
from lokcheck.facts.dates import own_day
from lokcheck.judge.judge import Judge
from lokcheck.law.citation import standing
from lokcheck.policy.policy import Chooser, Policy
from lokcheck.report.model import DocumentReport, Problem
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.build import open_rulebook
from lokcheck.rulebook.rule import Change
from lokcheck.sources.discover import Found, FoundFile
from lokcheck.sources.documents import DocumentSet, Loaded, SourceDocument
from lokcheck.sources.load import load_found
from lokcheck.texts import Text

__all__ = ["Task", "Workshop", "not_judged"]

_NOT_JUDGED = Text("Dokumentet är inte bedömt: {why}", "The document is not judged: {why}")


class Task(NamedTuple):
    """What holds for every unit of an audit: all that a worker must know to open its rulebook and its engine."""

    as_of: dt.date
    engine: str
    rules: tuple[str, ...]
    """Folders with rules of one's own."""
    fence: tuple[str, ...] | None
    """The folders within which files may be read; None for no fence."""
    attestations: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    timeout: float = 60.0
    """Seconds that a hundred files that belong together may take, and what is fewer."""
    memory: int = 0
    """Bytes that a worker may use; 0 for no limit."""
    facts: bool = False
    """Whether records hold what the documents state."""
    configured: Configured | None = None
    """What is set otherwise than the standard; None for nothing."""


class Workshop:
    """A rulebook and an engine, ready for any number of units; nothing leaks from one to the next."""

    def __init__(self, task: Task) -> None:
        """Raises what opening the rulebook, the engine, the settings or the named attestations raises."""
        self._as_of, self._facts = task.as_of, task.facts
        self._fence = None if task.fence is None else tuple(Path(folder) for folder in task.fence)
        rulebook, self._choice, self.changes = _opened(task)
        self.judge = Judge(rulebook, engine_for(task.engine))  # type: ignore[arg-type]
        self._answers = Answers(task.attestations, task.waivers, rulebook)
        self._cited = lru_cache(maxsize=4096)(self._ids)

    def do(self, unit: Unit) -> Done:
        """Judge ``unit``. Raises nothing that a file can cause, but MemoryError."""
        found = Found(tuple(_found(file) for file in unit.files if file.asked), ())
        loaded = load_found(found, self._fence, readers=self.judge.rulebook.reader)
        failures = [_failure(problem) for problem in problems_of(loaded.problems)]
        records = [*self._records(loaded), *failures]
        keeps = not failures and len(loaded.skipped) == 0 and _is_as_scanned(unit, loaded)
        return done(unit.number, records, passed_over=len(loaded.skipped), keeps=keeps)

    def _records(self, loaded: Loaded) -> Iterator[Record]:
        try:
            said = self._answers.on(loaded)
        except LokcheckError as error:
            files = [source.file for members in loaded.sets for source in members.asked]
            yield from not_judged(files, error.text, "unreadable", error)
            return
        for members in loaded.sets:
            yield from self._of_set(members, said)

    def _of_set(self, members: DocumentSet, said: Said) -> Iterable[Record]:
        first = members.documents[0].key
        sources = {source.key: source for source in members.asked}
        try:
            # A waiver can rest on what is quoted, wherever in the evidence.
            brief, policy = not said.waivers, Policy(said.waivers, self._choice, self.changes)
            reports = judged(members, self.judge, self._as_of, said.attestations, policy, brief=brief)
            return [self._record(report, first, sources[report.key]) for report in reports]
        except LokcheckError as error:
            return not_judged([source.file for source in members.asked], error.text, "failed", error)

    def _record(self, report: DocumentReport, first: str, source: SourceDocument) -> Audited:
        return record_of(report, first, self._cites(source), facts_of(source) if self._facts else ())

    def _cites(self, source: SourceDocument) -> tuple[str, ...]:
        """The ids of what the text cites, read as on the document's own day."""
        day = own_day(source.document)
        found = (name for entry in source.document.citations for name in self._cited(entry.text, day))
        return tuple(sorted(set(found)))

    def _ids(self, text: str, written: dt.date | None) -> tuple[str, ...]:
        states = standing(text, self.judge.rulebook.register, written or self._as_of, written)
        return tuple(item.id for state in states for item in (state.instrument, state.provision) if item is not None)


def not_judged(
    files: Iterable[str], why: Text, code: str, error: LokcheckError | None = None, advice: Text | None = None
) -> Iterator[Failed]:
    """Yield a failure for each of ``files``: what was not judged must never look as if it had passed.

    ``advice`` is what to do about it, where ``error`` does not say.
    """
    place = error.place if error else None
    for file in files:
        here = place if place is not None and place.file == file else None
        where = f"{place}: " if place is not None and here is None else ""
        text = Text(_NOT_JUDGED.sv.format(why=f"{where}{why.sv}"), _NOT_JUDGED.en.format(why=f"{where}{why.en}"))
        yield Failed(file, here.line if here else 0, here.column if here else 0, text, code,
                     error.advice if error else advice)  # fmt: skip


def _opened(task: Task) -> tuple[Rulebook, Chooser | None, tuple[Change, ...]]:
    """Return the rulebook, which requirements are asked (None: all), and what to tell of that."""
    folders = [Path(folder) for folder in task.rules]
    if task.configured is None:
        return open_rulebook(added=folders), None, ()
    from lokcheck.policy.chosen import choice_of, parameters_of

    values = task.configured.values()
    rulebook = open_rulebook(added=folders, changed=parameters_of(values))
    return rulebook, *choice_of(values, task.configured.folder, rulebook)


def _found(file: UnitFile) -> FoundFile:
    path = Path(file.path)
    return FoundFile(path, file.name, path.parent, file.named)


def _failure(problem: Problem) -> Failed:
    return Failed(problem.file, problem.line, problem.column, problem.text, problem.code, problem.advice)


def _is_as_scanned(unit: Unit, loaded: Loaded) -> bool:
    """Whether every file of the unit was read, with the content that it had when it was scanned."""
    read = {source.file: source.sha256 for members in loaded.sets for source in members.documents}
    paths = {source.file for members in loaded.sets for source in members.documents if source.asked}
    contents = set(read.values())
    return all(
        read.get(file.name) == file.sha256 if file.name in paths else file.sha256 in contents for file in unit.files
    )
