"""How a requirement is spread over the country: in which of the 21 counties it is met, and what is so in the others."""

from collections.abc import Mapping
from typing import NamedTuple

from lokcheck.audit.background import Background
from lokcheck.audit.figures import Figures, RuleFigures
from lokcheck.audit.phrases import phrase
from lokcheck.judge.result import Outcome
from lokcheck.texts import Text

__all__ = ["Place", "Spread", "spread_of"]

Place = Outcome | None
"""A county's outcome on a requirement; None for one with documents, to none of which it applies."""


class Spread(NamedTuple):
    """``places`` holds the counties with documents, by name; ``counties`` is how many there are in the country.

    A county's outcome is the worst among those of its documents to which the requirement applies.
    """

    places: Mapping[str, Place]
    counties: int
    part: bool = False
    """Whether documents were left out of the audit: then no county can be said to have none."""

    def number(self, *outcomes: Place) -> int:
        """Return how many counties have one of ``outcomes``."""
        return sum(place in outcomes for place in self.places.values())

    @property
    def met(self) -> Text:
        """'14 av 21'."""
        return phrase("of", self.number("met"), self.counties)

    @property
    def text(self) -> Text:
        """Every county in words: 'Uppfyllt i 14 av 21 län; inte i 3; inget dokument finns i 4'."""
        parts = (
            ("partly", self.number("partly")), ("lacking", self.number("not_met")),
            ("unknown", self.number("manual", "cannot_judge", "error")), ("idle", self.number(None)),
            ("none-chosen" if self.part else "none", self.counties - len(self.places)),
        )  # fmt: skip
        said = [phrase("met", self.number("met"), self.counties)]
        said += [phrase(name, number) for name, number in parts if number]
        return Text("; ".join(part.sv for part in said), "; ".join(part.en for part in said))


def spread_of(item: RuleFigures, figures: Figures, background: Background, *, part: bool = False) -> Spread:
    """Return the spread of the requirement ``item``. A document that names none of the 21 counties is in none.

    ``part``: documents were left out of the audit.
    """
    named = {county.name for county in figures.counties}
    known = [county.name for county in background.counties]
    return Spread({name: item.counties.get(name) for name in known if name in named}, len(known), part)
