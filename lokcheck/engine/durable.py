"""Runs a program on durable_rules, through the C module under its Python classes.

The classes start two timer threads, swallow what an action raises (jruizgit/rules#58, #305) and write the state back
after each firing; the C module does none of that, and loads in a tenth of the time.
"""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from lokcheck.engine.coded_facts import FactCoder
from lokcheck.engine.durable_ruleset import Ruleset
from lokcheck.engine.prepared import Prepared
from lokcheck.engine.program import FactData, Firing, Program
from lokcheck.engine.version import version_of

__all__ = ["DurableEngine"]


class DurableEngine:
    """durable_rules. Raises ImportError where its C module can't be loaded, as on CPython 3.13 and later."""

    name = "durable"

    def __init__(self) -> None:
        self._module = import_module("durable_rules_engine")

    @property
    def version(self) -> str:
        """The installed version of durable_rules."""
        return version_of("durable_rules", self._module)

    def compile(self, program: Program) -> "DurableProgram":
        """Return the program ready to run. Raises EngineError if it is outside the safe subset or can't be created."""
        if program.prepared is not None:
            return DurableProgram(self._module, program.prepared(self.name))
        from lokcheck.engine.durable_text import prepare

        return DurableProgram(self._module, prepare(program))


class DurableProgram:
    """A program as one or more rulesets, each of which is given the facts that its rules may match."""

    def __init__(self, module: ModuleType, prepared: Prepared) -> None:
        self._coder = FactCoder(prepared, _form)
        self._absence = not all(prepared.positive)
        """Whether some rule may fire without any fact: else a ruleset that is given none is not run."""
        self._rulesets = [
            Ruleset(module, f"{prepared.name}/{place}", text, prepared) for place, text in enumerate(prepared.texts)
        ]

    def run(self, facts: Sequence[FactData]) -> list[Firing]:
        """Return every firing, sorted. Raises EngineError if the engine failed or may have lost one."""
        coded = self._coder.code(facts)
        texts: list[list[str]] = [[] for _ in self._rulesets]
        for number, (form, values, places) in enumerate(coded.facts, 1):
            text = form % (str(number), *values)
            for place in places:
                texts[place].append(text)
        fids = ["", *coded.fids]
        pairs = zip(self._rulesets, texts, strict=True)
        runs = [ruleset.run(given, fids) for ruleset, given in pairs if given or self._absence]
        return sorted(firing for firings in runs for firing in firings)


def _form(number: int, columns: Sequence[int]) -> str:
    cells = "".join(f',"c{column}":%s' for column in columns)
    return f'{{"id":%s,"t":{number}{cells}}}'
