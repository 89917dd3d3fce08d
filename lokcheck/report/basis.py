"""A provision with the days on which it applies, and what those are to the dates of the check, in words."""

import datetime as dt

from lokcheck.report.model import BasisLine, Requirement
from lokcheck.report.width import glued, width_of
from lokcheck.report.words import CONFIDENCE, MODALITIES, word
from lokcheck.texts import Text

__all__ = ["basis_text", "cited", "covers", "modality_text", "of_today", "relevant"]

_LEADS = {
    "adoption": Text("då: ", "then: "),
    "today": Text("nu: ", "now: "),
    "both": Text("då och nu: ", "then and now: "),
    "upcoming": Text("kommande: ", "upcoming: "),
    "background": Text("se även ", "see also "),
}
_LAW = ("must", "should", "may")
_UNREAD = Text("källan är inte läst", "the source was not read")
_UNBROKEN = 44
"""Columns up to which a citation is never broken; the names of some acts are longer than a line."""


def cited(citation: str) -> str:
    """Return ``citation``, in one piece if it is short enough."""
    return glued(citation) if width_of(citation) <= _UNBROKEN else citation


def covers(line: BasisLine, day: dt.date) -> bool:
    """Return whether the provision is in force on ``day``."""
    return (line.valid_from is None or line.valid_from <= day) and (line.valid_to is None or day <= line.valid_to)


def modality_text(requirement: Requirement) -> Text:
    """Return how binding the requirement is, and whether its source was read."""
    name = word(MODALITIES, requirement.modality)
    return name if requirement.was_read else Text(f"{name.sv}; {_UNREAD.sv}", f"{name.en}; {_UNREAD.en}")


def relevant(requirement: Requirement) -> list[BasisLine]:
    """Leave out versions of a background provision that were in force on neither date, unless all of them were not."""
    days = [verdict.day for verdict in (requirement.at_adoption, requirement.today) if verdict is not None]
    covering = {line.citation for line in requirement.basis if any(covers(line, day) for day in days)}
    return [
        line
        for line in requirement.basis
        if line.applies_at != "background" or line.citation not in covering or any(covers(line, day) for day in days)
    ]


def of_today(requirement: Requirement) -> list[BasisLine]:
    """Return the provisions that the requirement rests on today, each once: for a line in a list."""
    return list({line.citation: line for line in requirement.basis if line.applies_at in ("today", "both")}.values())


def basis_text(line: BasisLine, as_of: dt.date) -> Text:
    """Return the citation with what it is to the two dates, the days on which it applies, and whether it was read."""
    lead, days, doubt = _LEADS[line.applies_at], _days(line, as_of), CONFIDENCE.get(line.confidence)
    end = Text(f" ({doubt.sv})", f" ({doubt.en})") if doubt else Text("", "")
    name = cited(line.citation)
    return Text(f"{lead.sv}{name}{days.sv}{end.sv}", f"{lead.en}{name}{days.en}{end.en}")


def _days(line: BasisLine, as_of: dt.date) -> Text:
    start, end = line.valid_from, line.valid_to
    if line.modality not in _LAW:  # an inquiry is never in force
        return Text(f", {start}", f", {start}") if start else Text("", "")
    if start and end:
        tense = ("gällde", "in force") if end < as_of else ("gäller", "in force")
        return Text(f", {tense[0]} {start} – {end}", f", {tense[1]} {start} – {end}")
    if start and start > as_of:
        return Text(f", gäller från {start}", f", in force from {start}")
    if start:
        return Text(f", i kraft sedan {start}", f", in force since {start}")
    return Text(f", gällde till {end}", f", in force until {end}") if end else Text("", "")
