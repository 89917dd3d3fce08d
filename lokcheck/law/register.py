"""The register of law: which provisions and acts there are, and which of them are in force on a day.

A register is built from the YAML files once (``load_register``, which checks them) and from then on from plain data
(``Register.from_data``), which is trusted and quick: a program that only checks an agreement reads no YAML of ours.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from lokcheck.law.records import Citation, CitationState, Claim, Instrument, Provision, Source
from lokcheck.texts import Text

if TYPE_CHECKING:
    from pathlib import Path

    from lokcheck.law.names import Names

__all__ = ["Register", "load_register"]

_FILES = {
    "provisions": "provisions.yaml",
    "instruments": "instruments.yaml",
    "sources": "sources.yaml",
    "topics": "topics.yaml",
    "claims": "law_says.yaml",
}
_FORMAT = 1
_DAY = dt.timedelta(days=1)
_REMEMBERED = 4096


class Register:
    """Provisions and instruments, and the questions that can be asked of them. Nothing in it changes."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """``data`` is what ``to_data`` gave, or what ``load_register`` has checked."""
        self._data = data
        self.compiled = dt.date.fromisoformat(data["compiled"])
        self.newest_text = dt.date.fromisoformat(data["newest_text"])
        self._read: dict[str, tuple[Citation, ...]] = {}

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every version of every provision, in the order of the file."""
        return tuple(Provision.from_data(entry, self.compiled) for entry in self._data["provisions"])

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """Every act and other instrument, in the order of the file."""
        return tuple(Instrument.from_data(entry) for entry in self._data["instruments"])

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Register":
        """Return the register of data that has been checked before; nothing is checked again."""
        return cls(data)

    def to_data(self) -> dict[str, Any]:
        """Return the register as plain values that JSON can hold."""
        return dict(self._data)

    def provision(self, id_: str) -> Provision | None:
        """Return the provision with this id, None for none."""
        return self._provision.get(id_)

    def instrument(self, id_: str | None) -> Instrument | None:
        """Return the instrument with this id, None for none."""
        return self._instrument.get(id_) if id_ else None

    @cached_property
    def topics(self) -> Mapping[str, tuple[Provision, ...]]:
        """The provisions of each topic, in the order of the file."""
        found: dict[str, list[Provision]] = {}
        for provision in self.provisions:
            found.setdefault(provision.topic, []).append(provision)
        return {topic: tuple(provisions) for topic, provisions in found.items()}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """What documents may say that the law says, by id."""
        return {
            entry["id"]: Claim(
                entry["id"], entry["supported"], entry["topic"], Text(**entry["reason"]), tuple(entry["source"])
            )
            for entry in self._data["claims"]
        }

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Where the statements were read, by id."""
        return {entry["id"]: Source(entry["id"], entry["title"], entry.get("url")) for entry in self._data["sources"]}

    @cached_property
    def titles(self) -> Mapping[str, Text]:
        """What each topic is called."""
        return {entry["id"]: Text(**entry["title"]) for entry in self._data["topics"]}

    @cached_property
    def names(self) -> "Names":
        """The names and abbreviations that citations may use."""
        from lokcheck.law.names import Names

        return Names(self.instruments)

    def in_force(self, day: dt.date, topic: str | None = None, keyword: str | None = None) -> list[Provision]:
        """Return what is in force on ``day``, of one topic or with one keyword if those are given."""
        return [provision for provision in self._about(topic, keyword) if provision.covers(day)]

    def boundaries(self, topic: str, keyword: str | None = None) -> list[dt.date]:
        """Return, in order, the days from which something else is in force on ``topic`` than the day before."""
        days: set[dt.date] = set()
        for provision in self._about(topic, keyword):
            if provision.valid_from:
                days.add(provision.valid_from)
            if provision.valid_to:
                days.add(provision.valid_to + _DAY)
        return sorted(days)

    def upcoming(self, day: dt.date, topic: str | None = None, keyword: str | None = None) -> list[Provision]:
        """Return the law that is decided on ``day`` but not yet in force, nearest first.

        The register holds no days of decision, so the year in the number of the amending act stands for it: law of 2017
        is not upcoming in 2016.
        """
        found = [
            (provision.valid_from, provision)
            for provision in self._about(topic, keyword)
            if provision.valid_from and provision.valid_from > day and _decided(provision, day)
        ]
        return [provision for _, provision in sorted(found, key=lambda pair: pair[0])]

    def successors(self, provision: Provision) -> tuple[Provision, ...]:
        """Return every later version of ``provision``, also those in other acts, in the order they took over."""
        chain: list[Provision] = []
        following = self.provision(provision.replaced_by) if provision.replaced_by else None
        while following is not None and following not in chain:
            chain.append(following)
            following = self.provision(following.replaced_by) if following.replaced_by else None
        return tuple(chain)

    def successor(self, provision: Provision, day: dt.date) -> Provision | None:
        """Return the later version of ``provision`` that is in force on ``day``, None for none."""
        return next((version for version in self.successors(provision) if version.covers(day)), None)

    def replacements(self, instrument: Instrument, day: dt.date) -> tuple[Instrument, ...]:
        """Return the instruments that stand in the place of ``instrument`` on ``day``, found over several steps."""
        found: dict[str, Instrument] = {}
        pending, seen = list(instrument.replaced_by), {instrument.id}
        while pending:
            following = self.instrument(pending.pop(0))
            if following is None or following.id in seen:
                continue
            seen.add(following.id)
            if following.covers(day):
                found[following.id] = following
            else:
                pending.extend(following.replaced_by)
        return tuple(found.values())

    def versions(self, sfs: str, chapter: str | None, section: str) -> tuple[Provision, ...]:
        """Return what the register holds on one section of one act: every topic and version, in file order."""
        return self._sections.get((sfs, chapter, section), ())

    def claim(self, id_: str) -> Claim | None:
        """Return the statement with this id, None for one that is not in the table."""
        return self.claims.get(id_)

    def supports(self, claim: str, day: dt.date) -> bool | None:
        """Return whether the law on ``day`` bears the statement out; None where the table does not judge it."""
        found = self.claim(claim)
        if found is None:
            return None
        return found.supported and bool(self.in_force(day, found.topic))

    def citations(self, text: str) -> tuple[Citation, ...]:
        """Return what ``text`` cites (``citation.parse_all``); the last texts are remembered, since they come again."""
        from lokcheck.law.citation import parse_all

        found = self._read.get(text)
        if found is None:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            found = self._read[text] = parse_all(text, self)
        return found

    def as_of(self, citation: Citation, day: dt.date) -> CitationState:
        """Return how ``citation`` stands on ``day``; see ``citation.state``."""
        from lokcheck.law.standing import state

        return state(citation, self, day)

    @cached_property
    def _provision(self) -> Mapping[str, Provision]:
        return {entry.id: entry for entry in self.provisions}

    @cached_property
    def _instrument(self) -> Mapping[str, Instrument]:
        return {entry.id: entry for entry in self.instruments}

    @cached_property
    def _sections(self) -> Mapping[tuple[str, str | None, str], tuple[Provision, ...]]:
        found: dict[tuple[str, str | None, str], list[Provision]] = {}
        for provision in self.provisions:
            for section in provision.sections:
                found.setdefault((provision.sfs or "", provision.chapter, section), []).append(provision)
        return {key: tuple(provisions) for key, provisions in found.items()}

    def _about(self, topic: str | None, keyword: str | None) -> list[Provision]:
        provisions = self.provisions if topic is None else self.topics.get(topic, ())
        return [provision for provision in provisions if keyword is None or keyword in provision.keywords]


def load_register(folder: "Path") -> Register:
    """Return the register in ``folder``, checked.

    Raises RuleError, with file, line and column, for the first thing in it that is wrong.
    """
    from lokcheck.errors import Place, RuleError
    from lokcheck.law.reading import FaultError, load_yaml, raising_at
    from lokcheck.law.validate import check_register

    data: dict[str, Any] = {"format": _FORMAT}
    for name, file in _FILES.items():
        content = load_yaml(folder / file)
        allowed = {"format", name} | ({"compiled", "newest_text"} if name == "provisions" else set())
        for key in content:
            if key not in allowed:
                text = Text(f"'{key}' är okänt här.", f"'{key}' is not known here.")
                raise raising_at(folder / file, FaultError((key,), text))
        if content.get("format") != _FORMAT:
            text = Text(f"Filen ska ha 'format: {_FORMAT}'.", f"The file must have 'format: {_FORMAT}'.")
            raise RuleError(text, Place(file, 1, 1))
        data |= {key: value for key, value in content.items() if key != "format"}
    try:
        check_register(data)
    except FaultError as fault:
        file = _FILES.get(str(fault.path[0]), _FILES["provisions"])
        raise raising_at(folder / file, fault) from None
    return Register(data)


def _decided(provision: Provision, day: dt.date) -> bool:
    years = [int(number[:4]) for number in provision.amended_by if number[:4].isdecimal()]
    return bool(years) and max(years) <= day.year
