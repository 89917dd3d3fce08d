"""``lokcheck completion``: a script that lets a shell complete commands, options, files and ids."""

import click

from lokcheck.cli.exits import Exit
from lokcheck.cli.spoken import Example, OneOf, Spoken, argument
from lokcheck.cli.streams import write
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_SHELLS = ("bash", "zsh", "fish", "powershell")
_ABOUT = Text("Skriv ut ett skript som låter skalet komplettera kommandon, flaggor, filer och id:n.",
              "Print a script that lets the shell complete commands, options, files and ids.")  # fmt: skip
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck completion bash >> ~/.bashrc", Text("Bash.", "Bash.")),
    ("lokcheck completion powershell >> $PROFILE", Text("PowerShell.", "PowerShell.")),
)


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "shell", Text("SKAL", "SHELL"), Text(", ".join(_SHELLS) + ".", ", ".join(_SHELLS) + "."),
                 type=OneOf(_SHELLS)),
    ]  # fmt: skip
    return Spoken("completion", lang, _ABOUT, _EXAMPLES, params, _run)


def _run(shell: str) -> int:
    from click.shell_completion import get_completion_class

    from lokcheck.cli.main import lokcheck

    made = get_completion_class(shell)
    assert made is not None
    write(made(lokcheck, {}, "lokcheck", "_LOKCHECK_COMPLETE").source() + "\n")
    return Exit.CLEAN
