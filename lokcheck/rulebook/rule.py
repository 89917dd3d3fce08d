"""A requirement as the product holds it while it runs: texts, periods, and how outcomes are folded."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from lokcheck.texts import Text

__all__ = ["Basis", "Change", "Period", "Removed", "Rule", "Source", "Topic", "value_on"]


class Period(NamedTuple):
    """``value`` holds from ``start`` to ``end``, both included; empty strings are open ends."""

    value: Any
    start: str = ""
    end: str = ""

    def covers(self, day: dt.date) -> bool:
        """Return whether ``day`` is in the period."""
        iso = day.isoformat()
        return (not self.start or self.start <= iso) and (not self.end or iso <= self.end)


def value_on(periods: Sequence[Period], day: dt.date) -> int:
    """Return the value on ``day`` of a parameter; before its first period the first value holds."""
    held = [period.value for period in periods if period.start <= day.isoformat()]
    return int(held[-1] if held else periods[0].value)


class Basis(NamedTuple):
    """The provisions that the rule rests on: a topic of the register, and the word that must be in them ('*': any)."""

    topic: str
    keyword: str = "*"


class Source(NamedTuple):
    """Where the requirement was found, and whether it was read there."""

    ref: str
    status: str

    @property
    def was_read(self) -> bool:
        """Whether the source itself was read."""
        return self.status in ("read", "seed")


class Topic(NamedTuple):
    """A heading under which rules are shown."""

    id: str
    name: Text


class Removed(NamedTuple):
    """An id that is no longer used; ``successor`` is what took its place, '' where nothing did."""

    id: str
    successor: str
    on: str
    reason: Text


class Change(NamedTuple):
    """How a rulebook of one's own differs from the standard: told in every report.

    ``what`` is added, off, severity or parameter; ``target`` the rule or parameter; ``folder`` who says so.
    """

    what: str
    target: str
    folder: str
    text: Text


class Rule(NamedTuple):
    """One requirement. ``form`` is require, forbid, for_each or manual; the patterns live in the compiled program."""

    id: str
    topic: str
    title: Text
    asks: Text
    remedy: Text
    kinds: tuple[str, ...]
    modality: tuple[Period, ...]
    form: str
    messages: dict[str, Text]
    sources: tuple[Source, ...]
    checked: str
    aliases: tuple[str, ...] = ()
    who: Text | None = None
    modality_by_kind: Mapping[str, str] = MappingProxyType({})
    basis: Basis | None = None
    cites: tuple[str, ...] = ()
    valid: Period | None = None
    not_applicable: Text | None = None
    some: str = "partly"
    empty: str = "not_applicable"
    forbid_grade: str = "not_met"
    subsumes: tuple[str, ...] = ()
    """Rules whose fault this one tells where both fail."""
    told_in: str = ""
    """The kind of document that tells a fault which shows in several of a set; '' where each tells its own."""
    judges_expired: bool = False
    question: Text | None = None
    timed: bool = False
    conditional: bool = False
    """Whether the engine decides that the rule applies; otherwise it applies to every document of its kinds."""
    anchor: str = ""
    """The key of the document where what the rule asks about belongs: where a finding of absence points."""
    place: str = ""
    origin: str = ""
    """The folder that added the rule to the standard rulebook; '' for a standard rule."""
    severity: Mapping[str, str] = MappingProxyType({})
    """What it weighs where a rulebook of one's own says otherwise than the table: not_met, partly, update."""
    asked: str = "check"
    """When it is asked: ``check``, or ``revision`` where two versions of a document are compared."""
    off: Text | None = None
    """Why a rulebook of one's own has switched it off."""
    waivable: bool = True
    """Whether one may decide to live with its finding for a time; not with the want of what is a duty to have."""

    def modality_on(self, day: dt.date, kind: str) -> str:
        """Return the modality on ``day`` for a document of ``kind``."""
        if kind in self.modality_by_kind:
            return self.modality_by_kind[kind]
        return str(next((p.value for p in self.modality if p.covers(day)), self.modality[-1].value))

    @property
    def was_read(self) -> bool:
        """Whether any of its sources was read, so that the rule may speak for it."""
        return any(source.was_read for source in self.sources)

    def to_data(self) -> dict[str, Any]:
        """Return the rule as plain data, for the store: its parts are tuples, which JSON writes as lists."""
        return self._asdict() | {"modality_by_kind": dict(self.modality_by_kind), "severity": dict(self.severity)}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Rule":
        """Return the rule that ``to_data`` wrote."""
        made = dict(data)
        for name in _TEXTS:
            made[name] = Text(*data[name]) if data[name] else None
        made["messages"] = {word: Text(*text) for word, text in data["messages"].items()}
        made["modality"] = tuple(Period(*period) for period in data["modality"])
        made["valid"] = Period(*data["valid"]) if data["valid"] else None
        made["basis"] = Basis(*data["basis"]) if data["basis"] else None
        made["sources"] = tuple(Source(*source) for source in data["sources"])
        for name in ("kinds", "aliases", "cites", "subsumes"):
            made[name] = tuple(data[name])
        return cls(**made)


_TEXTS = ("title", "asks", "remedy", "who", "not_applicable", "question", "off")
