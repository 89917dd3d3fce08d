"""The days between two dates on which something that rules ask about becomes another thing."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lokcheck.engine.program import EngineRule
from lokcheck.facts.dates import add_months, end_day, own_day, start_day
from lokcheck.facts.timed import Setting, due_days
from lokcheck.judge.law_view import RegisterView

__all__ = ["TURNING", "Timeline", "law_topics"]

_LAW_TYPES = ("in_force", "supplement_lag")
"""The timed types that are about a topic of the law."""


class Timeline(NamedTuple):
    """What can change over time for a document: its own dates, the documents of its set, and the law.

    ``rules`` are the engine rules of a requirement: only what they ask about is looked at.
    """

    setting: Setting
    law: RegisterView
    rules: Sequence[EngineRule]

    def days(self, after: dt.date, until: dt.date) -> list[dt.date]:
        """Return the days after ``after``, up to ``until``, on which a fact that the rules ask about may change."""
        types = {pattern.type for rule in self.rules for pattern in rule.patterns}
        found = {day for name in sorted(types & set(TURNING)) for day in TURNING[name](self)}
        return sorted(day for day in found if after < day <= until)


def law_topics(rules: Iterable[EngineRule]) -> list[tuple[str, str]]:
    """Return the topics and key words of the law that ``rules`` ask about."""
    found = set()
    for pattern in (p for rule in rules for p in rule.patterns if p.type in _LAW_TYPES):
        tests = {test.field: str(test.value) for test in pattern.tests}
        if "topic" in tests:
            found.add((tests["topic"], tests.get("keyword", "*")))
    return sorted(found)


def _of_law(line: Timeline) -> Iterator[dt.date]:
    for topic, keyword in law_topics(line.rules):
        yield from line.law.topic_days(topic, keyword)


def _of_citations(line: Timeline) -> Iterator[dt.date]:
    judged = line.setting.judged
    written = own_day(judged.document)
    for fact in line.setting.stated if written else ():
        if written and fact.type == "citation" and fact.doc == judged.key:
            yield from line.law.citation_days(str(fact.data["text"]), written)


def _of_terms(line: Timeline) -> Iterator[dt.date]:
    days = (line.law.term_day(str(fact.data["term"])) for fact in line.setting.stated if fact.type == "term")
    yield from (day for day in days if day is not None)


def _of_documents(line: Timeline) -> Iterator[dt.date]:
    for document in (line.setting.judged.document, *(item.other.document for item in line.setting.related)):
        start, end = start_day(document) or own_day(document), end_day(document)
        if start:
            yield start
        if end:
            yield end + dt.timedelta(days=1)


def _of_supplements(line: Timeline) -> Iterator[dt.date]:
    yield from _of_law(line)
    yield from _of_documents(line)


def _of_due(line: Timeline) -> Iterable[dt.date]:
    return due_days(line.setting.stated)


def _elapsed(line: Timeline) -> Iterator[dt.date]:
    """The days on which the time elapsed passes a number that a rule compares it with."""
    tests = (t for rule in line.rules for p in rule.patterns if p.type == "elapsed" for t in p.tests)
    numbers = {int(test.value) for test in tests if test.field == "months"}
    document = line.setting.judged.document
    start = start_day(document) or own_day(document)
    reviews = [f.done.last for f in document.follow_ups if f.done and f.review]
    for anchor in {day for day in (start, *reviews) if day}:
        yield from (add_months(anchor, number + extra) for number in numbers for extra in (0, 1))


TURNING: Mapping[str, Callable[[Timeline], Iterable[dt.date]]] = {
    "in_force": _of_law,
    "citation_state": _of_citations,
    "term_state": _of_terms,
    "ended": _of_documents,
    "related": _of_documents,
    "supplement_lag": _of_supplements,
    "due": _of_due,
    "elapsed": _elapsed,
}
"""By type of timed fact, the days on which it can change: every one of them, and perhaps others."""
