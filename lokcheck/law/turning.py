"""On which days it can become another thing how a citation stands: between them it stands as before."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lokcheck.law.records import Citation, Instrument, Provision
from lokcheck.law.resolution import resolve

if TYPE_CHECKING:
    from lokcheck.law.register import Register

__all__ = ["turning_days"]

_DAY = dt.timedelta(days=1)


def turning_days(citations: Iterable[Citation], register: "Register", written: dt.date) -> list[dt.date]:
    """Return, in order, every day from which some of ``citations``, written on ``written``, may stand differently.

    They are the first days, and those after the last, of the sections and the act that are cited, of all that came in
    their place, and of all that came in the place of that.
    """
    found: set[dt.date] = set()
    for citation in citations:
        instrument = resolve(citation, register, written).instrument
        if instrument is not None:
            for entry in _concerned(citation, instrument, register):
                found.update(_days(entry))
    return sorted(found)


def _concerned(citation: Citation, instrument: Instrument, register: "Register") -> Iterable[Provision | Instrument]:
    sections = [register.versions(instrument.id, citation.chapter, section) for section in citation.sections]
    pending: list[Provision | Instrument | None] = [instrument, *(version for found in sections for version in found)]
    seen: dict[str, Provision | Instrument] = {}
    while pending:
        entry = pending.pop()
        if entry is not None and entry.id not in seen:
            seen[entry.id] = entry
            if isinstance(entry, Instrument):
                pending += [register.instrument(name) for name in entry.replaced_by]
            elif entry.replaced_by is not None:
                pending.append(register.provision(entry.replaced_by))
    return seen.values()


def _days(entry: Provision | Instrument) -> Iterator[dt.date]:
    if entry.valid_from:
        yield entry.valid_from
    if entry.valid_to:
        yield entry.valid_to + _DAY
    if isinstance(entry, Instrument) and entry.unclear_from:
        yield entry.unclear_from
