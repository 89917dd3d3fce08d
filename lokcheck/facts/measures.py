"""Measures: numbers computed from facts by a closed set of operators, declared as data in the rulebook.

A rule only tests fields, joins on equality and asks for absence; whatever needs arithmetic or a comparison between two
facts is a measure. All numbers are whole (days, months, SEK, per mille), so that both engines see the same.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from lokcheck.facts.dates import months_between
from lokcheck.facts.fact import Fact, Value

__all__ = ["OPERATORS", "Measure", "Term", "measure_facts", "needed_measures"]


Facts = Mapping[str, Collection[Fact]]
"""Facts by their type."""


class Term(NamedTuple):
    """Facts of ``type`` whose fields are as ``where``; ``value`` is the field that counts, ``by`` that to group by.

    A list in ``where`` means any of its words.
    """

    type: str
    where: Mapping[str, Value | Sequence[Value]] = MappingProxyType({})
    value: str = "fid"
    by: str | None = None

    def matches(self, facts: Facts) -> list[Fact]:
        """Return the facts that the term means; a fact without the value field is not one of them."""
        return [
            f for f in facts.get(self.type, ())
            if (self.value == "fid" or self.value in f.data)
            and all(_is(f.data.get(name), want) for name, want in self.where.items())
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


def _is(value: Value | None, want: Value | Sequence[Value]) -> bool:
    return value == want if isinstance(want, str | int) else value in want


class Measure(NamedTuple):
    """``name`` is computed by ``operator`` over one or two terms."""

    name: str
    operator: str
    left: Term
    right: Term | None = None


Result = Iterator[tuple[Value, int, Fact]]
"""The key of each result, its number, and the fact that stands for it in a report."""


def measure_facts(measures: Sequence[Measure], facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that ``measures`` emit over one document's ``facts``; a later measure may use an earlier one.

    Measures may share a name: a rule then ranges over them all. Of the same thing, the number of the later one counts.
    """
    made: dict[str, Fact] = {}
    by_type: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_type[fact.type].append(fact)
    known: Facts = {**by_type, "measure": made.values()}
    for measure in measures:
        for key, number, fact in list(OPERATORS[measure.operator](measure, known)):
            fid = f"{fact.doc}:measure/{measure.name}/{key}"
            data: dict[str, Value] = {"doc": fact.doc, "name": measure.name, "of": str(key), "value": number}
            made[fid] = Fact("measure", fid, data, fact.doc, fact.path)
    return list(made.values())


def _subject(fact: Fact) -> Value:
    """What a number about ``fact`` is of: the fact itself, or what a measure measures."""
    return fact.data["of"] if fact.type == "measure" else fact.fid


def needed_measures(measures: Sequence[Measure], names: Collection[str]) -> list[Measure]:
    """Return, in their order, the measures called ``names`` and those that they are computed from."""
    wanted = set(names)
    for measure in reversed(measures):
        if measure.name in wanted:
            terms = (measure.left, measure.right) if measure.right else (measure.left,)
            wanted |= {str(term.where["name"]) for term in terms if term.type == "measure" and "name" in term.where}
    return [measure for measure in measures if measure.name in wanted]


def _grouped(term: Term, facts: Facts) -> dict[Value, list[Fact]]:
    groups: dict[Value, list[Fact]] = defaultdict(list)
    for fact in term.matches(facts):
        groups[term.key(fact)].append(fact)
    return groups


def _count(measure: Measure, facts: Facts) -> Result:
    for key, group in _grouped(measure.left, facts).items():
        yield key, len(group), group[0]


def _distinct(measure: Measure, facts: Facts) -> Result:
    for key, group in _grouped(measure.left, facts).items():
        yield key, len({measure.left.of(fact) for fact in group}), group[0]


def _sum(measure: Measure, facts: Facts) -> Result:
    for key, group in _grouped(measure.left, facts).items():
        yield key, sum(int(measure.left.of(fact)) for fact in group), group[0]


def _share(measure: Measure, facts: Facts) -> Result:
    """Per mille of the left term's facts among the right term's."""
    assert measure.right is not None
    parts = _grouped(measure.left, facts)
    for key, group in _grouped(measure.right, facts).items():
        yield key, 1000 * len(parts.get(key, ())) // len(group), group[0]


def _set_difference(measure: Measure, facts: Facts) -> Result:
    """How many of the left term's values the right term does not have."""
    assert measure.right is not None
    right = {str(measure.right.of(fact)).casefold() for fact in measure.right.matches(facts)}
    for key, group in _grouped(measure.left, facts).items():
        left = {str(measure.left.of(fact)).casefold() for fact in group}
        yield key, len(left - right), group[0]


def _difference(measure: Measure, facts: Facts) -> Result:
    """For every right fact: the left term's number with the same key, minus it."""
    assert measure.right is not None
    left = {measure.left.key(fact): fact for fact in measure.left.matches(facts)}
    for fact in measure.right.matches(facts):
        other = left.get(measure.right.key(fact))
        if other is not None:
            yield _subject(fact), int(measure.left.of(other)) - int(measure.right.of(fact)), fact


def _beyond_rounding(measure: Measure, facts: Facts) -> Result:
    """As ``difference``, but 0 where the right term's number is a whole thousand and less than one thousand away."""
    assert measure.right is not None
    for key, number, fact in _difference(measure, facts):
        rounded = int(measure.right.of(fact)) % 1000 == 0 and abs(number) < 1000
        yield key, 0 if rounded else number, fact


def _product(measure: Measure, facts: Facts) -> Result:
    """For every right fact: the left term's number with the same key, times it."""
    assert measure.right is not None
    left = {measure.left.key(fact): fact for fact in measure.left.matches(facts)}
    for fact in measure.right.matches(facts):
        other = left.get(measure.right.key(fact))
        if other is not None:
            yield _subject(fact), int(measure.left.of(other)) * int(measure.right.of(fact)), fact


def _per_mille(measure: Measure, facts: Facts) -> Result:
    """For every left fact: its distance from the right fact with the same key, in per mille of the latter."""
    assert measure.right is not None
    right = {measure.right.key(fact): fact for fact in measure.right.matches(facts)}
    for fact in measure.left.matches(facts):
        other = right.get(measure.left.key(fact))
        base = int(measure.right.of(other)) if other is not None else 0
        if base:
            yield fact.fid, abs(1000 * (int(measure.left.of(fact)) - base)) // abs(base), fact


def _uneven(measure: Measure, facts: Facts) -> Result:
    """How many of the left term's values are not in every one of the lists that the right term's field names."""
    assert measure.right is not None
    for key, group in _grouped(measure.left, facts).items():
        lists: dict[Value, set[str]] = defaultdict(set)
        for fact in group:
            lists[measure.right.of(fact)].add(str(measure.left.of(fact)).casefold())
        values: list[set[str]] = list(lists.values())
        yield key, len(set().union(*values) - values[0].intersection(*values)), group[0]


def _missing_from(measure: Measure, facts: Facts) -> Result:
    """For every left fact: how many of its group's lists, which the right term's field names, lack its value."""
    assert measure.right is not None
    for group in _grouped(measure.left, facts).values():
        lists: dict[Value, set[str]] = defaultdict(set)
        for fact in group:
            lists[measure.right.of(fact)].add(str(measure.left.of(fact)).casefold())
        for fact in group:
            value = str(measure.left.of(fact)).casefold()
            yield fact.fid, sum(value not in values for values in lists.values()), fact


def _between(unit: Callable[[dt.date, dt.date], int]) -> Callable[[Measure, Facts], Result]:
    def operator(measure: Measure, facts: Facts) -> Result:
        """For every right fact: the time from the last of the left term's days to it."""
        assert measure.right is not None
        starts = [int(measure.left.of(fact)) for fact in measure.left.matches(facts)]
        for fact in measure.right.matches(facts) if starts else []:
            first, last = dt.date.fromordinal(max(starts)), dt.date.fromordinal(int(measure.right.of(fact)))
            yield fact.fid, unit(first, last), fact

    return operator


def _gaps(measure: Measure, facts: Facts) -> Result:
    """Days without a period before each period that follows a gap.

    The left term's field is the periods' start, the right term's their end; a period that the right term does not match
    has no end. Spring and autumn are read as the half-years that timetables mean by them.
    """
    assert measure.right is not None
    ends = {fact.fid: _half_year(fact, int(measure.right.of(fact)))[1] for fact in measure.right.matches(facts)}
    for group in _grouped(measure.left, facts).values():
        starts = [(_half_year(fact, int(measure.left.of(fact)))[0], fact) for fact in group]
        covered = min(start for start, _ in starts)
        for start, fact in sorted(starts, key=lambda pair: pair[0]):
            if start > covered + 1:
                yield fact.fid, start - covered - 1, fact
            covered = max(covered, ends.get(fact.fid, dt.date.max.toordinal()))


def _half_year(fact: Fact, day: int) -> tuple[int, int]:
    """The first and last day of the half-year, for a day of a spring or an autumn; else the day itself, twice."""
    date = dt.date.fromordinal(day)
    if fact.data.get("date_precision") != "season" or date.month not in (3, 4, 5, 9, 10, 11):
        return day, day
    first, last = ((1, 1), (6, 30)) if date.month < 7 else ((7, 1), (12, 31))
    return dt.date(date.year, *first).toordinal(), dt.date(date.year, *last).toordinal()


OPERATORS: dict[str, Callable[[Measure, Facts], Result]] = {
    "count": _count,
    "distinct": _distinct,
    "sum": _sum,
    "share": _share,
    "set_difference": _set_difference,
    "uneven": _uneven,
    "missing_from": _missing_from,
    "difference": _difference,
    "beyond_rounding": _beyond_rounding,
    "product": _product,
    "per_mille": _per_mille,
    "months_between": _between(months_between),
    "days_between": _between(lambda first, last: (last - first).days),
    "gaps": _gaps,
}
"""The closed set."""
