"""The facts of a document as the engine gets them: what a rule author works with."""

import datetime as dt
from dataclasses import dataclass

from lokcheck.facts.dates import own_day
from lokcheck.facts.fact import Fact
from lokcheck.facts.timed import Moment, timed_facts
from lokcheck.judge.judge import Judge
from lokcheck.sources.documents import DocumentSet, SourceDocument
from lokcheck.sources.positions import place_of

__all__ = ["PlacedFact", "facts_of"]


@dataclass(frozen=True, slots=True)
class PlacedFact:
    """A fact with its place in the file; line 0 for one that is computed."""

    fact: Fact
    file: str
    line: int
    column: int


def facts_of(source: SourceDocument, members: DocumentSet, judge: Judge, as_of: dt.date) -> list[PlacedFact]:
    """Return every fact on which ``source`` is judged, also those that no rule asks for, in the document's order.

    Timed facts are given for the document's own date (``at`` is 'adoption') and for ``as_of`` ('check').
    """
    case = judge.case(source, members.documents)
    topics = [(basis.topic, basis.keyword) for basis in case.program.topics]
    own = own_day(source.document)
    moments = [Moment("adoption", own)] if own else []
    moments.append(Moment("check", as_of))
    timed = [fact for moment in moments for fact in timed_facts(judge.setting(case), topics, moment)]
    return [_placed(fact, source) for fact in (*case.stated, *timed)]


def _placed(fact: Fact, source: SourceDocument) -> PlacedFact:
    if not fact.path:
        return PlacedFact(fact, source.file, 0, 0)
    place = place_of(source, fact.path)
    return PlacedFact(fact, place.file, place.line, place.column)
