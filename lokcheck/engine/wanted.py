"""Which facts an engine needs, and in which of its rulesets: those that pass the equality tests of a pattern there.

Asserting a fact costs ten times what looking at it costs here, most facts of a document are asked about by no rule of
its kind, and a program in several rulesets would be given each fact several times. Nothing that could match is left
out.
"""

from collections.abc import Iterable, Mapping, Sequence

from lokcheck.engine.prepared import WantedTests
from lokcheck.engine.program import EngineRule, FactData, Value

__all__ = ["Wanted", "wanted_by"]

Tests = tuple[tuple[str, Value], ...]


def wanted_by(rulesets: Sequence[Sequence[EngineRule]]) -> dict[str, WantedTests]:
    """Return, by fact type, what the patterns of each of ``rulesets`` ask for by equality."""
    found: dict[str, dict[Tests, list[int]]] = {}
    for place, rules in enumerate(rulesets):
        for name, asked in _asked(rules).items():
            # A pattern with fewer tests makes those with the same and more of them needless.
            for least in (one for one in asked if not any(set(other) < set(one) for other in asked)):
                found.setdefault(name, {}).setdefault(least, []).append(place)
    return {name: list(by_tests.items()) for name, by_tests in found.items()}


def _asked(rules: Iterable[EngineRule]) -> dict[str, dict[Tests, None]]:
    found: dict[str, dict[Tests, None]] = {}
    for pattern in (pattern for rule in rules for pattern in rule.patterns):
        equal = dict.fromkeys((test.field, test.value) for test in pattern.tests if test.op == "==")
        found.setdefault(pattern.type, {})[tuple(sorted(equal, key=repr))] = None
    return found


class Wanted:
    """Tells for each fact by which rulesets it is wanted."""

    def __init__(self, tests: Mapping[str, WantedTests]) -> None:
        """``tests`` are those of ``wanted_by``."""
        self._tests = tests
        self._asked: dict[str, list[tuple[frozenset[tuple[str, Value]], Sequence[int]]]] = {}
        self._fields: dict[str, list[tuple[str, set[Value]]]] = {}
        self._known: dict[tuple[object, ...], tuple[int, ...]] = {}

    def places(self, kind: str, fact: FactData) -> tuple[int, ...]:
        """Return the numbers of the rulesets of which a pattern could match ``fact``, which is of type ``kind``."""
        fields = self._fields.get(kind)
        if fields is None:
            fields = self._read(kind)
        # A value that no test names is as good as any other, and would only fill the memory.
        key = (kind, *[(name, fact[name]) for name, values in fields if name in fact and fact[name] in values])
        known = self._known.get(key)
        if known is None:
            places = {place for tests, places in self._asked[kind] if tests.issubset(key[1:]) for place in places}
            known = self._known[key] = tuple(sorted(places))
        return known

    def _read(self, kind: str) -> list[tuple[str, set[Value]]]:
        asked = self._tests.get(kind, ())
        self._asked[kind] = [(frozenset((name, value) for name, value in tests), places) for tests, places in asked]
        values: dict[str, set[Value]] = {}
        for name, value in (test for tests, _ in asked for test in tests):
            values.setdefault(name, set()).add(value)
        return self._fields.setdefault(kind, list(values.items()))
