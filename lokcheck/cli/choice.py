"""The options that choose documents, the same for every command over many: county, kind, year, status, law."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from lokcheck.cli.spoken import option
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.choice import Choice
    from lokcheck.rulebook.book import Rulebook

__all__ = ["Given", "choice_options"]


class Given(NamedTuple):
    """The values of the options, as click gives them."""

    county: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    law: str | None = None

    def read(self, rulebook: "Rulebook") -> "Choice":
        """Return what they mean. Raises UsageError for what is unknown."""
        from lokcheck.audit.choice import read_choice

        return read_choice(rulebook, self.county, self.kind, self.year, self.status, self.law)


def choice_options(lang: Lang) -> Sequence[click.Parameter]:
    """Return the options; their values are those of ``Given``."""
    return [
        option(lang, "--county", Text("Bara dokument i länet (namn eller kod). Kan anges flera gånger.",
                                      "Only documents of the county (name or code). Repeatable."),
               metavar=Text("LÄN", "COUNTY").get(lang), multiple=True),
        option(lang, "--kind", Text("Bara dokument av det slaget, t.ex. county-agreement. Kan anges flera gånger.",
                                    "Only documents of the kind, such as county-agreement. Repeatable."),
               metavar=Text("SLAG", "KIND").get(lang), multiple=True),
        option(lang, "--year", Text("Bara dokument från året, t.ex. 2016 eller 2016-2019. Kan anges flera gånger.",
                                    "Only documents of the year, such as 2016 or 2016-2019. Repeatable."),
               metavar=Text("ÅR", "YEAR").get(lang), multiple=True),
        option(lang, "--status", Text("Bara dokument med den statusen, t.ex. adopted. Kan anges flera gånger.",
                                      "Only documents with the status, such as adopted. Repeatable."),
               metavar=Text("STATUS", "STATUS").get(lang), multiple=True),
        option(lang, "--law", Text("Bara dokument som kom till medan bestämmelsen gällde, t.ex. 'SoL (2001:453)'.",
                                   "Only documents that were made while the provision was in force, such as "
                                   "'SoL (2001:453)'."),
               metavar=Text("HÄNVISNING", "CITATION").get(lang)),
    ]  # fmt: skip
