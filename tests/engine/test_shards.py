from lokcheck.engine.coding import CodedJoin, CodedPattern, CodedTest
from lokcheck.engine.shards import MAX_BRANCHES, MAX_RULES, split


def pattern(*tests: CodedTest, joins: tuple[CodedJoin, ...] = ()) -> CodedPattern:
    return CodedPattern(1, tests, joins, False)


def sizes(*rules: tuple[CodedPattern, ...]) -> list[int]:
    shards = list(split(rules))
    assert [number for shard in shards for number in shard] == list(range(len(rules)))
    return [len(shard) for shard in shards]


def test_a_program_without_rules_has_one_ruleset() -> None:
    """So that its tripwire is there to fire."""
    assert sizes() == [0]


def test_a_ruleset_holds_so_many_rules() -> None:
    assert sizes(*[(pattern(),)] * (2 * MAX_RULES + 1)) == [MAX_RULES, MAX_RULES, 1]


def test_a_fact_follows_so_many_branches() -> None:
    """Comparisons and joins are branches of their own; equality with different values is not."""
    compared = [(pattern(CodedTest(0, "<", n)),) for n in range(MAX_BRANCHES + 1)]
    assert sizes(*compared) == [MAX_BRANCHES, 1]
    joined = [(pattern(joins=(CodedJoin(0, 0, 0),)),)] * (MAX_BRANCHES + 1)
    assert sizes(*joined) == [MAX_BRANCHES, 1]
    equal = [(pattern(CodedTest(0, "==", n), joins=(CodedJoin(0, 0, 0),)),) for n in range(MAX_RULES)]
    assert sizes(*equal) == [MAX_RULES]


def test_a_rule_of_many_patterns_counts_them_all() -> None:
    rules = [tuple(pattern(CodedTest(0, "<", 12 * n + m)) for m in range(12)) for n in range(5)]
    assert sizes(*rules) == [4, 1]
