"""A command that does something by itself and has commands of its own."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from lokcheck.cli.spoken import Example, OneOf, Spoken, write_rows
from lokcheck.texts import Lang, Text

__all__ = ["SpokenGroup"]


class SpokenGroup(Spoken, click.Group):
    """Each command below is a module named after both, imported when it is called."""

    def __init__(
        self, name: str, lang: Lang, about: Text, examples: Sequence[Example], params: Sequence[click.Parameter],
        callback: Callable[..., int], commands: Mapping[str, Text],
    ) -> None:  # fmt: skip
        """``commands`` maps the name of each command, which is ``lokcheck.cli.GROUP_NAME``, to what it does."""

        def alone(**given: Any) -> int:
            return 0 if click.get_current_context().invoked_subcommand else callback(**given)

        super().__init__(name, lang, about, examples, params, alone)
        self.invoke_without_command, self.no_args_is_help = True, False
        self._texts = commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(self._texts)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command in the language of this run."""
        if cmd_name not in self._texts:
            return None
        made: click.Command = import_module(f"lokcheck.cli.{self.name}_{cmd_name}").command(self._lang)
        return made

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Return what click does. Raises UsageError, with the nearest word, for a command that does not exist."""
        if not ctx.resilient_parsing and not args[0].startswith("-"):
            OneOf(self._texts).convert(args[0], None, ctx)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands after the name."""
        return [*super().collect_usage_pieces(ctx), Text("[KOMMANDO]", "[COMMAND]").get(self._lang)]

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, with the commands last."""
        super().format_help(ctx, formatter)
        rows = [(name, text.get(self._lang)) for name, text in self._texts.items()]
        write_rows(formatter, Text("Kommandon", "Commands").get(self._lang), rows)
