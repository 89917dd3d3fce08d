"""What commands that answer a question from an audit have in common: their options, and one text as the answer."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from lokcheck.cli.audit_options import shared
from lokcheck.cli.exits import Exit
from lokcheck.cli.output import check_target, write_file
from lokcheck.cli.spoken import OneOf, option
from lokcheck.cli.streams import can_show, say, use_colour, width, write
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text

__all__ = ["common", "nothing", "put", "view_for"]


def common(lang: Lang, forms: Sequence[str], more: Sequence[click.Parameter] = ()) -> list[click.Parameter]:
    """Return their arguments and options; ``forms`` are the forms of the answer, ``more`` options of one of them."""
    words = ", ".join(forms)
    return shared(lang, [
        *more,
        option(lang, "--format form", Text(f"Svarets form: {words}. Annars text.",
                                           f"Form of the answer: {words}. Else text."),
               type=OneOf(forms), default="text"),
        option(lang, "-o --output target", Text("Skriv svaret till en fil.", "Write the answer to a file."),
               metavar=Text("FIL", "FILE").get(lang), type=click.Path()),
    ])  # fmt: skip


def view_for(lang: Lang, target: str | None) -> View:
    """Return how the answer is to be shown: in a file, or on standard output as it is. Raises UsageError."""
    if target:
        check_target(Path(target))
        return View(lang, 80, symbols=True)
    return View(lang, width(), use_colour("auto", sys.stdout, os.environ), symbols=can_show(sys.stdout))


def put(made: str, target: str | None) -> None:
    """Write the answer to the file ``target``, or to standard output."""
    if target:
        write_file(Path(target), made)
    else:
        write(made)


def nothing(lang: Lang) -> Exit:
    """Say that there was no document, and return the exit code for that."""
    say(Text("Det finns inget dokument att svara om.", "There is no document to answer on.").get(lang))
    return Exit.NOTHING
