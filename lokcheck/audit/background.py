"""What the rulebook and the registers say that reports on an audit need, and that no record repeats."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lokcheck.check.law_lines import citation_of, is_new
from lokcheck.law.records import Provision
from lokcheck.law.register import Register
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Text

__all__ = [
    "AGREEMENT",
    "Background",
    "CountyName",
    "LawLine",
    "LawTurn",
    "RuleHead",
    "background_of",
    "order_of_counties",
    "order_of_topics",
]

AGREEMENT = "agreement.misuse"
"""The topic of the register that the duty to have an agreement belongs to: its days part time into periods of law."""


class LawLine(NamedTuple):
    """A provision that a requirement rests on, as a reader calls it."""

    id: str
    citation: str
    url: str | None


class RuleHead(NamedTuple):
    """What the rulebook says of a requirement on the day of the audit, whatever the document."""

    id: str
    title: Text
    topic: str
    modality: str
    asks: Text
    remedy: Text
    who: Text | None
    question: Text | None
    law: tuple[LawLine, ...]


class CountyName(NamedTuple):
    """One of the 21 counties: SCB's code, its name, and its region (where it has none, the municipality)."""

    code: str
    name: str
    region: str


class LawTurn(NamedTuple):
    """A day from which the law that agreements rest on is another, and what is new."""

    day: dt.date
    law: tuple[tuple[str, str | None], ...]
    """The provisions that begin: as a reader calls them, and an address."""
    text: Text
    agreement: bool
    """Whether it is the duty to have an agreement that changes."""


class Background(NamedTuple):
    """``rules`` by id, in the order of the rulebook."""

    topics: tuple[tuple[str, Text], ...]
    rules: Mapping[str, RuleHead]
    counties: tuple[CountyName, ...]
    turns: tuple[LawTurn, ...]

    def periods(self) -> tuple[dt.date, ...]:
        """Return the days from which the law on the duty to have an agreement has been another."""
        return tuple(turn.day for turn in self.turns if turn.agreement)


def background_of(rulebook: Rulebook, day: dt.date) -> Background:
    """Return what ``rulebook`` says on ``day``."""
    rules = [rule for rule in rulebook.rules() if rule.off is None]
    register = rulebook.register
    return Background(
        tuple((topic.id, topic.name) for topic in rulebook.topics),
        {rule.id: _rule(rule, register, day) for rule in rules},
        tuple(_county(county.code, rulebook) for county in rulebook.places.counties),
        tuple(_turns(register, {rule.basis.topic for rule in rules if rule.basis})),
    )  # fmt: skip


def order_of_topics(background: Background, seen: Iterable[str]) -> list[tuple[str, Text]]:
    """Return the topics of ``seen`` with their names, in the order of the rulebook; unknown ones last."""
    left = set(seen)
    known = [(topic, name) for topic, name in background.topics if topic in left]
    return known + [(topic, Text(topic, topic)) for topic in sorted(left - {topic for topic, _ in known})]


def order_of_counties(background: Background, seen: Iterable[str]) -> list[str]:
    """Return the counties of ``seen`` in the order of the country, then unknown ones; '' (none is named) comes last."""
    known, left = [county.name for county in background.counties], set(seen)
    order = (*known, *sorted(left - {*known, ""}), "")
    return [name for name in order if name in left]


def _rule(rule: Rule, register: Register, day: dt.date) -> RuleHead:
    modality = next((p.value for p in rule.modality if p.covers(day)), rule.modality[-1].value)
    return RuleHead(rule.id, rule.title, rule.topic, str(modality), rule.asks, rule.remedy, rule.who, rule.question,
                    tuple(_law(rule, register, day)))  # fmt: skip


def _law(rule: Rule, register: Register, day: dt.date) -> Iterable[LawLine]:
    if rule.basis is None:
        return
    word = None if rule.basis.keyword == "*" else rule.basis.keyword
    for provision in register.in_force(day, rule.basis.topic, word):
        yield LawLine(provision.id, citation_of(provision, register), provision.url)


def _county(code: str, rulebook: Rulebook) -> CountyName:
    county = rulebook.places.county(code)
    assert county is not None
    if county.region:
        return CountyName(code, county.name, county.region.name)
    municipality = next(iter(rulebook.places.municipalities(county)), None)
    return CountyName(code, county.name, municipality.name if municipality else county.name)


def _turns(register: Register, topics: Iterable[str]) -> Iterable[LawTurn]:
    """The days on which a version of something that requirements rest on began, in order of time."""
    wanted = {*topics, AGREEMENT}
    days: dict[dt.date, list[Provision]] = {}
    for provision in register.provisions:
        if provision.topic in wanted and provision.valid_from and provision.modality in ("must", "should", "may"):
            days.setdefault(provision.valid_from, []).append(provision)
    for day, begun in sorted(days.items()):
        first = next((one for one in begun if one.topic == AGREEMENT), begun[0])
        names = {citation_of(one, register): one.url for one in begun}
        news = first.text if is_new(first, register) else first.adds or first.text
        yield LawTurn(day, tuple(names.items()), news, any(one.topic == AGREEMENT for one in begun))
