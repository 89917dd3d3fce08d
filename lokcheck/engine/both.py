"""Runs a program on two engines and compares what fires: for tests, audits, and anyone who wants to be sure."""

from collections import Counter
from collections.abc import Sequence

from lokcheck.engine.program import Compiled, Engine, FactData, Firing, Program
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["BothEngine"]

SHOWN = 5

DIFFERENT = Text(
    "Regelmotorerna är oense om {program}: {count} resultat skiljer. Bara {first}: {only_first}. "
    "Bara {second}: {only_second}. Dokumentet är inte bedömt.",
    "The rules engines disagree on {program}: {count} results differ. Only {first}: {only_first}. "
    "Only {second}: {only_second}. The document is not judged.",
)


class BothEngine:
    """Two engines that must agree."""

    name = "both"

    def __init__(self, first: Engine, second: Engine) -> None:
        self._first, self._second = first, second

    @property
    def version(self) -> str:
        """The names and versions of the two."""
        return ", ".join(f"{engine.name} {engine.version}" for engine in (self._first, self._second))

    def compile(self, program: Program) -> "BothPrograms":
        """Return the program ready to run. Raises EngineError if either engine refuses it."""
        names = (self._first.name, self._second.name)
        return BothPrograms(program.name, names, self._first.compile(program), self._second.compile(program))


class BothPrograms:
    """One program, compiled twice."""

    def __init__(self, name: str, engines: tuple[str, str], first: Compiled, second: Compiled) -> None:
        self._name, self._engines, self._first, self._second = name, engines, first, second

    def run(self, facts: Sequence[FactData]) -> list[Firing]:
        """Return every firing, sorted. Raises EngineError if an engine failed or they disagree."""
        first, second = self._first.run(facts), self._second.run(facts)
        if first != second:
            raise self._different(Counter(first), Counter(second))
        return first

    def _different(self, first: Counter[Firing], second: Counter[Firing]) -> EngineError:
        only_first, only_second = first - second, second - first
        return EngineError(
            DIFFERENT.format(
                program=self._name,
                count=only_first.total() + only_second.total(),
                first=self._engines[0],
                second=self._engines[1],
                only_first=_show(only_first),
                only_second=_show(only_second),
            )
        )


def _show(firings: Counter[Firing]) -> str:
    shown = [f"{firing.rule}({', '.join(firing.facts)})" for firing in sorted(firings)[:SHOWN]]
    return "; ".join(shown + ["..."] * (len(firings) > SHOWN)) or "-"
