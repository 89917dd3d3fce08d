"""The days between two dates on which something that rules ask about becomes another thing."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from lokcheck.engine.program import EngineRule
from lokcheck.facts.dates import add_months, end_day, own_day, start_day
from lokcheck.facts.timed import Moment, Setting, due_days, timed_facts
from lokcheck.judge.selection import Selection

__all__ = ["Timeline", "law_topics"]


class Timeline(NamedTuple):
    """What can change over time for a document: its own dates, the documents of its set, and the law.

    ``rules`` are the engine rules of the requirements in question: only what they ask about is looked at.
    """

    setting: Setting
    of_law: Sequence[dt.date]
    """The days on which anything in the law begins or has just ended."""
    rules: Sequence[EngineRule]

    def days(self, after: dt.date, until: dt.date) -> list[dt.date]:
        """Return the days after ``after``, up to ``until``, on which a fact that the rules ask about changes."""
        always = {*due_days(self.setting.stated), *self._elapsed_days()}
        selection, topics = Selection(self.rules), law_topics(self.rules)
        kept: list[dt.date] = []
        before = self._facts(after, selection, topics)
        for day in sorted(d for d in always | self._candidates() if after < d <= until):
            now = self._facts(day, selection, topics)
            if now != before or day in always:
                kept.append(day)
            before = now
        return kept

    def _candidates(self) -> set[dt.date]:
        found = set(self.of_law)
        for document in (self.setting.judged.document, *(item.other.document for item in self.setting.related)):
            start, end = start_day(document) or own_day(document), end_day(document)
            found |= ({start} if start else set()) | ({end + dt.timedelta(days=1)} if end else set())
        return found

    def _facts(self, day: dt.date, selection: Selection, topics: Sequence[tuple[str, str]]) -> object:
        """What the engine would be given; time elapsed changes every month and has days of its own."""
        types = selection.types - {"elapsed"}
        facts = timed_facts(self.setting, topics, Moment("", day), types)
        return [(f.fid, f.data.get("state")) for f in facts if selection.keeps(f)]

    def _elapsed_days(self) -> set[dt.date]:
        """The days on which the time elapsed passes a number that a rule compares it with."""
        numbers = {
            int(test.value)
            for rule in self.rules
            for pattern in rule.patterns
            if pattern.type == "elapsed"
            for test in pattern.tests
            if test.field == "months"
        }
        document = self.setting.judged.document
        start = start_day(document) or own_day(document)
        reviews = [f.done.last for f in document.follow_ups if f.done and f.review]
        anchors = {day for day in (start, *reviews) if day}
        return {add_months(day, number + extra) for day in anchors for number in numbers for extra in (0, 1)}


def law_topics(rules: Sequence[EngineRule]) -> list[tuple[str, str]]:
    """Return the topics and key words of the law that ``rules`` ask about."""
    found = set()
    for pattern in (p for rule in rules for p in rule.patterns if p.type == "in_force"):
        tests = {test.field: str(test.value) for test in pattern.tests}
        if "topic" in tests:
            found.add((tests["topic"], tests.get("keyword", "*")))
    return sorted(found)
