"""What each copy says otherwise than its template, in sentences: who it is about first, then what asks for less."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lokcheck.audit.compare.columns import Column
from lokcheck.audit.compare.copies import Copies
from lokcheck.audit.compare.names import other_names, parties, renamed
from lokcheck.audit.record import Audited, Record, StatedFact
from lokcheck.facts.fact import Fact
from lokcheck.revision.changes import VERSION_KEYS
from lokcheck.revision.difference import Difference, differences
from lokcheck.revision.meaning import Direction
from lokcheck.revision.wording import Names, sentence
from lokcheck.texts import Text

__all__ = ["Changed", "Copy", "Group", "groups_of"]

_ORDER: dict[Direction, int] = {"weaker": 0, "stronger": 1, "neutral": 2}
_MEMBERS = ("party_member", "municipality")
"""Who is listed: in the copy for another county these are others as a matter of course, and told as its names."""
_FILES = frozenset({("reference", "file"), ("annex", "file")})
"""Where another file lies is no matter of what the document says."""


class Changed(NamedTuple):
    """What a copy says otherwise than its template."""

    direction: Direction
    said: Text
    line: int
    """In the copy; 0 for what it left out."""
    template_line: int
    """In the template; 0 for what it does not have."""


class Copy(NamedTuple):
    """A copy, and how much of what either it or its template says both say. ``names``: old and new, told once."""

    document: Column
    likeness: float
    names: tuple[tuple[str, str], ...]
    changes: tuple[Changed, ...]


class Group(NamedTuple):
    """A template and its copies, the likest first."""

    template: Column
    copies: tuple[Copy, ...]


def groups_of(
    found: Sequence[Copies], columns: Mapping[str, Column], records: Callable[[], Iterable[Record]]
) -> tuple[Group, ...]:
    """Return the groups with what each copy changed; ``records`` are read twice, and only templates are held."""
    template_of = {key: copies.template for copies in found for key, _ in copies.others}
    templates = {copies.template for copies in found}
    stated = {record.key: _Stated(record.facts) for record in _audited(records) if record.key in templates}
    copies = {
        record.key: _compared(stated[template_of[record.key]], _Stated(record.facts))
        for record in _audited(records) if record.key in template_of
    }  # fmt: skip
    return tuple(
        Group(columns[one.template], tuple(Copy(columns[key], like, *copies[key]) for key, like in one.others))
        for one in found
    )


class _Stated:
    """What a document states, as it is compared, and where."""

    def __init__(self, facts: Iterable[StatedFact]) -> None:
        listed = list(facts)
        self.facts = [_fact(fact) for fact in listed]
        self.lines = {fact.path: fact.line for fact in listed}

    def line(self, fact: Fact | None) -> int:
        """Return the line of ``fact``; 0 for none."""
        return self.lines.get("/".join(map(str, fact.path)), 0) if fact else 0


def _audited(records: Callable[[], Iterable[Record]]) -> Iterator[Audited]:
    return (record for record in records() if isinstance(record, Audited))


def _compared(template: _Stated, copy: _Stated) -> tuple[tuple[tuple[str, str], ...], tuple[Changed, ...]]:
    """Return the names that are others, and what the copy says otherwise, but for which version it is."""
    others = other_names(template.facts, copy.facts)
    old = renamed(template.facts, others)
    names = Names(parties(old), parties(copy.facts))
    found = [one for one in differences(old, copy.facts) if _matters(one)]
    told = list(others.items())
    members = [one for one in found if one.fact.type in _MEMBERS and not one.field]
    gone, come = (_listed(one.fact for one in members if one.kind == kind) for kind in ("removed", "added"))
    if others and gone and come:
        told.append((gone, come))
        found = [one for one in found if one not in members]
    said = (Changed(one.direction, sentence(one, names), copy.line(one.new), template.line(one.old)) for one in found)
    unique = {one.said: one for one in said}
    return tuple(told), tuple(sorted(unique.values(), key=lambda one: _ORDER[one.direction]))


def _listed(facts: Iterable[Fact]) -> str:
    return ", ".join(dict.fromkeys(str(fact.data.get("name", fact.data.get("value"))) for fact in facts))


def _matters(one: Difference) -> bool:
    return one.key not in VERSION_KEYS and (one.fact.type, one.field) not in _FILES


def _fact(fact: StatedFact) -> Fact:
    path = tuple(int(part) if part.isdecimal() else part for part in fact.path.split("/")) if fact.path else ()
    return Fact(fact.type, f":{fact.path}", {"doc": "", **fact.data}, "", path)
