"""One ruleset of durable_rules: its rules as JSON, its facts in, its firings out, and the proof that none was lost."""

import json
import weakref
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from lokcheck.engine.coding import GATE, CodedFact, CodedPattern, CodedTest
from lokcheck.engine.program import Firing
from lokcheck.engine.shards import sort_tests
from lokcheck.engine.wanted import Wanted
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["Action", "Ruleset", "read_firings"]

OPERATORS = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}

ALL_AT_ONCE = 60_000
"""How many firings of one rule the engine hands over in one call (``cap``); the rest come in the next."""

GATE_PATTERN = {"g": {"t": GATE}}
GATE_FACT = f'{{"id":0,"t":{GATE}}}'
GATE_IN_FRAME = f'"g":{GATE_FACT}'
TRIPPED = f'{{"tripwire":{{{GATE_IN_FRAME}}}}}'
HANDLED, NOT_HANDLED = 0, 1
"""What an assertion answers: some rule may match the fact, or none. 2 is a repeated id, 3 a deferred fact."""

FAILED = Text(
    "Regelmotorn durable_rules misslyckades i {ruleset}: {what}. Dokumentet är inte bedömt.",
    "The rules engine durable_rules failed in {ruleset}: {what}. The document is not judged.",
)


class Action(NamedTuple):
    """What a firing stands for: the rule's key, and the names of its positive patterns in a frame."""

    key: str
    names: tuple[str, ...]


class Ruleset:
    """Rules under the engine's limits. After a failed run, which may leave facts behind, it is created anew."""

    def __init__(self, module: ModuleType, name: str, rules: Mapping[int, tuple[str, Sequence[CodedPattern]]]) -> None:
        self._module, self._name = module, name
        self._wanted = Wanted(pattern for _, patterns in rules.values() for pattern in patterns)
        self._actions = {f"r{number}": _action(key, patterns) for number, (key, patterns) in rules.items()}
        definition = {f"r{number}": _rule(patterns) for number, (_, patterns) in rules.items()}
        self._definition = json.dumps(definition | {"tripwire": {"all": [GATE_PATTERN], "pri": 1}})
        self._handle = self._create()

    def _create(self) -> int:
        try:
            handle: int = self._module.create_ruleset(self._name, self._definition)
        except (self._module.error, MemoryError) as error:
            raise self._failed(str(error)) from error
        weakref.finalize(self, self._module.delete_ruleset, handle).atexit = False
        return handle

    def run(self, facts: Sequence[tuple[CodedFact, str]], fids: Sequence[str]) -> list[Firing]:
        """Return the firings over ``facts`` (coded, and as JSON); ``fids[n]`` is the fid of the fact with the id ``n``.

        Raises EngineError if the engine failed or may have lost a firing.
        """
        handle = self._handle or self._create()
        self._handle = 0
        try:
            firings = self._fire(handle, self._assert(handle, facts), fids)
            # Not after a failure: a state in which no action was started holds wild pointers, and freeing it crashes.
            self._module.delete_state(handle, None)
        except (self._module.error, MemoryError, LookupError, ValueError) as error:
            raise self._failed(f"{type(error).__name__} {error}") from error
        self._handle = handle
        return firings

    def _assert(self, handle: int, facts: Sequence[tuple[CodedFact, str]]) -> int:
        """Assert the facts that some rule may match, then the gate; return the number of the engine's state."""
        assert_fact = self._module.assert_fact
        for fact, text in facts:
            if fact in self._wanted and assert_fact(handle, text)[0] > NOT_HANDLED:
                raise self._failed(f"assert_fact({text})")
        answer, state = assert_fact(handle, GATE_FACT)
        if answer != HANDLED:
            raise self._failed(f"assert_fact({GATE_FACT})")
        return int(state)

    def _fire(self, handle: int, state: int, fids: Sequence[str]) -> list[Firing]:
        """Take every firing; the tripwire's comes last and ends them. No action runs, so none can fail unseen."""
        memory, text = self._module.start_action_for_state(handle, state) or ("{}", None)
        if "exception" in json.loads(memory):
            raise self._failed(json.loads(memory)["exception"])
        firings: list[Firing] = []
        dispatched = 0
        while text is not None and text != TRIPPED:
            dispatched += text.count(GATE_IN_FRAME)
            firings += read_firings(text, self._actions, fids)
            text = self._module.complete_and_start_action(handle, state)
        if text is None or self._module.complete_and_start_action(handle, state) is not None:
            raise self._failed("tripwire")
        if dispatched != len(firings):
            raise self._failed(f"{dispatched} dispatched, {len(firings)} read")
        return firings

    def _failed(self, what: str) -> EngineError:
        return EngineError(FAILED.format(ruleset=self._name, what=what))


def read_firings(text: str, actions: Mapping[str, Action], fids: Sequence[str]) -> list[Firing]:
    """Return what one call of the engine dispatched: a rule's name, and a frame of facts for each firing."""
    firings = []
    for name, frames in json.loads(text).items():
        action = actions[name]
        firings += [Firing(action.key, tuple([fids[frame[n]["id"]] for n in action.names])) for frame in frames]
    return firings


def _action(key: str, patterns: Sequence[CodedPattern]) -> Action:
    return Action(key, tuple(f"p{place}" for place, pattern in enumerate(patterns) if not pattern.negated))


def _rule(patterns: Sequence[CodedPattern]) -> dict[str, object]:
    """Return the rule; ``dist: 0`` lets one fact stand in two places, and count in an absence, as it does in CLIPS."""
    premises = [GATE_PATTERN, *(_pattern(place, pattern) for place, pattern in enumerate(patterns))]
    return {"all": premises, "cap": ALL_AT_ONCE, "dist": 0}


def _pattern(place: int, pattern: CodedPattern) -> dict[str, object]:
    parts: list[object] = [{"t": pattern.type}]
    parts += [_test(test) for test in sort_tests(pattern.tests)]
    parts += [{f"c{join.column}": {f"p{join.position}": f"c{join.other}"}} for join in pattern.joins]
    return {f"n{place}$not" if pattern.negated else f"p{place}": {"$and": parts}}


def _test(test: CodedTest) -> dict[str, object]:
    operand: dict[str, object] = {f"c{test.column}": test.value}
    return operand if test.op == "==" else {OPERATORS[test.op]: operand}
