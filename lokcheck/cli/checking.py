"""From what the user asked for to a report: the part that ``check`` and the commands on baselines share."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lokcheck.cli.beside import without_companions
from lokcheck.cli.clock import today

if TYPE_CHECKING:
    from lokcheck.cli.configured import Plan
    from lokcheck.policy.policy import Chooser
    from lokcheck.report.model import Report
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.rulebook.rule import Change
    from lokcheck.sources.discover import Found
    from lokcheck.sources.documents import Loaded

__all__ = ["Asked", "load_asked", "report_on", "with_plan"]


class Asked(NamedTuple):
    """What to check, as of which day, and with what beside it."""

    files: tuple[str, ...]
    as_of: dt.date | None = None
    engine: str = "auto"
    attestations: tuple[str, ...] = ()
    waivers: tuple[str, ...] = ()
    allow_outside: bool = False
    stdin_filename: str | None = None
    choice: "Chooser | None" = None
    """Which requirements are asked; None: all."""
    changes: "tuple[Change, ...]" = ()
    """What the report tells of the choice."""
    excluded: "Callable[[str], bool] | None" = None
    """Which files in folders are not checked; one that is named, or referred to, always is."""
    config: Path | None = None
    """The file that the settings come from."""
    force_exclude: bool = False
    """Named files that are no documents are left out, as in a folder, and references lead anywhere in this folder."""


def with_plan(asked: Asked, plan: "Plan | None", rulebook: "Rulebook") -> Asked:
    """Return ``asked`` with what ``plan`` says of requirements and files. Raises ConfigError."""
    if plan is None:
        return asked
    choice, changes = plan.choice(rulebook)
    return asked._replace(choice=choice, changes=changes, excluded=plan.excluded(), config=plan.file)


def load_asked(asked: Asked, rulebook: "Rulebook") -> "Loaded":
    """Return the documents; standard input is read where ``-`` is among the files."""
    from lokcheck.sources.discover import discover
    from lokcheck.sources.load import load_found
    from lokcheck.sources.nodes import LIMITS

    stdin = sys.stdin.buffer.read(LIMITS.max_bytes + 1) if "-" in asked.files else None
    files = without_companions(asked.files)
    if not asked.force_exclude:
        files = files or asked.files
    found = discover(files, stdin_name=asked.stdin_filename)
    bases = [file.base for file in found.files]
    folders = None if asked.allow_outside else [Path(), *bases] if asked.force_exclude else bases
    return load_found(_wanted(found, asked), folders, stdin=stdin, readers=rulebook.reader)


def _wanted(found: "Found", asked: Asked) -> "Found":
    """Leave out what is excluded; a hook names every file that was changed, so what it names counts as found."""
    files = found.files
    if asked.force_exclude:
        files = tuple(file._replace(named=file.stdin) for file in files)
    excluded = asked.excluded
    if excluded is not None:
        files = tuple(file for file in files if file.named or not excluded(str(file.path)))
    return found._replace(files=files)


def report_on(loaded: "Loaded", rulebook: "Rulebook", asked: Asked) -> "Report":
    """Return the report. Raises LokcheckError for a file of attestations or waivers that is not right."""
    from lokcheck.check import check
    from lokcheck.cli.attestations import attestations_for
    from lokcheck.cli.receipt import with_inputs
    from lokcheck.cli.waivers import waivers_for
    from lokcheck.engine.select import engine_for
    from lokcheck.policy.policy import Policy

    answers = attestations_for(loaded, asked.attestations, rulebook)
    policy = Policy(waivers_for(loaded, asked.waivers, rulebook), asked.choice, asked.changes)
    engine = engine_for(asked.engine)  # type: ignore[arg-type]
    report = check(loaded, rulebook, asked.as_of or today(), engine, answers, policy)
    return with_inputs(report, loaded, asked)
