"""Why a requirement got its outcome: premise by premise what matched, and for absence what came closest.

This decides nothing: the engine did. It walks the same patterns over the same facts, slowly and for one rule, keeps for
each alternative the way that got furthest, and is a third evaluator to hold the engines against.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lokcheck.engine.program import FactData, Pattern
from lokcheck.facts.dates import own_day
from lokcheck.facts.derive import SetDocument
from lokcheck.facts.fact import Fact
from lokcheck.facts.timed import Moment, timed_facts
from lokcheck.judge.breakpoints import law_topics
from lokcheck.judge.fold import Emitted, fold
from lokcheck.judge.judge import ADOPTION, CHECK, Case, Judge
from lokcheck.judge.nearness import Candidate, lacks_of, nearest
from lokcheck.judge.result import Hit, Judgement, Verdict
from lokcheck.rulebook.program import ASK, ITEM, Emission
from lokcheck.rulebook.rule import Rule

__all__ = ["Candidate", "DayTrace", "Step", "Trace", "Way", "Tracer", "outcome_of", "trace", "trace_of", "ways_of"]

_SHOWN = 3
_MISSING, _INCOMPLETE = 4, 1
"""What a premise without any fact costs a way, and one whose fact only lacks what it could say, for each such thing."""


@dataclass(frozen=True, slots=True)
class Step:
    """A premise of a way: ``held``, or not.

    ``fact`` is what matched. Where nothing did, ``nearest`` came closest; where an absence is not there, ``nearest`` is
    what stands in its way. ``waits``: it could not be asked, because it is about a fact that is missing.
    """

    pattern: Pattern
    held: bool
    fact: Fact | None = None
    nearest: tuple[Candidate, ...] = ()
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """One alternative of the rule: what it gives, and how far it got; ``item`` is the one of a for_each it is about.

    ``bound`` has, by name, what each premise is about: the fact that matched, or the one that only lacks something.
    """

    number: int
    emission: Emission
    steps: tuple[Step, ...]
    bound: Mapping[str, Fact]
    item: Fact | None = None

    @property
    def succeeded(self) -> bool:
        """Whether every premise held."""
        return all(step.held for step in self.steps)

    @property
    def missing(self) -> int:
        """How many premises did not hold."""
        return sum(not step.held for step in self.steps)


@dataclass(frozen=True, slots=True)
class DayTrace:
    """The verdict on ``day``, and every alternative of the rule as it stood then."""

    at: str
    day: dt.date
    verdict: Verdict
    ways: tuple[Way, ...]

    def of(self, what: str, grade: str = "") -> list[Way]:
        """Return the alternatives that give ``what`` with ``grade``, in the order of the rule."""
        return [way for way in self.ways if way.emission.what == what and way.emission.grade == grade]


@dataclass(frozen=True, slots=True)
class Trace:
    """The judgement of one rule, with its alternatives on the day of the check and on the document's own date."""

    judgement: Judgement
    today: DayTrace
    at_adoption: DayTrace | None = None


def trace(judge: Judge, source: SetDocument, others: Sequence[SetDocument], rule: str, as_of: dt.date) -> Trace:
    """Return why ``rule`` got its outcome on ``source`` at ``as_of``. Raises KeyError for a rule not on its kind."""
    judgement = next((j for j in judge.judge(source, others, as_of) if j.rule.id == rule), None)
    if judgement is None:
        raise KeyError(rule)
    return trace_of(judge, source, others, judgement, as_of)


def trace_of(
    judge: Judge, source: SetDocument, others: Sequence[SetDocument], judgement: Judgement, as_of: dt.date
) -> Trace:
    """Return why ``judgement``, which ``judge`` gave on ``source`` at ``as_of``, is what it is."""
    return Tracer(judge, source, others).trace(judgement, as_of)


class Tracer:
    """Traces many judgements on one document: its facts are looked up once for each day."""

    def __init__(self, judge: Judge, source: SetDocument, others: Sequence[SetDocument]) -> None:
        """``others`` are the documents of its set."""
        self._judge, self._case = judge, judge.case(source, others)
        self._walks: dict[Moment, _Walk] = {}

    def trace(self, judgement: Judgement, as_of: dt.date) -> Trace:
        """Return why ``judgement``, which was given at ``as_of``, is what it is."""
        today = DayTrace(CHECK, as_of, judgement.today, self._ways(judgement.rule, Moment(CHECK, as_of)))
        own = own_day(self._case.source.document)
        if own is None or judgement.at_adoption is None:
            return Trace(judgement, today)
        then = DayTrace(ADOPTION, own, judgement.at_adoption, self._ways(judgement.rule, Moment(ADOPTION, own)))
        return Trace(judgement, today, then)

    def _ways(self, rule: Rule, moment: Moment) -> tuple[Way, ...]:
        if moment not in self._walks:
            self._walks[moment] = _walk(self._judge, self._case, moment)
        return _ways_in(self._walks[moment], self._case, rule)


def ways_of(judge: Judge, case: Case, rule: Rule, moment: Moment, *, near: bool = True) -> tuple[Way, ...]:
    """Return every alternative of ``rule`` at ``moment``; of a for_each, every alternative for every item.

    A for_each that has no item has its alternatives once, without one. ``near``: look for what came closest.
    """
    walk = _walk(judge, case, moment, rule)
    walk.near = near
    return _ways_in(walk, case, rule)


def _ways_in(walk: "_Walk", case: Case, rule: Rule) -> tuple[Way, ...]:
    found: list[Way] = []
    items: dict[str, Fact] = {}
    pairs = zip(case.program.program.rules, case.program.emissions, strict=True)
    for number, (made, emission) in enumerate(pairs):
        if emission.rule != rule.id:
            continue
        if emission.what == "item":
            items |= {item.fid: item for item in walk.items(number, emission, made.patterns)}
        about = items.values() if rule.form == "for_each" and emission.what != "applies" else ()
        found += [walk.way(number, emission, made.patterns, item) for item in about or (None,)]
    return tuple(found)


def _walk(judge: Judge, case: Case, moment: Moment, only: Rule | None = None) -> "_Walk":
    """Return the search through every fact that rules, or ``only`` one, ask for.

    Also what the engine is not given is there, for it may be near.
    """
    program = case.program
    asked = program.rules_of({only.id}) if only is not None else program.program.rules
    types = {pattern.type for rule in asked for pattern in rule.patterns}
    kept = [fact for fact in (*case.stated, *case.facts) if fact.type in types]
    timed = [fact for fact in timed_facts(judge.setting(case), law_topics(asked), moment, types) if fact.type in types]
    names = program.rules if only is None else (only.id,)
    asks = [Fact("ask", f"ask/{name}", {"rule": name, "at": moment.at}) for name in names]
    facts = {fact.fid: fact for fact in (*kept, *timed, *asks)}
    return _Walk(facts, [judge.row(fact, case) for fact in facts.values()])


def outcome_of(rule: Rule, ways: Sequence[Way]) -> Verdict:
    """Return the verdict that ``ways`` give: the engine's own wherever the two agree, as they must."""
    emitted = Emitted()
    for way in ways:
        if way.succeeded and way.emission.what == "applies":
            emitted.applies.add(CHECK)
        elif way.succeeded and way.emission.what == "item":
            emitted.items[CHECK].append(way.bound[ITEM])
        elif way.succeeded:
            emitted.hits[CHECK].append(Hit(way.emission.grade, dict(way.bound)))
    return fold(rule, emitted, CHECK)


class _Walk:
    """The facts of one moment, by type, and the search through them."""

    def __init__(self, facts: Mapping[str, Fact], rows: Sequence[FactData]) -> None:
        self._facts, self.near = facts, True
        self._rows: dict[str, list[FactData]] = {}
        for row in rows:
            self._rows.setdefault(str(row["type"]), []).append(row)

    def items(self, number: int, emission: Emission, patterns: Sequence[Pattern]) -> list[Fact]:
        """Return what a for_each ranges over: every fact for which its premises hold."""
        kind = next(pattern.type for pattern in patterns if pattern.var == ITEM)
        facts = [self._facts[str(row["fid"])] for row in self._rows.get(kind, ())]
        return [fact for fact in facts if self.way(number, emission, patterns, fact).succeeded]

    def way(self, number: int, emission: Emission, patterns: Sequence[Pattern], item: Fact | None) -> Way:
        """Return how far the alternative gets, about ``item`` if one is given."""
        fixed = None
        if item is not None:
            fixed = next(row for row in self._rows[item.type] if row["fid"] == item.fid)
        _, bound = self._furthest(patterns, 0, {}, fixed)
        steps = [self._step(pattern, bound) for pattern in patterns if pattern.var != ASK]
        named = {var: self._facts[str(row["fid"])] for var, row in bound.items() if var != ASK}
        return Way(number, emission, tuple(steps), named, item)

    def _furthest(
        self, patterns: Sequence[Pattern], at: int, bound: dict[str, FactData], item: FactData | None
    ) -> tuple[int, dict[str, FactData]]:
        """Return what the cheapest way on from pattern ``at`` costs, and what it binds."""
        if at == len(patterns):
            return 0, bound
        pattern = patterns[at]
        if pattern.negated:
            cost, found = self._furthest(patterns, at + 1, bound, item)
            against = not _waits(pattern, found) and any(self._fitting(pattern, found))
            return cost + _MISSING * against, found
        best = (_MISSING + len(patterns) * _MISSING, bound)
        for price, row in self._choices(pattern, patterns[at + 1 :], bound, item):
            cost, found = self._furthest(patterns, at + 1, bound if row is None else {**bound, pattern.var: row}, item)
            if price + cost < best[0]:
                best = price + cost, found
            if not best[0]:
                break
        return best

    def _choices(
        self, pattern: Pattern, later: Sequence[Pattern], bound: Mapping[str, FactData], item: FactData | None
    ) -> Iterator[tuple[int, FactData | None]]:
        """Yield what ``pattern`` can be about, with its price: only what later premises tell apart is tried twice."""
        if pattern.var == ITEM and item is not None:
            yield _INCOMPLETE * len(lacks_of(pattern, item, bound)), item
            return
        rows = [] if _waits(pattern, bound) else self._rows.get(pattern.type, [])
        lacking = [(row, lacks_of(pattern, row, bound)) for row in rows]
        fits = [row for row, lacks in lacking if not lacks]
        if not any(join.var == pattern.var for other in later for join in other.joins):
            yield (0, fits[0]) if fits else (_MISSING, None)
            return
        yield from ((0, row) for row in fits)
        for row, lacks in lacking:
            if lacks and len(lacks) < _MISSING and all(lack.unsaid for lack in lacks):
                yield _INCOMPLETE * len(lacks), row
        yield _MISSING, None

    def _step(self, pattern: Pattern, bound: Mapping[str, FactData]) -> Step:
        if _waits(pattern, bound):
            return Step(pattern, held=False, waits=True)
        if pattern.negated:
            against = [Candidate(self._facts[str(row["fid"])], ()) for row in self._fitting(pattern, bound)]
            return Step(pattern, not against, nearest=tuple(against[:_SHOWN]))
        row = bound.get(pattern.var)
        lacks = lacks_of(pattern, row, bound) if row is not None else ()
        if row is not None and not lacks:
            return Step(pattern, True, self._facts[str(row["fid"])])
        if not self.near:
            return Step(pattern, held=False)
        first = [Candidate(self._facts[str(row["fid"])], lacks)] if row is not None else []
        others = nearest(pattern, self._rows.get(pattern.type, ()), bound, self._facts)
        more = [c for c in others if not first or c.fact.fid != first[0].fact.fid] if pattern.var != ITEM else []
        return Step(pattern, False, nearest=(*first, *more)[:_SHOWN])

    def _fitting(self, pattern: Pattern, bound: Mapping[str, FactData]) -> list[FactData]:
        return [row for row in self._rows.get(pattern.type, ()) if not lacks_of(pattern, row, bound)]


def _waits(pattern: Pattern, bound: Mapping[str, FactData]) -> bool:
    """Return whether the premise is about a fact that is not there."""
    return any(join.var not in bound for join in pattern.joins)
