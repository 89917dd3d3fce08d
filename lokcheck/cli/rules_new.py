"""``lokcheck rules new``: a file with a rule to start from."""

import re
from pathlib import Path

import click

from lokcheck.cli.clock import today
from lokcheck.cli.exits import Exit
from lokcheck.cli.output import check_target, write_file
from lokcheck.cli.spoken import Example, Spoken, argument, flag, option
from lokcheck.cli.streams import say, write
from lokcheck.errors import Place, UsageError
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_ABOUT = Text(
    "Skriv en fil med en ny regel att fylla i, med alla nycklar förklarade. Den fungerar som den står.",
    "Write a file with a new rule to fill in, with every key explained. It works as it stands.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck rules new LAN-01 --output regler/egna.yaml", Text("En regel i en egen mapp.", "A rule in a folder.")),
    ("lokcheck rules new", Text("Till skärmen.", "To the screen.")),
)
_ID = re.compile(r"[A-ZÅÄÖ]{1,6}-?\d{2,3}")


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    first = Text("EGEN-01", "OWN-01").get(lang)
    params: list[click.Parameter] = [
        argument(lang, "name", Text("[ID]", "[ID]"), Text(f"Regelns id. Annars {first}.", f"Its id. Else {first}."),
                 default=first),
        option(lang, "-o --output", Text("Skriv till en fil.", "Write to a file."),
               metavar=Text("FIL", "FILE").get(lang), type=click.Path()),
        flag(lang, "--force", Text("Skriv över en fil som finns.", "Write over a file that exists.")),
    ]  # fmt: skip

    def callback(name: str, output: str | None, force: bool) -> int:
        return _run(name, output, force, lang)

    return Spoken("new", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(name: str, output: str | None, force: bool, lang: Lang) -> int:
    from lokcheck.cli.new_rule import new_rule

    _check_id(name)
    text = new_rule(name, today().isoformat(), lang)
    if output is None:
        write(text)
        return Exit.CLEAN
    target = Path(output)
    check_target(target)
    if target.exists() and not force:
        raise UsageError(
            Text("Filen finns redan.", "The file exists already."), Place(target.as_posix()),
            Text("Välj ett annat namn, eller --force för att skriva över den.",
                 "Choose another name, or --force to write over it."),
        )  # fmt: skip
    write_file(target, text)
    shown, folder = target.as_posix(), target.parent.as_posix()
    say(Text(f"Skrev {shown}. Ändra i den och kör: lokcheck rules test {folder}",
             f"Wrote {shown}. Change it and run: lokcheck rules test {folder}").get(lang))  # fmt: skip
    return Exit.CLEAN


def _check_id(name: str) -> None:
    """Raise UsageError for an id that a rule can not have, or that another has or had."""
    if not _ID.fullmatch(name):
        raise UsageError(
            Text(f"{name!r} kan inte vara ett id.", f"{name!r} can not be an id."),
            advice=Text("Skriv en till sex versaler, bindestreck och två siffror, t.ex. LAN-01.",
                        "Write one to six capitals, a hyphen and two digits, such as LAN-01."),
        )  # fmt: skip
    from lokcheck.rulebook.build import open_rulebook

    book = open_rulebook()
    if name in book.removed or any(name in (rule.id, *rule.aliases) for rule in book.every_rule()):
        raise UsageError(
            Text(f"{name} finns, eller har funnits, i det regelverk som följer med lokcheck.",
                 f"{name} is, or was, in the rulebook that comes with lokcheck."),
            advice=Text("Välj ett eget id, t.ex. LAN-01.", "Choose an id of your own, such as LAN-01."),
        )  # fmt: skip
