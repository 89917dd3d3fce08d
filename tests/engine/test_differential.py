"""Random programs over random facts: durable_rules, CLIPS and the plain evaluator must agree.

LOKCHECK_FUZZ=20 runs twenty times as many programs, and LOKCHECK_FUZZ_SEED=1 others.
"""

import os
import random

import pytest

from lokcheck.engine.program import Engine
from tests.engine.worlds import random_facts, random_program
from tests.oracle import run

PROGRAMS = 1500 * int(os.environ.get("LOKCHECK_FUZZ", "1"))
FACT_SETS = 10
SEED = int(os.environ.get("LOKCHECK_FUZZ_SEED", "0")) * 1_000_000_000


def test_small_programs_over_many_facts(engine: Engine) -> None:
    firings = silent = 0
    for seed in range(SEED, SEED + PROGRAMS):
        rng = random.Random(seed)
        program = random_program(rng, rng.choice((1, 3, 8)))
        compiled = engine.compile(program)
        for _ in range(FACT_SETS):
            facts = random_facts(rng, rng.choice((0, 3, 8, 15)))
            expected = run(program, facts)
            assert compiled.run(facts) == expected, f"seed {seed}"
            firings, silent = firings + len(expected), silent + (not expected)
    assert firings > PROGRAMS * FACT_SETS
    assert 0.2 < silent / (PROGRAMS * FACT_SETS) < 0.8


@pytest.mark.parametrize("seed", range(3))
def test_large_programs_over_many_facts(engine: Engine, seed: int) -> None:
    rng = random.Random(SEED + seed)
    program = random_program(rng, 250)
    compiled = engine.compile(program)
    for _ in range(3):
        facts = random_facts(rng, 60)
        assert compiled.run(facts) == run(program, facts)
