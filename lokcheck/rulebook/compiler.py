"""From checked rules to engine rules, for one kind of document at a time.

Three kinds of emission: *applies* (the premises hold), *item* (what a for_each ranges over) and *hit* (an alternative
matched, with its grade). An emission is timed where a pattern of it is: then it is asked at each moment by an ``ask``
fact, so that only rules whose outcome can change cost anything at more than one moment.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from lokcheck.engine.program import EngineRule, Join, Pattern, Program, Test
from lokcheck.facts.schema import FactType
from lokcheck.rulebook.body import LAW_TYPES, Body, law_asked
from lokcheck.rulebook.patterns import Cond, Param, Pat, Ref
from lokcheck.rulebook.program import ASK, ITEM, Emission, KindProgram, program_name
from lokcheck.rulebook.rule import Basis, Rule

__all__ = ["compile_kind", "is_timed"]

LEAST = -(2**31)
"""A number below every field: 'stated' for a number."""


def is_timed(body: Body, types: Mapping[str, FactType]) -> bool:
    """Return whether any pattern of the rule is of a timed type."""
    return any(types[pat.type].timed for pat in _all(body) if pat.type != ITEM)


def compile_kind(
    kind: str,
    rules: Sequence[tuple[Rule, Body]],
    types: Mapping[str, FactType],
    params: Mapping[str, int],
    asked: str = "check",
) -> KindProgram:
    """Return the program of the rules for documents of ``kind`` that are asked when ``asked`` says."""
    of_kind = [(rule, body) for rule, body in rules if kind in rule.kinds and rule.asked == asked]
    name = program_name(kind, asked)
    mine = [(rule, body) for rule, body in of_kind if rule.off is None]
    foreign = frozenset(pat.type for _, body in mine for pat in _all(body) if _reaches_out(pat, types))
    writer = _Writer(types, params, foreign)
    pairs = [pair for rule, body in mine for pair in writer.rule(rule, body)]
    engine_rules = tuple(EngineRule(str(index), patterns) for index, (patterns, _) in enumerate(pairs))
    used = frozenset(p.type for rule in engine_rules for p in rule.patterns)
    topics = frozenset(basis for rule, _ in mine if (basis := _law(rule)) is not None)
    topics |= {basis for _, body in mine for _, basis in law_asked(body)}
    return KindProgram(name, Program(name, engine_rules), tuple(emission for _, emission in pairs),
                       tuple(rule.id for rule, _ in of_kind), topics, foreign, used,
                       frozenset(_measures(engine_rules)))  # fmt: skip


def _measures(rules: Sequence[EngineRule]) -> Iterator[str]:
    for pattern in (pattern for rule in rules for pattern in rule.patterns if pattern.type == "measure"):
        yield from (str(test.value) for test in pattern.tests if test.field == "name" and test.op == "==")


def _all(body: Body) -> Iterator[Pat]:
    for conjunction, _ in body.conjunctions():
        yield from conjunction


def _reaches_out(pat: Pat, types: Mapping[str, FactType]) -> bool:
    return any(cond.field == "doc" for cond in pat.conds) and pat.type != ITEM and types[pat.type].owned


def _law(rule: Rule) -> Basis | None:
    """What must be in force for the rule to apply: its basis, or its own period of validity as a topic of its own."""
    if rule.basis is not None:
        return rule.basis
    return Basis(f"rule:{rule.id}") if rule.valid is not None else None


def _tested_again(items: Sequence[Pat], alternative: Sequence[Pat]) -> Sequence[Pat]:
    """Return ``items`` with the tests of ``{it: ...}`` in the alternative added to the item, which is the last."""
    again = tuple(cond for pat in alternative if pat.type == ITEM for cond in pat.conds)
    return [*items[:-1], replace(items[-1], conds=(*items[-1].conds, *again))] if items else items


def _others(alternative: Sequence[Pat]) -> Iterator[Pat]:
    return (pat for pat in alternative if pat.type != ITEM)


def _impossible(pattern: Pattern) -> bool:
    """Whether it asks for two words in one field, as an item of ``of`` and a test of it that is about another item."""
    words = [(test.field, test.value) for test in pattern.tests if test.op == "=="]
    return not pattern.negated and len(set(words)) > len({field for field, _ in words})


@dataclass(frozen=True, slots=True)
class _Writer:
    types: Mapping[str, FactType]
    params: Mapping[str, int]
    foreign: frozenset[str]

    def rule(self, rule: Rule, body: Body) -> Iterator[tuple[tuple[Pattern, ...], Emission]]:
        law = _law(rule)
        premise: tuple[Pattern, ...] = ()
        if law is not None:
            tests = (Test("topic", "==", law.topic), Test("keyword", "==", law.keyword))
            premise = (Pattern("in_force", "_law", tests, (Join("at", ASK, "at"),)),)
        for when in body.when or ([()] if premise else []):
            yield self._emit(rule, "applies", "", (*premise, *self._conjunction(when)))
        for items in body.of:
            yield self._emit(rule, "item", "", self._conjunction(items))
        for grade, alternatives in body.grades.items():
            for items, alternative in product(body.of or [()], alternatives):
                patterns = self._conjunction([*_tested_again(items, alternative), *_others(alternative)])
                if not any(map(_impossible, patterns)):
                    yield self._emit(rule, "hit", grade, patterns)

    def _emit(
        self, rule: Rule, what: str, grade: str, patterns: tuple[Pattern, ...]
    ) -> tuple[tuple[Pattern, ...], Emission]:
        if any(join.var == ASK for pattern in patterns for join in pattern.joins):
            patterns = (Pattern("ask", ASK, (Test("rule", "==", rule.id),)), *patterns)
        names = tuple(p.var for p in patterns if not p.negated)
        return patterns, Emission(rule.id, what, grade, names)

    def _conjunction(self, pats: Sequence[Pat]) -> tuple[Pattern, ...]:
        return tuple(self._pattern(pat, pat.var or f"_{index}") for index, pat in enumerate(pats))

    def _pattern(self, pat: Pat, var: str) -> Pattern:
        fact_type = self.types[pat.type]
        tests, joins = self._scope(pat, fact_type)
        for cond in pat.conds:
            if cond.field == "doc" or (cond.field == "standing" and cond.operand == "any"):
                continue
            if isinstance(cond.operand, Ref):
                joins.append(Join(cond.field, cond.operand.var, cond.operand.field))
            else:
                tests.append(self._test(cond, fact_type))
        if pat.type in LAW_TYPES and not any(cond.field == "keyword" for cond in pat.conds):
            tests.append(Test("keyword", "==", "*"))
        return Pattern(pat.type, var, tuple(tests), tuple(joins), pat.negated)

    def _scope(self, pat: Pat, fact_type: FactType) -> tuple[list[Test], list[Join]]:
        """The implicit tests: whose fact it is, that the text asserts it, and the moment."""
        tests: list[Test] = []
        joins = [Join("at", ASK, "at")] if fact_type.timed else []
        doc = next((cond.operand for cond in pat.conds if cond.field == "doc"), None)
        if isinstance(doc, Ref):
            joins.append(Join("doc", doc.var, doc.field))
        if fact_type.owned and pat.type in self.foreign and doc != "*":
            tests.append(Test("own", "==", "no" if isinstance(doc, Ref) else "yes"))
        if fact_type.standing and not any(cond.field == "standing" for cond in pat.conds):
            tests.append(Test("standing", "==", "asserted"))
        return tests, joins

    def _test(self, cond: Cond, fact_type: FactType) -> Test:
        if cond.op == "stated":
            number = fact_type.fields[cond.field].type == "int"
            return Test(cond.field, ">=", LEAST) if number else Test(cond.field, "!=", "")
        value = self.params[cond.operand.name] if isinstance(cond.operand, Param) else cond.operand
        assert not isinstance(value, Ref)
        return Test(cond.field, cond.op, value)  # type: ignore[arg-type]
