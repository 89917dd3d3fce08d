"""A provision with the days on which it applies, and what those are to the dates of the check, in words."""

import datetime as dt

from lokcheck.report.model import BasisLine
from lokcheck.report.width import glued, width_of
from lokcheck.report.words import CONFIDENCE
from lokcheck.texts import Text

__all__ = ["basis_text", "cited", "covers"]

_LEADS = {
    "adoption": Text("då: ", "then: "),
    "today": Text("nu: ", "now: "),
    "both": Text("då och nu: ", "then and now: "),
    "upcoming": Text("kommande: ", "upcoming: "),
    "background": Text("se även ", "see also "),
}
_LAW = ("must", "should", "may")
_UNBROKEN = 44
"""Columns up to which a citation is never broken; the names of some acts are longer than a line."""


def cited(citation: str) -> str:
    """Return ``citation``, in one piece if it is short enough."""
    return glued(citation) if width_of(citation) <= _UNBROKEN else citation


def covers(line: BasisLine, day: dt.date) -> bool:
    """Return whether the provision is in force on ``day``."""
    return (line.valid_from is None or line.valid_from <= day) and (line.valid_to is None or day <= line.valid_to)


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
