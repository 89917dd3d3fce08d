"""``lokcheck impact``: which documents rest on a provision, and what its change asks of them."""

from importlib import import_module
from typing import Any

import click

from lokcheck.cli.audited import Named, audited, common, put, view_for
from lokcheck.cli.choice import Given, choice_options
from lokcheck.cli.clock import today
from lokcheck.cli.exits import Exit
from lokcheck.cli.own_rules import opened
from lokcheck.cli.spoken import Example, Spoken, argument
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_ABOUT = Text(
    "Visa vilka dokument som vilar på en bestämmelse: de som hänvisar till den, och de som har krav som grundas på "
    "den. Visa också hur den ändras, vad som ersatte den och vad det kräver av dokumenten.",
    "Show which documents rest on a provision: those that cite it, and those with requirements that it is the ground "
    "of. Show also how it changes, what replaced it, and what that asks of the documents.",
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

    def callback(citation: str, form: str, output: str | None, **given: Any) -> int:
        choice = Given(**{name: given.pop(name) for name in Given._fields})
        return _run(citation, Named(choice=choice, **given), form, output, lang)

    params = [citation, *common(lang, tuple(_FORMS)), *choice_options(lang)]
    return Spoken("impact", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(citation: str, named: Named, form: str, output: str | None, lang: Lang) -> int:
    """Print the answer; exit code 3 where something could not be read, 4 where there is no document."""
    from lokcheck.audit.impact.impact import impact
    from lokcheck.audit.provisions import cited

    view = view_for(lang, output)
    rulebook = opened(named.folders)
    cited(citation, rulebook.register)  # what is wrong with it is told before any work is done
    with audited(named, facts=True) as audit:
        found = impact(citation, audit.records(), rulebook, named.as_of or today())
    put(import_module(f"lokcheck.audit.impact.{_FORMS[form]}").render(found, view), output)
    if found.failures:
        return Exit.FAILED
    return Exit.CLEAN if found.documents else Exit.NOTHING
