"""A length of time on the command line: 12m (months), 1y or 1å (years), 90d (days)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import click

from lokcheck.errors import UsageError
from lokcheck.texts import Text

__all__ = ["Age", "Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time."""

    days: int = 0
    months: int = 0

    def before(self, day: dt.date) -> dt.date:
        """Return the day that lies this long before ``day``."""
        from lokcheck.facts.dates import add_months

        return add_months(day, -self.months) - dt.timedelta(days=self.days)


class Age(click.ParamType[Span]):
    """A length of time as a parameter."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        """Return the length of time. Raises UsageError if ``value`` is none."""
        if isinstance(value, Span):
            return value
        text = str(value).strip().casefold()
        number, unit = text[:-1], text[-1:]
        if not (number.isascii() and number.isdecimal()) or len(number) > 3 or unit not in ("d", "m", "y", "å"):
            raise UsageError(
                Text(f"{text!r} är ingen tid.", f"{text!r} is no length of time."),
                advice=Text("Skriv t.ex. 12m (månader), 1å (år) eller 90d (dagar).",
                            "Write, for example, 12m (months), 1y (years) or 90d (days)."),
            )  # fmt: skip
        if unit == "d":
            return Span(days=int(number))
        return Span(months=int(number) * (1 if unit == "m" else 12))
