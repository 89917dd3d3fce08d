"""Measures: numbers computed from facts by a closed set of operators, declared as data in the rulebook.

A rule only tests fields, joins on equality and asks for absence; whatever needs arithmetic or a comparison between two
facts is a measure. All numbers are whole (days, months, SEK, per mille), so that both engines see the same.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lokcheck.facts.dates import months_between
from lokcheck.facts.fact import Fact, Value

__all__ = ["OPERATORS", "Measure", "Term", "measure_facts"]


@dataclass(frozen=True, slots=True)
class Term:
    """Facts of ``type`` whose fields equal ``where``; ``value`` is the field that counts, ``by`` that to group by."""

    type: str
    where: Mapping[str, Value] = field(default_factory=dict)
    value: str = "fid"
    by: str | None = None

    def matches(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return the facts that the term means; a fact without the value field is not one of them."""
        return [
            f for f in facts
            if f.type == self.type
            and (self.value == "fid" or self.value in f.data)
            and all(f.data.get(name) == want for name, want in self.where.items())
            and ("standing" in self.where or f.data.get("standing", "asserted") == "asserted")
        ]  # fmt: skip

    def of(self, fact: Fact) -> Value:
        """Return the value of ``fact``."""
        return fact.fid if self.value == "fid" else fact.data[self.value]

    def key(self, fact: Fact) -> Value:
        """Return what ``fact`` is grouped by: the document where nothing else is said."""
        if self.by is None:
            return fact.doc
        return fact.fid if self.by == "fid" else fact.data.get(self.by, fact.doc)


@dataclass(frozen=True, slots=True)
class Measure:
    """``name`` is computed by ``operator`` over one or two terms."""

    name: str
    operator: str
    left: Term
    right: Term | None = None


Result = Iterator[tuple[Value, int, Fact]]
"""The key of each result, its number, and the fact that stands for it in a report."""


def measure_facts(measures: Sequence[Measure], facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that ``measures`` emit over one document's ``facts``; a later measure may use an earlier one."""
    made: list[Fact] = []
    for measure in measures:
        known = [*facts, *made]
        for key, number, fact in OPERATORS[measure.operator](measure, known):
            data: dict[str, Value] = {"doc": fact.doc, "name": measure.name, "of": str(key), "value": number}
            made.append(Fact("measure", f"{fact.doc}:measure/{measure.name}/{key}", data, fact.doc, fact.path))
    return made


def _grouped(term: Term, facts: Sequence[Fact]) -> dict[Value, list[Fact]]:
    groups: dict[Value, list[Fact]] = defaultdict(list)
    for fact in term.matches(facts):
        groups[term.key(fact)].append(fact)
    return groups


def _count(measure: Measure, facts: Sequence[Fact]) -> Result:
    for key, group in _grouped(measure.left, facts).items():
        yield key, len(group), group[0]


def _distinct(measure: Measure, facts: Sequence[Fact]) -> Result:
    for key, group in _grouped(measure.left, facts).items():
        yield key, len({measure.left.of(fact) for fact in group}), group[0]


def _sum(measure: Measure, facts: Sequence[Fact]) -> Result:
    for key, group in _grouped(measure.left, facts).items():
        yield key, sum(int(measure.left.of(fact)) for fact in group), group[0]


def _share(measure: Measure, facts: Sequence[Fact]) -> Result:
    """Per mille of the left term's facts among the right term's."""
    assert measure.right is not None
    parts = _grouped(measure.left, facts)
    for key, group in _grouped(measure.right, facts).items():
        yield key, 1000 * len(parts.get(key, ())) // len(group), group[0]


def _set_difference(measure: Measure, facts: Sequence[Fact]) -> Result:
    """How many of the left term's values the right term does not have."""
    assert measure.right is not None
    right = {str(measure.right.of(fact)).casefold() for fact in measure.right.matches(facts)}
    for key, group in _grouped(measure.left, facts).items():
        left = {str(measure.left.of(fact)).casefold() for fact in group}
        yield key, len(left - right), group[0]


def _difference(measure: Measure, facts: Sequence[Fact]) -> Result:
    """For every right fact: the left term's number with the same key, minus it."""
    assert measure.right is not None
    left = {measure.left.key(fact): fact for fact in measure.left.matches(facts)}
    for fact in measure.right.matches(facts):
        other = left.get(measure.right.key(fact))
        if other is not None:
            yield fact.fid, int(measure.left.of(other)) - int(measure.right.of(fact)), fact


def _per_mille(measure: Measure, facts: Sequence[Fact]) -> Result:
    """For every left fact: its distance from the right fact with the same key, in per mille of the latter."""
    assert measure.right is not None
    right = {measure.right.key(fact): fact for fact in measure.right.matches(facts)}
    for fact in measure.left.matches(facts):
        other = right.get(measure.left.key(fact))
        base = int(measure.right.of(other)) if other is not None else 0
        if base:
            yield fact.fid, abs(1000 * (int(measure.left.of(fact)) - base)) // abs(base), fact


def _uneven(measure: Measure, facts: Sequence[Fact]) -> Result:
    """How many of the left term's values are not in every one of the lists that the right term's field names."""
    assert measure.right is not None
    for key, group in _grouped(measure.left, facts).items():
        lists: dict[Value, set[str]] = defaultdict(set)
        for fact in group:
            lists[measure.right.of(fact)].add(str(measure.left.of(fact)).casefold())
        values: list[set[str]] = list(lists.values())
        yield key, len(set().union(*values) - values[0].intersection(*values)), group[0]


def _missing_from(measure: Measure, facts: Sequence[Fact]) -> Result:
    """For every left fact: how many of its group's lists, which the right term's field names, lack its value."""
    assert measure.right is not None
    for group in _grouped(measure.left, facts).values():
        lists: dict[Value, set[str]] = defaultdict(set)
        for fact in group:
            lists[measure.right.of(fact)].add(str(measure.left.of(fact)).casefold())
        for fact in group:
            value = str(measure.left.of(fact)).casefold()
            yield fact.fid, sum(value not in values for values in lists.values()), fact


def _between(unit: Callable[[dt.date, dt.date], int]) -> Callable[[Measure, Sequence[Fact]], Result]:
    def operator(measure: Measure, facts: Sequence[Fact]) -> Result:
        """For every right fact: the time from the last of the left term's days to it."""
        assert measure.right is not None
        starts = [int(measure.left.of(fact)) for fact in measure.left.matches(facts)]
        for fact in measure.right.matches(facts) if starts else []:
            first, last = dt.date.fromordinal(max(starts)), dt.date.fromordinal(int(measure.right.of(fact)))
            yield fact.fid, unit(first, last), fact

    return operator


def _first_gap(measure: Measure, facts: Sequence[Fact]) -> Result:
    """Days of the first gap between periods: the left term's field is their start, the right term's their end."""
    assert measure.right is not None
    ends = {fact.fid: int(measure.right.of(fact)) for fact in measure.right.matches(facts)}
    for key, group in _grouped(measure.left, facts).items():
        ordered = sorted(group, key=lambda fact: int(measure.left.of(fact)))
        covered = ends.get(ordered[0].fid, int(measure.left.of(ordered[0])))
        for fact in ordered[1:]:
            start = int(measure.left.of(fact))
            if start > covered + 1:
                yield key, start - covered - 1, fact
                break
            covered = max(covered, ends.get(fact.fid, start))


OPERATORS: dict[str, Callable[[Measure, Sequence[Fact]], Result]] = {
    "count": _count,
    "distinct": _distinct,
    "sum": _sum,
    "share": _share,
    "set_difference": _set_difference,
    "uneven": _uneven,
    "missing_from": _missing_from,
    "difference": _difference,
    "per_mille": _per_mille,
    "months_between": _between(months_between),
    "days_between": _between(lambda first, last: (last - first).days),
    "first_gap": _first_gap,
}
"""The closed set."""
