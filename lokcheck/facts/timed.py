"""Facts that hold at one moment: what law is in force, what a citation is worth, what is due, which documents exist."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lokcheck.facts.dates import end_day, months_between, own_day, start_day
from lokcheck.facts.derive import SetDocument
from lokcheck.facts.fact import DocPath, Fact, Value

if TYPE_CHECKING:
    from lokcheck.model.kinds import Document

__all__ = [
    "LawView",
    "Moment",
    "Relation",
    "Setting",
    "due_days",
    "exists",
    "period_within",
    "relations",
    "timed_facts",
]

_INVERSE = {"predecessor": "successor", "successor": "predecessor", "previous-plan": "successor",
            "supplemented": "supplement", "supplement": "supplemented"}  # fmt: skip


class Moment(NamedTuple):
    """A day at which a document is judged; ``at`` is the word that facts carry for it."""

    at: str
    day: dt.date


class LawView(Protocol):
    """What the facts need to know of the law; the register of law answers."""

    def in_force(self, topic: str, keyword: str, day: dt.date) -> bool:
        """Whether a provision on ``topic`` that names ``keyword`` ('*': any) is in force on ``day``."""
        ...

    def citation_state(self, text: str, day: dt.date, written: dt.date | None = None) -> str:
        """What is cited as ``text`` is on ``day``; ``written`` says which act a name without a number meant."""
        ...

    def since(self, topic: str, keyword: str, day: dt.date) -> dt.date | None:
        """From which day such a provision has been in force without a break up to ``day``; None if unknown."""
        ...

    def term_state(self, term: str, day: dt.date) -> str | None:
        """Whether the word ``term`` is ``current`` or ``outdated`` on ``day``; None for one that is not judged."""
        ...


class Relation(NamedTuple):
    """What another document of the set is to the one judged."""

    relation: str
    other: SetDocument


def relations(judged: SetDocument, others: Iterable[SetDocument]) -> list[Relation]:
    """Return how the other documents of the set stand to ``judged``, whichever of the two refers to the other."""
    found: dict[tuple[str, str], Relation] = {}
    for other in others:
        if other.key == judged.key:
            continue
        for role in _roles(judged, other.key):
            found[role, other.key] = Relation(role, other)
        for role in _roles(other, judged.key):
            inverse = _INVERSE.get(role, other.document.kind)
            found[inverse, other.key] = Relation(inverse, other)
    return [found[key] for key in sorted(found)]


def _roles(source: SetDocument, target: str) -> Iterator[str]:
    for path, key in source.resolved.items():
        if key == target:
            entries: Sequence[object] = getattr(source.document, str(path[0]))
            yield str(getattr(entries[int(path[1])], "role", "other"))


class Setting(NamedTuple):
    """What facts at a moment depend on: the document judged and what it states, its set, and the law."""

    judged: SetDocument
    stated: Sequence[Fact]
    related: Sequence[Relation]
    law: LawView


def timed_facts(
    setting: Setting, topics: Collection[tuple[str, str]], moment: Moment, types: Collection[str] | None = None
) -> list[Fact]:
    """Return what holds at ``moment``; of the law only about ``topics``, pairs of topic and key word.

    ``types`` are the fact types that anyone asks about; None for all.
    """
    judged, stated, related, law = setting.judged, setting.stated, setting.related, setting.law
    makers: dict[str, Callable[[], Iterable[Fact]]] = {
        "in_force": lambda: _in_force(law, topics, moment),
        "citation_state": lambda: _citations(judged, stated, law, moment),
        "term_state": lambda: _terms(judged, stated, law, moment),
        "ended": lambda: _ended(judged, related, moment),
        "related": lambda: _related(judged, related, moment),
        "supplement_lag": lambda: _supplement_lags(judged, related, law, topics, moment),
        "due": lambda: _due(stated, moment),
        "elapsed": lambda: _elapsed(judged, moment),
    }
    return [fact for name, make in makers.items() if types is None or name in types for fact in make()]


def exists(document: "Document", day: dt.date) -> str:
    """Return whether ``document`` is ``in-force``, ``not-yet`` or ``expired`` on ``day``; drafts never are in force."""
    status = document.status.value if document.status else None
    if status in ("draft", "proposal"):
        return "not-yet"
    start, end = start_day(document) or own_day(document), end_day(document)
    if start and day < start:
        return "not-yet"
    return "expired" if end and day > end else "in-force"


def due_days(stated: Iterable[Fact]) -> list[dt.date]:
    """Return the days after which a date in the document has passed."""
    return [dt.date.fromordinal(int(f.data["next_date_to"]) + 1) for f in stated if "next_date_to" in f.data]


def _timed(kind: str, moment: Moment, name: str, data: Mapping[str, Value], like: Fact | None = None) -> Fact:
    doc, path = (like.doc, like.path) if like else ("", ())
    own: dict[str, Value] = {"doc": doc} if like else {}
    return Fact(kind, f"{kind}/{moment.at}/{name}", {**own, "at": moment.at, **data}, doc, path)


def _in_force(law: LawView, topics: Collection[tuple[str, str]], moment: Moment) -> Iterator[Fact]:
    for topic, keyword in sorted(topics):
        if law.in_force(topic, keyword, moment.day):
            yield _timed("in_force", moment, f"{topic}/{keyword}", {"topic": topic, "keyword": keyword})


def _citations(judged: SetDocument, stated: Sequence[Fact], law: LawView, moment: Moment) -> Iterator[Fact]:
    own = own_day(judged.document)
    for fact in stated:
        if fact.type == "citation" and fact.doc == judged.key:
            text = str(fact.data["text"])
            data = {"of": fact.fid, "use": fact.data["use"], "historical": fact.data["historical"]}
            data["state"] = law.citation_state(text, moment.day, own)
            data["on_own_day"] = law.citation_state(text, own, own) if own else "undated"
            yield _timed("citation_state", moment, fact.fid, data, fact)


def _terms(judged: SetDocument, stated: Sequence[Fact], law: LawView, moment: Moment) -> Iterator[Fact]:
    """What the text says in another's words is not its own choice of words."""
    for fact in stated:
        if fact.type == "term" and fact.doc == judged.key and fact.data["standing"] == "asserted":
            state = law.term_state(str(fact.data["term"]), moment.day)
            if state is not None:
                data = {"of": fact.fid, "term": fact.data["term"], "quoted": fact.data["quoted"], "state": state}
                yield _timed("term_state", moment, fact.fid, data, fact)


def _ended(judged: SetDocument, related: Sequence[Relation], moment: Moment) -> Iterator[Fact]:
    path: DocPath = ("validity",) if judged.document.validity else ()
    like = Fact("validity", f"{judged.key}:validity", {}, judged.key, path)
    successors = [item.other.document for item in related if item.relation == "successor"]
    if any(exists(document, moment.day) == "in-force" for document in successors):
        yield _timed("ended", moment, "replaced", {"by": "replaced"}, like)
    if exists(judged.document, moment.day) == "expired":
        yield _timed("ended", moment, "end", {"by": "end"}, like)


def _related(judged: SetDocument, related: Sequence[Relation], moment: Moment) -> Iterator[Fact]:
    """The other documents, in the state that they have when the one judged applies.

    An agreement is adopted months before it starts to apply, and its own annexes and plan start with it: on the day of
    the decision they are as good as in force. What starts later than the agreement still leaves a gap.
    """
    own = own_day(judged.document)
    day = max(moment.day, start_day(judged.document) or moment.day)
    for item in related:
        other = item.other.document
        kind: str = other.kind
        data: dict[str, Value] = {"doc": item.other.key, "relation": item.relation, "kind": kind}
        data |= {"state": exists(other, day), "on_own_day": exists(other, own) if own else "unknown"}
        data["period"] = period_within(judged.document, other)
        yield _timed("related", moment, f"{item.relation}/{item.other.key}", data)


def _supplement_lags(
    judged: SetDocument, related: Sequence[Relation], law: LawView, topics: Collection[tuple[str, str]], moment: Moment
) -> Iterator[Fact]:
    """How long an agreement was under a provision before its supplement began to apply, seen from either of the two."""
    pairs = [(judged, i.other, i.other) for i in related if i.relation == "supplement"]
    pairs += [(i.other, judged, i.other) for i in related if i.relation == "supplemented"]
    for agreement, supplement, other in pairs:
        first, until = _first_day(agreement.document), _first_day(supplement.document)
        for topic, keyword in sorted(topics) if until else ():
            since = law.since(topic, keyword, moment.day) if law.in_force(topic, keyword, moment.day) else None
            if since and until:
                start = max(since, first) if first else since
                data: dict[str, Value] = {"doc": other.key, "topic": topic, "keyword": keyword}
                days = max(0, (until - start).days)
                data |= {"days": days, "late": "yes" if days else "no"}
                data |= {"since": start.isoformat(), "until": until.isoformat()}
                yield _timed("supplement_lag", moment, f"{other.key}/{topic}/{keyword}", data)


def _first_day(document: "Document") -> dt.date | None:
    return start_day(document) or own_day(document)


def period_within(document: "Document", other: "Document") -> str:
    """Return whether the period of ``document`` lies ``inside`` or ``outside`` that of ``other``, or is ``unknown``."""
    if document.validity and document.validity.follows_agreement:
        return "inside"
    start, end = start_day(document), end_day(document)
    first, last = start_day(other), end_day(other)
    if (start and first and start < first) or (start and last and start > last) or (end and last and end > last):
        return "outside"
    lasting = other.validity is not None and other.validity.until_further_notice
    return "inside" if start and end and first and (last or lasting) else "unknown"


def _due(stated: Sequence[Fact], moment: Moment) -> Iterator[Fact]:
    for fact in stated:
        if "next_date_to" in fact.data:
            state = "passed" if moment.day.toordinal() > int(fact.data["next_date_to"]) else "ahead"
            data = {"of": fact.fid, "object": fact.data.get("object", "other"), "state": state}
            yield _timed("due", moment, fact.fid, data, fact)


def _elapsed(judged: SetDocument, moment: Moment) -> Iterator[Fact]:
    document = judged.document
    start = start_day(document) or own_day(document)
    reviews = [f.done.last for f in document.follow_ups if f.done and f.review]
    days = {"start": start, "review": max(reviews) if reviews else start}
    anchor = Fact("document", f"{judged.key}:", {}, judged.key, ())
    for since, day in days.items():
        if day:
            data: dict[str, Value] = {"since": since, "months": months_between(day, moment.day)}
            yield _timed("elapsed", moment, since, data, anchor)
