"""Facts that follow from what a document states, whatever the day: names of parties, topics handed over or handled."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lokcheck.facts.contents import contents
from lokcheck.facts.dates import own_day
from lokcheck.facts.extract import stated_facts
from lokcheck.facts.fact import DocPath, Fact, Value

if TYPE_CHECKING:
    from lokcheck.model.content import Responsibility, Routine
    from lokcheck.model.kinds import Document

__all__ = ["PlaceNames", "SetDocument", "document_facts"]


class SetDocument(Protocol):
    """A document in its set, as the sources load it."""

    @property
    def key(self) -> str:
        """The document's name in the set."""
        ...

    @property
    def document(self) -> "Document":
        """The validated model."""
        ...

    @property
    def resolved(self) -> Mapping[DocPath, str]:
        """The key of the document that each ``ref`` (by its path) leads to."""
        ...

    @property
    def personal(self) -> Sequence[DocPath]:
        """Where personal identity numbers stood before they were masked."""
        ...


class PlaceNames(NamedTuple):
    """What the register of places says of names.

    ``outside_region`` holds the names, in lower case, of municipalities that belong to no region (Gotland);
    ``suits`` tells whether a name was right on a day, True for one that the register does not know.
    """

    outside_region: frozenset[str] = frozenset()
    suits: Callable[[str, dt.date], bool] = lambda name, day: True


_UNKNOWN = PlaceNames()


def document_facts(source: SetDocument, names: PlaceNames = _UNKNOWN) -> list[Fact]:
    """Return every fact of the document that does not depend on a moment."""
    stated = stated_facts(source.document, source.key)
    for fact in stated:
        _complete(fact, source, names)
    return [
        *stated, *_party_names(source), *_handed_over(source), *_handled(source), *_contains(source),
        *_personal_numbers(source),
    ]  # fmt: skip


def _complete(fact: Fact, source: SetDocument, names: PlaceNames) -> None:
    """Add what follows from the fact alone: names are compared in lower case, references resolve or do not."""
    bearer = fact.data.get("bearer")
    if isinstance(bearer, str):
        fact.data["bearer_name"] = bearer.casefold()
    if fact.type == "party":
        name = str(fact.data["name"])
        fact.data["outside_region"] = "yes" if name.casefold() in names.outside_region else "no"
        fact.data["called"] = _called(name, own_day(source.document), names)
    if fact.type in ("reference", "annex"):
        fact.data["resolved"] = "yes" if (*fact.path, "ref") in source.resolved else "no"
    if fact.type == "member":
        fact.data["own_staff"] = "yes" if fact.data.get("employed_by") in (None, fact.data["side"]) else "no"
    if fact.type in ("budget_line", "budget_total"):
        fact.data["budget"] = getattr(source.document, "budgets")[fact.path[1]].id  # noqa: B009


def _called(name: str, own: dt.date | None, names: PlaceNames) -> str:
    """Whether a party goes by its own name, by a word for any such body, or by a name that was not right that day."""
    if " ".join(name.casefold().split()) in _ANY_BODY:
        return "any-such"
    return "by-name" if own is None or names.suits(name, own) else "other-day"


_ANY_BODY = frozenset({"regionen", "region", "landstinget", "landsting", "kommunen", "kommun", "kommunförbundet"})


def _party_names(source: SetDocument) -> Iterator[Fact]:
    for index, party in enumerate(source.document.parties):
        formal = {name.casefold() for name in (party.name, *party.members)}
        path: DocPath = ("parties", index)
        whose: dict[str, Value] = {"doc": source.key, "of": party.id, "within": f"{source.key}:parties/{index}"}
        whose |= {"side": party.side, "collective": "yes" if party.collective else "no"}
        for name in dict.fromkeys(n.casefold() for n in (party.id, party.name, *party.aliases, *party.members)):
            data: dict[str, Value] = {**whose, "name": name, "formal": "yes" if name in formal else "no"}
            yield Fact("party_name", f"{source.key}:name/{index}/{name}", data, source.key, path)


def _handed_over(source: SetDocument) -> Iterator[Fact]:
    document = source.document
    entries: list[tuple[str, str, int, Sequence[str], bool]] = [
        *(("annexes", "annex", i, a.topics, a.present) for i, a in enumerate(document.annexes)),
        *(
            ("references", "reference", i, r.topics, False)
            for i, r in enumerate(document.references)
            if r.role != "adjacent"
        ),
    ]
    for key, via, index, topics, present in entries:
        here = present or (key, index, "ref") in source.resolved
        for topic in topics:
            data = {"doc": source.key, "topic": topic, "via": via, "present": "yes" if here else "no"}
            yield Fact("handed_over", f"{source.key}:handed/{key}/{index}/{topic}", {**data}, source.key, (key, index))


def _personal_numbers(source: SetDocument) -> Iterator[Fact]:
    """Each number that was masked; the number itself is no part of any fact."""
    for number, path in enumerate(source.personal):
        data: dict[str, Value] = {"doc": source.key, "in": "file-name" if path == ("file_name",) else "text"}
        yield Fact("personal_number", f"{source.key}:personal/{number}", data, source.key, path)


def _contains(source: SetDocument) -> Iterator[Fact]:
    for item in contents(source.document):
        data: dict[str, Value] = {"doc": source.key, "item": item}
        yield Fact("contains", f"{source.key}:contains/{item}", data, source.key)


def _handled(source: SetDocument) -> Iterator[Fact]:
    """The topics on which the text says what one of the principals does, or who acts, and at which stages of care."""
    document = source.document
    entries: list[tuple[str, int, str, Responsibility | Routine]] = [
        *(
            ("responsibilities", i, r.principal, r)
            for i, r in enumerate(document.responsibilities)
            if r.principal in ("region", "municipality") and not r.joint
        ),
        *(("routines", i, "actor", r) for i, r in enumerate(document.routines) if r.actor),
    ]
    for key, index, by, entry in entries:
        for topic in entry.topics if entry.standing == "asserted" else ():
            fid = f"{source.key}:handled/{key}/{index}/{topic}"
            data: dict[str, Value] = {"doc": source.key, "topic": topic}
            for_all = "no" if entry.group else "yes"
            yield Fact("handled", fid, {**data, "by": by, "for_all": for_all}, source.key, (key, index))
            for stage in entry.stages:
                yield Fact("stage", f"{fid}/{stage}", {**data, "stage": stage}, source.key, (key, index))
