"""The options of ``lokcheck audit``, and those of every command that answers from an audit."""

from collections.abc import Sequence
from typing import Any

import click

from lokcheck.cli.check_options import (
    as_of_option,
    choosing_options,
    companion_options,
    config_options,
    engine_option,
    outside_option,
)
from lokcheck.cli.choice import choice_options
from lokcheck.cli.own_rules import rules_option
from lokcheck.cli.spoken import argument, choice, flag, option
from lokcheck.errors import UsageError
from lokcheck.texts import Lang, Text

__all__ = ["Number", "params", "shared"]

_FILE, _FOLDER = Text("FIL", "FILE"), Text("MAPP", "FOLDER")
_PATTERN = Text("MÖNSTER", "PATTERN")


def params(lang: Lang) -> Sequence[click.Parameter]:
    """Return the arguments and options in ``lang``."""
    return [
        *_what(lang), *choice_options(lang), *_results(lang), *_judging(lang)
    ]  # fmt: skip


def shared(lang: Lang, results: Sequence[click.Parameter]) -> list[click.Parameter]:
    """Return what commands that answer from an audit have: all but its forms, with ``results`` in their place."""
    quiet = flag(lang, "-q --quiet", Text("Inget om hur det går.", "Nothing on how it goes."))
    return [*_what(lang), *choice_options(lang), *results, quiet, *_judging(lang)]


def _what(lang: Lang) -> list[click.Parameter]:
    return [
        argument(lang, "files", Text("MAPP...", "FOLDER..."),
                 Text("Mappar och filer att granska.", "Folders and files to audit."), nargs=-1, type=click.Path()),
        option(lang, "--files-from",
               Text("Granska även filerna i en lista; - är standard in. Ett namn på varje rad, eller NUL efter varje.",
                    "Audit the files in a list too; - is standard input. One name a line, or a NUL after each."),
               metavar=_FILE.get(lang), type=click.Path()),
        option(lang, "--include",
               Text("Bara filer som passar mönstret, skrivet som i .gitignore. Kan anges flera gånger.",
                    "Only files that match the pattern, written as in .gitignore. Repeatable."),
               metavar=_PATTERN.get(lang), multiple=True),
        option(lang, "--exclude", Text("Inte filer och mappar som passar mönstret. Kan anges flera gånger.",
                                       "Not the files and folders that match the pattern. Repeatable."),
               metavar=_PATTERN.get(lang), multiple=True),
        flag(lang, "--no-ignore", Text("Granska även det som .gitignore undantar.",
                                       "Audit what .gitignore leaves out too.")),
        outside_option(lang),
    ]  # fmt: skip


def _results(lang: Lang) -> list[click.Parameter]:
    from lokcheck.audit.by import BY
    from lokcheck.audit.forms import FORMS

    forms = "; ".join(f"{form.name}: {form.text.get(lang)}" for form in FORMS.values())
    return [
        option(lang, "-o --output", Text(f"Skriv resultatet till en fil. Kan anges flera gånger. {forms}.",
                                         f"Write the result to a file. Repeatable. {forms}."),
               metavar=Text("[FORMAT:]FIL", "[FORMAT:]FILE").get(lang), type=click.Path(), multiple=True),
        option(lang, "--db", Text("Lägg till granskningen i en databas (som --output db:FIL), för lokcheck history.",
                                  "Add the audit to a database (as --output db:FILE), for lokcheck history."),
               metavar=_FILE.get(lang), type=click.Path()),
        choice(lang, "--by", BY, None,
               Text("Visa siffror för varje län, slag av dokument, år, status, lag när dokumentet kom till, ämne eller "
                    "krav; för krav också i hur många län de är uppfyllda.",
                    "Show figures by county, kind of document, year, status, law when the document was made, topic or "
                    "requirement; of requirements also in how many counties they are met.")),
        choice(lang, "--fail-on", ("error", "warning", "note", "never"), "error",
               Text("Lägsta allvar som ger slutkod 1: brist (error), varning, notering eller aldrig. Annars error.",
                    "Lowest severity that gives exit code 1. Else error.")),
        flag(lang, "-q --quiet", Text("Bara raden med summan, och inget om hur det går.",
                                      "The summary line only, and nothing on how it goes.")),
    ]  # fmt: skip


def _judging(lang: Lang) -> list[click.Parameter]:
    return [*choosing_options(lang), *config_options(lang), *_how(lang), *_cache(lang)]


def _how(lang: Lang) -> list[click.Parameter]:
    return [
        as_of_option(lang),
        option(lang, "-j --jobs", Text("Antal processer; annars en för varje kärna.",
                                       "Number of processes; else one for each core."),
               metavar=Text("ANTAL", "NUMBER").get(lang), type=Number(1, 1024, whole=True)),
        option(lang, "--timeout", Text("Sekunder som hundra dokument som hör ihop, eller färre, får ta; annars 60.",
                                       "Seconds that a hundred documents that belong together, or fewer, may take; "
                                       "else 60."),
               metavar=Text("SEKUNDER", "SECONDS").get(lang), type=Number(0.1, 86400), default=60.0),
        option(lang, "--dask", Text("Låt ett Dask-kluster göra arbetet: schemaläggarens adress, t.ex. tcp://host:8786.",
                                    "Let a Dask cluster do the work: the scheduler's address, such as tcp://host:8786."),
               metavar=Text("ADRESS", "ADDRESS").get(lang)),
        engine_option(lang),
        rules_option(lang),
        *companion_options(lang),
    ]  # fmt: skip


def _cache(lang: Lang) -> list[click.Parameter]:
    return [
        option(lang, "--cache-dir", Text("Mappen för resultat som kan användas igen; annars användarens egen.",
                                         "The folder for results that can be used again; else the user's own."),
               metavar=_FOLDER.get(lang), type=click.Path()),
        flag(lang, "--no-cache", Text("Bedöm allt på nytt, och spara inget att använda igen.",
                                      "Judge everything anew, and keep nothing to use again.")),
    ]  # fmt: skip


class Number(click.ParamType[float]):
    """A number within bounds."""

    name = "number"

    def __init__(self, least: float, most: float, *, whole: bool = False) -> None:
        self._least, self._most, self._whole = least, most, whole

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number. Raises UsageError if ``value`` is none within the bounds."""
        try:
            number = int(value) if self._whole else float(str(value).replace(",", "."))
        except ValueError:
            number = self._least - 1
        if self._least <= number <= self._most:
            return number
        name = param.opts[-1] if param is not None else ""
        raise UsageError(
            Text(f"{name} kan inte vara {value!r}.", f"{name} can not be {value!r}."),
            advice=Text(f"Ange ett {'heltal' if self._whole else 'tal'} från {self._least:g} till {self._most:g}.",
                        f"Give a {'whole ' if self._whole else ''}number from {self._least:g} to {self._most:g}."),
        )  # fmt: skip
