"""The values of the register: what a provision, an act and a judged citation are. No value changes once it is made.

They are named tuples, not dataclasses: a dozen dataclasses of this size take 15 ms to define, which every start of the
program would pay.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

from lokcheck.law.forms import lagen_nu_url, place_text, riksdag_url
from lokcheck.texts import Text

__all__ = [
    "Citation", "CitationState", "Claim", "Confidence", "Instrument", "Modality", "Provision", "Source", "Standing",
]  # fmt: skip

Modality = Literal["must", "should", "may", "guidance", "norm"]
Confidence = Literal["verified", "recalled"]
InstrumentKind = Literal["act", "ordinance", "eu-regulation", "regulation", "guideline", "proposition", "inquiry"]
CitationKind = Literal["law", "regulation", "guideline", "proposition", "inquiry", "unknown"]
Standing = Literal["in-force", "repealed", "not-yet", "replaced", "unclear", "unknown"]
Data = Mapping[str, Any]

_NO_FORCE = frozenset({"proposition", "inquiry", "guideline"})


class Provision(NamedTuple):
    """One version of a section, or a practice without one: what it asks of whom, from and to which day."""

    id: str
    topic: str
    sfs: str | None
    """The instrument's id in the register; None for a practice that no text requires."""
    chapter: str | None
    sections: tuple[str, ...]
    paragraph: int | None
    inserted: bool
    """The section is known to be new with this version."""
    amended_by: tuple[str, ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    """The last day in force; None where no end is known."""
    replaced_by: str | None
    modality: Modality
    actor: Text
    text: Text
    adds: Text | None
    keywords: tuple[str, ...]
    confidence: Confidence
    dates: str
    wording: str
    source: tuple[str, ...]
    checked: dt.date
    seen: dt.date | None
    note: Text | None

    def covers(self, day: dt.date) -> bool:
        """Whether the version is in force on ``day``; its first and last day count."""
        return _covers(self.valid_from, self.valid_to, day)

    @property
    def place(self) -> str:
        """The place in its act, as '16 kap. 3 §'; '' where there is none."""
        return place_text(self.chapter, self.sections, self.paragraph)

    @property
    def url(self) -> str | None:
        """An address of its text; for an amended section that of the newest wording."""
        return lagen_nu_url(self.sfs, self.chapter, self.sections) if self.sfs else None

    @classmethod
    def from_data(cls, data: Data, checked: dt.date) -> "Provision":
        """Build from validated plain data; ``checked`` is the register's own day, for an entry without one."""
        get = data.get
        return cls(
            data["id"], data["topic"], get("sfs"), get("chapter"), tuple(get("sections") or ()), get("paragraph"),
            bool(get("inserted")), tuple(get("amended_by") or ()), _day(get("valid_from")), _day(get("valid_to")),
            get("replaced_by"), data["modality"], _text(data["actor"]), _text(data["text"]), _maybe(get("adds")),
            tuple(get("keywords") or ()), data["confidence"], data["dates"], data["wording"],
            tuple(get("source") or ()), _day(get("checked")) or checked, _day(get("seen")), _maybe(get("note")),
        )  # fmt: skip


class Instrument(NamedTuple):
    """An act, ordinance, regulation, guideline or preparatory work, and the days on which it applies."""

    id: str
    kind: InstrumentKind
    title: Text
    short: str | None
    names: tuple[str, ...]
    chapters: bool | None
    valid_from: dt.date | None
    valid_to: dt.date | None
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    replacement: Literal["formal", "subject"]
    """``subject``: the successor took over the subject without repealing it."""
    status: Literal["in-force", "repealed", "enacted", "unclear", "guidance"]
    unclear_from: dt.date | None
    amends: str | None
    recalled: tuple[str, ...]
    confidence: Confidence
    source: tuple[str, ...]
    seen: dt.date | None
    note: Text | None

    def covers(self, day: dt.date) -> bool:
        """Whether it applies on ``day``; its first and last day count."""
        return _covers(self.valid_from, self.valid_to, day)

    @property
    def binding(self) -> bool:
        """Whether it is law, and no guidance or preparatory work."""
        return self.kind not in _NO_FORCE

    @property
    def url(self) -> str | None:
        """An address of its text; None where the register only has the page it was read on."""
        return riksdag_url(self.id) or lagen_nu_url(self.id)

    @classmethod
    def from_data(cls, data: Data) -> "Instrument":
        """Build from validated plain data."""
        get = data.get
        return cls(
            data["id"], data["kind"], _text(data["title"]), get("short"), tuple(get("names") or ()), get("chapters"),
            _day(get("valid_from")), _day(get("valid_to")), tuple(get("replaces") or ()),
            tuple(get("replaced_by") or ()), get("replacement", "formal"), data["status"], _day(get("unclear_from")),
            get("amends"), tuple(get("recalled") or ()), data["confidence"], tuple(get("source") or ()),
            _day(get("seen")), _maybe(get("note")),
        )  # fmt: skip


class Source(NamedTuple):
    """Where a statement of the register was read: a title, and a public address where there is one."""

    id: str
    title: str
    url: str | None


class Claim(NamedTuple):
    """A statement that documents make about the law, and whether the law bears it out."""

    id: str
    supported: bool
    topic: str | None
    reason: Text
    source: tuple[str, ...]


class Citation(NamedTuple):
    """A citation as read: what it names, and where in it. It says nothing yet of whether that exists or applies."""

    text: str
    instrument: str | None
    """The register's id, where the words leave no choice."""
    sfs: str | None
    """The number as the register writes numbers ('2017:30', 'SOSFS 2005:27', 'prop. 2012/13:77')."""
    chapter: str | None
    sections: tuple[str, ...]
    paragraph: int | None
    kind: CitationKind
    item: str | None = None
    name: str | None = None
    """The name used, in one form for all its forms ('HSL', 'patientlagen')."""
    year: str | None = None
    candidates: tuple[str, ...] = ()
    """The instruments that the name can mean."""


class CitationState(NamedTuple):
    """How a citation stands on a day, and what stands in its place."""

    state: Standing
    citation: Citation
    instrument: Instrument | None
    provision: Provision | None
    """The version in force on the day, else the one nearest to it."""
    since: dt.date | None
    until: dt.date | None
    """The first and last day of the cited place under that number, or of the act where the place is not known."""
    replaced_by: tuple[Provision | Instrument, ...]
    """What is in force in its place on the day."""
    note: Text | None

    @property
    def confidence(self) -> Confidence | None:
        """How well founded the answer is: the weaker of the entries it rests on; None for an unknown citation."""
        entries = [entry for entry in (self.provision, self.instrument) if entry is not None]
        if not entries:
            return None
        return "recalled" if any(entry.confidence == "recalled" for entry in entries) else "verified"


def _covers(first: dt.date | None, last: dt.date | None, day: dt.date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _text(value: Mapping[str, str] | Iterable[str]) -> Text:
    return Text(value["sv"], value["en"]) if isinstance(value, Mapping) else Text(*value)


def _maybe(value: Mapping[str, str] | None) -> Text | None:
    return _text(value) if value else None
