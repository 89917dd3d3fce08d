"""What is worth knowing of rules besides that they load: whether their examples hold, whether they ever fire, overlaps.

Two rules overlap where a fault would be told twice: they fail on the very same statements of a real document; or they
miss something in the same part of one, and nothing in any document or example tells them apart. Rules that fail on the
same statement, and have each been seen to fail where the other does not, ask different things of it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from lokcheck.errors import RuleError
from lokcheck.facts.derive import SetDocument
from lokcheck.facts.fact import DocPath
from lokcheck.judge.examples import ExampleResult, judged_examples
from lokcheck.judge.judge import Judge
from lokcheck.judge.result import Judgement, Verdict
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule

__all__ = ["Overlap", "Survey", "survey"]

_Place = tuple[str, DocPath]
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules that tell the same fault; ``document`` is where, ``statement`` whether a statement of it shows both.

    ``independent``: each has failed alone somewhere, so that neither is a part of the other.
    """

    first: str
    second: str
    document: str
    statement: bool
    independent: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found, by the ids of rules. ``lacking`` has the outcomes that no example of the rule shows."""

    examples: int
    failed: tuple[ExampleResult, ...]
    broken: tuple[tuple[str, RuleError], ...]
    lacking: Mapping[str, tuple[str, ...]]
    unasked: tuple[str, ...]
    never_met: tuple[str, ...]
    never_failed: tuple[str, ...]
    overlaps: tuple[Overlap, ...]

    @property
    def passed(self) -> bool:
        """Whether every example got its outcome."""
        return not self.failed and not self.broken


@dataclass(slots=True)
class _Seen:
    """What has been judged: the outcomes of each rule, the faults by document, and which rules failed without which."""

    outcomes: dict[str, set[str]]
    faults: list[tuple[str, dict[str, frozenset[_Place]]]]
    alone: set[_Pair]


def survey(
    rules: Sequence[Rule], judge: Judge, corpus: Iterable[tuple[SetDocument, Sequence[SetDocument]]], as_of: dt.date
) -> Survey:
    """Run the examples of ``rules``, and judge the documents of ``corpus`` (each with its set) on both dates.

    Raises EngineError if the engine failed.
    """
    seen = _Seen(defaultdict(set), [], set())
    for source, others in corpus:
        _see(judge.judge(source, others, as_of), source.key, seen)
    results: list[ExampleResult] = []
    broken = []
    for rule in rules:
        try:
            results += _tried(rule, judge, seen)
        except RuleError as error:
            broken.append((rule.id, error))
    judged = [rule for rule in rules if rule.form != "manual" and rule.off is None]
    asked = [rule.id for rule in judged if seen.outcomes[rule.id] - {"not_applicable"}]
    return Survey(
        len(results), tuple(r for r in results if not r.passed), tuple(broken), _lacking(judged, judge.rulebook),
        tuple(rule.id for rule in judged if rule.id not in asked),
        tuple(name for name in asked if "met" not in seen.outcomes[name]),
        tuple(name for name in asked if not {"partly", "not_met"} & seen.outcomes[name]),
        tuple(_overlaps({rule.id for rule in rules}, judge, seen)),
    )  # fmt: skip


def _lacking(rules: Iterable[Rule], book: Rulebook) -> dict[str, tuple[str, ...]]:
    found = {}
    for rule in rules:
        needed = ("met", "partly" if rule.forbid_grade == "partly" and rule.form == "forbid" else "not_met")
        missing = tuple(word for word in needed if not book.examples(rule.id).get(word))
        if missing:
            found[rule.id] = missing
    return found


def _see(judgements: Sequence[Judgement], document: str, seen: _Seen) -> None:
    for verdicts in ([j.at_adoption for j in judgements], [j.today for j in judgements]):
        pairs = zip(judgements, verdicts, strict=True)
        given = {j.rule.id: verdict for j, verdict in pairs if verdict is not None}
        for name, verdict in given.items():
            seen.outcomes[name].add(verdict.outcome)
        faults = {name: frozenset(_places(verdict)) for name, verdict in given.items() if verdict.is_fault}
        seen.faults.append((document, faults))
        asked = {name for name, verdict in given.items() if verdict.outcome != "not_applicable"}
        seen.alone |= {(name, other) for name in faults for other in asked - set(faults)}


def _tried(rule: Rule, judge: Judge, seen: _Seen) -> list[ExampleResult]:
    """Run the examples of ``rule``, and note what they tell it apart from. Raises RuleError."""
    results = []
    for result, judgements in judged_examples(rule, judge):
        _tell_apart(rule.id, judgements, seen)
        results.append(result)
    return results


def _tell_apart(owner: str, judgements: Sequence[Judgement], seen: _Seen) -> None:
    """Note the rules that an example of ``owner`` tells apart from it; of other rules it says nothing."""
    faults = {j.rule.id: j.today.is_fault for j in judgements if j.today.outcome != "not_applicable"}
    if owner in faults:
        others = {name for name, fault in faults.items() if fault != faults[owner]}
        seen.alone |= {(owner, name) if faults[owner] else (name, owner) for name in others}


def _places(verdict: Verdict) -> Iterator[_Place]:
    for fact in (*(fact for hit in verdict.hits for fact in hit.facts.values()), *verdict.failing):
        if fact.path:
            yield fact.doc, fact.path


def _overlaps(ids: set[str], judge: Judge, seen: _Seen) -> Iterator[Overlap]:
    """Yield each pair once. The examples of the other rule are only run where nothing else told the two apart."""
    book = judge.rulebook
    known = {_pair(rule.id, book.rule(name).id) for rule in book.rules() for name in rule.subsumes}
    told: set[_Pair] = set()
    for document, faults in seen.faults:
        for pair in combinations(sorted(faults), 2):
            first, second = pair
            same = faults[first] == faults[second]
            if not same or pair in known or pair in told or not ids & set(pair):
                continue
            told.add(pair)
            if faults[first]:
                yield Overlap(first, second, document, True, _independent(pair, ids, judge, seen))
            elif book.rule(first).anchor == book.rule(second).anchor and not _differ(pair, ids, judge, seen):
                yield Overlap(first, second, document, False)


def _independent(pair: _Pair, ids: set[str], judge: Judge, seen: _Seen) -> bool:
    """Whether each has failed where the other did not."""
    return all(_failed_alone(order, ids, judge, seen) for order in (pair, pair[::-1]))


def _differ(pair: _Pair, ids: set[str], judge: Judge, seen: _Seen) -> bool:
    """Whether a document or an example of either tells the two rules apart."""
    return any(_failed_alone(order, ids, judge, seen) for order in (pair, pair[::-1]))


def _failed_alone(order: _Pair, ids: set[str], judge: Judge, seen: _Seen) -> bool:
    """Whether the first has failed where the second did not; examples that were not run yet are, if need be."""
    for name in order:
        if order not in seen.alone and name not in ids:
            _tried(judge.rulebook.rule(name), judge, seen)
    return order in seen.alone


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)
