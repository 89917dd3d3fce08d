"""Who is to do what: the findings to act on, by who usually mends them, and which side of an agreement that is."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from lokcheck.report.findings import by_weight
from lokcheck.report.model import Requirement
from lokcheck.report.tally import is_finding
from lokcheck.texts import Text

__all__ = ["SIDES", "SIDE_ORDER", "UNKNOWN", "Side", "by_actor", "sides", "to_mend", "waived", "who"]

Side = Literal["region", "municipalities", "others"]
SIDE_ORDER: tuple[Side, ...] = get_args(Side)
SIDES: Mapping[Side, Text] = {
    "region": Text("Regionen", "The region"),
    "municipalities": Text("Kommunerna", "The municipalities"),
    "others": Text("Den som bereder eller förvaltar texten", "Those who draft or manage the text"),
}
UNKNOWN = Text("Framgår inte", "Not stated")
_BOTH = re.compile(r"\b(?:part(?:y|ies)|principals?)\b", re.IGNORECASE)
_NAMED: Mapping[Side, re.Pattern[str]] = {
    "region": re.compile(r"\bregion", re.IGNORECASE),
    "municipalities": re.compile(r"\bmunicipal", re.IGNORECASE),
}


def who(requirement: Requirement) -> Text:
    """Return who is to mend a finding."""
    return requirement.who or UNKNOWN


def sides(requirement: Requirement) -> tuple[Side, ...]:
    """Return which parties a requirement asks something of: both where it is 'the parties', 'others' where none."""
    text = who(requirement).en
    if _BOTH.search(text):
        return ("region", "municipalities")
    return tuple(side for side, named in _NAMED.items() if named.search(text)) or ("others",)


def to_mend(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Return today's findings by weight, without those that a decision says to live with."""
    return [item for item in by_weight(requirements) if is_finding(item) and item.waiver is None]


def waived(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Return today's findings, by weight, that a decision says to live with for a time."""
    return [item for item in by_weight(requirements) if is_finding(item) and item.waiver is not None]


def by_actor(requirements: Iterable[Requirement]) -> dict[Text, list[Requirement]]:
    """Return the findings to mend by who usually does it; who has the gravest comes first."""
    found: dict[Text, list[Requirement]] = {}
    for requirement in to_mend(requirements):
        found.setdefault(who(requirement), []).append(requirement)
    return found
