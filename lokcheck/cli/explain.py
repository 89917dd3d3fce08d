"""``lokcheck explain``: a requirement whole, or why a document got its outcome on it."""

import datetime as dt
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from lokcheck.cli.check_options import companion_options, config_options
from lokcheck.cli.configured import Where, fields_of, planned
from lokcheck.cli.exits import Exit
from lokcheck.cli.own_rules import opened, rules_option
from lokcheck.cli.spoken import Day, Example, Spoken, argument, flag, option
from lokcheck.cli.streams import can_show, use_colour, width, write
from lokcheck.errors import UsageError
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.rulebook.rule import Removed, Rule

__all__ = ["command"]

_ABOUT = Text(
    "Förklara ett krav: vad det innebär, varför, på vilken grund, och hur det uppfylls. Med en fil: varför dokumentet "
    "fick sin bedömning, led för led, och vad som minst behövs för att kravet ska vara uppfyllt.",
    "Explain a requirement: what it asks, why, on what ground, and how to meet it. With a file: why the document got "
    "its outcome, premise by premise, and the least that it takes to meet the requirement.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck explain LAG-07", Text("Kravet på att spel om pengar omfattas.", "That gambling is covered.")),
    (
        "lokcheck explain LAG-07 avtal.yaml",
        Text(
            "Varför avtalet uppfyller det eller inte (även LAG-07@avtal.yaml).",
            "Why the agreement meets it or not (also LAG-07@avtal.yaml).",
        ),
    ),
)


class _Asked(NamedTuple):
    """The day, the rulebooks, the files of attestations and the configuration that the user named."""

    as_of: dt.date | None
    folders: tuple[str, ...]
    attestations: tuple[str, ...]
    config: str | None = None
    isolated: bool = False


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "words", Text("KRAV...", "RULE..."),
                 Text("Kravets id, t.ex. LAG-07; därefter filer, om bedömningen av dem ska förklaras.",
                      "Its id, such as LAG-07; then files, if their outcome is to be explained."),
                 nargs=-1, required=True, shell_complete=_complete),
        option(lang, "--as-of", Text("Dagen som frågan gäller; annars i dag.", "The day of the question; else today."),
               metavar=Text("ÅÅÅÅ-MM-DD", "YYYY-MM-DD").get(lang), type=Day()),
        rules_option(lang),
        companion_options(lang)[0],
        *config_options(lang),
        flag(lang, "-v --verbose", Text("Alla exempel, alla sätt och alla poster.",
                                        "All examples, all ways and all items.")),
    ]  # fmt: skip

    def callback(
        words: tuple[str, ...], as_of: dt.date | None, folders: tuple[str, ...], attestations: tuple[str, ...],
        config: str | None, isolated: bool, verbose: bool,
    ) -> int:  # fmt: skip
        return _run(words, _Asked(as_of, folders, attestations, config, isolated), verbose, lang)

    return Spoken("explain", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(words: tuple[str, ...], asked: "_Asked", verbose: bool, lang: Lang) -> int:
    from lokcheck.cli.clock import today
    from lokcheck.cli.explain_finding import explain_findings, files_in, sorted_out
    from lokcheck.cli.rule_page import rule_page
    from lokcheck.report.view import View

    plan = planned(Where(files_in(words), asked.config, asked.isolated), _given(asked))
    fields = fields_of(plan, ("folders", "attestations"))
    book = opened(fields.get("folders", asked.folders), plan.parameters() if plan else ())
    day = asked.as_of or today()
    by_file = sorted_out(words, (name for rule in book.every_rule() for name in (rule.id, *rule.aliases)))
    found = {file: [_rule(book, name) for name in names] for file, names in by_file.items()}
    colour = use_colour("auto", sys.stdout, os.environ)
    view = View(lang, width(), colour, "verbose" if verbose else "normal", can_show(sys.stdout))
    pages = found.pop("", [])
    write("\n\n".join(rule_page(rule, book, day, view) for rule in pages))
    if not found:
        return Exit.CLEAN
    ids = {file: list(dict.fromkeys(rule.id for rule in rules)) for file, rules in found.items()}
    choice = plan.choice(book)[0] if plan else None
    return explain_findings(book, ids, day, view, fields.get("attestations", asked.attestations), choice)


def _given(asked: "_Asked") -> dict[str, Any]:
    """The options that were given, of those that a configuration has too: they come before it."""
    found = {"folders": asked.folders, "attestations": asked.attestations}
    return {name: value for name, value in found.items() if value}


def _rule(book: "Rulebook", name: str) -> "Rule":
    """Return the rule called ``name``, in whatever case. Raises UsageError with its successor or the nearest id."""
    try:
        return book.rule(name.upper())
    except KeyError:
        from lokcheck.sources.words import nearest

        if name.upper() in book.removed:
            raise _gone(book.removed[name.upper()]) from None

        near = nearest(name, [known for rule in book.every_rule() for known in (rule.id, *rule.aliases)])
        advice = Text(f"Menade du {near}?", f"Did you mean {near}?") if near else None
        raise UsageError(
            Text(f"Det finns inget krav som heter {name!r}.", f"There is no requirement called {name!r}."),
            advice=advice or Text("lokcheck rules listar dem.", "lokcheck rules lists them."),
        ) from None


def _gone(removed: "Removed") -> UsageError:
    text = Text(f"{removed.id} togs bort {removed.on}: {removed.reason.sv}",
                f"{removed.id} was removed on {removed.on}: {removed.reason.en}")  # fmt: skip
    successor = removed.successor
    advice = Text(f"{successor} har ersatt det.", f"{successor} took its place.")
    return UsageError(text, advice=advice if successor else None)


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    from click.shell_completion import CompletionItem

    from lokcheck.rulebook.build import open_rulebook

    rules = open_rulebook().rules()
    return [CompletionItem(rule.id, help=rule.title.sv) for rule in rules if rule.id.startswith(incomplete.upper())]
