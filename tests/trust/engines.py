"""The engines that must agree: durable_rules and CLIPS, where they can be loaded, and always the plain evaluator."""

from collections import defaultdict
from collections.abc import Sequence

from lokcheck.engine.both import BothEngine
from lokcheck.engine.program import Engine, FactData, Firing, Program
from lokcheck.engine.select import EngineName, engine_for
from lokcheck.errors import UsageError
from tests import oracle

__all__ = ["PlainEngine", "all_engines", "loadable"]


class PlainEngine:
    """The plain evaluator as an engine."""

    name = "plain"
    version = "-"

    def compile(self, program: Program) -> "PlainProgram":
        """Return the program; there is nothing to compile."""
        return PlainProgram(program)


class PlainProgram:
    """A program for the plain evaluator, which is shown, rule by rule, the facts of the types that the rule names."""

    def __init__(self, program: Program) -> None:
        self._rules = [
            (Program(program.name, (rule,)), {pattern.type for pattern in rule.patterns}) for rule in program.rules
        ]

    def run(self, facts: Sequence[FactData]) -> list[Firing]:
        """Return every firing, sorted."""
        by_type: dict[str, list[FactData]] = defaultdict(list)
        for fact in facts:
            by_type[str(fact["type"])].append(fact)
        found: list[Firing] = []
        for program, types in self._rules:
            found += oracle.run(program, [fact for name in types for fact in by_type.get(name, ())])
        return sorted(found)


def loadable() -> list[Engine]:
    """Return the engines that can be loaded here."""
    names: tuple[EngineName, ...] = ("durable", "clips")
    found = []
    for name in names:
        try:
            found.append(engine_for(name))
        except UsageError:
            continue
    return found


def all_engines() -> Engine:
    """Return one engine that runs them all, and raises EngineError where two of them differ in a single firing."""
    combined: Engine = PlainEngine()
    for engine in loadable():
        combined = BothEngine(engine, combined)
    return combined
