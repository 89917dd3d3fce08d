"""Which coded facts a ruleset needs: those that pass the equality tests of one of its patterns.

Asserting a fact costs ten times what looking at it costs here, and a program in several rulesets would be given each
fact several times. Nothing that could match is left out.
"""

from collections.abc import Iterable

from lokcheck.engine.coding import CodedFact, CodedPattern

__all__ = ["Wanted"]


class Wanted:
    """The equality tests of some patterns, by fact type."""

    def __init__(self, patterns: Iterable[CodedPattern]) -> None:
        tests: dict[int, set[frozenset[tuple[int, int]]]] = {}
        for pattern in patterns:
            equal = frozenset((test.column, test.value) for test in pattern.tests if test.op == "==")
            tests.setdefault(pattern.type, set()).add(equal)
        # A pattern with fewer tests makes those with the same and more of them needless.
        self._tests = {kind: [s for s in sets if not any(o < s for o in sets)] for kind, sets in tests.items()}
        # A value that no test names is as good as any other, and would only fill the memory.
        self._named = frozenset(cell for sets in self._tests.values() for s in sets for cell in s)
        self._known: dict[tuple[object, ...], bool] = {}

    def __contains__(self, fact: CodedFact) -> bool:
        """Return whether a pattern could match ``fact``."""
        if fact.type not in self._tests:
            return False
        told = [cell for cell in fact.cells if cell in self._named]
        key = (fact.type, *told)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = any(tests.issubset(told) for tests in self._tests[fact.type])
        return known
