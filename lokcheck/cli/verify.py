"""``lokcheck verify``: runs a check again from the receipt of its report, and says what differs."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lokcheck.cli.exits import Exit
from lokcheck.cli.spoken import Example, Spoken, argument, flag, option
from lokcheck.cli.streams import can_show, say, use_colour, width, write
from lokcheck.errors import LokcheckError, Place, UsageError
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.check.report_file import ReportFile
    from lokcheck.check.verify import Verified

__all__ = ["command"]

_ABOUT = Text(
    "Gör om kontrollen bakom en rapport i JSON, per samma dag, och säg om den är samma eller vad som skiljer sig: "
    "filer, regelverk, lagregister eller utfall. Filerna söks i den mapp där kommandot körs och där rapporten ligger, "
    "eller i --root. Slutkod 0: samma. 1: skiljer sig. 2: filen är ingen rapport. 3: kontrollen gick inte att göra om.",
    "Run the check behind a JSON report again, as of the same day, and say whether it is the same or what differs: "
    "files, rulebook, register of law or outcomes. The files are looked for in the folder where the command runs and "
    "where the report lies, or in --root. Exit code 0: the same. 1: it differs. 2: the file is no report. 3: it could "
    "not be run again.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck verify rapport.json", Text("Gör om kontrollen.", "Run it again.")),
    ("lokcheck verify rapport.json --root arkiv/2026", Text("Filerna ligger i en annan mapp.",
                                                            "The files are in another folder.")),
)  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "report", Text("RAPPORT.json", "REPORT.json"), Text("Rapporten.", "The report."),
                 type=click.Path()),
        option(lang, "--root", Text("Mappen som rapportens filnamn utgår från.",
                                    "The folder that the report's file names start from."),
               metavar=Text("MAPP", "FOLDER").get(lang), type=click.Path()),
        flag(lang, "--allow-outside", Text("Läs även filer utanför den mappen, om rapporten pekar dit.",
                                           "Read files outside that folder too, if the report points there.")),
    ]  # fmt: skip

    def callback(report: str, root: str | None, allow_outside: bool) -> int:
        return _run(report, root, lang, allow_outside=allow_outside)

    return Spoken("verify", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(name: str, root: str | None, lang: Lang, *, allow_outside: bool) -> int:
    from lokcheck.check.report_file import read_report
    from lokcheck.check.verify import verified
    from lokcheck.cli.replay import replay

    path = Path(name)
    if root is not None and not Path(root).is_dir():
        raise UsageError(Text("Mappen finns inte.", "There is no such folder."), Place(root))
    old = read_report(path)
    roots = [Path(root)] if root is not None else [Path.cwd(), path.parent]
    try:
        again = replay(old, roots, allow_outside=allow_outside)
    except UsageError as error:
        # The command was understood; what it needs is not there.
        raise _could_not(error) from error
    for text in again.notes:
        say(text.get(lang))
    found = verified(old, again.report, again.names, again.missing)
    write(_text(found, old, lang))
    return Exit.CLEAN if found.same else Exit.FINDINGS


def _could_not(error: LokcheckError) -> LokcheckError:
    return LokcheckError(error.text, error.place, error.advice)


def _text(found: "Verified", old: "ReportFile", lang: Lang) -> str:
    from lokcheck.cli.verify_lines import lines_of
    from lokcheck.report.page import Page
    from lokcheck.report.view import View

    page = Page(View(lang, width(), use_colour("auto", sys.stdout, os.environ), "normal", can_show(sys.stdout)))
    day, all_of_them = old.receipt.as_of, found.compared
    if found.same:
        same = Text(f"Samma: {all_of_them} utfall per {day}, från samma filer och regelverk.",
                    f"The same: {all_of_them} outcomes as of {day}, from the same files and rulebook.")  # fmt: skip
        page.para(page.say(same), tint="good")
    else:
        differs = Text(f"Skiljer sig: {len(found.outcomes)} av {all_of_them} utfall per {day}.",
                       f"Differs: {len(found.outcomes)} of {all_of_them} outcomes as of {day}.")  # fmt: skip
        page.para(page.say(differs), tint="error")
    for heading, lines in lines_of(found):
        page.heading(page.say(heading))
        for line in lines:
            page.para(page.say(line), "  ", "    ")
    return page.text()
