from typing import Any

import pytest

from lokcheck.facts.contents import contents
from lokcheck.model.kinds import model_for

DONE = {"activity": "Kurs"}


@pytest.mark.parametrize(
    ("keys", "items"),
    [
        ({}, []),
        ({"goals": [{"text": "god vård"}]}, ["goals"]),
        ({"goals": [{"text": "m", "target": "80 procent"}]}, ["measurable-goals", "goals"]),
        ({"goals": [{"text": "m", "indicators": [{"text": "andel"}]}]}, ["measurable-goals", "goals", "indicators"]),
        ({"goals": [{"text": "m", "standing": "reported"}]}, []),
        ({"activities": [DONE]}, ["how-goals-are-reached"]),
        ({"activities": [{**DONE, "previous": True, "when": "2010", "responsible": ["A"]}]}, []),
        ({"activities": [{**DONE, "when": "våren"}]}, ["how-goals-are-reached", "timetable"]),
        ({"activities": [{**DONE, "responsible": ["A"]}]}, ["how-goals-are-reached", "responsible"]),
        ({"activities": [{**DONE, "area": "SIP"}]}, ["how-goals-are-reached", "priorities"]),
        ({"activities": [{**DONE, "topics": ["competence"]}]}, ["how-goals-are-reached", "competence"]),
        ({"timetable": [{"date": "2011"}]}, ["timetable"]),
        ({"budgets": [{"id": "b", "lines": [{"label": "k", "kind": "cost", "amount": 1}]}]}, ["budget"]),
        ({"budgets": [{"id": "b"}]}, []),
        ({"budgets": [{"id": "b", "previous": True, "lines": [{"label": "k", "kind": "cost", "amount": 1}]}]}, []),
        ({"statements": [{"topic": "political-involvement"}]}, ["political-involvement"]),
        ({"statements": [{"topic": "quality-assurance"}]}, ["evaluation"]),
        ({"statements": [{"topic": "experience-use", "standing": "planned"}]}, []),
        ({"annexes": [{"topics": ["experience-use"]}]}, ["experience-use"]),
        ({"statements": [{"topic": "division-of-responsibility"}]}, []),
        (
            {"references": [{"role": "county-agreement", "topics": ["division-of-responsibility"]}]},
            ["division-of-responsibility"],
        ),
        ({"references": [{"role": "adjacent", "topics": ["goals"]}]}, []),
        ({"follow_ups": [{"object": "goals", "kind": "evaluation"}]}, ["evaluation"]),
        ({"follow_ups": [{"object": "goals"}]}, []),
        ({"municipalities": [{"name": "Luleå"}]}, ["municipalities"]),
        ({"municipalities": [{"name": "Luleå", "stage": "planned"}]}, []),
        ({"obligations": [{"bearer": "region", "what": "x"}]}, ["responsible"]),
        ({"obligations": [{"bearer": "region", "what": "x", "binding": False}]}, []),
        ({"responsibilities": [{"principal": "region", "task": "x"}]}, []),
        (
            {"responsibilities": [{"principal": "region", "task": "x"}, {"principal": "municipality", "task": "y"}]},
            ["division-of-responsibility"],
        ),
    ],
)
def test_what_a_plan_contains(keys: dict[str, Any], items: list[str]) -> None:
    plan = model_for("action-plan").model_validate({"kind": "action-plan", "id": "p", "title": "T", **keys})
    assert contents(plan) == items
