"""The command ``lokcheck``: finds the sub-command, and turns every way of ending into an exit code.

``--help`` and ``--version`` import click and nothing else; each sub-command is a module that is imported when it is
called.
"""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from lokcheck import __version__
from lokcheck.cli.exits import EXIT_TEXTS, Exit
from lokcheck.cli.language import LANGUAGES, is_chosen, language
from lokcheck.cli.mistakes import as_usage_error
from lokcheck.cli.spoken import Example, OneOf, Session, write_examples, write_rows
from lokcheck.cli.streams import say, write
from lokcheck.errors import LokcheckError, UsageError
from lokcheck.texts import Lang, Text

__all__ = ["COMMANDS", "lokcheck", "run"]

COMMANDS: dict[str, Text] = {
    "check": Text("kontrollera dokument (behöver inte skrivas ut)", "check documents (need not be written)"),
    "audit": Text("granska många dokument på en gång", "audit many documents in one go"),
    "baseline": Text("skriv ner de fynd som redan finns", "write down the findings that are there already"),
    "diff": Text("jämför två versioner: fynd och ändringar i sak", "compare two versions: findings and meaning"),
    "config": Text("visa inställningarna och var de kommer ifrån", "show the settings and where they come from"),
    "rules": Text("lista kraven", "list the requirements"),
    "explain": Text("förklara ett krav", "explain a requirement"),
    "law": Text("slå upp en paragraf eller lag", "look up a section or an act"),
    "init": Text("skriv en startfil för ett nytt dokument", "write a start file for a new document"),
    "schema": Text("dokumentformatet som JSON Schema", "the document format as JSON Schema"),
    "facts": Text("visa vad reglerna ser i en fil", "show what the rules see in a file"),
    "history": Text("visa vad som har ändrats mellan granskningar", "show what changed between audits"),
    "impact": Text("visa vilka dokument som vilar på en bestämmelse", "show which documents rest on a provision"),
    "verify": Text(
        "gör om kontrollen bakom en rapport och säg vad som skiljer sig",
        "run the check behind a report again and say what differs",
    ),
    "compare": Text("jämför dokument med varandra, och hitta kopior", "put documents side by side, and find copies"),
    "export": Text("skriv granskningar som DuckDB eller Parquet", "write audits as DuckDB or Parquet"),
    "completion": Text("komplettering i skalet", "completion in the shell"),
}
_DEFAULT = "check"
_ABOUT = Text(
    "Kontrollerar överenskommelser och planer om missbruk och beroende: vad lagen kräver och vad som behövs för att de "
    "ska gå att använda, i dag och den dag de antogs.",
    "Checks agreements and plans on addiction care: what the law asks for and what makes them usable, today and on the "
    "day they were adopted.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck avtal.yaml", Text("Kontrollera en fil och läs rapporten.", "Check a file and read the report.")),
    ("lokcheck avtal/ --as-of 2016-06-01",
     Text("Kontrollera en mapp som om det vore den dagen.", "Check a folder as if it were that day.")),
    ("lokcheck avtal/ --format json --output rapport.json",
     Text("Skriv rapporten till en fil för ett annat program.", "Write the report to a file for another program.")),
    ("lokcheck explain LAG-07", Text("Läs vad ett krav innebär.", "Read what a requirement means.")),
    ("lokcheck init county-agreement --output avtal.yaml",
     Text("Börja på ett nytt dokument.", "Start a new document.")),
)  # fmt: skip
_APOLOGY = Text(
    "lokcheck stötte på ett fel i sitt eget program ({name}). Ingenting är godkänt. Anmäl gärna felet till dem som "
    "förvaltar lokcheck och bifoga vad samma kommando med --debug skriver.",
    "lokcheck ran into a fault of its own ({name}). Nothing has passed. Please report it to those who maintain "
    "lokcheck, with what the same command prints with --debug.",
)


class Lokcheck(click.Group):
    """The group of commands; what is no command's name is given to ``check``."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Run the command in ``args`` and end the process with its exit code. Raises SystemExit, always."""
        arguments = list(sys.argv[1:] if args is None else args)
        lang = language(arguments, os.environ)
        # Looking for plug-ins of pydantic, which are none of ours, takes longer than reading an agreement.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
        debug = "--debug" in arguments or os.environ.get("LOKCHECK_DEBUG", "") not in ("", "0")
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        sys.exit(self._ended(arguments, lang, debug))

    def _ended(self, arguments: list[str], lang: Lang, debug: bool) -> int:
        """Run, and return the exit code; this is where every error ends."""
        error_word = Text("fel", "error").get(lang)
        try:
            session = Session(lang, is_chosen(arguments, os.environ))
            code = super().main(arguments, prog_name="lokcheck", standalone_mode=False, obj=session)
            return int(code or 0)
        except click.exceptions.NoArgsIsHelpError as error:
            say(error.format_message())
            return Exit.USAGE
        except click.UsageError as error:
            say(f"{error_word}: {as_usage_error(error).show(lang)}")
            return Exit.USAGE
        except LokcheckError as error:
            say(f"{error_word}: {error.show(lang)}")
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            say(Text("Avbrutet.", "Interrupted.").get(lang))
            return Exit.INTERRUPTED
        except Exception as error:  # noqa: BLE001 - the one place: a fault of ours is an apology and never a pass
            say(f"{error_word}: {_APOLOGY.format(name=type(error).__name__).get(lang)}")
            if debug:
                import traceback

                say(traceback.format_exc())
            return Exit.FAILED

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``check`` before the first word that is no option of the group and no command."""
        at = _own_options(args)
        if at < len(args) and args[at] not in (*COMMANDS, "-h", "--help", "-V", "--version"):
            if not ctx.resilient_parsing:
                _refuse_misspelt(args[at])
            args = [*args[:at], _DEFAULT, *args[at:]]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command in the language of this run."""
        if cmd_name not in COMMANDS:
            return None
        made: click.Command = import_module(f"lokcheck.cli.{cmd_name}").command(_lang(ctx))
        return made

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Offer commands and files."""
        from click.shell_completion import CompletionItem

        commands = [CompletionItem(name, help=text.get(_lang(ctx)))
                    for name, text in COMMANDS.items() if name.startswith(incomplete)]  # fmt: skip
        return [*commands, CompletionItem(incomplete, type="file")]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: examples first, exit codes last."""
        lang = _lang(ctx)
        usage = Text("Användning: ", "Usage: ").get(lang)
        formatter.write_usage("lokcheck", Text("[KOMMANDO] FIL...", "[COMMAND] FILE...").get(lang), prefix=usage)
        formatter.write_paragraph()
        formatter.write_text(_ABOUT.get(lang))
        write_examples(formatter, _EXAMPLES, lang)
        say_it = Text("Kommandon (mer: lokcheck KOMMANDO --help)", "Commands (more: lokcheck COMMAND --help)").get(lang)
        write_rows(formatter, say_it, [(name, text.get(lang)) for name, text in COMMANDS.items()])
        write_rows(formatter, Text("Flaggor", "Options").get(lang), _options(lang))
        codes = [(str(int(code)), text.get(lang)) for code, text in EXIT_TEXTS.items()]
        write_rows(formatter, Text("Slutkoder", "Exit codes").get(lang), codes)


def _lang(ctx: click.Context) -> Lang:
    session = ctx.find_object(Session)
    return session.lang if session else language((), os.environ)


def _options(lang: Lang) -> list[tuple[str, str]]:
    texts = {
        "--lang [sv|en]": Text("språk; annars LOKCHECK_LANG, annars datorns om det är engelska, annars svenska",
                               "language; else LOKCHECK_LANG, else the computer's if English, else Swedish"),
        "--debug": Text("visa mer om ett internt fel (även LOKCHECK_DEBUG=1)",
                        "show more of an internal error (also LOKCHECK_DEBUG=1)"),
        "-V, --version": Text("visa version", "show the version"),
        "-h, --help": Text("visa den här hjälpen", "show this help"),
    }  # fmt: skip
    return [(name, text.get(lang)) for name, text in texts.items()]


def _own_options(args: Sequence[str]) -> int:
    """Return where the options that may stand before the command end."""
    at = 0
    while at < len(args):
        if args[at] == "--lang":
            at += 2
        elif args[at].startswith("--lang=") or args[at] == "--debug":
            at += 1
        else:
            break
    return at


def _refuse_misspelt(word: str) -> None:
    """Raise UsageError for a word that is no file and looks like a command."""
    if not word.isidentifier() or os.path.lexists(word):
        return
    from lokcheck.sources.words import nearest

    near = nearest(word, COMMANDS)
    if near is not None:
        raise UsageError(
            Text(f"{word!r} är varken ett kommando eller en fil.", f"{word!r} is neither a command nor a file."),
            advice=Text(f"Menade du 'lokcheck {near}'?", f"Did you mean 'lokcheck {near}'?"),
        )


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write(f"lokcheck {__version__}\n")
        ctx.exit()


lokcheck = Lokcheck(
    "lokcheck", no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        click.Option(["--lang"], type=OneOf(LANGUAGES), expose_value=False),
        click.Option(["--debug"], is_flag=True, expose_value=False),
        click.Option(["-V", "--version"], is_flag=True, expose_value=False, is_eager=True, callback=_show_version),
    ],
)  # fmt: skip
"""The command, for click's own tools; ``run`` is what the program calls."""


def run() -> None:
    """Run the command line of this process. Raises SystemExit, always."""
    # A check makes many small values and hardly a circle: looking for circles costs a sixth of its time.
    gc.set_threshold(100_000, 50, 50)
    _open_streams()
    lokcheck.main()


def _open_streams() -> None:
    """Put nothing where a stream is closed (``>&-``, or a program without a console): nobody listens there."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - as long as the process
