"""What commands over many documents are asked, and the audit that they make of it: one machinery for all of them."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lokcheck.cli.audit_config import configured, excluded, flags_of
from lokcheck.cli.choice import Given
from lokcheck.cli.clock import today
from lokcheck.cli.config_find import NAMES
from lokcheck.cli.configured import Where, chosen_language, fields_of, planned
from lokcheck.cli.own_rules import opened
from lokcheck.cli.progress import ALL, Teller
from lokcheck.errors import ConfigError, Place, UsageError, why
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.choice import Choice
    from lokcheck.audit.configured import Configured
    from lokcheck.audit.pool import Pool
    from lokcheck.audit.run import Plan, Result
    from lokcheck.audit.workshop import Task

__all__ = ["Settings", "audited", "cores", "settings_of"]

_NO_ATTESTATIONS = Text("Filen med intyg finns inte.", "There is no such file of attestations.")
_NO_WAIVERS = Text("Filen med undantag finns inte.", "There is no such file of waivers.")
_MEMORY = 4 * 2**30
"""Bytes of address space for a worker: far above what any set of agreements needs, and below what stops a computer."""


class Settings(NamedTuple):
    """What is to be audited and how, as click gives it: ``audit`` has every option, other commands most of them."""

    files: tuple[str, ...]
    """The files and folders that are named."""
    files_from: str | None
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    no_ignore: bool
    jobs: int | None
    dask: str | None
    timeout: float
    as_of: dt.date | None
    engine: str
    folders: tuple[str, ...]
    attestations: tuple[str, ...]
    waivers: tuple[str, ...]
    allow_outside: bool
    cache_dir: str | None
    no_cache: bool
    quiet: bool
    output: tuple[str, ...] = ()
    fail_on: str = "error"
    by: str | None = None
    """What the summary has a table by; None for no table."""
    choice: Given = Given()
    configured: "Configured | None" = None
    """What is set otherwise than the standard; None for nothing."""
    excluded: "Callable[[str], bool] | None" = None
    """Which files in folders the configuration leaves out."""
    listed: tuple[str, ...] = ()
    """The names in ``files_from``, which may be standard input: it is read once."""

    @property
    def day(self) -> dt.date:
        """The day that is asked about."""
        return self.as_of or today()


def settings_of(given: Mapping[str, Any], lang: Lang) -> tuple[Settings, Lang]:
    """Return the settings of the command under way, those of the configuration with them, and the language to use.

    ``given`` are the options of ``audit_options`` by their names; others among them are left alone. Raises
    ConfigError, and UsageError where neither files nor a list of them are named.
    """
    flags = flags_of(given)
    plan = planned(Where(given["files"] or (".",), given["config"], given["isolated"]), flags)
    choice = Given(**{name: given[name] for name in Given._fields})
    settings = Settings(**{name: value for name, value in given.items() if name in Settings._fields}, choice=choice)
    settings = settings._replace(**fields_of(plan, set(Settings._fields) - {"exclude"}))
    settings = settings._replace(configured=configured(plan, flags), excluded=excluded(plan), listed=_names(settings))
    return settings, chosen_language(plan, lang)


@contextmanager
def audited(settings: Settings, lang: Lang, *, facts: bool, about: Text = ALL) -> Iterator["Result"]:
    """Give the audit of what is named, with what the documents state where ``facts``; its lines are gone afterwards.

    How it goes is told on standard error, after ``about``. Raises LokcheckError for what stops all of it.
    """
    from lokcheck.audit.run import run

    plan = _plan(settings, facts=facts)
    with Teller(sys.stderr, lang, quiet=settings.quiet, about=about) as teller:
        result = run(plan, lambda task: _pool(task, settings), teller.told)
    try:
        yield result
    finally:
        result.close()


def _plan(settings: Settings, *, facts: bool) -> "Plan":
    from lokcheck.audit.cache import default_folder
    from lokcheck.audit.files import Asked
    from lokcheck.audit.run import Plan
    from lokcheck.audit.workshop import Task

    for paths, missing in ((settings.attestations, _NO_ATTESTATIONS), (settings.waivers, _NO_WAIVERS)):
        for path in paths:
            if not Path(path).is_file():
                raise ConfigError(missing, Place(path))
    asked = Asked(settings.files, settings.listed, settings.include, settings.exclude, ignore=not settings.no_ignore,
                  excluded=settings.excluded, settings=NAMES[:2])  # fmt: skip
    fence = None if settings.allow_outside else ()
    task = Task(settings.day, settings.engine, settings.folders, fence, settings.attestations,
                settings.waivers, settings.timeout, _MEMORY, facts, settings.configured)  # fmt: skip
    folder = Path(settings.cache_dir) if settings.cache_dir else default_folder()
    return Plan(asked, task, None if settings.no_cache else folder, _choice(settings))


def _choice(settings: Settings) -> "Choice":
    """Return which documents are asked for. The rulebook, which knows counties and law, is opened where it matters."""
    from lokcheck.audit.choice import Choice

    return settings.choice.read(opened(settings.folders)) if settings.choice != Given() else Choice()


def _names(settings: Settings) -> tuple[str, ...]:
    """Return the names in the list of files. Raises UsageError where neither files nor a list are given."""
    from lokcheck.audit.files import listed

    if "-" in settings.files:
        raise UsageError(
            Text("Ett dokument kan inte läsas från standard in här.",
                 "A document can not be read from standard input here."),
            advice=Text("--files-from - läser en lista med filer; lokcheck - kontrollerar ett dokument.",
                        "--files-from - reads a list of files; lokcheck - checks one document."),
        )  # fmt: skip
    if settings.files_from is None:
        if not settings.files:
            raise UsageError(
                Text("Ange minst en mapp eller fil, eller --files-from.",
                     "Name a folder or a file at least, or --files-from."),
                advice=Text("Till exempel mappen avtal/.", "For example the folder agreements/."),
            )  # fmt: skip
        return ()
    if settings.files_from == "-":
        return tuple(listed(sys.stdin.buffer.read()))
    try:
        return tuple(listed(Path(settings.files_from).read_bytes()))
    except OSError as error:
        sv, en = why(error)
        raise UsageError(
            Text(f"Listan över filer går inte att läsa: {sv}.", f"The list of files can not be read: {en}."),
            Place(settings.files_from),
        ) from error


def _pool(task: "Task", settings: Settings) -> "Pool":
    if settings.dask is not None:
        from lokcheck.audit.dask_pool import DaskPool

        try:
            return DaskPool(task, settings.dask)
        except ImportError as error:
            install = "pip install 'lokcheck[dask]'"
            raise UsageError(
                Text("--dask kräver paketet distributed.", "--dask needs the package distributed."),
                advice=Text(f"Installera det: {install}", f"Install it: {install}"),
            ) from error
    from lokcheck.audit.pool import LocalPool

    return LocalPool(task, settings.jobs or cores())


def cores() -> int:
    """The processors that this process may use, which in a container are fewer than the machine has."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
