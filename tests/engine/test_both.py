from collections.abc import Sequence

import pytest

from lokcheck.engine.both import BothEngine
from lokcheck.engine.program import Compiled, Engine, EngineRule, FactData, Firing, Pattern, Program
from lokcheck.errors import EngineError

PROGRAM = Program("county-agreement", (EngineRule("LAG-01", (Pattern("a", "x"),)),))
FIRINGS = [Firing("LAG-01", (f"a{n}",)) for n in range(8)]


class Fixed:
    """An engine that always fires the same."""

    version = "1.0"

    def __init__(self, name: str, firings: list[Firing]) -> None:
        self.name, self.firings = name, firings

    def compile(self, program: Program) -> Compiled:
        return self

    def run(self, facts: Sequence[FactData]) -> list[Firing]:
        return self.firings


def test_returns_what_both_fire() -> None:
    both = BothEngine(Fixed("one", FIRINGS), Fixed("two", list(FIRINGS)))
    assert both.compile(PROGRAM).run([]) == FIRINGS
    assert (both.name, both.version) == ("both", "one 1.0, two 1.0")


@pytest.mark.parametrize("dropped", range(8))
def test_names_the_first_differences(dropped: int) -> None:
    fewer = FIRINGS[:dropped] + FIRINGS[dropped + 1 :]
    for one, two in ((FIRINGS, fewer), (fewer, FIRINGS)):
        with pytest.raises(EngineError, match=f"1 results differ.*LAG-01.a{dropped}.*not judged") as caught:
            BothEngine(Fixed("one", one), Fixed("two", two)).compile(PROGRAM).run([])
        assert caught.value.exit_code == 3
        assert f"LAG-01(a{dropped})" in caught.value.text.sv


def test_shows_a_few_of_many_differences() -> None:
    with pytest.raises(EngineError, match=r"8 results differ.*a4\); \.\.\.\. Only two: -"):
        BothEngine(Fixed("one", FIRINGS), Fixed("two", [])).compile(PROGRAM).run([])


def test_counts_a_firing_that_comes_twice() -> None:
    with pytest.raises(EngineError, match="1 results differ"):
        BothEngine(Fixed("one", FIRINGS[:1]), Fixed("two", FIRINGS[:1] * 2)).compile(PROGRAM).run([])


def test_the_real_engines_agree(durable: Engine, clips: Engine) -> None:
    compiled = BothEngine(durable, clips).compile(PROGRAM)
    assert compiled.run([{"type": "a", "fid": f"a{n}"} for n in range(8)]) == FIRINGS
