"""Between the days on which what a rule asks about may change, the engine would be given the same facts."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lokcheck.engine.select import engine_for
from lokcheck.facts.dates import end_day, own_day, start_day
from lokcheck.facts.schema import fact_types
from lokcheck.facts.timed import Moment, timed_facts
from lokcheck.judge.breakpoints import TURNING, Timeline, law_topics
from lokcheck.judge.judge import Case, Judge
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.documents import SourceDocument
from lokcheck.sources.load import load

AGREEMENTS = Path(__file__).parents[2] / "agreements"
DAY = dt.timedelta(days=1)
UNTIL = dt.date(2028, 2, 1)


@cache
def judge() -> Judge:
    return Judge(open_rulebook(), engine_for("auto"))


def documents() -> Iterator[tuple[SourceDocument, Case]]:
    for members in load([str(AGREEMENTS)]).sets:
        for source in members.documents:
            if own_day(source.document):
                yield source, judge().case(source, members.documents)


def facts(line: Timeline, day: dt.date) -> object:
    """What is true on ``day`` but for its name; time that goes by is not, for it always does."""
    asked = {pattern.type for rule in line.rules for pattern in rule.patterns} - {"elapsed"}
    found = timed_facts(line.setting, law_topics(line.rules), Moment("", day), asked)
    return [(fact.fid, {**fact.data, "since": ""}) for fact in found]


def some_days(source: SourceDocument) -> list[dt.date]:
    """The days on which anything begins or has just ended: in the law, and in the document."""
    register = judge().rulebook.register
    found = {day for topic in register.topics for day in register.boundaries(topic)}
    found |= {entry.valid_from for entry in register.instruments if entry.valid_from}
    found |= {entry.valid_to + DAY for entry in register.instruments if entry.valid_to}
    found |= {day for day in judge().rulebook.terms.values() if day}
    for day in (start_day(source.document), end_day(source.document)):
        found |= {day, day + DAY} if day else set()
    return sorted(found)


def test_every_timed_type_says_when_it_may_change() -> None:
    assert set(TURNING) == {name for name, kind in fact_types().items() if kind.timed and name != "ask"}


def test_on_other_days_no_fact_changes() -> None:
    checked = 0
    for source, case in documents():
        own = own_day(source.document)
        assert own is not None
        line = Timeline(judge().setting(case), judge().law, case.program.program.rules)
        turning = line.days(own, UNTIL)
        assert turning == sorted(set(turning))
        for day in some_days(source):
            if own < day <= UNTIL and day not in turning:
                assert facts(line, day) == facts(line, day - DAY), (source.key, day)
                checked += 1
    assert checked


@pytest.mark.parametrize("rule", ["LAG-07", "LAG-11", "UPF-05"])
def test_a_rule_has_only_its_own_days(rule: str) -> None:
    fewer = []
    for source, case in documents():
        own = own_day(source.document)
        if own is not None and rule in case.program.rules:
            setting, law = judge().setting(case), judge().law
            every = Timeline(setting, law, case.program.program.rules).days(own, UNTIL)
            mine = Timeline(setting, law, case.program.rules_of({rule})).days(own, UNTIL)
            assert set(mine) <= set(every)
            fewer.append(len(mine) < len(every))
    assert any(fewer)
