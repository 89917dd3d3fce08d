"""What commands over many documents have in common: they audit what is named, quietly, and write one text."""

import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from lokcheck.cli.audit import cores
from lokcheck.cli.audit_config import configured, excluded
from lokcheck.cli.check_options import (
    as_of_option,
    config_options,
)
from lokcheck.cli.choice import Given
from lokcheck.cli.clock import today
from lokcheck.cli.configured import Plan as ConfigPlan
from lokcheck.cli.configured import Where, fields_of, planned
from lokcheck.cli.output import check_target, write_file
from lokcheck.cli.own_rules import opened, rules_option
from lokcheck.cli.spoken import OneOf, argument, option
from lokcheck.cli.streams import can_show, use_colour, width, write
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.forms import Audit

__all__ = ["Named", "audited", "common", "put", "view_for"]


class Named(NamedTuple):
    """What is named: files and folders, the day, and the folders with rules of one's own."""

    files: tuple[str, ...]
    as_of: dt.date | None
    folders: tuple[str, ...]
    config: str | None = None
    isolated: bool = False
    choice: Given = Given()

    def plan(self) -> ConfigPlan | None:
        """Return the settings, None where the standard holds. Raises ConfigError."""
        return planned(Where(self.files, self.config, self.isolated), {})


def common(lang: Lang, forms: Sequence[str]) -> list[click.Parameter]:
    """Return the arguments and options that all of them have; ``forms`` are the forms of the answer."""
    return [
        argument(lang, "files", Text("MAPP...", "FOLDER..."), Text("Mappar och filer.", "Folders and files."), nargs=-1,
                 required=True, type=click.Path()),
        option(lang, "--format form", Text("Form. Annars text.", "Form. Else text."), type=OneOf(forms),
               default="text"),
        option(lang, "-o --output", Text("Skriv till en fil.", "Write to a file."),
               metavar=Text("FIL", "FILE").get(lang), type=click.Path()),
        as_of_option(lang),
        rules_option(lang),
        *config_options(lang),
    ]  # fmt: skip


@contextmanager
def audited(named: Named, *, facts: bool) -> Iterator["Audit"]:
    """Give the audit of what is named, with what the documents state where ``facts``; its lines are gone afterwards.

    Raises UsageError, ConfigError, RuleError or EngineError for what stops all of it.
    """
    from lokcheck.audit.cache import default_folder
    from lokcheck.audit.files import Asked
    from lokcheck.audit.pool import LocalPool
    from lokcheck.audit.run import Plan, run
    from lokcheck.audit.workshop import Task

    settings = named.plan()
    folders = fields_of(settings, ("folders",)).get("folders", ()) if not named.folders else named.folders
    choice = named.choice.read(opened(folders))
    task = Task(named.as_of or today(), "auto", folders, (), facts=facts, configured=configured(settings, {}))
    plan = Plan(Asked(named.files, excluded=excluded(settings)), task, default_folder(), choice)
    result = run(plan, lambda task: LocalPool(task, cores()), lambda _: None)
    try:
        yield result.audit
    finally:
        result.close()


def view_for(lang: Lang, output: str | None) -> View:
    """Return how the answer is to be shown: in a file, or on standard output as it is. Raises UsageError."""
    if output:
        check_target(Path(output))
        return View(lang, 80, symbols=True)
    return View(lang, width(), use_colour("auto", sys.stdout, os.environ), symbols=can_show(sys.stdout))


def put(made: str, output: str | None) -> None:
    """Write the answer to the file ``output``, or to standard output."""
    if output:
        write_file(Path(output), made)
    else:
        write(made)
