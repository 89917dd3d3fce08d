"""Small random programs and facts, from a seed: everything the safe subset allows, crowded so that things do match."""

import random
from typing import Any

from lokcheck.engine.program import EngineRule, FactData, Join, Op, Pattern, Program, Test, Value

__all__ = ["random_facts", "random_program"]

TYPES = ("party", "avtal", "åtgärd", "$m", "id")
"""``$m`` and ``id`` mean something to durable_rules when they reach it."""

FIELDS = ("fid", "ref", "code", "doc", "sid", "ålder", "$not")
TEXTS = ("a", "å", "7", "nil", "TRUE", 'q"\\', "rad\nrad", "")
NUMBERS = (7, 0, -1, 3)
ORDERS: tuple[Op, ...] = ("<", "<=", ">", ">=")
EQUALITIES: tuple[Op, ...] = ("==", "==", "==", "!=")


def random_program(rng: random.Random, rules: int) -> Program:
    """Return a program of ``rules`` rules, each inside the safe subset."""
    return Program("värld", tuple(EngineRule(f"R-{number % 7}", _patterns(rng)) for number in range(rules)))


def _patterns(rng: random.Random) -> tuple[Pattern, ...]:
    kinds = [rng.choice(TYPES[: 2 + rng.randrange(4)]) for _ in range(rng.choice((1, 2, 2, 3, 3, 4)))]
    patterns: list[Pattern] = []
    for place, kind in enumerate(kinds):
        earlier = [pattern.var for pattern in patterns if not pattern.negated]
        tests = [_test(rng) for _ in range(rng.choice((0, 0, 1, 2)))]
        if kinds.count(kind) > 1:
            tests.append(Test("role", "==", kinds[:place].count(kind)))
        joins = [
            Join(rng.choice(FIELDS), rng.choice(earlier), rng.choice(FIELDS))
            for _ in range(rng.choice((0, 1, 1, 2)) if earlier else 0)
        ]
        patterns.append(Pattern(kind, f"v{place}", tuple(tests), tuple(joins), rng.random() < 0.3))
    return tuple(patterns)


def _test(rng: random.Random) -> Test:
    field = rng.choice(FIELDS)
    if rng.random() < 0.3:
        return Test(field, rng.choice(ORDERS), rng.choice(NUMBERS))
    return Test(field, rng.choice(EQUALITIES), _value(rng))


def _value(rng: random.Random) -> Value:
    return rng.choice(TEXTS[: 1 + rng.randrange(len(TEXTS))]) if rng.random() < 0.6 else rng.choice(NUMBERS)


def random_facts(rng: random.Random, count: int) -> list[FactData]:
    """Return up to ``count`` facts in random order, with fields left out, that refer to one another by fid."""
    fids = [rng.choice(TEXTS) + f"{number}" for number in range(count)]
    facts = [_fact(rng, fid, fids) for fid in fids]
    rng.shuffle(facts)
    return facts


def _fact(rng: random.Random, fid: str, fids: list[str]) -> FactData:
    fact: dict[str, Any] = {"type": rng.choice(TYPES), "fid": fid, "unused": "x"}
    for field in FIELDS[1:]:
        if rng.random() < 0.7:
            fact[field] = rng.choice(fids) if field == "ref" and rng.random() < 0.6 else _value(rng)
    if rng.random() < 0.9:
        fact["role"] = rng.randrange(3)
    return fact
