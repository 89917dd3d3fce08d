"""``lokcheck diff``: what a revision changes in findings and in meaning, and whether it may pass."""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lokcheck.cli.check_options import (
    choosing_options,
    color_option,
    companion_options,
    config_options,
    engine_option,
    exclude_option,
    outside_option,
)
from lokcheck.cli.clock import today
from lokcheck.cli.configured import Plan, Where, chosen_language, fields_of, flags_given, planned
from lokcheck.cli.exits import Exit
from lokcheck.cli.output import write_file
from lokcheck.cli.own_rules import opened, rules_option
from lokcheck.cli.spoken import Day, Example, OneOf, Spoken, argument, choice, flag, option
from lokcheck.cli.streams import can_show, say, use_colour, width, write
from lokcheck.cli.targets import targets
from lokcheck.errors import UsageError
from lokcheck.revision.forms.table import FORMS, render
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.report.view import View
    from lokcheck.revision.model import Revision
    from lokcheck.revision.sides import Reading, Side
    from lokcheck.rulebook.book import Rulebook

__all__ = ["command"]

_ABOUT = Text(
    "Jämför två versioner av dokument: vilka fynd som är nya, förvärrade eller lösta, och vad som är ändrat i sak. "
    "Gamla brister stoppar inte en revidering; det gör det som är nytt eller värre. GAMMAL och NY är filer eller "
    "mappar, eller en version i git skriven VERSION:SÖKVÄG.",
    "Compare two versions of documents: which findings are new, worsened or solved, and what changed in meaning. Old "
    "faults do not stop a revision; what is new or worse does. OLD and NEW are files or folders, or a revision in git "
    "written REVISION:PATH.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck diff avtal-2016.yaml avtal-2026.yaml", Text("Två filer.", "Two files.")),
    ("lokcheck diff main:avtal/lok.yaml avtal/lok.yaml",
     Text("En fil mot hur den ser ut i grenen main.", "A file against what it is in the branch main.")),
    ("lokcheck diff --against origin/main",
     Text("Alla dokument som är ändrade sedan arbetet skildes från origin/main.",
          "All documents that were changed since the work left origin/main.")),
    ("lokcheck diff --against origin/main avtal/ --output markdown:kommentar.md --output sarif:lokcheck.sarif",
     Text("För en kommentar till ändringen och för kodgranskning.",
          "For a comment on the change and for code scanning.")),
)  # fmt: skip


_NOTHING = Text("Ingenting jämfördes: det finns inget dokument.", "Nothing was compared: there is no document.")
_OWN = {"form"}
"""What a configuration says of ``check`` only: a comparison has not all the forms of a report."""


class Settings(NamedTuple):
    """The options of ``diff``, as click gives them."""

    paths: tuple[str, ...]
    against: str | None
    form: str
    output: tuple[str, ...]
    as_of: dt.date | None
    engine: str
    fail_on: str
    exit_zero: bool
    verdict: str
    strict: bool
    quiet: bool
    verbose: bool
    color: str
    allow_outside: bool
    folders: tuple[str, ...]
    attestations: tuple[str, ...]
    waivers: tuple[str, ...]


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""

    def callback(config: str | None, isolated: bool, **given: Any) -> int:
        plan = planned(Where(_configured(given["paths"]), config, isolated), {n: given[n] for n in flags_given(given)})
        settings = Settings(**{name: value for name, value in given.items() if name in Settings._fields})
        fields = fields_of(plan, set(Settings._fields) - _OWN)
        return run(settings._replace(**fields), chosen_language(plan, lang), plan)

    return Spoken("diff", lang, _ABOUT, _EXAMPLES, _params(lang), callback)


def run(settings: Settings, lang: Lang, plan: Plan | None = None) -> int:
    """Compare, print, and return the exit code. Raises LokcheckError for what stops all of it."""
    from lokcheck.report.places import shown_problem

    if settings.quiet and settings.verbose:
        raise UsageError(Text("--quiet och --verbose går inte ihop.", "--quiet and --verbose exclude each other."))
    files = targets(settings.output, settings.form, FORMS)
    rulebook = opened(settings.folders, plan.parameters() if plan else ())
    revision = _revision(settings, rulebook, plan)
    code = exit_code(revision, settings)
    view = _view(settings, lang, code)
    for target in files:
        made = view._replace(width=80, color=settings.color == "always", symbols=True)
        write_file(target.path, render(target.form, revision, made))
    if not any(target.default for target in files):
        write(render(settings.form, revision, view))
    for problem in revision.problems:
        say(shown_problem(problem, lang))
    for problem in revision.old_problems:
        say(_old(shown_problem(problem, lang)).get(lang))
    if code == Exit.NOTHING:
        say(_NOTHING.get(lang))
    return code


def exit_code(revision: "Revision", settings: Settings) -> Exit:
    """Return the exit code: what could not be read or judged comes first, then what is new or worse."""
    from lokcheck.revision.gate import stopping, unjudged

    if revision.problems or any(unjudged(revision, strict=settings.strict)):
        return Exit.FAILED
    if not revision.compared:
        return Exit.NOTHING
    stopped = any(stopping(revision, settings.fail_on))
    return Exit.FINDINGS if stopped and not settings.exit_zero else Exit.CLEAN


def _configured(paths: Sequence[str]) -> tuple[str, ...]:
    """Return the paths whose configuration holds: that of the new version, as it is on the disk now."""
    from lokcheck.revision.sides import is_revision

    last = paths[-1] if paths else "."
    return (last.partition(":")[2] or ".",) if is_revision(last) else (last,)


def _revision(settings: Settings, rulebook: "Rulebook", plan: Plan | None) -> "Revision":
    from lokcheck.cli.attestations import attestations_for
    from lokcheck.cli.waivers import waivers_for
    from lokcheck.engine.select import engine_for
    from lokcheck.policy.policy import Policy
    from lokcheck.revision.run import Asking, revise
    from lokcheck.revision.sides import Reading

    choice, changes = plan.choice(rulebook) if plan else (None, ())
    old, new = _sides(settings, Reading(rulebook.reader, settings.allow_outside, plan.excluded() if plan else None))
    answers = tuple(attestations_for(new.loaded, settings.attestations, rulebook))
    policy = Policy(waivers_for(new.loaded, settings.waivers, rulebook), choice, changes)
    engine = engine_for(settings.engine)  # type: ignore[arg-type]
    day, on = settings.as_of or today(), settings.verdict
    asking = Asking(rulebook, engine, day, on, answers, policy)  # type: ignore[arg-type]
    return revise(old, new, asking)


def _sides(settings: Settings, reading: "Reading") -> "tuple[Side, Side]":
    from lokcheck.cli.beside import without_companions
    from lokcheck.revision.sides import against, named

    if settings.against is not None:
        return against(settings.against, without_companions(settings.paths), reading)
    if len(settings.paths) not in (1, 2):
        raise UsageError(
            Text("Ange två versioner: den gamla och den nya.", "Name two versions: the old and the new one."),
            advice=Text("lokcheck diff GAMMAL NY, eller lokcheck diff --against main.",
                        "lokcheck diff OLD NEW, or lokcheck diff --against main."),
        )  # fmt: skip
    old, *new = settings.paths
    return named(old, new[0] if new else None, reading)


def _old(shown: str) -> Text:
    """A fault of the old version is told, and fails nothing: the revision may be what mends it."""
    return Text(f"{shown} (i den gamla versionen)", f"{shown} (in the old version)")


def _view(settings: Settings, lang: Lang, code: Exit) -> "View":
    from lokcheck.report.view import View

    colour = use_colour(settings.color, sys.stdout, os.environ)
    verbosity = "quiet" if settings.quiet else "verbose" if settings.verbose else "normal"
    return View(lang, width(), colour, verbosity, can_show(sys.stdout), settings.fail_on, int(code),  # type: ignore[arg-type]
                settings.as_of is not None)  # fmt: skip


def _params(lang: Lang) -> Sequence[click.Parameter]:
    formats = "; ".join(f"{form.name}: {form.text.get(lang)}" for form in FORMS.values())
    return [
        argument(lang, "paths", Text("[GAMMAL NY | SÖKVÄG...]", "[OLD NEW | PATH...]"),
                 Text("De två versionerna, eller med --against de filer och mappar som ska jämföras.",
                      "The two versions, or with --against the files and folders to compare."),
                 nargs=-1, type=click.Path()),
        option(lang, "--against",
               Text("Jämför arbetsmappen med en version i git: det som är ändrat sedan grenarna skildes åt.",
                    "Compare the working folder with a revision in git: what changed since the branches parted."),
               metavar=Text("VERSION", "REVISION").get(lang)),
        option(lang, "--format form", Text(f"Form. {formats}. Annars text.", f"Form. {formats}. Else text."),
               type=OneOf(FORMS), default="text"),
        option(lang, "-o --output",
               Text("Skriv jämförelsen till en fil. FORMAT:FIL ger just den filen en egen form; kan anges flera "
                    "gånger.", "Write the comparison to a file. FORMAT:FILE gives that file a form of its own; "
                    "repeatable."),
               metavar=Text("[FORMAT:]FIL", "[FORMAT:]FILE").get(lang), type=click.Path(), multiple=True),
        option(lang, "--as-of", Text("Dagen att bedöma båda versionerna för; annars i dag.",
                                     "The day to judge both versions for; else today."),
               metavar=Text("ÅÅÅÅ-MM-DD", "YYYY-MM-DD").get(lang), type=Day()),
        choice(lang, "--fail-on", ("error", "warning", "note", "never"), "warning",
               Text("Lägsta allvar som ger slutkod 1, av det som är nytt eller värre. Annars warning.",
                    "Lowest severity that gives exit code 1, of what is new or worse. Else warning.")),
        flag(lang, "--exit-zero", Text("Slutkod 0 även när något är nytt eller värre.",
                                       "Exit code 0 also when something is new or worse.")),
        choice(lang, "--verdict", ("today", "adoption", "both"), "today",
               Text("Vilken bedömning som jämförs. Annars today.", "Which verdict is compared. Else today.")),
        flag(lang, "--strict", Text("Slutkod 3 även när något i den nya versionen inte kan bedömas.",
                                    "Exit code 3 also when something in the new version can not be judged.")),
        engine_option(lang),
        flag(lang, "-q --quiet", Text("Bara raden med summan.", "The summary line only.")),
        flag(lang, "-v --verbose", Text("Även oförändrade fynd, och ställena i källan.",
                                        "Also unchanged findings, and the places in the source.")),
        color_option(lang),
        outside_option(lang),
        *choosing_options(lang),
        exclude_option(lang),
        *config_options(lang),
        rules_option(lang),
        *companion_options(lang),
    ]  # fmt: skip
