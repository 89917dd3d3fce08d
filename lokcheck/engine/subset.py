"""The subset of rules that durable_rules and CLIPS evaluate alike; everything else is refused before it is compiled.

What each refusal avoids was measured on both engines: wrong answers without a warning, crashes of the whole process,
or two engines that count differently. An author of rules sees these errors only if the rulebook's compiler let them by.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from lokcheck.engine.program import EngineRule, Join, Pattern, Program, Test
from lokcheck.errors import EngineError
from lokcheck.texts import Text

__all__ = ["reasons", "refuse"]

MAX_PATTERNS = 12
"""durable_rules holds 16 facts in a firing; one of them is the gate."""

MAX_CONDITIONS = 12
"""durable_rules holds 32 conditions in a pattern, and needs some of them for itself."""

MAX_TEXT = 10_000
MAX_INT = 2**63 - 1
RESERVED = ("type", "id")
OPS = ("==", "!=", "<", "<=", ">", ">=")

REFUSED = Text("Regeln {rule} går inte att köra: {reason}.", "The rule {rule} can not be run: {reason}.")
NO_PATTERN = Text("den har inget mönster", "it has no pattern")
TOO_MANY_PATTERNS = Text("den har fler än {limit} mönster", "it has more than {limit} patterns")
TOO_MANY_CONDITIONS = Text(
    "mönstret {var} har fler än {limit} villkor", "the pattern {var} has more than {limit} conditions"
)
DUPLICATE_VAR = Text("två mönster heter {var}", "two patterns are called {var}")
NO_NAME = Text("ett mönster saknar faktatyp eller namn", "a pattern has no fact type or no name")
UNKNOWN_VAR = Text(
    "mönstret {var} hänvisar till {other}, som inte är något tidigare mönster",
    "the pattern {var} refers to {other}, which is no earlier pattern",
)
NEGATED_VAR = Text(
    "mönstret {var} hänvisar till {other}, som bara står i en frånvaro",
    "the pattern {var} refers to {other}, which stands only in an absence",
)
RESERVED_FIELD = Text(
    "mönstret {var} använder fältet {field!r}, som inte får användas i villkor (beteckningen heter fid)",
    "the pattern {var} uses the field {field!r}, which no condition may use (the identity is called fid)",
)
BAD_OP = Text("mönstret {var} använder det okända villkoret {op!r}", "the pattern {var} uses the unknown test {op!r}")
BAD_VALUE = Text(
    "fältet {field} i mönstret {var} jämförs med något som varken är text eller heltal: {value}",
    "the field {field} of the pattern {var} is compared with neither text nor a whole number: {value}",
)
LARGE_VALUE = Text(
    "fältet {field} i mönstret {var} jämförs med ett för långt eller för stort värde",
    "the field {field} of the pattern {var} is compared with a value that is too long or too large",
)
TEXT_ORDER = Text(
    "fältet {field} i mönstret {var} jämför text med {op}; bara heltal har en ordning",
    "the field {field} of the pattern {var} compares text with {op}; only whole numbers have an order",
)
SAME_TYPE = Text(
    "mönstren {var} och {other} har samma faktatyp ({type}), och inget == på ett gemensamt fält skiljer dem åt",
    "the patterns {var} and {other} have one fact type ({type}), and no == on a common field tells them apart",
)


def refuse(program: Program) -> None:
    """Raise EngineError, with the rule's key and the reason, if some rule is outside the safe subset."""
    for rule in program.rules:
        for reason in reasons(rule):
            raise EngineError(
                Text(
                    REFUSED.sv.format(rule=rule.key, reason=reason.sv),
                    REFUSED.en.format(rule=rule.key, reason=reason.en),
                )
            )


def reasons(rule: EngineRule) -> Iterator[Text]:
    """Yield why ``rule`` is outside the safe subset; nothing for one that is within."""
    if not rule.patterns:
        yield NO_PATTERN
    if len(rule.patterns) > MAX_PATTERNS:
        yield TOO_MANY_PATTERNS.format(limit=MAX_PATTERNS)
    earlier: dict[str, Pattern] = {}
    for pattern in rule.patterns:
        yield from _shape(pattern, earlier)
        for test in pattern.tests:
            yield from _test(pattern.var, test)
        for join in pattern.joins:
            yield from _join(pattern.var, join, earlier)
        earlier[pattern.var] = pattern
    yield from _same_type(rule.patterns)


def _shape(pattern: Pattern, earlier: dict[str, Pattern]) -> Iterator[Text]:
    if not pattern.type or not pattern.var:
        yield NO_NAME
    if pattern.var in earlier:
        yield DUPLICATE_VAR.format(var=pattern.var)
    if len(pattern.tests) + len(pattern.joins) > MAX_CONDITIONS:
        yield TOO_MANY_CONDITIONS.format(var=pattern.var, limit=MAX_CONDITIONS)


def _test(var: str, test: Test) -> Iterator[Text]:
    if test.field in RESERVED:
        yield RESERVED_FIELD.format(var=var, field=test.field)
    if test.op not in OPS:
        yield BAD_OP.format(var=var, op=test.op)
    if isinstance(test.value, bool) or not isinstance(test.value, (str, int)):
        yield BAD_VALUE.format(var=var, field=test.field, value=test.value)
    elif isinstance(test.value, str):
        if test.op not in ("==", "!="):
            yield TEXT_ORDER.format(var=var, field=test.field, op=test.op)
        if len(test.value) > MAX_TEXT:
            yield LARGE_VALUE.format(var=var, field=test.field)
    elif abs(test.value) > MAX_INT:
        yield LARGE_VALUE.format(var=var, field=test.field)


def _join(var: str, join: Join, earlier: dict[str, Pattern]) -> Iterator[Text]:
    """durable_rules misses a join on another fact's ``id``, in silence, where the referring fact comes first."""
    for field in (join.field, join.other):
        if field in RESERVED:
            yield RESERVED_FIELD.format(var=var, field=field)
    if join.var not in earlier:
        yield UNKNOWN_VAR.format(var=var, other=join.var)
    elif earlier[join.var].negated:
        yield NEGATED_VAR.format(var=var, other=join.var)


def _same_type(patterns: Sequence[Pattern]) -> Iterator[Text]:
    """By default one fact may stand in two places of a firing in CLIPS, not in durable_rules: so none may fit two."""
    for one, other in combinations(patterns, 2):
        if one.type == other.type and not (one.negated and other.negated) and not _exclude(one, other):
            yield SAME_TYPE.format(var=one.var, other=other.var, type=one.type)


def _exclude(one: Pattern, other: Pattern) -> bool:
    """Return whether no fact can pass the tests of both."""
    literals = {test.field: test.value for test in one.tests if test.op == "=="}
    return any(
        test.op == "==" and test.field in literals and literals[test.field] != test.value for test in other.tests
    )
