"""``lokcheck law``: what a citation is, from when to when it applied, and what replaced it."""

import datetime as dt

import click

from lokcheck.cli.exits import Exit
from lokcheck.cli.spoken import Day, Example, Spoken, argument, option
from lokcheck.cli.streams import width, write
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_ABOUT = Text(
    "Slå upp en hänvisning till lag: från när till när den gällde, vad som ersatte den, och en länk till texten.",
    "Look up a citation of law: from when to when it applied, what replaced it, and a link to its text.",
)
_EXAMPLES: tuple[Example, ...] = (
    ('lokcheck law "16 kap. 3 § HSL"', Text("En paragraf.", "A section.")),
    ('lokcheck law "SoL (2001:453) 5 kap. 9 a §" --as-of 2016-06-01',
     Text("Så som den var den dagen.", "As of that day.")),
    ("lokcheck law 2017:30", Text("En hel lag.", "An act.")),
)  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "citation", Text("HÄNVISNING", "CITATION"), Text("Som den står i en text.", "As a text has it."),
                 nargs=-1, required=True),
        option(lang, "--as-of", Text("Dagen som frågan gäller; annars i dag.", "The day of the question; else today."),
               metavar=Text("ÅÅÅÅ-MM-DD", "YYYY-MM-DD").get(lang), type=Day()),
    ]  # fmt: skip

    def callback(citation: tuple[str, ...], as_of: dt.date | None) -> int:
        return _run(" ".join(citation), as_of, lang)

    return Spoken("law", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(citation: str, as_of: dt.date | None, lang: Lang) -> int:
    """Print the answer. A citation that is not known is an answer too: it is told so, and the exit code is 1."""
    from lokcheck.cli.clock import today
    from lokcheck.law.describe import describe, render
    from lokcheck.rulebook.build import open_rulebook

    answer = describe(citation, open_rulebook().register, as_of or today())
    write(render(answer, lang, width()))
    return Exit.FINDINGS if answer.state.state == "unknown" else Exit.CLEAN
