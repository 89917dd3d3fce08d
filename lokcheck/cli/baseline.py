"""``lokcheck baseline``: the findings of today, written to a file that later checks are compared with."""

from collections.abc import Sequence

import click

from lokcheck.cli.check_options import as_of_option, config_options
from lokcheck.cli.group import SpokenGroup
from lokcheck.cli.own_rules import rules_option
from lokcheck.cli.spoken import Example, argument, flag, option
from lokcheck.errors import UsageError
from lokcheck.texts import Lang, Text

__all__ = ["command", "params"]

COMMANDS: dict[str, Text] = {
    "update": Text("skriv dagens fynd till filen", "write today's findings to the file"),
    "prune": Text("ta bort fynd som inte finns längre", "remove findings that are there no more"),
}
_ABOUT = Text(
    "Utgångsläget är de fynd som redan finns. Med --baseline FIL räknas bara det som är nytt eller har blivit sämre.",
    "A baseline is the findings that are there already. With --baseline FILE only what is new or worse counts.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck baseline update avtal/", Text("Skriv dagens fynd till lokcheck-baseline.json.",
                                             "Write today's findings to lokcheck-baseline.json.")),
    ("lokcheck avtal/ --baseline lokcheck-baseline.json", Text("Låt bara nya och sämre fynd räknas.",
                                                               "Let new and worse findings count only.")),
    ("lokcheck baseline prune avtal/", Text("Glöm det som är åtgärdat.", "Forget what was mended.")),
)  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    return SpokenGroup("baseline", lang, _ABOUT, _EXAMPLES, [], _alone, COMMANDS)


def _alone() -> int:
    raise UsageError(
        Text("Ange vad som ska göras.", "Say what to do."),
        advice=Text("Skriv lokcheck baseline update FIL... eller lokcheck baseline prune FIL...",
                    "Write lokcheck baseline update FILE... or lokcheck baseline prune FILE..."),
    )  # fmt: skip


def params(lang: Lang) -> Sequence[click.Parameter]:
    """Return the arguments and options of both commands."""
    file = Text("FIL", "FILE").get(lang)
    return [
        argument(lang, "files", Text("FIL...", "FILE..."), Text("Dokumenten.", "The documents."), nargs=-1,
                 required=True, type=click.Path()),
        option(lang, "--baseline", Text("Filen med utgångsläget. Annars lokcheck-baseline.json.",
                                        "The file of the baseline. Else lokcheck-baseline.json."),
               metavar=file, type=click.Path()),
        as_of_option(lang),
        rules_option(lang),
        *config_options(lang),
        option(lang, "--attestations", Text("Fil med intyg, som för check.", "File of attestations, as for check."),
               metavar=file, type=click.Path(), multiple=True),
        option(lang, "--waivers", Text("Fil med undantag, som för check. Undantagna fynd tas inte med.",
                                       "File of waivers, as for check. Waived findings are left out."),
               metavar=file, type=click.Path(), multiple=True),
        flag(lang, "--force", Text("Skriv även där variabeln CI säger att kommandot körs automatiskt.",
                                   "Write even where the variable CI says that this runs by itself.")),
    ]  # fmt: skip
