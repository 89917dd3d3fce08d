"""A program in the language of CLIPS: templates for the fact types, and a rule for each rule.

A rule's consequence asserts ``(hit RULE FACT...)``, which is read back when the run is over: no Python runs inside the
run, so nothing can be raised there and only printed, and a firing costs a third of what a callback does.
"""

from collections.abc import Iterator, Sequence

from lokcheck.engine.clips import TRIPWIRE
from lokcheck.engine.coding import CodedPattern, CodedProgram, CodedTest, code_program
from lokcheck.engine.prepared import GATE, Prepared
from lokcheck.engine.program import Program
from lokcheck.engine.subset import refuse

__all__ = ["prepare"]

COMPARISONS = {"==": "eq", "!=": "neq"}


def prepare(program: Program) -> Prepared:
    """Return the program as CLIPS takes it. Raises EngineError if it is outside the safe subset."""
    refuse(program)
    coded = code_program(program)
    return coded.prepared([program.rules], list(_constructs(coded)))


def _constructs(program: CodedProgram) -> Iterator[str]:
    """Yield every construct to build, in order."""
    yield f"(deftemplate t{GATE})"
    for coded in program.types.values():
        slots = "".join(f" (slot c{column})" for column in coded.columns.values())
        yield f"(deftemplate t{coded.number}{slots})"
    for number, patterns in enumerate(program.rules):
        yield _rule(number, patterns)
    yield (
        f"(defrule tripwire (declare (salience -10000)) ?g <- (t{GATE}) => (assert (hit {TRIPWIRE} (fact-index ?g))))"
    )


def _rule(number: int, patterns: Sequence[CodedPattern]) -> str:
    targets = {(join.position, join.other) for pattern in patterns for join in pattern.joins}
    premises = " ".join(
        _pattern(place, pattern, {column for at, column in targets if at == place})
        for place, pattern in enumerate(patterns)
    )
    facts = "".join(f" (fact-index ?f{place})" for place, pattern in enumerate(patterns) if not pattern.negated)
    return f"(defrule r{number} (t{GATE}) {premises} => (assert (hit {number}{facts})))"


def _pattern(place: int, pattern: CodedPattern, targets: set[int]) -> str:
    columns = dict.fromkeys([test.column for test in pattern.tests] + [join.column for join in pattern.joins])
    slots = [_slot(f"?p{place}c{column}", column, pattern) for column in columns]
    slots += [f" (c{column} ?p{place}c{column})" for column in sorted(targets)]
    body = f"(t{pattern.type}{''.join(slots)})"
    return f"(not {body})" if pattern.negated else f"?f{place} <- {body}"


def _slot(own: str, column: int, pattern: CodedPattern) -> str:
    """Return the constraints on one slot; an absent field (nil) satisfies none of them.

    Only a test that stands alone is a literal constraint: CLIPS refuses to build a rule where two literals exclude
    each other, also by way of a shared variable, while such a rule is merely one that never fires.
    """
    tests = [test for test in pattern.tests if test.column == column]
    joins = list(dict.fromkeys(f"?p{join.position}c{join.other}" for join in pattern.joins if join.column == column))
    if not joins and len(tests) == 1 and tests[0].op in COMPARISONS:
        constraint = f"{tests[0].value}" if tests[0].op == "==" else f"~{tests[0].value}&~nil"
    else:
        constraint = "&".join([own, *joins, "~nil", *(_predicate(own, test) for test in tests)])
    return f" (c{column} {constraint})"


def _predicate(own: str, test: CodedTest) -> str:
    if test.op in COMPARISONS:
        return f":({COMPARISONS[test.op]} {own} {test.value})"
    return f":(and (integerp {own}) ({test.op} {own} {test.value}))"
