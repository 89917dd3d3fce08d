"""``lokcheck compare``: documents beside each other, and which of them are copies."""

from importlib import import_module
from typing import Any

import click

from lokcheck.cli.answering import common, nothing, put, view_for
from lokcheck.cli.audit_options import Number
from lokcheck.cli.auditing import Settings, audited, settings_of
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
    ("lokcheck compare avtal/ --kind county-agreement --select LAG",
     Text("Länsöverenskommelserna, i lagens krav.", "The county agreements, on what the law asks.")),
    ("lokcheck compare avtal/ --copies --likeness 80",
     Text("Vilka av många avtal som är kopior.", "Which of many agreements are copies.")),
    ("lokcheck compare avtal/ --format html --output jamforelse.html",
     Text("Som en webbsida.", "As a web page.")),
)  # fmt: skip
_FORMS = {"text": "text", "html": "html", "markdown": "markdown", "json": "data"}
"""Names of forms, and the modules of ``lokcheck.audit.compare`` that make them."""


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    more = [
        flag(lang, "--copies", Text("Bara vilka som är kopior.", "Only which are copies.")),
        option(lang, "--likeness", Text("Hur lika en kopia minst är, i procent. Annars 60.",
                                        "How like its template a copy is at least, in per cent. Else 60."),
               metavar=Text("PROCENT", "PERCENT").get(lang), type=Number(1, 100), default=60.0),
    ]  # fmt: skip

    def callback(form: str, target: str | None, copies: bool, likeness: float, **given: Any) -> int:
        settings, chosen = settings_of(given, lang)
        return _run(settings, form, target, (not copies, likeness / 100), chosen)

    return Spoken("compare", lang, _ABOUT, _EXAMPLES, common(lang, tuple(_FORMS), more), callback)


def _run(settings: Settings, form: str, target: str | None, wanted: tuple[bool, float], lang: Lang) -> int:
    """Print the comparison; exit code 3 where something could not be read. Raises UsageError for a single document."""
    from lokcheck.audit.background import background_of
    from lokcheck.audit.compare.comparison import Wanted, comparison

    view = view_for(lang, target)
    with audited(settings, lang, facts=True) as result:
        audit = result.audit
        found = comparison(audit.records, background_of(audit.rulebook, settings.day), Wanted(*wanted))
    if not found.columns and not found.failures:
        return nothing(lang)
    if len(found.columns) < 2 and not found.failures:
        raise UsageError(Text("Det behövs minst två dokument att jämföra.", "It takes two documents to compare."))
    put(import_module(f"lokcheck.audit.compare.{_FORMS[form]}").render(found, view), target)
    return Exit.FAILED if found.failures else Exit.CLEAN
