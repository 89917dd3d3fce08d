"""``lokcheck check``: reads what is named, judges it, prints the report, and says with its exit code what it found."""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lokcheck.cli.beside import without_companions
from lokcheck.cli.check_options import params
from lokcheck.cli.checking import Asked, load_asked, report_on, with_plan
from lokcheck.cli.configured import Plan, Where, chosen_language, fields_of, flags_given, planned
from lokcheck.cli.exits import Exit
from lokcheck.cli.output import write_file
from lokcheck.cli.own_rules import opened
from lokcheck.cli.receipt import with_files
from lokcheck.cli.spoken import Example, Spoken
from lokcheck.cli.streams import can_show, say, use_colour, width, write
from lokcheck.cli.targets import Target, targets
from lokcheck.cli.verdict import exit_code
from lokcheck.errors import UsageError
from lokcheck.personal import mask
from lokcheck.report.forms import FORMS, Form, render
from lokcheck.report.model import Report, Severity
from lokcheck.report.places import shown_problem
from lokcheck.report.view import Verbosity, View
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.sources.documents import Loaded

__all__ = ["command"]

_ABOUT = Text(
    "Kontrollera dokument. FIL är en fil, en mapp, ett mönster inom citattecken eller - för standard in.",
    "Check documents. FILE is a file, a folder, a pattern in quotation marks, or - for standard input.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck avtal.yaml", Text("En fil; check behöver inte skrivas ut.", "A file; check need not be written.")),
    ("lokcheck check avtal/ --as-of 2016-06-01",
     Text("En mapp, som om det vore den dagen.", "A folder, as if on that day.")),
    ("lokcheck check avtal.yaml --fail-on warning --quiet",
     Text("För automatisk kontroll: en rad, och slutkod 1 vid varningar.",
          "For automation: a line, and exit code 1 at warnings.")),
    ("lokcheck check - --stdin-filename avtal.yaml", Text("Från en redigerare.", "From an editor.")),
)  # fmt: skip

_NAMED = 5


class Settings(NamedTuple):
    """The options of ``check``, as click gives them."""

    files: tuple[str, ...]
    form: str
    output: tuple[str, ...]
    as_of: dt.date | None
    engine: str
    fail_on: str
    verdict: str
    strict: bool
    quiet: bool
    verbose: bool
    color: str
    stdin_filename: str | None
    allow_outside: bool
    folders: tuple[str, ...]
    attestations: tuple[str, ...]
    waivers: tuple[str, ...]
    baseline: str | None
    min_severity: Severity
    exit_zero: bool
    trace: bool
    force_exclude: bool

    @property
    def asked(self) -> Asked:
        """What to check."""
        return Asked(self.files, self.as_of, self.engine, self.attestations, self.waivers, self.allow_outside,
                     self.stdin_filename, force_exclude=self.force_exclude)  # fmt: skip

    @property
    def verbosity(self) -> Verbosity:
        """How much to tell."""
        return "quiet" if self.quiet else "verbose" if self.verbose else "normal"


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""

    def callback(config: str | None, isolated: bool, **given: Any) -> int:
        where = Where(given["files"], config, isolated, given["stdin_filename"])
        plan = planned(where, {name: given[name] for name in flags_given(given)})
        settings = Settings(**{name: value for name, value in given.items() if name in Settings._fields})
        return run(settings._replace(**fields_of(plan, Settings._fields)), chosen_language(plan, lang), plan)

    return Spoken("check", lang, _ABOUT, _EXAMPLES, params(lang), callback)


def run(settings: Settings, lang: Lang, plan: Plan | None = None) -> int:
    """Check, print, and return the exit code. Raises LokcheckError for what stops all of it."""
    files = targets(settings.output, settings.form)
    form = _form(settings, files)
    rulebook = opened(settings.folders, plan.parameters() if plan else ())
    asked = with_plan(settings.asked, plan, rulebook)
    loaded = load_asked(asked, rulebook)
    report = _report(loaded, rulebook, asked, settings)
    code = _code(report, settings)
    if code == Exit.NOTHING and settings.force_exclude and not report.documents:
        return Exit.CLEAN  # no document was changed: a hook has nothing to say
    view = _view(settings, lang, code)
    for target in files:
        write_file(target.path, render(target.form, report, _for_a_file(view, settings)))
    if files and not settings.quiet:
        say(_written(files).get(lang))
    if form is not None and (report.documents or form.name != "text"):
        write(render(form.name, report, view))
    if settings.trace:
        write(_trace(loaded, rulebook, asked, view))
    for problem in report.problems:
        say(shown_problem(problem, lang))
    skipped = without_companions(loaded.skipped)
    if skipped and report.documents and not settings.quiet and not settings.force_exclude:
        say(_skipped(skipped).get(lang))
    if code == Exit.NOTHING:
        say(_nothing(report, loaded).get(lang))
    return code


def _code(report: Report, settings: Settings) -> Exit:
    code = exit_code(report, settings.fail_on, settings.verdict, strict=settings.strict)
    return Exit.CLEAN if settings.exit_zero and code == Exit.FINDINGS else code


def _report(loaded: "Loaded", rulebook: "Rulebook", asked: Asked, settings: Settings) -> Report:
    report = report_on(loaded, rulebook, asked)
    if asked.config is not None:
        report = with_files(report, [(asked.config, "config")])
    if settings.folders:
        report = with_files(report, [(Path(folder), "rules") for folder in settings.folders])
    if settings.baseline is None:
        return report
    from lokcheck.check.baseline import against
    from lokcheck.check.baseline_file import read_baseline

    path = Path(settings.baseline)
    report = with_files(report, [(path, "baseline")])
    return against(report, read_baseline(path), mask(path.as_posix()))


def _trace(loaded: "Loaded", rulebook: "Rulebook", asked: Asked, view: View) -> str:
    from lokcheck.cli.explain_finding import trace_text
    from lokcheck.engine.select import engine_for
    from lokcheck.judge.judge import Judge

    judge = Judge(rulebook, engine_for(asked.engine))  # type: ignore[arg-type]
    return trace_text(loaded, judge, asked, view)


def _form(settings: Settings, files: Sequence[Target]) -> Form | None:
    """Return what standard output gets: nothing where a file has the report in the form of --format."""
    if settings.quiet and settings.verbose:
        raise UsageError(Text("--quiet och --verbose går inte ihop.", "--quiet and --verbose exclude each other."))
    if any(target.default for target in files):
        return None
    form = FORMS[settings.form]
    form.require()
    if form.binary and sys.stdout.isatty():
        raise UsageError(
            Text(f"Formatet {form.name} går inte att visa i en terminal.", f"A terminal can not show {form.name}."),
            advice=Text("Ange en fil med --output.", "Name a file with --output."),
        )
    return form


def _view(settings: Settings, lang: Lang, code: Exit) -> View:
    colour = use_colour(settings.color, sys.stdout, os.environ)
    return View(lang, width(), colour, settings.verbosity, can_show(sys.stdout), settings.fail_on, int(code),
                settings.as_of is not None, settings.min_severity)  # fmt: skip


def _for_a_file(view: View, settings: Settings) -> View:
    """A file gets symbols and no colours unless asked for, whatever the terminal is like."""
    return view._replace(width=80, color=settings.color == "always", symbols=True)


def _written(files: Sequence[Target]) -> Text:
    names = ", ".join(target.path.as_posix() for target in files)
    if len(files) == 1:
        return Text(f"Rapporten finns i {names}.", f"The report is in {names}.")
    return Text(f"Rapporterna finns i {names}.", f"The reports are in {names}.")


def _skipped(names: Sequence[str]) -> Text:
    """What was found in folders and is no document: a misspelt 'kind' must not look like a pass."""
    listed, left = ", ".join(names[:_NAMED]), len(names) - _NAMED
    sv, en = (f"{listed} och {left} till", f"{listed} and {left} more") if left > 0 else (listed, listed)
    return Text(f"Inte kontrollerat, för nyckeln 'kind' saknas: {sv}.", f"Not checked, for want of a key 'kind': {en}.")


def _nothing(report: Report, loaded: "Loaded") -> Text:
    skipped = len(loaded.skipped)
    if any(document.requirements for document in report.documents):
        return Text("Ingenting kontrollerades: inget av dokumenten har ett eget datum att bedömas på.",
                    "Nothing was checked: none of the documents has a date of its own to be judged on.")  # fmt: skip
    if report.documents:
        return Text("Ingenting kontrollerades: regelverket har inga krav på detta slags dokument.",
                    "Nothing was checked: the rulebook has no requirements on this kind of document.")  # fmt: skip
    if not skipped:
        return Text("Ingenting kontrollerades: det finns inget dokument att bedöma.",
                    "Nothing was checked: there is no document to judge.")  # fmt: skip
    return Text(
        f"Ingenting kontrollerades: {skipped} YAML-{'fil är' if skipped == 1 else 'filer är'} inte dokument för "
        "lokcheck (nyckeln 'kind' saknas).",
        f"Nothing was checked: {skipped} YAML file{' is' if skipped == 1 else 's are'} not documents of lokcheck "
        "(there is no key 'kind').",
    )
