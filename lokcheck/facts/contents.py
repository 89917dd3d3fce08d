"""What a document contains of the things that agreements demand of plans, in the words of the demands."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, get_args

from lokcheck.model.codes import PlanItem

if TYPE_CHECKING:
    from lokcheck.model.base import Entry
    from lokcheck.model.kinds import Document

__all__ = ["contents"]

_ITEMS: tuple[str, ...] = get_args(PlanItem)
_TOPICS = {"quality-assurance": "evaluation"}
"""Topics that are another item; of the same name as an item they are that item."""
_NOT_BY_TOPIC = {"division-of-responsibility"}
"""That responsibility is to be divided is no division."""


def contents(document: "Document") -> list[str]:
    """Return what ``document`` contains, as the items of ``PlanItem`` and in their order.

    Generous: it only says that a thing is there, so that a demand is found unanswered only where nothing answers it.
    Rows and budgets of an earlier plan do not count; 'other' is never said to be there.
    """
    found = {*_from_goals(document), *_from_plan(document), *_from_topics(document), *_from_the_rest(document)}
    return [item for item in _ITEMS if item in found]


def _said(entries: "Iterable[Entry]") -> Iterator[Any]:
    """The entries that the text asserts."""
    return (entry for entry in entries if entry.standing == "asserted")


def _rows(document: "Document") -> list[Any]:
    return [row for row in _said(getattr(document, "activities", ())) if not row.previous]


def _from_goals(document: "Document") -> Iterator[str]:
    for goal in _said(document.goals):
        yield "goals"
        if goal.target or goal.indicators:
            yield "measurable-goals"
        if goal.indicators:
            yield "indicators"


def _from_plan(document: "Document") -> Iterator[str]:
    for row in _rows(document):
        yield "how-goals-are-reached"
        stated = {"timetable": row.date or row.when, "responsible": row.responsible, "priorities": row.area}
        yield from (item for item, value in stated.items() if value)
    if any(_said(getattr(document, "timetable", ()))):
        yield "timetable"
    if any(budget.lines and not budget.previous for budget in _said(getattr(document, "budgets", ()))):
        yield "budget"


def _from_topics(document: "Document") -> Iterator[str]:
    """What is said on a topic, and what is left to another document, which may well say it."""
    said: list[Any] = [*_rows(document), *_said(document.routines), *_said(document.obligations)]
    topics = {statement.topic for statement in _said(document.statements)}.union(*(entry.topics for entry in said))
    handed: list[Any] = [*document.annexes, *(entry for entry in document.references if entry.role != "adjacent")]
    yield from (_TOPICS.get(topic, topic) for topic in topics - _NOT_BY_TOPIC)
    yield from (_TOPICS.get(topic, topic) for entry in handed for topic in entry.topics)


def _from_the_rest(document: "Document") -> Iterator[str]:
    principals = {task.principal for task in _said(document.responsibilities) if not task.joint}
    if {"region", "municipality"} <= principals:
        yield "division-of-responsibility"
    taking_part = any(place.stage in ("participating", "signed") for place in _said(document.municipalities))
    if taking_part or any(party.members for party in _said(document.parties)):
        yield "municipalities"
    if any(follow_up.kind == "evaluation" for follow_up in _said(document.follow_ups)):
        yield "evaluation"
    if any(duty.binding for duty in _said(document.obligations)):
        yield "responsible"
