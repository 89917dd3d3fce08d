"""What click says of a wrong command line, in Swedish and English."""

import re

import click

from lokcheck.errors import UsageError
from lokcheck.texts import Text

__all__ = ["as_usage_error"]

_EXTRA = r"(?s)unexpected extra arguments? \((.*)\)"


def as_usage_error(error: click.UsageError) -> UsageError:
    """Return the mistake as an error of ours, with where to find help."""
    path = error.ctx.command_path if error.ctx is not None else "lokcheck"
    more = Text(f"Hjälp: {path} --help", f"Help: {path} --help")
    return UsageError(_text(error), advice=more)


def _text(error: click.UsageError) -> Text:
    if isinstance(error, click.NoSuchOption):
        name, hint = error.option_name, _did_you_mean(error.possibilities)
        return Text(f"Flaggan {name} finns inte.{hint.sv}", f"No such option: {name}.{hint.en}")
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param is not None and error.ctx is not None else ""
        name = name.strip("[]{}.…")
        return Text(f"{name} saknas.", f"{name} is missing.")
    if isinstance(error, click.BadOptionUsage):
        if "not take a value" in error.message:
            return Text(f"Flaggan {error.option_name} tar inget värde.", f"{error.option_name} takes no value.")
        return Text(f"Flaggan {error.option_name} kräver ett värde.", f"{error.option_name} requires a value.")
    extra = re.search(_EXTRA, error.message)
    if extra is not None:
        return Text(f"För många argument: {extra[1]}.", f"Too many arguments: {extra[1]}.")
    return Text(error.format_message(), error.format_message())


def _did_you_mean(words: list[str] | None) -> Text:
    if not words:
        return Text("", "")
    return Text(f" Menade du {' eller '.join(words)}?", f" Did you mean {' or '.join(words)}?")
