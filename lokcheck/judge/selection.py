"""Which facts an engine needs to be given: those that pass the literal tests of at least one pattern.

Asserting a fact costs an engine ten times what looking at it costs here, and most facts of a document are asked about
by no rule of its kind. This decides nothing: what is left out could not have matched.
"""

from collections.abc import Iterable

from lokcheck.engine.program import EngineRule, Value
from lokcheck.facts.fact import Fact

__all__ = ["Selection"]

_LATE = frozenset({"own", "at"})
"""Fields that are set when the fact is handed over, or that are joined."""


class Selection:
    """The literal tests of some engine rules, by fact type."""

    def __init__(self, rules: Iterable[EngineRule]) -> None:
        """Facts are selected for ``rules``."""
        tests: dict[str, set[frozenset[tuple[str, Value]]]] = {}
        for rule in rules:
            for pattern in rule.patterns:
                equal = frozenset((t.field, t.value) for t in pattern.tests if t.op == "==" and t.field not in _LATE)
                tests.setdefault(pattern.type, set()).add(equal)
        # A pattern with fewer tests makes those with the same and more of them needless.
        self._tests = {name: [s for s in sets if not any(o < s for o in sets)] for name, sets in tests.items()}
        self._fields = {name: sorted({f for s in sets for f, _ in s}) for name, sets in self._tests.items()}
        self._named = frozenset(test for sets in self._tests.values() for s in sets for test in s)
        self._known: dict[tuple[object, ...], bool] = {}
        self.types = frozenset(tests)

    def keeps(self, fact: Fact) -> bool:
        """Return whether a pattern could match ``fact``."""
        fields = self._fields.get(fact.type)
        if fields is None:
            return False
        data = fact.data
        # A value that no test names is as good as any other, and would only fill the memory.
        told = [(name, data[name]) for name in fields if name in data]
        key = (fact.type, *[test for test in told if test in self._named])
        known = self._known.get(key)
        if known is None:
            known = any(tests.issubset(key[1:]) for tests in self._tests[fact.type])
            self._known[key] = known
        return known
