"""What each engine must do with a program: the same for both."""

import random
import threading

import pytest

from lokcheck.engine.program import Engine, EngineRule, FactData, Firing, Join, Pattern, Program, Value
from lokcheck.engine.program import Test as FieldTest
from lokcheck.errors import EngineError
from tests.engine.worlds import random_facts, random_program
from tests.oracle import run

DANGEROUS_TEXTS = [
    "Överenskommelse om samverkan i Jönköpings län",
    'han sade "nej"',
    "bak\\streck",
    "rad ett\nrad två\r\n\tslut",
    "'; (halt) ?*x* $x &~|",
    "null",
    "nil",
    "true",
    "7",
    "",
    " ",
    "noll\x00tecken",
    "ensam \ud800",
    "😀 ﷽",
    "x" * 65_535,
    "x" * (65_536 + 3),
    "å" * 1_000_000,
]


def program(*patterns: Pattern) -> Program:
    return Program("test", (EngineRule("rule", patterns),))


def fact(type_: str, fid: str, **fields: Value) -> FactData:
    return {"type": type_, "fid": fid, **fields}


def fired(engine: Engine, patterns: tuple[Pattern, ...], *facts: FactData) -> list[tuple[str, ...]]:
    return [firing.facts for firing in engine.compile(program(*patterns)).run(facts)]


def test_a_program_without_rules_fires_nothing(engine: Engine) -> None:
    assert engine.compile(Program("empty", ())).run([fact("party", "p1")]) == []


def test_no_facts(engine: Engine) -> None:
    rules = (EngineRule("some", (Pattern("party", "p"),)), EngineRule("none", (Pattern("party", "p", negated=True),)))
    assert engine.compile(Program("test", rules)).run([]) == [Firing("none", ())]


@pytest.mark.parametrize(
    ("op", "expected"),
    [("==", "7"), ("!=", "5 9 t"), ("<", "5"), ("<=", "5 7"), (">", "9"), (">=", "7 9")],
)
def test_tests_of_a_number(engine: Engine, op: str, expected: str) -> None:
    patterns = (Pattern("line", "x", (FieldTest("amount", op, 7),)),)  # type: ignore[arg-type]
    facts = [fact("line", str(n), amount=n) for n in (5, 7, 9)]
    facts += [fact("line", "t", amount="7"), fact("line", "absent")]
    assert fired(engine, patterns, *facts) == [(fid,) for fid in expected.split()]


def test_a_text_of_digits_is_no_number(engine: Engine) -> None:
    patterns = (Pattern("line", "x", (FieldTest("amount", "==", "7"),)),)
    assert fired(engine, patterns, fact("line", "a", amount=7), fact("line", "b", amount="7")) == [("b",)]
    joined = (Pattern("line", "x"), Pattern("sum", "y", (), (Join("amount", "x", "amount"),)))
    assert fired(engine, joined, fact("line", "a", amount=7), fact("sum", "b", amount="7")) == []


def test_large_numbers(engine: Engine) -> None:
    patterns = (
        Pattern("line", "x", (FieldTest("amount", ">", 2**62),)),
        Pattern("sum", "y", (), (Join("s", "x", "s"),)),
    )
    facts = [
        fact("line", "a", amount=2**63 - 1, s=2**80),
        fact("line", "b", amount=2**62, s=1),
        fact("sum", "c", s=2**80),
    ]
    assert fired(engine, patterns, *facts) == [("a", "c")]


@pytest.mark.parametrize("facts_first", [True, False])
def test_joins_with_facts_asserted_later(engine: Engine, facts_first: bool) -> None:
    patterns = (Pattern("activity", "a"), Pattern("responsible", "r", (), (Join("activity", "a", "fid"),)))
    facts = [fact("activity", "a1"), fact("activity", "a2"), fact("responsible", "r1", activity="a2")]
    assert fired(engine, patterns, *(facts if facts_first else reversed(facts))) == [("a2", "r1")]


def test_absent_fields_never_join(engine: Engine) -> None:
    join = (Join("body", "a", "body"),)
    facts = [
        fact("actor", "a1"),
        fact("actor", "a2", body="region"),
        fact("party", "p1"),
        fact("party", "p2", body="x"),
    ]
    assert fired(engine, (Pattern("actor", "a"), Pattern("party", "p", (), join)), *facts) == []
    absent = (Pattern("actor", "a"), Pattern("party", "p", (), join, negated=True))
    assert fired(engine, absent, *facts) == [("a1",), ("a2",)]


def test_absent_fields_never_join_where_other_rules_ask_for_the_facts(engine: Engine) -> None:
    """What a fact lacks is nil in CLIPS, and nil is like nil."""
    join = (Join("body", "a", "body"),)
    rules = (
        EngineRule("joined", (Pattern("actor", "a"), Pattern("party", "p", (), join))),
        EngineRule("alone", (Pattern("actor", "a"), Pattern("party", "p", (), join, negated=True))),
        EngineRule("actor", (Pattern("actor", "a"),)),
        EngineRule("party", (Pattern("party", "p"),)),
    )
    found = engine.compile(Program("test", rules)).run([fact("actor", "a1"), fact("party", "p1")])
    assert {(firing.rule, firing.facts) for firing in found} == {
        ("alone", ("a1",)), ("actor", ("a1",)), ("party", ("p1",))
    }  # fmt: skip


def test_an_absent_field_is_not_another_value(engine: Engine) -> None:
    """Neither by one test nor by several on the same field: what is nowhere said is no other word."""
    facts = [fact("a", "absent"), fact("a", "other", v="z"), fact("a", "same", v="x")]
    one, several = (FieldTest("v", "!=", "x"),), (FieldTest("v", "!=", "x"), FieldTest("v", "!=", "y"))
    for tests in (one, several):
        assert fired(engine, (Pattern("a", "p", tests),), *facts) == [("other",)]
        assert fired(engine, (Pattern("a", "p", tests, negated=True),), fact("a", "absent")) == [()]


def test_a_field_that_joins_twice_and_is_tested(engine: Engine) -> None:
    patterns = (
        Pattern("a", "x"),
        Pattern(
            "b", "y", (FieldTest("n", "==", 1), FieldTest("n", "<", 5)), (Join("n", "x", "n"), Join("n", "x", "m"))
        ),
        Pattern("c", "z", (FieldTest("n", "==", 2), FieldTest("n", "==", 3)), (Join("n", "x", "n"),), negated=True),
    )
    facts = [fact("a", "a1", n=1, m=1), fact("a", "a2", n=1, m=2), fact("b", "b1", n=1), fact("c", "c1", n=1)]
    assert fired(engine, patterns, *facts) == [("a1", "b1")]


def test_tests_that_exclude_each_other_never_match(engine: Engine) -> None:
    both = (FieldTest("n", "==", 1), FieldTest("n", "==", 2), FieldTest("n", "!=", 1))
    assert fired(engine, (Pattern("a", "x", both),), fact("a", "a1", n=1)) == []
    assert fired(engine, (Pattern("a", "x", both, negated=True),), fact("a", "a1", n=1)) == [()]


@pytest.mark.parametrize("text", DANGEROUS_TEXTS, ids=range(len(DANGEROUS_TEXTS)))
def test_any_text(engine: Engine, text: str) -> None:
    facts = [
        fact("a", text, v=text),
        fact("b", "b1", v=text),
        fact("b", "b2", v=text + "."),
        fact("b", "b3", v=text[:3]),
    ]
    patterns: tuple[Pattern, ...] = (Pattern("a", "x"), Pattern("b", "y", (), (Join("v", "x", "v"),)))
    expected = [(text, fid) for fid, value in (("b1", text), ("b3", text[:3])) if value == text]
    assert fired(engine, patterns, *facts) == expected
    if len(text) <= 10_000:
        expected = [(text, fid) for fid, value in (("b2", text + "."), ("b3", text[:3])) if value != text]
        patterns = (Pattern("a", "x", (FieldTest("v", "==", text),)), Pattern("b", "y", (FieldTest("v", "!=", text),)))
        assert fired(engine, patterns, *facts) == expected


@pytest.mark.parametrize(
    "name", ["$m", "$s", "sid", "id", "c0", "tripwire", "hit", "g", "p0$not", 'å"; (x)', "typ med mellanslag"]
)
def test_any_name(engine: Engine, name: str) -> None:
    rule = EngineRule(name, (Pattern(name, name, (FieldTest(name if name != "id" else "fält", "==", 1),)),))
    firings = engine.compile(Program(name, (rule,))).run([{"type": name, "fid": name, name: 1, "fält": 1}])
    assert firings == [Firing(name, (name,))]


def test_300_rules(engine: Engine) -> None:
    """More rules than a ruleset of durable_rules takes, more of a type, and more branches that one fact follows."""
    rules = [EngineRule(f"r{n:03}", (Pattern("line", "x", (FieldTest("n", "==", n),)),)) for n in range(100)]
    rules += [EngineRule(f"s{n:03}", (Pattern("line", "x", (FieldTest("n", ">=", n),)),)) for n in range(100)]
    joined = (Pattern("line", "x"), Pattern("sum", "y", (), (Join("n", "x", "n"),)))
    rules += [EngineRule(f"t{n:03}", joined) for n in range(100)]
    wide = Program("wide", tuple(rules))
    facts = [fact("line", f"f{n}", n=n) for n in range(0, 150, 7)] + [fact("sum", "sum", n=14)]
    assert engine.compile(wide).run(facts) == run(wide, facts)


def test_many_firings_of_one_rule(engine: Engine) -> None:
    facts = [fact("a", f"a{n}") for n in range(250)] + [fact("b", f"b{n}") for n in range(250)]
    assert len(set(fired(engine, (Pattern("a", "x"), Pattern("b", "y")), *facts))) == 62_500


def test_twelve_patterns(engine: Engine) -> None:
    patterns = [Pattern("t0", "v0")] + [
        Pattern(f"t{n}", f"v{n}", (), (Join("n", f"v{n - 1}", "n"),)) for n in range(1, 12)
    ]
    facts = [fact(f"t{n}", f"f{n}", n=1) for n in range(12)]
    assert fired(engine, tuple(patterns), *facts) == [tuple(f"f{n}" for n in range(12))]


def test_facts_alike_but_for_their_identity_all_count(engine: Engine) -> None:
    assert fired(engine, (Pattern("a", "x"),), fact("a", "a1", v=1), fact("a", "a2", v=1)) == [("a1",), ("a2",)]


def test_nothing_leaks_from_one_run_to_the_next(engine: Engine) -> None:
    rng = random.Random(7)
    programs = [random_program(rng, 5), random_program(rng, 5)]
    compiled = [engine.compile(program) for program in programs]
    for place in range(200):
        facts = random_facts(rng, rng.randrange(15))
        assert compiled[place % 2].run(facts) == run(programs[place % 2], facts)


def test_the_order_of_the_facts_does_not_matter(engine: Engine) -> None:
    rng = random.Random(8)
    compiled, facts = engine.compile(random_program(rng, 12)), random_facts(rng, 15)
    expected = compiled.run(facts)
    assert expected == sorted(expected)
    for _ in range(20):
        rng.shuffle(facts)
        assert compiled.run(facts) == expected


def test_no_background_threads(engine: Engine) -> None:
    before = threading.active_count()
    engine.compile(program(Pattern("a", "x"))).run([fact("a", "a1")])
    assert threading.active_count() == before


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param([{"type": "a"}], id="no fid"),
        pytest.param([{"fid": "a1"}], id="no type"),
        pytest.param([fact("a", "a1"), fact("b", "a1")], id="a fid twice"),
        pytest.param([fact("a", "a1", v=True)], id="bool"),
        pytest.param([{"type": "a", "fid": "a1", "v": None}], id="null"),
        pytest.param([{"type": "a", "fid": "a1", "v": 1.5}], id="float"),
        pytest.param([fact("a", "a1", v=1, n=2**63)], id="too large to compare"),
    ],
)
def test_bad_facts_are_errors_and_do_no_harm(engine: Engine, facts: list[FactData]) -> None:
    patterns = (Pattern("a", "x", (FieldTest("v", "==", 1), FieldTest("n", "<", 5))),)
    compiled = engine.compile(program(*patterns))
    with pytest.raises(EngineError, match=r"rules engine"):
        compiled.run(facts)
    assert compiled.run([fact("a", "a1", v=1, n=4)]) == [Firing("rule", ("a1",))]


def test_refuses_what_is_outside_the_subset(engine: Engine) -> None:
    with pytest.raises(EngineError, match="rule"):
        engine.compile(program(Pattern("a", "x"), Pattern("a", "y")))


def test_says_its_name_and_version(engine: Engine) -> None:
    assert engine.name in ("durable", "clips")
    assert engine.version[0].isdigit()
