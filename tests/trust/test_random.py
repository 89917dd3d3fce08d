"""Thousands of random cases made of the real documents: the engines agree, and order and names change no outcome.

LOKCHECK_FUZZ=20 tries twenty times as many, and LOKCHECK_FUZZ_SEED=1 others.
"""

import datetime as dt
import os
import random
from collections.abc import Mapping, Sequence
from functools import cache

import pytest

from lokcheck.engine.program import Compiled, FactData
from tests.agreements.mutations import Data
from tests.trust.corpus import DAYS, Outcomes, corpus, judge, outcomes, rows_of, set_of, trusting_judge
from tests.trust.engines import all_engines
from tests.trust.vary import other_names, other_order, thinned

FUZZ = int(os.environ.get("LOKCHECK_FUZZ", "1"))
SEED = int(os.environ.get("LOKCHECK_FUZZ_SEED", "0")) * 1_000_000_000

ROUNDS, CASES = 4 * FUZZ, 40
"""How often, and with how many sets of facts each time, for each document."""

SETS = 25 * FUZZ
"""Sets of documents for each folder."""

DOCUMENTS = [(folder, path) for folder, plain in corpus().items() for path in plain]


@cache
def given(folder: str, path: str) -> tuple[str, list[FactData]]:
    """Return the kind of the document, and what an engine is given to judge it."""
    members = set_of(corpus()[folder])
    source = next(member for member in members if member.key == path)
    return source.document.kind, rows_of(source, members, DAYS[3])


@cache
def engines(kind: str) -> Compiled:
    """Return every engine with the program of ``kind``."""
    return all_engines().compile(judge().rulebook.program(kind).program)


@pytest.mark.parametrize("round_", range(SEED, SEED + ROUNDS))
@pytest.mark.parametrize(("folder", "path"), DOCUMENTS, ids=str)
def test_the_engines_agree_on_random_facts(folder: str, path: str, round_: int) -> None:
    """Fewer facts, in another order, some with a value that another fact of their type has."""
    kind, rows = given(folder, path)
    silent = 0
    rng = random.Random(f"{folder}/{path}/{round_}")
    for _ in range(CASES):
        silent += not engines(kind).run(_varied(rows, rng))
    assert silent < CASES / 2


def _varied(rows: Sequence[FactData], rng: random.Random) -> Sequence[FactData]:
    kept = [dict(row) for row in rows if row["type"] == "ask" or rng.random() < 0.7]
    kept = rng.sample(kept, rng.randrange(len(kept) // 4, len(kept)) + 1)
    for _ in range(rng.choice((0, 0, 5, 20))):
        one, other = rng.choice(kept), rng.choice(kept)
        for name in sorted((one.keys() & other.keys()) - {"type", "fid"}):
            if one["type"] == other["type"] and rng.random() < 0.3:
                one[name] = other[name]
    return kept


@pytest.mark.parametrize("seed", range(SEED, SEED + SETS))
@pytest.mark.parametrize("folder", corpus())
def test_order_and_names_change_no_outcome(folder: str, seed: int) -> None:
    """And the engines agree on documents with less in them."""
    rng = random.Random(f"{folder}/{seed}")
    plain = thinned(corpus()[folder], rng)
    day = rng.choice(DAYS)
    members = set_of(plain)
    expected = {source.key: outcomes(trusting_judge(), source, members, day) for source in members}
    assert judged(other_order(plain, rng), day) == expected
    assert list(judged(other_names(plain, rng), day).values()) == list(expected.values())


def judged(plain: Mapping[str, Data], day: dt.date) -> dict[str, Outcomes]:
    members = set_of(plain)
    return {source.key: outcomes(judge(), source, members, day) for source in members}
