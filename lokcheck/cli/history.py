"""``lokcheck history``: what changed between the audits in a database."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lokcheck.cli.choice import Given, choice_options
from lokcheck.cli.exits import Exit
from lokcheck.cli.output import check_target, write_file
from lokcheck.cli.spoken import Example, OneOf, Spoken, argument, option
from lokcheck.cli.streams import can_show, use_colour, width, write
from lokcheck.errors import UsageError
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.history.change import History

__all__ = ["command"]

_ABOUT = Text(
    "Visa vad som har ändrats mellan granskningarna i en databas (lokcheck audit --db FIL): vad som är löst, nytt och "
    "förvärrat, per län och ämne.",
    "Show what changed between the audits in a database (lokcheck audit --db FILE): what is solved, new and worsened, "
    "by county and topic.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck history granskning.db", Text("De två senaste granskningarna.", "The two latest audits.")),
    ("lokcheck history granskning.db --from 1 --county 06",
     Text("Från den första, i ett län.", "Since the first, in a county.")),
    ("lokcheck history granskning.db --rule LAG-07 --format json",
     Text("Ett krav, för ett annat program.", "A requirement, for another program.")),
)  # fmt: skip


class Settings(NamedTuple):
    """The options of ``history``, as click gives them, but for those that choose documents."""

    database: str
    form: str
    output: str | None
    before: int | None
    after: int | None
    topic: str | None
    rule: str | None


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "database", Text("DATABAS", "DATABASE"), Text("Databasen.", "The database."), type=click.Path()),
        option(lang, "--format form", Text("Form. Annars text.", "Form. Else text."), type=OneOf(("text", "json")),
               default="text"),
        option(lang, "-o --output", Text("Skriv till en fil.", "Write to a file."),
               metavar=Text("FIL", "FILE").get(lang), type=click.Path()),
        option(lang, "--from before", Text("Granskningens nummer att jämföra från; annars den näst senaste.",
                                           "Number of the audit to compare from; else the last but one."),
               metavar=Text("NR", "NO").get(lang), type=Number()),
        option(lang, "--to after", Text("Granskningens nummer att jämföra med; annars den senaste.",
                                        "Number of the audit to compare with; else the last."),
               metavar=Text("NR", "NO").get(lang), type=Number()),
        option(lang, "--topic", Text("Bara kraven i ett ämne, t.ex. sip.", "Only the requirements of a topic, as sip."),
               metavar=Text("ÄMNE", "TOPIC").get(lang)),
        option(lang, "--rule", Text("Bara ett krav, t.ex. LAG-07.", "Only one requirement, such as LAG-07."),
               metavar=Text("KRAV", "RULE").get(lang)),
        *choice_options(lang),
    ]  # fmt: skip

    def callback(**given: Any) -> int:
        chosen = Given(**{name: given.pop(name) for name in Given._fields})
        return _run(Settings(**given), chosen, lang)

    return Spoken("history", lang, _ABOUT, _EXAMPLES, params, callback)


class Number(click.ParamType[int]):
    """The number of an audit."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number. Raises UsageError if ``value`` is none."""
        if str(value).isdecimal():
            return int(value)
        raise UsageError(
            Text(f"{value!r} är inget nummer på en granskning.", f"{value!r} is not the number of an audit."),
            advice=Text("lokcheck history DATABAS visar dem.", "lokcheck history DATABASE shows them."),
        )


def _run(settings: Settings, chosen: Given, lang: Lang) -> int:
    if settings.output:
        check_target(Path(settings.output))
    found = _history(settings, chosen)
    to_file = settings.output is not None
    colour = not to_file and use_colour("auto", sys.stdout, os.environ)
    view = View(lang, 80 if to_file else width(), colour, symbols=to_file or can_show(sys.stdout))
    if settings.form == "json":
        from lokcheck.audit.history.data import render
    else:
        from lokcheck.audit.history.text import render
    made = render(found, view)
    if settings.output:
        write_file(Path(settings.output), made)
    else:
        write(made)
    return Exit.CLEAN


def _history(settings: Settings, chosen: Given) -> "History":
    from lokcheck.audit.history.reading import Asked, history
    from lokcheck.rulebook.build import open_rulebook

    choice = chosen.read(open_rulebook())
    asked = Asked(settings.before, settings.after, choice, settings.topic, settings.rule)
    return history(Path(settings.database), asked)
