"""Which documents a report is about: by county, kind, year, status, and the law in force when they were made."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from lokcheck.audit.record import Audited, Record
from lokcheck.errors import UsageError
from lokcheck.model.codes import LABELS
from lokcheck.rulebook.book import Rulebook
from lokcheck.sources.words import nearest
from lokcheck.texts import Text

__all__ = ["Choice", "Described", "chosen", "read_choice"]

_Days = tuple[dt.date | None, dt.date | None]


class Described(Protocol):
    """What is known of a document: a record, or a row of the database."""

    @property
    def county(self) -> str | None:
        """The name of its county."""

    @property
    def kind(self) -> str:
        """What kind of document it is."""

    @property
    def status(self) -> str | None:
        """How far it has come."""

    @property
    def own_day(self) -> dt.date | None:
        """Its own date."""


class Choice(NamedTuple):
    """What is asked for: a document must have one of the values of each field that has any."""

    counties: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    statuses: frozenset[str] = frozenset()
    law: tuple[_Days, ...] = ()
    """Periods (first and last day, None for an open end): the document's own date is in one of them."""

    def keeps(self, document: Described) -> bool:
        """Return whether ``document`` is one of those that are asked for."""
        day = document.own_day
        return (
            (not self.counties or document.county in self.counties)
            and (not self.kinds or document.kind in self.kinds)
            and (not self.years or (day is not None and day.year in self.years))
            and (not self.statuses or document.status in self.statuses)
            and (not self.law or (day is not None and any(_within(day, period) for period in self.law)))
        )

    def narrowed(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the fields that have values, by the name of their option, each in one order."""
        named = (("county", self.counties), ("kind", self.kinds), ("year", self.years), ("status", self.statuses))
        yield from ((name, tuple(sorted(map(str, values)))) for name, values in named if values)
        if self.law:
            yield "law", tuple(f"{first or ''}/{last or ''}" for first, last in self.law)


def chosen(records: Iterable[Record], choice: Choice) -> Iterator[Record]:
    """Yield the documents that ``choice`` keeps, and every failure: nobody knows what the file would have been."""
    return (record for record in records if not isinstance(record, Audited) or choice.keeps(record))


def read_choice(
    rulebook: Rulebook, counties: Sequence[str] = (), kinds: Sequence[str] = (), years: Sequence[str] = (),
    statuses: Sequence[str] = (), law: str | None = None,
) -> Choice:  # fmt: skip
    """Return the choice that words of a user mean.

    Counties are codes or names (of the county or its region), kinds and statuses our words or the Swedish and English
    ones, years '2016' or '2016-2019', ``law`` a citation. Raises UsageError, with the nearest word, for anything else.
    """
    return Choice(
        frozenset(_county(name, rulebook) for name in counties), frozenset(_word(name, "kind") for name in kinds),
        frozenset(year for name in years for year in _years(name)),
        frozenset(_word(name, "status") for name in statuses), _periods(law, rulebook) if law else (),
    )  # fmt: skip


def _within(day: dt.date, period: _Days) -> bool:
    first, last = period
    return (first is None or first <= day) and (last is None or day <= last)


def _county(name: str, rulebook: Rulebook) -> str:
    found = rulebook.places.county(name)
    if found is not None:
        return found.name
    known = {
        county.name: (county.name.removesuffix(" län").removesuffix("s"), county.region.name if county.region else "")
        for county in rulebook.places.counties
    }
    raise UsageError(Text(f"Det finns inget län som heter {name!r}.{_hint(nearest(name, known)).sv}",
                          f"There is no county called {name!r}.{_hint(nearest(name, known)).en}"),
                     advice=Text("Skriv länets namn eller kod, till exempel Jönköpings län eller 06.",
                                 "Write the county's name or code, such as Jönköpings län or 06."))  # fmt: skip


def _word(name: str, group: str) -> str:
    known = LABELS[group]
    found = nearest(name, known, cutoff=1.0)
    if found is not None:
        return found
    hint, words = _hint(nearest(name, known)), ", ".join(known)
    what = Text("slag av dokument", "kind of document") if group == "kind" else Text("status", "status")
    raise UsageError(
        Text(f"Det finns ingen {what.sv} {name!r}.{hint.sv}", f"There is no {what.en} {name!r}.{hint.en}")
        if group == "status" else
        Text(f"Det finns inget {what.sv} {name!r}.{hint.sv}", f"There is no {what.en} {name!r}.{hint.en}"),
        advice=Text(f"Välj bland: {words}.", f"Choose from: {words}."),
    )  # fmt: skip


def _years(text: str) -> range:
    first, dash, last = text.strip().partition("-")
    if first.isdecimal() and len(first) == 4 and (not dash or (last.isdecimal() and len(last) == 4)):
        return range(int(first), int(last or first) + 1)
    raise UsageError(
        Text(f"{text!r} är inget årtal.", f"{text!r} is not a year."),
        advice=Text("Skriv till exempel 2016 eller 2016-2019.", "Write 2016 or 2016-2019, for example."),
    )


def _periods(law: str, rulebook: Rulebook) -> tuple[_Days, ...]:
    """Return when what ``law`` cites was in force: the versions of a section, or an act as a whole."""
    from lokcheck.audit.provisions import cited

    found = cited(law, rulebook.register)
    return tuple((one.valid_from, one.valid_to) for one in found.versions or (found.instrument,))


def _hint(near: str | None) -> Text:
    return Text(f" Menade du {near!r}?", f" Did you mean {near!r}?") if near else Text("", "")
