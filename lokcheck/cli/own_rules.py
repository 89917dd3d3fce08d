"""The option ``--rules`` of several commands: folders with rules of one's own, added to the standard rulebook."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lokcheck.cli.spoken import option
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.rulebook.overrides import Override

__all__ = ["opened", "rules_option"]


def rules_option(lang: Lang) -> click.Option:
    """Return the option; its values are given as ``folders``."""
    text = Text("Lägg reglerna i en mapp till dem som följer med lokcheck. Kan anges flera gånger.",
                "Add the rules of a folder to those that come with lokcheck. May be given several times.")  # fmt: skip
    return option(lang, "--rules folders", text, metavar=Text("MAPP", "FOLDER").get(lang), type=click.Path(),
                  multiple=True)  # fmt: skip


def opened(folders: Sequence[str], changed: "Sequence[Override]" = ()) -> "Rulebook":
    """Return the standard rulebook with the rules of ``folders`` and ``changed``. Raises ConfigError or RuleError."""
    from lokcheck.rulebook.build import open_rulebook

    return open_rulebook(added=[Path(folder) for folder in folders], changed=changed)
