import pytest

from lokcheck.engine.program import EngineRule, Join, Pattern, Program
from lokcheck.engine.program import Test as FieldTest
from lokcheck.engine.subset import refuse
from lokcheck.errors import EngineError

PARTY = Pattern("party", "p")
SIDE_A, SIDE_B = FieldTest("side", "==", "a"), FieldTest("side", "==", "b")


def program(*patterns: Pattern) -> Program:
    return Program("test", (EngineRule("LAG-07", patterns),))


@pytest.mark.parametrize(
    ("patterns", "reason"),
    [
        pytest.param((), "no pattern", id="no pattern"),
        pytest.param(tuple(Pattern(f"t{n}", f"v{n}") for n in range(13)), "more than 12 patterns", id="many patterns"),
        pytest.param((Pattern("party", "p", (SIDE_A,) * 13),), "more than 12 conditions", id="many conditions"),
        pytest.param((PARTY, Pattern("actor", "p")), "two patterns are called p", id="duplicate var"),
        pytest.param((Pattern("", "p"),), "no fact type", id="no type"),
        pytest.param((Pattern("party", "p", (FieldTest("id", "==", "x"),)),), "'id'", id="test on id"),
        pytest.param((Pattern("party", "p", (FieldTest("type", "==", "x"),)),), "'type'", id="test on type"),
        pytest.param((PARTY, Pattern("actor", "a", (), (Join("ref", "p", "id"),))), "'id'", id="join on another's id"),
        pytest.param((PARTY, Pattern("actor", "a", (), (Join("id", "p", "ref"),))), "'id'", id="join on own id"),
        pytest.param((Pattern("actor", "a", (), (Join("x", "p", "x"),)), PARTY), "no earlier", id="forward reference"),
        pytest.param((Pattern("actor", "a", (), (Join("x", "a", "y"),)),), "no earlier", id="reference to itself"),
        pytest.param(
            (Pattern("party", "p", negated=True), Pattern("actor", "a", (), (Join("x", "p", "x"),))),
            "only in an absence",
            id="var of an absence",
        ),
        pytest.param((Pattern("party", "p", (FieldTest("n", "~", 1),)),), "'~'", id="unknown test"),  # type: ignore[arg-type]
        pytest.param((Pattern("party", "p", (FieldTest("n", "==", None),)),), "neither text", id="null"),  # type: ignore[arg-type]
        pytest.param((Pattern("party", "p", (FieldTest("n", "==", True),)),), "neither text", id="bool"),
        pytest.param((Pattern("party", "p", (FieldTest("n", "<", 1.5),)),), "neither text", id="float"),  # type: ignore[arg-type]
        pytest.param((Pattern("party", "p", (FieldTest("n", "<", "b"),)),), "no", id="order of texts"),
        pytest.param((Pattern("party", "p", (FieldTest("n", "==", "x" * 10_001),)),), "too long", id="long text"),
        pytest.param((Pattern("party", "p", (FieldTest("n", "<", 2**63),)),), "too large", id="large number"),
        pytest.param((PARTY, Pattern("party", "q")), "tells them apart", id="two of a type"),
        pytest.param((PARTY, Pattern("party", "q", (SIDE_A,))), "tells them apart", id="two of a type, one open"),
        pytest.param(
            (Pattern("party", "p", (SIDE_A,)), Pattern("party", "q", (FieldTest("side", "!=", "a"),))),
            "tells them apart",
            id="two of a type, told apart by !=",
        ),
        pytest.param((PARTY, Pattern("party", "q", (SIDE_A,), negated=True)), "tells them apart", id="absence of type"),
        pytest.param((Pattern("party", "q", negated=True), PARTY), "tells them apart", id="absence of type first"),
    ],
)
def test_refuses_with_rule_and_reason(patterns: tuple[Pattern, ...], reason: str) -> None:
    with pytest.raises(EngineError) as caught:
        refuse(program(*patterns))
    assert "LAG-07" in caught.value.text.en
    assert reason in caught.value.text.en
    assert caught.value.text.sv != caught.value.text.en


@pytest.mark.parametrize(
    "patterns",
    [
        pytest.param((PARTY,), id="one pattern"),
        pytest.param((Pattern("party", "p", negated=True),), id="absence alone"),
        pytest.param((Pattern("party", "p", (SIDE_A,)), Pattern("party", "q", (SIDE_B,))), id="two told apart"),
        pytest.param((Pattern("party", "p", (SIDE_A,)), Pattern("party", "q", (SIDE_B,), negated=True)), id="absence"),
        pytest.param((Pattern("party", "p", negated=True), Pattern("party", "q", negated=True)), id="two absences"),
        pytest.param((PARTY, Pattern("actor", "a", (), (Join("ref", "p", "fid"),))), id="join on fid"),
    ],
)
def test_lets_the_safe_subset_through(patterns: tuple[Pattern, ...]) -> None:
    refuse(program(*patterns))
