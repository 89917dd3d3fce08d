"""Runs a program on durable_rules, through the C module under its Python classes.

The classes start two timer threads, swallow what an action raises (jruizgit/rules#58, #305) and write the state back
after each firing; the C module does none of that, and loads in a tenth of the time.
"""

from collections.abc import Sequence
from importlib import import_module

from lokcheck.engine.coding import CodedFact, CodedProgram, code_facts, code_program
from lokcheck.engine.durable_ruleset import Ruleset
from lokcheck.engine.program import FactData, Firing, Program
from lokcheck.engine.shards import split
from lokcheck.engine.subset import refuse
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
        refuse(program)
        coded = code_program(program)
        rulesets = []
        for place, numbers in enumerate(split(coded.rules)):
            rules = {number: (program.rules[number].key, coded.rules[number]) for number in numbers}
            rulesets.append(Ruleset(self._module, f"{program.name}/{place}", rules))
        return DurableProgram(coded, rulesets)


class DurableProgram:
    """A program as one or more rulesets, each of which is given the facts that its rules may match."""

    def __init__(self, coded: CodedProgram, rulesets: Sequence[Ruleset]) -> None:
        self._coded, self._rulesets = coded, rulesets

    def run(self, facts: Sequence[FactData]) -> list[Firing]:
        """Return every firing, sorted. Raises EngineError if the engine failed or may have lost one."""
        coded = code_facts(self._coded, facts)
        texts = [(fact, _text(place, fact)) for place, fact in enumerate(coded.facts, 1)]
        fids = ["", *coded.fids]
        return sorted(firing for ruleset in self._rulesets for firing in ruleset.run(texts, fids))


def _text(place: int, fact: CodedFact) -> str:
    cells = "".join([f',"c{column}":{value}' for column, value in fact.cells])
    return f'{{"id":{place},"t":{fact.type}{cells}}}'
