"""Commands of click that speak Swedish or English: their help, their options and what may stand after them."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import click

from lokcheck.cli.language import LANGUAGES
from lokcheck.errors import UsageError
from lokcheck.texts import Lang, Text

__all__ = ["Day", "Example", "OneOf", "Session", "Spoken", "argument", "choice", "flag", "option", "write_rows"]

Example = tuple[str, Text]
"""A command line, and what it does."""

_USAGE = Text("Användning: ", "Usage: ")
_EXAMPLES = Text("Exempel", "Examples")
_ARGUMENTS = Text("Argument", "Arguments")
_OPTIONS = Text("Flaggor", "Options")
_HELP = Text("Visa den här hjälpen.", "Show this help.")


class Session(NamedTuple):
    """What the commands of one run have in common."""

    lang: Lang
    chosen: bool = False
    """Whether somebody asked for it, rather than the locale of the computer."""


class Spoken(click.Command):
    """A sub-command in one language: examples first, then arguments and options. Its callback returns the exit code."""

    def __init__(
        self, name: str, lang: Lang, about: Text, examples: Sequence[Example], params: Sequence[click.Parameter],
        callback: Callable[..., int],
    ) -> None:  # fmt: skip
        """``lang`` and ``debug`` are options of every command: they were read before it was made."""
        common = [
            option(lang, "--lang", Text("Språk i rapporter, hjälp och fel.", "Language of reports, help and errors."),
                   type=OneOf(LANGUAGES), expose_value=False),
            flag(lang, "--debug", Text("Visa mer om ett internt fel.", "Show more of an internal error."),
                 expose_value=False),
        ]  # fmt: skip
        super().__init__(
            name, params=[*params, *common], callback=callback, help=about.get(lang),
            context_settings={"help_option_names": ["-h", "--help"]},
        )  # fmt: skip
        self._lang, self._examples = lang, examples

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's help option with our text."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = _HELP.get(self._lang)
        return found

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_USAGE.get(self._lang))
        formatter.write_paragraph()
        formatter.write_text(self.help or "")
        write_examples(formatter, self._examples, self._lang)
        params = self.get_params(ctx)
        rows = [(p, record) for p in params if (record := p.get_help_record(ctx)) is not None]
        for title, kind in ((_ARGUMENTS, click.Argument), (_OPTIONS, click.Option)):
            write_rows(formatter, title.get(self._lang), [record for p, record in rows if isinstance(p, kind)])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands after the name, with the options in our words."""
        pieces = [piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
        return [Text("[FLAGGOR]", "[OPTIONS]").get(self._lang), *pieces]


def write_rows(formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]) -> None:
    """Write a section of two columns, if it has rows."""
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def write_examples(formatter: click.HelpFormatter, examples: Iterable[Example], lang: Lang) -> None:
    """Write the examples: the command on a line of its own, what it does under it."""
    with formatter.section(_EXAMPLES.get(lang)):
        for command, text in examples:
            formatter.write(f"{'':>{formatter.current_indent}}{command}\n")
            with formatter.indentation():
                formatter.write_text(text.get(lang))


__all__ += ["write_examples"]


def option(lang: Lang, names: str, text: Text, **settings: Any) -> click.Option:
    """Return an option; ``names`` are separated by spaces, ``text`` says what it does and what holds without it."""
    return click.Option(names.split(), help=text.get(lang), **settings)


def flag(lang: Lang, names: str, text: Text, **settings: Any) -> click.Option:
    """Return an option without a value."""
    return click.Option(names.split(), help=text.get(lang), is_flag=True, **settings)


def choice(lang: Lang, names: str, words: Iterable[str], default: str | None, text: Text) -> click.Option:
    """Return an option whose value is one of ``words``."""
    return click.Option(names.split(), help=text.get(lang), type=OneOf(words), default=default)


def argument(lang: Lang, name: str, metavar: Text, text: Text, **settings: Any) -> click.Argument:
    """Return an argument with its help."""
    return click.Argument([name], metavar=metavar.get(lang), help=text.get(lang), **settings)


class OneOf(click.Choice[str]):
    """A word of a closed list; another one is told in both languages, with the nearest."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(tuple(words))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return ``value``. Raises UsageError if it is not in the list."""
        if value in self.choices:
            return str(value)
        from lokcheck.sources.words import nearest

        words = ", ".join(self.choices)
        near = nearest(str(value), self.choices)
        hint = (f" Menade du {near!r}?", f" Did you mean {near!r}?") if near else ("", "")
        name = param.opts[-1] if param is not None and isinstance(param, click.Option) else ""
        sv, en = (f"{name} kan inte vara", f"{name} can not be") if name else ("Det finns inget", "There is no")
        raise UsageError(
            Text(f"{sv} {value!r}.{hint[0]}", f"{en} {value!r}.{hint[1]}"),
            advice=Text(f"Välj bland: {words}.", f"Choose from: {words}."),
        )


class Day(click.ParamType[dt.date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day. Raises UsageError if ``value`` is none."""
        if isinstance(value, dt.date):
            return value
        text = str(value).strip()
        try:
            if len(text) != 10:
                raise ValueError
            return dt.date.fromisoformat(text)
        except ValueError:
            from lokcheck.sources.words import nearest_date

            near = nearest_date(text)
            hint = (f" Menade du {near}?", f" Did you mean {near}?") if near and near != text else ("", "")
            raise UsageError(
                Text(f"{text!r} är inget datum.{hint[0]}", f"{text!r} is not a date.{hint[1]}"),
                advice=Text("Skriv åååå-mm-dd, t.ex. 2016-06-01.", "Write yyyy-mm-dd, such as 2016-06-01."),
            ) from None
