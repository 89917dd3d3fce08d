"""Groups that a user asks for by a word: of documents, or for each topic or requirement those that it is asked of."""

from collections.abc import Callable, Iterator, Mapping

from lokcheck.audit.background import Background, order_of_counties, order_of_topics
from lokcheck.audit.by import OF_DOCUMENTS
from lokcheck.audit.compact import Gathered
from lokcheck.audit.groups import Group, groupings
from lokcheck.audit.phrases import phrase
from lokcheck.audit.spread import spread_of
from lokcheck.texts import Text

__all__ = ["grouped"]

_NOT_ASKED = ".x"
"""Letters of a requirement that is none for the kind of document, or does not apply to it today."""


def grouped(gathered: Gathered, by: str, background: Background, *, part: bool = False) -> list[Group]:
    """Return the groups by one of ``lokcheck.audit.by.BY`` that have documents, in their natural order.

    ``part``: documents were left out of the audit, so a county without any may have some.
    """
    if by == "county":
        return list(_counties(gathered, background))
    if by == "topic":
        return list(_topics(gathered, background))
    if by == "requirement":
        return list(_requirements(gathered, background, part=part))
    return list(groupings(gathered.lines, background)[OF_DOCUMENTS.index(by)].groups)


def _counties(gathered: Gathered, background: Background) -> Iterator[Group]:
    found = {county.name: county for county in gathered.figures.counties}
    for name in order_of_counties(background, found):
        county = found[name]
        called = Text(name, name) if name else phrase("not-stated")
        yield Group(called, county.documents, county.with_error, county.sums)


def _topics(gathered: Gathered, background: Background) -> Iterator[Group]:
    topics = {rule.id: rule.topic for rule in background.rules.values()}
    asked, wrong = _documents(gathered, lambda rule: topics.get(rule, ""))
    for topic, name in order_of_topics(background, asked):
        yield Group(name, asked[topic], wrong.get(topic, 0), gathered.figures.topics[topic])


def _requirements(gathered: Gathered, background: Background, *, part: bool) -> Iterator[Group]:
    asked, wrong = _documents(gathered, lambda rule: rule)
    for item in gathered.figures.rules:
        if item.rule in asked:
            head = background.rules.get(item.rule)
            sv, en = head.title if head else ("", "")
            name = Text(f"{item.rule} {sv}".rstrip(), f"{item.rule} {en}".rstrip())
            spread = spread_of(item, gathered.figures, background, part=part)
            yield Group(name, asked[item.rule], wrong.get(item.rule, 0), item.sums, spread)


def _documents(gathered: Gathered, name: Callable[[str], str]) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return of how many documents each topic or requirement is asked today, and in how many it has an error."""
    names = [name(rule) for rule in gathered.rules]
    asked: dict[str, int] = {}
    wrong: dict[str, int] = {}
    for line in gathered.lines:
        for counts, found in (
            (asked, {names[at] for at, letter in enumerate(line.now) if letter not in _NOT_ASKED}),
            (wrong, {names[at] for at, letter in enumerate(line.weights) if letter == "e"}),
        ):
            for one in found:
                counts[one] = counts.get(one, 0) + 1
    return asked, wrong
