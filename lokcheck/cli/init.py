"""``lokcheck init``: a start file for a new document."""

from pathlib import Path

import click

from lokcheck.cli.exits import Exit
from lokcheck.cli.output import check_target, write_file
from lokcheck.cli.spoken import Example, OneOf, Spoken, argument, flag, option
from lokcheck.cli.streams import say, write
from lokcheck.errors import Place, UsageError
from lokcheck.model.codes import LABELS
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_ABOUT = Text("Skriv en startfil för ett nytt dokument, med alla nycklar förklarade.",
              "Write a start file for a new document, with every key explained.")  # fmt: skip
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck init county-agreement --output avtal.yaml", Text("En länsöverenskommelse.", "A county agreement.")),
    ("lokcheck init action-plan --lang en", Text("Till skärmen, på engelska.", "To the screen, in English.")),
)


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    kinds = "; ".join(f"{kind} ({Text(*words).get(lang)})" for kind, words in LABELS["kind"].items())
    params: list[click.Parameter] = [
        argument(lang, "kind", Text("SLAG", "KIND"), Text(f"{kinds}.", f"{kinds}."), type=OneOf(LABELS["kind"])),
        option(lang, "-o --output", Text("Skriv till en fil.", "Write to a file."),
               metavar=Text("FIL", "FILE").get(lang), type=click.Path()),
        flag(lang, "--force", Text("Skriv över en fil som finns.", "Write over a file that exists.")),
    ]  # fmt: skip

    def callback(kind: str, output: str | None, force: bool) -> int:
        return _run(kind, output, force, lang)

    return Spoken("init", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(kind: str, output: str | None, force: bool, lang: Lang) -> int:
    from lokcheck.cli.start_file import start_file

    target = Path(output) if output else None
    if target is None:
        write(start_file(kind, lang))
        return Exit.CLEAN
    check_target(target)
    if target.exists() and not force:
        raise UsageError(
            Text("Filen finns redan.", "The file exists already."), Place(target.as_posix()),
            Text("Välj ett annat namn, eller --force för att skriva över den.",
                 "Choose another name, or --force to write over it."),
        )  # fmt: skip
    write_file(target, start_file(kind, lang))
    name = target.as_posix()
    say(Text(f"Skrev {name}. Fyll i den och kör: lokcheck {name}",
             f"Wrote {name}. Fill it in and run: lokcheck {name}").get(lang))  # fmt: skip
    return Exit.CLEAN
