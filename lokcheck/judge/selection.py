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

    def keeps(self, fact: Fact) -> bool:
        """Return whether a pattern could match ``fact``."""
        data = fact.data
        return any(all(data.get(f) == v for f, v in tests) for tests in self._tests.get(fact.type, ()))
