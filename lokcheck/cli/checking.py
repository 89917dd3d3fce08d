"""From what the user asked for to a report: the part that ``check`` and the commands on baselines share."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lokcheck.cli.beside import without_companions
from lokcheck.cli.clock import today

if TYPE_CHECKING:
    from lokcheck.policy.policy import Chooser
    from lokcheck.report.model import Report
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.sources.documents import Loaded

__all__ = ["Asked", "load_asked", "report_on"]


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
    force_exclude: bool = False
    """Named files that are no documents are left out, as in a folder, and references lead anywhere in this folder."""


def load_asked(asked: Asked, rulebook: "Rulebook") -> "Loaded":
    """Return the documents; standard input is read where ``-`` is among the files."""
    from lokcheck.sources.load import load
    from lokcheck.sources.nodes import LIMITS

    if asked.force_exclude:
        return _load_only_documents(asked, rulebook)
    stdin = sys.stdin.buffer.read(LIMITS.max_bytes + 1) if "-" in asked.files else None
    return load(
        without_companions(asked.files) or asked.files,
        stdin=stdin,
        stdin_name=asked.stdin_filename,
        allow_outside=asked.allow_outside,
        readers=rulebook.reader,
    )


def _load_only_documents(asked: Asked, rulebook: "Rulebook") -> "Loaded":
    """A hook names every file that was changed, whatever it is."""
    from lokcheck.sources.discover import Found, discover
    from lokcheck.sources.load import load_found

    found = discover(without_companions(asked.files))
    files = tuple(file._replace(named=False) for file in found.files if not file.stdin)
    folders = None if asked.allow_outside else [Path(), *(file.base for file in files)]
    loaded = load_found(Found(files, ()), folders, readers=rulebook.reader)
    return replace(loaded, problems=(*found.problems, *loaded.problems))


def report_on(loaded: "Loaded", rulebook: "Rulebook", asked: Asked) -> "Report":
    """Return the report. Raises LokcheckError for a file of attestations or waivers that is not right."""
    from lokcheck.check import check
    from lokcheck.cli.attestations import attestations_for
    from lokcheck.cli.receipt import with_inputs
    from lokcheck.cli.waivers import waivers_for
    from lokcheck.engine.select import engine_for
    from lokcheck.policy.policy import Policy

    answers = attestations_for(loaded, asked.attestations, rulebook)
    policy = Policy(waivers_for(loaded, asked.waivers, rulebook), asked.choice)
    engine = engine_for(asked.engine)  # type: ignore[arg-type]
    report = check(loaded, rulebook, asked.as_of or today(), engine, answers, policy)
    return with_inputs(report, loaded, asked)
