"""``lokcheck impact``: which documents rest on a provision, and what its change asks of them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from lokcheck.cli.answering import common, nothing, put, view_for
from lokcheck.cli.auditing import Settings, audited, settings_of
from lokcheck.cli.exits import Exit
from lokcheck.cli.own_rules import opened
from lokcheck.cli.spoken import Example, Spoken, argument
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.impact.impact import Later, Question

__all__ = ["command"]

_ABOUT = Text(
    "Visa vilka dokument som vilar på en bestämmelse: de som hänvisar till den, och de som har krav som grundas på "
    "den. Visa också hur den ändras, vad som ersatte den och vad det kräver av dokumenten: de bedöms även som på dagen "
    "för nästa ändring.",
    "Show which documents rest on a provision: those that cite it, and those with requirements that it is the ground "
    "of. Show also how it changes, what replaced it, and what that asks of the documents: they are judged as of the "
    "day of the next change too.",
)
_EXAMPLES: tuple[Example, ...] = (
    ('lokcheck impact "SoL 7 kap. 2 §" avtal/', Text("En paragraf.", "A section.")),
    ('lokcheck impact "SFS 2001:453" avtal/', Text("En hel lag, som är upphävd.", "An act as a whole, now repealed.")),
    ('lokcheck impact "16 kap. 3 § HSL" avtal/ --as-of 2028-01-01 --format markdown',
     Text("Som det blir den dagen, för en promemoria.", "As it will be on that day, for a memo.")),
)  # fmt: skip
_FORMS = {"text": "text", "json": "data", "markdown": "markdown"}
"""Names of forms, and the modules of ``lokcheck.audit.impact`` that make them."""


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    text = Text("En paragraf eller lag, som den står i en text.", "A section or act, as a text has it.")
    citation = argument(lang, "citation", Text("HÄNVISNING", "CITATION"), text)

    def callback(citation: str, form: str, target: str | None, **given: Any) -> int:
        settings, chosen = settings_of(given, lang)
        return _run(citation, settings, form, target, chosen)

    return Spoken("impact", lang, _ABOUT, _EXAMPLES, [citation, *common(lang, tuple(_FORMS))], callback)


def _run(citation: str, settings: Settings, form: str, target: str | None, lang: Lang) -> int:
    """Print the answer; exit code 3 where something could not be read, 4 where there is no document."""
    from lokcheck.audit.impact.impact import Question, impact

    view = view_for(lang, target)
    question = Question.on(citation, opened(settings.folders), settings.day)  # told before any work is done
    then = _later(question, settings, lang)
    with audited(settings, lang, facts=True) as result:
        found = impact(question, result.audit.records(), then)
    put(import_module(f"lokcheck.audit.impact.{_FORMS[form]}").render(found, view), target)
    if found.failures:
        return Exit.FAILED
    return Exit.CLEAN if found.documents else nothing(lang)


def _later(question: "Question", settings: Settings, lang: Lang) -> "Later | None":
    """Return what the documents lack on the day of the next change; None where no change is known."""
    from lokcheck.audit.impact.impact import later

    day = question.next_day
    if day is None or not question.rules:
        return None
    about = Text(f"Läget {day}: ", f"As it will be on {day}: ")
    with audited(settings._replace(as_of=day), lang, facts=False, about=about) as result:
        return later(question, result.audit.records(), day)
