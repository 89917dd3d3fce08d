"""The day from which a requirement's outcome is another than on the document's own day."""

import datetime as dt
from functools import cache
from typing import Any

import pytest

from lokcheck.engine.select import engine_for
from lokcheck.judge.examples import example_set
from lokcheck.judge.judge import Judge
from lokcheck.rulebook.build import open_rulebook

TODAY = dt.date(2026, 11, 22)


@cache
def judge() -> Judge:
    return Judge(open_rulebook(), engine_for("auto"))


ADOPTED = {"dates": [{"role": "adopted", "date": "2008-12-22"}]}
CHANGES = [
    ("X38", {"validity": {"start": "2009", "end": "2009"}}, "2010-01-01"),
    # A document whose period is over is judged by its own day from then on.
    ("X13", {"validity": {"start": "2009", "end": "2009"}, "terms": [{"term": "landsting"}]}, "2010-01-01"),
    ("X13", {"terms": [{"term": "landsting"}]}, "2020-01-01"),
    ("X13", {"terms": [{"term": "landsting"}, {"term": "SKL"}]}, "2019-11-27"),
]


@pytest.mark.parametrize(("rule", "keys", "day"), CHANGES)
def test_an_outcome_changes_on_the_day_when_what_it_rests_on_does(rule: str, keys: dict[str, Any], day: str) -> None:
    documents = example_set(judge().rulebook.rule(rule), {**ADOPTED, **keys})
    found = next(j for j in judge().judge(documents[0], documents, TODAY) if j.rule.id == rule)
    assert found.at_adoption is not None
    assert found.at_adoption.outcome == "met"
    assert found.changed_on == dt.date.fromisoformat(day)
