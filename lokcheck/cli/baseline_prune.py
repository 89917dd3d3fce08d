"""``lokcheck baseline prune``: what was mended is forgotten, so that it counts if it comes back."""

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
    "Ta bort fynd som inte finns längre ur filen. Inget läggs till. Det som filen har om andra dokument står kvar.",
    "Remove findings that are there no more from the file. Nothing is added. What it has of other documents stays.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck baseline prune avtal/", Text("Glöm det som är åtgärdat.", "Forget what was mended.")),
)


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""

    def callback(**given: Any) -> int:
        return baselining(given, _change, lang)

    return Spoken("prune", lang, _ABOUT, _EXAMPLES, params(lang), callback)


def _change(path: Path, report: "Report", rulebook: "Rulebook") -> "Changed":
    from lokcheck.check.baseline import pruned
    from lokcheck.check.baseline_file import read_baseline

    return pruned(read_baseline(path), report)
