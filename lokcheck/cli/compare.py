"""``lokcheck compare``: documents beside each other, and which of them are copies."""

from importlib import import_module
from typing import Any

import click

from lokcheck.cli.audit_options import Number
from lokcheck.cli.audited import Named, audited, common, put, view_for
from lokcheck.cli.choice import Given, choice_options
from lokcheck.cli.clock import today
from lokcheck.cli.exits import Exit
from lokcheck.cli.spoken import Example, Spoken, flag, option
from lokcheck.errors import UsageError
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_ABOUT = Text(
    "Ställ dokument bredvid varandra, krav för krav, med det som skiljer dem åt först. Visa också vilka som är kopior "
    "av en mall, och vad var och en har ändrat.",
    "Put documents beside each other, requirement by requirement, with what differs first. Show also which are copies "
    "of a template, and what each of them changed.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck compare a.yaml b.yaml", Text("Två avtal, krav för krav.", "Two agreements side by side.")),
    ("lokcheck compare avtal/ --copies --likeness 80",
     Text("Vilka av många avtal som är kopior.", "Which of many agreements are copies.")),
    ("lokcheck compare avtal/ --format html --output jamforelse.html",
     Text("Som en webbsida.", "As a web page.")),
)  # fmt: skip
_FORMS = {"text": "text", "html": "html", "markdown": "markdown", "json": "data"}
"""Names of forms, and the modules of ``lokcheck.audit.compare`` that make them."""


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        *common(lang, tuple(_FORMS)),
        flag(lang, "--copies", Text("Bara vilka som är kopior.", "Only which are copies.")),
        option(lang, "--likeness", Text("Hur lika en kopia minst är, i procent. Annars 60.",
                                        "How like its template a copy is at least, in per cent. Else 60."),
               metavar=Text("PROCENT", "PERCENT").get(lang), type=Number(1, 100), default=60.0),
        *choice_options(lang),
    ]  # fmt: skip

    def callback(form: str, output: str | None, copies: bool, likeness: float, **given: Any) -> int:
        choice = Given(**{name: given.pop(name) for name in Given._fields})
        return _run(Named(choice=choice, **given), form, output, (not copies, likeness / 100), lang)

    return Spoken("compare", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(named: Named, form: str, output: str | None, wanted: tuple[bool, float], lang: Lang) -> int:
    """Print the comparison; exit code 3 where something could not be read. Raises UsageError for a single document."""
    from lokcheck.audit.background import background_of
    from lokcheck.audit.compare.comparison import Wanted, comparison

    view = view_for(lang, output)
    with audited(named, facts=True) as audit:
        background = background_of(audit.rulebook, named.as_of or today())
        found = comparison(audit.records, background, Wanted(*wanted))
    if len(found.columns) < 2 and not found.failures:
        raise UsageError(Text("Det behövs minst två dokument att jämföra.", "It takes two documents to compare."))
    put(import_module(f"lokcheck.audit.compare.{_FORMS[form]}").render(found, view), output)
    return Exit.FAILED if found.failures else Exit.CLEAN
