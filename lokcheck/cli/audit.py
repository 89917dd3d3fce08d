"""``lokcheck audit``: every agreement of a county or of the country in one go, and what came of it in figures."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lokcheck.cli.audit_config import configured, excluded, flags_of
from lokcheck.cli.audit_options import params
from lokcheck.cli.audit_summary import show_summary
from lokcheck.cli.choice import Given
from lokcheck.cli.clock import today
from lokcheck.cli.configured import Where, chosen_language, fields_of, planned
from lokcheck.cli.exits import Exit
from lokcheck.cli.output import replacing
from lokcheck.cli.own_rules import opened
from lokcheck.cli.progress import Teller
from lokcheck.cli.spoken import Example, Spoken
from lokcheck.cli.streams import say, write
from lokcheck.cli.targets import targets
from lokcheck.errors import ConfigError, Place, UsageError, why
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.choice import Choice
    from lokcheck.audit.configured import Configured
    from lokcheck.audit.pool import Pool
    from lokcheck.audit.run import Plan, Result
    from lokcheck.audit.summary import Summary
    from lokcheck.audit.workshop import Task

__all__ = ["command", "cores"]

_ABOUT = Text(
    "Granska många dokument på en gång: alla avtal i ett län eller i landet. Dokument som hänvisar till varandra "
    "bedöms tillsammans, var de än ligger. Det som inte går att läsa eller bedöma stoppar inte resten.",
    "Audit many documents in one go: every agreement of a county, or of the country. Documents that refer to each "
    "other are judged together, wherever they lie. What can not be read or judged does not stop the rest.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck audit avtal/", Text("Alla dokument i en mapp, och en sammanfattning.",
                                   "Every document in a folder, and a summary.")),
    ("lokcheck audit avtal/ --output jsonl:resultat.jsonl --output csv:krav.csv",
     Text("Skriv också resultaten till filer.", "Write the results to files too.")),
    ("git ls-files -z | lokcheck audit --files-from -", Text("Filer från en lista.", "Files from a list.")),
    ("lokcheck audit avtal/ --jobs 8 --exclude 'arkiv/'",
     Text("Åtta processer, utan mappen arkiv.", "Eight processes, without the folder arkiv.")),
)  # fmt: skip

_NO_ATTESTATIONS = Text("Filen med intyg finns inte.", "There is no such file of attestations.")
_NO_WAIVERS = Text("Filen med undantag finns inte.", "There is no such file of waivers.")
_MEMORY = 4 * 2**30
"""Bytes of address space for a worker: far above what any set of agreements needs, and below what stops a computer."""


class Settings(NamedTuple):
    """The options of ``audit``, as click gives them."""

    files: tuple[str, ...]
    files_from: str | None
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    no_ignore: bool
    output: tuple[str, ...]
    jobs: int | None
    dask: str | None
    timeout: float
    as_of: dt.date | None
    engine: str
    fail_on: str
    folders: tuple[str, ...]
    attestations: tuple[str, ...]
    waivers: tuple[str, ...]
    allow_outside: bool
    cache_dir: str | None
    no_cache: bool
    quiet: bool
    choice: Given = Given()
    configured: "Configured | None" = None
    """What is set otherwise than the standard; None for nothing."""
    excluded: "Callable[[str], bool] | None" = None
    """Which files in folders the configuration leaves out."""


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""

    def callback(config: str | None, isolated: bool, **given: Any) -> int:
        plan = planned(Where(given["files"], config, isolated), flags_of(given))
        choice = Given(**{name: given.pop(name) for name in Given._fields})
        database = given.pop("db")
        if database is not None:
            given["output"] = (f"db:{database}", *given["output"])
        settings = Settings(**{name: value for name, value in given.items() if name in Settings._fields})
        settings = settings._replace(choice=choice, **fields_of(plan, set(Settings._fields) - {"exclude"}))
        settings = settings._replace(configured=configured(plan, flags_of(given)), excluded=excluded(plan))
        return run(settings, chosen_language(plan, lang))

    return Spoken("audit", lang, _ABOUT, _EXAMPLES, params(lang), callback)


def run(settings: Settings, lang: Lang) -> int:
    """Audit, write, print, and return the exit code. Raises LokcheckError for what stops all of it."""
    from lokcheck.audit.forms import FORMS
    from lokcheck.audit.run import run as run_audit

    files = targets(list(_with_form(settings.output)), "", FORMS)
    plan = _plan(settings, facts=any(FORMS[target.form].facts for target in files))
    with ExitStack() as stack:
        teller = stack.enter_context(Teller(sys.stderr, lang, quiet=settings.quiet))
        result = run_audit(plan, lambda task: _pool(task, settings), teller.told)
        stack.callback(result.close)
        teller.end()
        done = result.audit
        for target in sorted(files, key=lambda target: target.form != "db"):  # other forms tell of earlier audits
            writer = FORMS[target.form].load()
            if FORMS[target.form].in_place:
                writer(done, target.path, lang)
                done = done._replace(database=target.path)
            else:
                with replacing(target.path) as made:
                    writer(done, made, lang)
        write(show_summary(result, files, lang, quiet=settings.quiet))
        return _exit(result, settings, lang)


def _plan(settings: Settings, *, facts: bool) -> "Plan":
    from lokcheck.audit.cache import default_folder
    from lokcheck.audit.files import Asked
    from lokcheck.audit.run import Plan
    from lokcheck.audit.workshop import Task

    for paths, missing in ((settings.attestations, _NO_ATTESTATIONS), (settings.waivers, _NO_WAIVERS)):
        for path in paths:
            if not Path(path).is_file():
                raise ConfigError(missing, Place(path))
    names = _names(settings)
    asked = Asked(settings.files, names, settings.include, settings.exclude, ignore=not settings.no_ignore,
                  excluded=settings.excluded)  # fmt: skip
    fence = None if settings.allow_outside else ()
    task = Task(settings.as_of or today(), settings.engine, settings.folders, fence, settings.attestations,
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

    if settings.files_from is None:
        if not settings.files:
            raise UsageError(
                Text("Ange minst en mapp eller fil, eller --files-from.",
                     "Name a folder or a file at least, or --files-from."),
                advice=Text("Till exempel: lokcheck audit avtal/", "For example: lokcheck audit agreements/"),
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


def _with_form(values: Sequence[str]) -> Iterator[str]:
    """Yield the values of --output with a form: that of the file's ending where none is named."""
    from lokcheck.audit.forms import FORMS
    from lokcheck.cli.targets import form_named

    for value in values:
        ending = Path(value).suffix.removeprefix(".")
        if form_named(value) is None and ending in FORMS:
            yield f"{ending}:{value}"
        elif form_named(value) is None:
            words = ", ".join(FORMS)
            raise UsageError(
                Text(f"--output {value} säger inte vilket format filen ska ha.",
                     f"--output {value} does not say what form the file is to have."),
                advice=Text(f"Skriv FORMAT:FIL, med ett av {words}.", f"Write FORMAT:FILE, with one of {words}."),
            )  # fmt: skip
        else:
            yield value


def _exit(result: "Result", settings: Settings, lang: Lang) -> Exit:
    summary = result.summary
    if summary.failures:
        return Exit.FAILED
    if not summary.requirements:
        say(_nothing(summary).get(lang))
        return Exit.NOTHING
    return Exit.FINDINGS if summary.reaches(settings.fail_on) else Exit.CLEAN


def _nothing(summary: "Summary") -> Text:
    if summary.passed_over:
        return Text(
            f"Ingenting kontrollerades: ingen av {summary.passed_over} YAML-filer är ett dokument för lokcheck.",
            f"Nothing was checked: none of {summary.passed_over} YAML files is a document of lokcheck.",
        )
    return Text("Ingenting kontrollerades: det finns inget dokument att bedöma.",
                "Nothing was checked: there is no document to judge.")  # fmt: skip
