"""Judges documents: one run of the engine for both dates, and a second over the days between for what differs."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lokcheck.engine.program import Compiled, Engine, EngineRule, FactData
from lokcheck.facts.dates import end_day, own_day
from lokcheck.facts.derive import PlaceNames, SetDocument, document_facts
from lokcheck.facts.fact import Fact
from lokcheck.facts.measures import Measure, measure_facts, needed_measures
from lokcheck.facts.timed import Moment, Relation, Setting, exists, relations, timed_facts
from lokcheck.judge.breakpoints import Timeline, law_topics
from lokcheck.judge.fold import Emitted, collect, fold
from lokcheck.judge.law_view import RegisterView
from lokcheck.judge.result import Judgement, Verdict
from lokcheck.judge.selection import Selection
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.program import KindProgram
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Text

__all__ = ["Case", "Judge"]

ADOPTION, CHECK = "adoption", "check"
EXPIRED = Text("Dokumentets giltighetstid har gått ut.", "The document's period of validity is over.")
REPLACED = Text("Dokumentet har ersatts av ett annat i samlingen.", "Another document of the set has replaced it.")


class Case(NamedTuple):
    """A document to judge, with what the engine is given that does not depend on the moment."""

    source: SetDocument
    program: KindProgram
    facts: tuple[Fact, ...]
    stated: tuple[Fact, ...]
    related: tuple[Relation, ...]


class Judge:
    """Judges any number of documents with one rulebook and one engine; nothing leaks from one to the next."""

    def __init__(self, rulebook: Rulebook, engine: Engine) -> None:
        """The programs are compiled when a document of their kind comes."""
        self.rulebook, self.engine = rulebook, engine
        self.law = RegisterView(rulebook.register, rulebook.validity, rulebook.terms)
        self._names = PlaceNames(rulebook.outside_region, self._suits)
        self._compiled: dict[str, Compiled] = {}
        self._asking = lru_cache(maxsize=1024)(lambda kind, names: _asking(rulebook.program(kind), names))
        self._measures: dict[str, list[Measure]] = {}

    def _suits(self, name: str, day: dt.date) -> bool:
        place = self.rulebook.places.find(name, day)
        return place is None or place.fits(name, day)

    def judge(self, source: SetDocument, others: Sequence[SetDocument], as_of: dt.date) -> list[Judgement]:
        """Return a judgement for every requirement on ``source``, in the order of the rulebook.

        ``others`` are the documents of its set. Raises EngineError if the engine failed.
        """
        case = self.case(source, others)
        own = own_day(source.document)
        moments = [Moment(ADOPTION, own)] if own else []
        moments.append(Moment(CHECK, as_of))
        rules = [self.rulebook.rule(name) for name in case.program.rules]
        emitted = self._run(case, self.facts_at(case, moments, [rule for rule in rules if rule.timed]))
        ended = _ended(source, case.related, as_of)
        found = [self._judgement(rule, emitted[rule.id], source.key, own, ended) for rule in rules]
        return self._with_changes(case, found, own, as_of)

    def on_day(self, case: Case, day: dt.date) -> list[Judgement]:
        """Return what ``judge`` does, of ``day`` alone: half the work where nobody asks for more."""
        rules = [self.rulebook.rule(name) for name in case.program.rules]
        emitted = self._run(case, self.facts_at(case, [Moment(CHECK, day)], [rule for rule in rules if rule.timed]))
        ended = _ended(case.source, case.related, day)
        return [self._judgement(rule, emitted[rule.id], case.source.key, None, ended) for rule in rules]

    def revised(
        self, source: SetDocument, others: Sequence[SetDocument], as_of: dt.date, changes: Sequence[Fact]
    ) -> list[Judgement]:
        """Return a judgement for every requirement on the revision that made ``source``, as of ``as_of``.

        ``changes`` are facts of what differs from the version before. Raises EngineError if the engine failed.
        """
        case = self.case(source, others, "revision")
        known = [fact for fact in changes if fact.type in case.program.types]
        case = case._replace(facts=(*case.facts, *known))
        rules = [self.rulebook.rule(name) for name in case.program.rules]
        facts = self.facts_at(case, [Moment(CHECK, as_of)], [rule for rule in rules if rule.timed])
        emitted = self._run(case, facts)
        return [Judgement(rule, source.key, None, fold(rule, emitted[rule.id], CHECK)) for rule in rules]

    def case(self, source: SetDocument, others: Sequence[SetDocument], asked: str = "check") -> Case:
        """Return the facts on which ``source`` is judged: in a check, or with ``asked`` as a revision."""
        program = self.rulebook.program(source.document.kind, asked)
        stated = document_facts(source, self._names)
        stated += measure_facts(self._measures_of(program), stated)
        related = tuple(relations(source, others))
        foreign = [
            fact
            for other in ({item.other.key: item.other for item in related}.values() if program.foreign else ())
            for fact in document_facts(other, self._names)
            if fact.type in program.foreign
        ]
        law = [fact for fact in self.rulebook.law_facts if fact.type in program.types]
        kept = [fact for fact in stated if fact.type in program.types]
        return Case(source, program, (*kept, *foreign, *law), tuple(stated), related)

    def ended(self, source: SetDocument, others: Sequence[SetDocument], day: dt.date) -> Text | None:
        """Return why ``source`` is no longer judged by what applies on ``day``; None where it is."""
        return _ended(source, relations(source, others), day)

    def setting(self, case: Case) -> Setting:
        """Return what the facts at a moment depend on."""
        return Setting(case.source, case.stated, case.related, self.law)

    def facts_at(self, case: Case, moments: Sequence[Moment], asked: Sequence[Rule]) -> dict[str, Fact]:
        """Return, by fid, what the engine is given when ``asked`` are asked at ``moments``."""
        topics, types = [(basis.topic, basis.keyword) for basis in case.program.topics], case.program.types
        timed = [fact for moment in moments for fact in timed_facts(self.setting(case), topics, moment, types)]
        asks = [_ask(rule, moment) for rule in asked for moment in moments]
        return {fact.fid: fact for fact in (*case.facts, *timed, *asks)}

    def _facts_between(self, case: Case, asked: Mapping[dt.date, Sequence[Rule]]) -> dict[str, Fact]:
        """Return, by fid, what the engine is given when on each day some rules are asked: only what these ask about."""
        setting, asking = self.setting(case), self._asking
        every = asking(case.program.kind, frozenset(rule.id for rules in asked.values() for rule in rules)).selection
        found = {fact.fid: fact for fact in case.facts if every.keeps(fact)}
        for day, rules in asked.items():
            moment, which = (
                Moment(day.isoformat(), day),
                asking(case.program.kind, frozenset(rule.id for rule in rules)),
            )
            timed = timed_facts(setting, which.topics, moment, which.selection.types)
            asks = [_ask(rule, moment) for rule in rules]
            found |= {fact.fid: fact for fact in (*timed, *asks) if which.selection.keeps(fact)}
        return found

    def row(self, fact: Fact, case: Case) -> FactData:
        """Return the flat record of ``fact``; it says whose it is where rules reach out to other documents."""
        row = fact.row()
        if fact.type in case.program.foreign:
            row["own"] = "yes" if fact.doc == case.source.key else "no"
        return row

    def _run(self, case: Case, facts: Mapping[str, Fact]) -> dict[str, Emitted]:
        """Return what the engine emits over ``facts``, by rule."""
        foreign = case.program.foreign
        rows = [self.row(fact, case) if fact.type in foreign else fact.row() for fact in facts.values()]
        firings = self._program(case.program).run(rows)
        found = collect(firings, case.program.emissions, facts)
        return {name: found.get(name, Emitted()) for name in case.program.rules}

    def _program(self, program: KindProgram) -> Compiled:
        if program.kind not in self._compiled:
            self._compiled[program.kind] = self.engine.compile(program.program)
        return self._compiled[program.kind]

    def _measures_of(self, program: KindProgram) -> list[Measure]:
        """The measures that the kind's rules name, and those that these are computed from."""
        if program.kind not in self._measures:
            self._measures[program.kind] = needed_measures(self.rulebook.measures, program.measures)
        return self._measures[program.kind]

    def _judgement(self, rule: Rule, emitted: Emitted, key: str, own: dt.date | None, ended: Text | None) -> Judgement:
        at_adoption = fold(rule, emitted, ADOPTION) if own else None
        if ended is not None and not rule.judges_expired:
            return Judgement(rule, key, at_adoption, Verdict("not_applicable", reason=ended))
        if at_adoption is not None and emitted.is_timeless:
            return Judgement(rule, key, at_adoption, at_adoption)
        return Judgement(rule, key, at_adoption, fold(rule, emitted, CHECK))

    def _with_changes(self, case: Case, found: list[Judgement], own: dt.date | None, as_of: dt.date) -> list[Judgement]:
        """Fill in the day from which the two outcomes differ, where they do."""
        differing = [j for j in found if j.at_adoption and j.at_adoption.outcome != j.today.outcome]
        if own is None or not differing:
            return found
        end = end_day(case.source.document)
        over = end + dt.timedelta(days=1) if end and end < as_of else None
        timed = [j.rule for j in differing if j.rule.timed and (over is None or j.rule.judges_expired)]
        days = {rule.id: self._days(case, rule, own, as_of) for rule in timed}
        asked: dict[dt.date, list[Rule]] = {}
        for rule in timed:
            for day in days[rule.id]:
                asked.setdefault(day, []).append(rule)
        emitted = self._run(case, self._facts_between(case, asked)) if asked else {}
        return [
            self._dated(j, emitted.get(j.rule.id, Emitted()), days.get(j.rule.id, ()), as_of, over)
            if j in differing else j
            for j in found
        ]  # fmt: skip

    def _days(self, case: Case, rule: Rule, own: dt.date, as_of: dt.date) -> list[dt.date]:
        """The days after the document's own, up to that of the check, on which what ``rule`` asks about may change."""
        rules = self._asking(case.program.kind, frozenset((rule.id,))).rules
        return Timeline(self.setting(case), self.law, rules).days(own, as_of)

    def _dated(
        self,
        judgement: Judgement,
        emitted: Emitted,
        days: Sequence[dt.date],
        as_of: dt.date,
        over: dt.date | None,
    ) -> Judgement:
        if judgement.today.reason in (EXPIRED, REPLACED) and not judgement.rule.judges_expired:
            changed = over
        else:
            changed = as_of
            for day in reversed(days):
                if fold(judgement.rule, emitted, day.isoformat()).outcome != judgement.today.outcome:
                    break
                changed = day
        return Judgement(judgement.rule, judgement.document, judgement.at_adoption, judgement.today, changed)


class _Asking(NamedTuple):
    """What some requirements on a kind of document ask for."""

    rules: list[EngineRule]
    selection: Selection
    topics: list[tuple[str, str]]


def _asking(program: KindProgram, names: frozenset[str]) -> _Asking:
    """Many documents differ in the same requirements, so the judge remembers this."""
    rules = program.rules_of(names)
    return _Asking(rules, Selection(rules), law_topics(rules))


def _ask(rule: Rule, moment: Moment) -> Fact:
    return Fact("ask", f"ask/{rule.id}/{moment.at}", {"rule": rule.id, "at": moment.at})


def _ended(source: SetDocument, related: Sequence[Relation], day: dt.date) -> Text | None:
    """Why the document is no longer judged by what applies on ``day``; None where it is."""
    status = source.document.status.value if source.document.status else None
    successors = [item.other for item in related if item.relation == "successor"]
    if status == "replaced" or any(exists(other.document, day) == "in-force" for other in successors):
        return REPLACED
    return EXPIRED if status == "expired" or exists(source.document, day) == "expired" else None
