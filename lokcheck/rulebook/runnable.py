"""Refuses a rule that no engine could be trusted to run: what the checks of its patterns let by, compiled or not."""

from collections.abc import Iterable, Mapping

from lokcheck.engine.subset import reasons
from lokcheck.errors import Place, RuleError
from lokcheck.rulebook.program import KindProgram
from lokcheck.texts import Text

__all__ = ["check_runnable"]


def check_runnable(programs: Iterable[KindProgram], places: Mapping[str, Place]) -> None:
    """Raise RuleError for the first rule outside the subset of the engines; ``places`` says where each rule stands."""
    for program in programs:
        for rule, emission in zip(program.program.rules, program.emissions, strict=True):
            for reason in reasons(rule):
                text = Text(f"{emission.rule}: {reason.sv}.", f"{emission.rule}: {reason.en}.")
                raise RuleError(text, places[emission.rule])
