"""One ruleset of durable_rules: its rules as JSON, its facts in, its firings out, and the proof that none was lost."""

import json
import re
import weakref
from collections.abc import Mapping, Sequence
from types import ModuleType

from lokcheck.engine.prepared import GATE, Prepared
from lokcheck.engine.program import Firing
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["Ruleset", "read_firings"]

GATE_FACT = f'{{"id":0,"t":{GATE}}}'
GATE_IN_FRAME = f'"g":{GATE_FACT}'
TRIPPED = f'{{"tripwire":{{{GATE_IN_FRAME}}}}}'
_PART = re.compile(r'"([rgp])([0-9]*)":(?:{"id":([0-9]+))?')
"""A rule, the gate that begins each of its frames, or a fact; all else is numbers under other names. To read the text
as JSON takes seven times as long."""
HANDLED, NOT_HANDLED = 0, 1
"""What an assertion answers: some rule may match the fact, or none. 2 is a repeated id, 3 a deferred fact."""

FAILED = Text(
    "Regelmotorn durable_rules misslyckades i {ruleset}: {what}. Dokumentet är inte bedömt.",
    "The rules engine durable_rules failed in {ruleset}: {what}. The document is not judged.",
)


class Ruleset:
    """Rules under the engine's limits. After a failed run, which may leave facts behind, it is created anew."""

    def __init__(self, module: ModuleType, name: str, definition: str, program: Prepared) -> None:
        """``definition`` is that of some of the rules of ``program``, which says what their firings mean."""
        self._module, self._name, self._definition, self._program = module, name, definition, program
        self._handle = self._create()

    def _create(self) -> int:
        try:
            handle: int = self._module.create_ruleset(self._name, self._definition)
        except (self._module.error, MemoryError) as error:
            raise self._failed(str(error)) from error
        weakref.finalize(self, self._module.delete_ruleset, handle).atexit = False
        return handle

    def run(self, facts: Sequence[str], fids: Sequence[str]) -> list[Firing]:
        """Return the firings over ``facts``, which are JSON; ``fids[n]`` is the fid of the fact with the id ``n``.

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

    def _assert(self, handle: int, facts: Sequence[str]) -> int:
        """Assert the facts, then the gate; return the number of the engine's state."""
        assert_fact = self._module.assert_fact
        for text in facts:
            if assert_fact(handle, text)[0] > NOT_HANDLED:
                raise self._failed(f"assert_fact({text})")
        answer, state = assert_fact(handle, GATE_FACT)
        if answer != HANDLED:
            raise self._failed(f"assert_fact({GATE_FACT})")
        return int(state)

    def _fire(self, handle: int, state: int, fids: Sequence[str]) -> list[Firing]:
        """Take every firing; the tripwire's comes last and ends them. No action runs, so none can fail unseen."""
        memory, text = self._module.start_action_for_state(handle, state) or ("{}", None)
        if "exception" in memory and "exception" in json.loads(memory):
            raise self._failed(json.loads(memory)["exception"])
        firings: list[Firing] = []
        while text is not None and text != TRIPPED:
            dispatched, read = text.count(GATE_IN_FRAME), read_firings(text, self._program, fids)
            if dispatched != len(read) or not read:
                raise self._failed(f"{dispatched} dispatched, {len(read)} read")
            firings += read
            text = self._module.complete_and_start_action(handle, state)
        if text is None or self._module.complete_and_start_action(handle, state) is not None:
            raise self._failed("tripwire")
        return firings

    def _failed(self, what: str) -> EngineError:
        return EngineError(FAILED.format(ruleset=self._name, what=what))


def read_firings(text: str, program: Prepared, fids: Sequence[str]) -> list[Firing]:
    """Return what one call of the engine dispatched: a rule's name, and a frame of facts for each firing."""
    firings: list[Firing] = []
    number, frame, frames = 0, dict[str, str](), list[dict[str, str]]()
    for what, name, fact in _PART.findall(text):
        if what == "p":
            frame[name] = fact
        elif what == "g":
            frame = {}
            frames.append(frame)
        else:
            firings += _firings(number, frames, program, fids)
            number, frames = int(name), []
    return firings + _firings(number, frames, program, fids)


def _firings(number: int, frames: Sequence[Mapping[str, str]], program: Prepared, fids: Sequence[str]) -> list[Firing]:
    key, places = program.keys[number], [str(place) for place in program.positive[number]]
    return [Firing(key, tuple([fids[int(frame[place])] for place in places])) for frame in frames]
