"""What a rules engine is given and what it gives back: a program, facts, firings. No text, no dates, no rules' meaning.

A program is the subset that both engines evaluate alike (``engine/subset.py`` refuses the rest): tests of one field
against a literal, equality joins with an earlier fact, and absence.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from lokcheck.engine.prepared import Prepared

__all__ = [
    "Compiled",
    "Engine",
    "EngineRule",
    "FactData",
    "Firing",
    "Join",
    "Op",
    "Pattern",
    "Program",
    "Test",
    "Value",
]

Value = str | int
Op = Literal["==", "!=", "<", "<=", ">", ">="]
FactData = Mapping[str, Value]
"""A flat fact: ``type``, ``fid`` (unique within a run) and scalar fields; a field that is not stated is left out."""


class Test(NamedTuple):
    """``field op value`` on the fact of the pattern; a fact without the field does not match, whatever ``op`` is."""

    field: str
    op: Op
    value: Value


class Join(NamedTuple):
    """``field == var.other``, where ``var`` is a positive pattern earlier in the rule; absent fields never join."""

    field: str
    var: str
    other: str


class Pattern(NamedTuple):
    """A fact of ``type`` that passes every test and join; ``negated``: no such fact."""

    type: str
    var: str
    tests: tuple[Test, ...] = ()
    joins: tuple[Join, ...] = ()
    negated: bool = False


class EngineRule(NamedTuple):
    """Fires once for every combination of facts that matches ``patterns``; ``key`` comes back in the firing."""

    key: str
    patterns: tuple[Pattern, ...]


class Program(NamedTuple):
    """Rules that are compiled together and run over the facts of one document at a time.

    ``prepared``, where the program was prepared before, gives what was made of it, by the name of an engine.
    """

    name: str
    rules: Sequence[EngineRule]
    prepared: "Callable[[str], Prepared] | None" = None


class Firing(NamedTuple):
    """``rule`` matched ``facts``: the ``fid`` of each positive pattern's fact, in the order of the patterns."""

    rule: str
    facts: tuple[str, ...]


class Compiled(Protocol):
    """A program ready to run; it serves any number of runs and keeps nothing of one for the next."""

    def run(self, facts: Sequence[FactData]) -> list[Firing]:
        """Return every firing, sorted. Raises EngineError if the engine failed or may have lost one."""
        ...


class Engine(Protocol):
    """A rules engine."""

    name: str

    @property
    def version(self) -> str:
        """The version of the library, read only when asked for."""
        ...

    def compile(self, program: Program) -> Compiled:
        """Return the program ready to run. Raises EngineError if the engine refuses it."""
        ...
