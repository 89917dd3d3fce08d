"""The options of ``lokcheck check``, and those that other commands share with it."""

from collections.abc import Sequence

import click

from lokcheck.cli.own_rules import rules_option
from lokcheck.cli.spoken import Day, OneOf, argument, choice, flag, option
from lokcheck.report.forms import FORMS
from lokcheck.texts import Lang, Text

__all__ = ["as_of_option", "choosing_options", "companion_options", "config_options", "exclude_option", "params"]

_FILE = Text("FIL", "FILE")
_WORDS = Text("KRAV", "RULES")


def params(lang: Lang) -> Sequence[click.Parameter]:
    """Return the arguments and options of ``check`` in ``lang``."""
    return [*_what(lang), *_report(lang), *_counts(lang), *config_options(lang), *_how(lang)]


def as_of_option(lang: Lang) -> click.Option:
    """Return the option that says for which day to judge."""
    return option(
        lang,
        "--as-of",
        Text("Dagen att bedöma för; annars i dag.", "The day to judge for; else today."),
        metavar=Text("ÅÅÅÅ-MM-DD", "YYYY-MM-DD").get(lang),
        type=Day(),
    )


def engine_option(lang: Lang) -> click.Option:
    """Return the option that chooses the rules engine."""
    return choice(lang, "--engine", ("auto", "durable", "clips", "both"), "auto",
                  Text("Regelmotor; both jämför de två. Annars auto.",
                       "Rules engine; both compares the two. Else auto."))  # fmt: skip


def color_option(lang: Lang) -> click.Option:
    """Return the option that says whether to use colour."""
    return choice(lang, "--color", ("auto", "always", "never"), "auto",
                  Text("Färg; auto frågar terminalen och NO_COLOR. Annars auto.",
                       "Colour; auto asks the terminal and NO_COLOR. Else auto."))  # fmt: skip


def outside_option(lang: Lang) -> click.Option:
    """Return the option that lets references lead out of the named folders."""
    return flag(lang, "--allow-outside",
                Text("Läs även filer utanför de angivna mapparna, om ett dokument hänvisar dit.",
                     "Read files outside the named folders too, if a document refers there."))  # fmt: skip


def config_options(lang: Lang) -> list[click.Option]:
    """Return the options about the file of configuration."""
    return [
        option(lang, "--config", Text("Fil med inställningar; annars lokcheck.toml i närmaste mappen ovanför.",
                                      "File of configuration; else lokcheck.toml in the nearest folder above."),
               metavar=_FILE.get(lang), type=click.Path()),
        flag(lang, "--isolated", Text("Läs ingen fil med inställningar.", "Read no file of configuration.")),
    ]  # fmt: skip


def choosing_options(lang: Lang) -> list[click.Option]:
    """Return the options that say which requirements are asked."""
    return [
        option(lang, "--select",
               Text("Bedöm bara dessa krav: id, början på id eller topic:ÄMNE, med komma emellan.",
                    "Ask only these requirements: ids, the beginning of ids or topic:NAME, separated by commas."),
               metavar=_WORDS.get(lang), multiple=True),
        option(lang, "--extend-select", Text("Bedöm dessutom dessa krav.", "Ask these requirements as well."),
               metavar=_WORDS.get(lang), multiple=True),
        option(lang, "--ignore", Text("Stäng av dessa krav; rapporten säger det.",
                                      "Switch these requirements off; the report says so."),
               metavar=_WORDS.get(lang), multiple=True),
    ]  # fmt: skip


def exclude_option(lang: Lang) -> click.Option:
    """Return the option that leaves files in folders out."""
    return option(
        lang,
        "--exclude",
        Text("Kontrollera inte filer i mappar som passar mönstret, skrivet som i .gitignore.",
             "Do not check files in folders that match the pattern, as in .gitignore."),
        metavar=Text("MÖNSTER", "PATTERN").get(lang),
        multiple=True,
    )  # fmt: skip


def companion_options(lang: Lang) -> list[click.Option]:
    """Return the options that name files with persons' answers and decisions."""
    return [
        option(lang, "--attestations",
               Text("Fil med personers svar på det som ingen maskin kan bedöma; kan anges flera gånger. "
                    "attestations.yaml bredvid ett dokument läses ändå.",
                    "File with persons' answers to what no machine can judge; repeatable. attestations.yaml beside a "
                    "document is read anyway."),
               metavar=_FILE.get(lang), type=click.Path(), multiple=True),
        option(lang, "--waivers",
               Text("Fil med undantag, alltså beslut om att leva med fynd en tid; kan anges flera gånger. "
                    "waivers.yaml bredvid ett dokument läses ändå.",
                    "File with waivers, decisions to live with findings for a time; repeatable. "
                    "waivers.yaml beside a document is read anyway."),
               metavar=_FILE.get(lang), type=click.Path(), multiple=True),
    ]  # fmt: skip


def _what(lang: Lang) -> list[click.Parameter]:
    return [
        argument(lang, "files", Text("FIL...", "FILE..."), Text("Vad som ska kontrolleras.", "What to check."),
                 nargs=-1, required=True, type=click.Path()),
        exclude_option(lang),
        flag(lang, "--force-exclude",
             Text("Låt namngivna filer som inte är dokument för lokcheck vara, och läs hänvisningar i hela "
                  "den aktuella mappen. För program som namnger varje ändrad fil, som pre-commit.",
                  "Leave named files that are no documents of lokcheck alone, and follow references in all of the "
                  "current folder. For programs that name every changed file, such as pre-commit.")),
        option(lang, "--stdin-filename",
               Text("Filen som standard in står för.", "The file that standard input stands for."),
               metavar=_FILE.get(lang), type=click.Path()),
        outside_option(lang),
        as_of_option(lang),
    ]  # fmt: skip


def _report(lang: Lang) -> list[click.Parameter]:
    formats = "; ".join(f"{form.name}: {form.text.get(lang)}" for form in FORMS.values())
    return [
        option(lang, "--format form", Text(f"Rapportens form. {formats}. Annars text.",
                                           f"Form of the report. {formats}. Else text."),
               type=OneOf(FORMS), default="text"),
        option(lang, "-o --output",
               Text("Skriv rapporten till en fil. FORMAT:FIL ger just den filen en egen form; kan anges flera gånger.",
                    "Write the report to a file. FORMAT:FILE gives that file a form of its own; repeatable."),
               metavar=Text("[FORMAT:]FIL", "[FORMAT:]FILE").get(lang), type=click.Path(), multiple=True),
        flag(lang, "-q --quiet", Text("Bara raden med summan.", "The summary line only.")),
        flag(lang, "-v --verbose", Text("Även uppfyllda krav, skäl och källor.",
                                        "Also what is met, reasons and sources.")),
        color_option(lang),
        choice(lang, "--min-severity", ("error", "warning", "note"), "note",
               Text("Lägsta allvar som listor över fynd visar; slutkoden ändras inte. Annars note.",
                    "Lowest severity that lists of findings show; the exit code stays. Else note.")),
    ]  # fmt: skip


def _counts(lang: Lang) -> list[click.Parameter]:
    """What decides the exit code."""
    return [
        choice(lang, "--fail-on", ("error", "warning", "note", "never"), "error",
               Text("Lägsta allvar som ger slutkod 1: brist (error), varning, notering eller aldrig. Annars error.",
                    "Lowest severity that gives exit code 1. Else error.")),
        choice(lang, "--verdict", ("today", "adoption", "both"), "today",
               Text("Vilken bedömning som räknas för slutkoden. Annars today.",
                    "Which verdict counts for the exit code. Else today.")),
        flag(lang, "--strict", Text("Slutkod 3 även när något inte kan bedömas.",
                                    "Exit code 3 also when something can not be judged.")),
        *choosing_options(lang),
        *companion_options(lang),
        option(lang, "--baseline",
               Text("Fil med utgångsläget (lokcheck baseline update): bara nya och sämre fynd räknas.",
                    "File of a baseline (lokcheck baseline update): only new and worse findings count."),
               metavar=_FILE.get(lang), type=click.Path()),
        flag(lang, "--exit-zero", Text("Slutkod 0 även när det finns fynd; fel ger ändå sin kod.",
                                       "Exit code 0 also with findings; failures keep their codes.")),
    ]  # fmt: skip


def _how(lang: Lang) -> list[click.Parameter]:
    return [
        rules_option(lang),
        engine_option(lang),
        flag(lang, "--trace", Text("Förklara varje fynd: vad som stämde, vad som saknas och det minsta som behövs.",
                                   "Explain every finding: what matched, what is lacking, what would do.")),
    ]  # fmt: skip
