"""``lokcheck baseline update``: today's findings become what is known already."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lokcheck.cli.baseline import params
from lokcheck.cli.baselining import baselining
from lokcheck.cli.spoken import Example, Spoken
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.check.baseline import Changed
    from lokcheck.report.model import Report
    from lokcheck.rulebook.book import Rulebook

__all__ = ["command"]

_ABOUT = Text(
    "Skriv dagens fynd till filen. Det som filen har om andra dokument står kvar. Undantagna fynd tas inte med.",
    "Write today's findings to the file. What it has of other documents stays. Waived findings are left out.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck baseline update avtal/ --baseline utgangslage.json", Text("Till en fil med eget namn.",
                                                                         "To a file of a name of your own.")),
)  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""

    def callback(**given: Any) -> int:
        return baselining(given, _change, lang)

    return Spoken("update", lang, _ABOUT, _EXAMPLES, params(lang), callback)


def _change(path: Path, report: "Report", rulebook: "Rulebook") -> "Changed":
    from lokcheck.check.baseline import updated
    from lokcheck.check.baseline_file import read_baseline

    return updated(read_baseline(path) if path.exists() else None, report, rulebook)
