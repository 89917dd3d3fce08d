"""Runs a program on CLIPS, through clipspy.

Facts go in and firings come out through the C functions under clipspy's classes, which take a third of the time.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from lokcheck.engine.coded_facts import FactCoder
from lokcheck.engine.prepared import GATE, Prepared
from lokcheck.engine.program import FactData, Firing, Program
from lokcheck.engine.version import version_of
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["TRIPWIRE", "ClipsEngine"]

TRIPWIRE = -1
"""The rule number in the hit of the rule that fires last, on the gate alone."""

FAILED = Text(
    "Regelmotorn CLIPS misslyckades i {program}: {what}. Dokumentet är inte bedömt.",
    "The rules engine CLIPS failed in {program}: {what}. The document is not judged.",
)


class ClipsEngine:
    """CLIPS. Raises ImportError where clipspy can't be loaded."""

    name = "clips"

    def __init__(self) -> None:
        self._clips: Any = import_module("clips")

    @property
    def version(self) -> str:
        """The installed version of clipspy."""
        return version_of("clipspy", self._clips)

    def compile(self, program: Program) -> "ClipsProgram":
        """Return the program ready to run. Raises EngineError if it is outside the safe subset or can't be built."""
        if program.prepared is not None:
            return ClipsProgram(self._clips, program.prepared(self.name))
        from lokcheck.engine.clips_text import prepare

        return ClipsProgram(self._clips, prepare(program))


class ClipsProgram:
    """A program in an environment of its own; each run starts by emptying it of facts."""

    def __init__(self, clips: Any, prepared: Prepared) -> None:
        self._name, self._keys = prepared.name, prepared.keys
        self._coder = FactCoder(prepared, _form)
        self._environment = _build(clips, prepared)
        self._lib, self._ffi = clips.facts.lib, clips.facts.ffi
        self._raw = self._environment._env
        self._value = self._ffi.new("CLIPSValue *")

    def run(self, facts: Sequence[FactData]) -> list[Firing]:
        """Return every firing, sorted. Raises EngineError if the engine failed or may have lost one."""
        coded = self._coder.code(facts)
        self._environment.reset()
        self._assert([form % tuple(values) for form, values, _ in coded.facts])
        fired = self._environment.run()
        hits = self._hits()
        if not hits or hits[-1] != [TRIPWIRE, len(coded.facts) + 1]:
            raise _failed(self._name, "tripwire")
        if fired != len(hits):
            raise _failed(self._name, f"{fired} fired, {len(hits)} read")
        fids = ["", *coded.fids]
        return sorted(Firing(self._keys[rule], tuple([fids[n] for n in places])) for rule, *places in hits[:-1])

    def _assert(self, facts: Sequence[str]) -> None:
        """Assert the facts, which are numbered as they come, then the gate, whose number shows that none is missing."""
        text = " ".join([*facts, f"(t{GATE})"]).encode("ascii")
        # Some versions answer whether it went well, others how many facts there are.
        if self._lib.LoadFactsFromString(self._raw, text, len(text)) < 1:
            raise _failed(self._name, "LoadFactsFromString")

    def _hits(self) -> list[list[int]]:
        """Return what the rules asserted, in order: the number of the rule and the index of each fact."""
        lib, value = self._lib, self._value
        template = lib.FindDeftemplate(self._raw, b"hit")
        if template == self._ffi.NULL:
            raise _failed(self._name, "no hits")
        hits = []
        fact = lib.GetNextFactInTemplate(template, self._ffi.NULL)
        while fact != self._ffi.NULL:
            lib.GetFactSlot(fact, self._ffi.NULL, value)
            parts = value.multifieldValue
            first = parts.contents
            hits.append([(first + place).integerValue.contents for place in range(parts.length)])
            fact = lib.GetNextFactInTemplate(template, fact)
        return hits


def _form(number: int, columns: Sequence[int]) -> str:
    slots = "".join(f" (c{column} %s)" for column in columns)
    return f"(t{number}{slots})"


def _build(clips: Any, prepared: Prepared) -> Any:
    environment = clips.Environment()
    environment.fact_duplication = True
    # clipspy's error router is asked, in Python, for every character that CLIPS reads: nine tenths of the time.
    for router in environment.routers():
        router.deactivate()
    for construct in prepared.texts:
        try:
            environment.build(construct)
        except clips.CLIPSError as error:
            raise _failed(prepared.name, construct) from error
    return environment


def _failed(name: str, what: str) -> EngineError:
    return EngineError(FAILED.format(program=name, what=what))
