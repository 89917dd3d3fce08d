"""Parameters whose value changes with time: a rule is judged by the value that holds on the day judged.

An engine compares a field with one number. So an alternative that asks for a parameter of several periods becomes one
alternative for each, which also asks that its period is the one of the moment: the fact ``in_force`` of the topic
``param:NAME:START``, which the view of the law answers like the period of validity of a rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from lokcheck.rulebook.body import Body
from lokcheck.rulebook.patterns import Alternatives, Cond, Param, Pat, PatternError
from lokcheck.rulebook.rule import Period

__all__ = ["parameter_topics", "with_periods"]

Periods = Mapping[str, tuple[Period, ...]]


def parameter_topics(parameters: Periods) -> dict[str, Period]:
    """Return the period of each topic that ``with_periods`` asks for."""
    return {_topic(name, period): period for name, periods in _dated(parameters).items() for period in periods}


def with_periods(body: Body, parameters: Periods) -> Body:
    """Return ``body`` with an alternative for each value that a parameter has over time.

    Raises PatternError for one that the items of a for_each and their grades both ask for: they could be of two days.
    """
    dated = _dated(parameters)
    if not dated:
        return body
    shared = {name for alt in body.of for name in _asked(alt, dated)}
    for alternatives in body.grades.values():
        for alternative in alternatives:
            if shared & set(_asked(alternative, dated)):
                raise PatternError(alternative[0].path, "en parameter som ändras står både i 'of' och i ett krav",
                                   "a parameter that changes stands both in 'of' and in a grade")  # fmt: skip
    return Body(
        _spread(body.when, dated), _spread(body.of, dated),
        {grade: _spread(alternatives, dated) for grade, alternatives in body.grades.items()},
    )  # fmt: skip


def _dated(parameters: Periods) -> dict[str, tuple[Period, ...]]:
    return {name: periods for name, periods in parameters.items() if len(periods) > 1}


def _topic(name: str, period: Period) -> str:
    return f"param:{name}:{period.start or 'start'}"


def _asked(alternative: tuple[Pat, ...], dated: Periods) -> list[str]:
    names = [cond.operand.name for pat in alternative for cond in pat.conds if isinstance(cond.operand, Param)]
    return [name for name in dict.fromkeys(names) if name in dated]


def _spread(alternatives: Alternatives, dated: Periods) -> Alternatives:
    return [variant for alternative in alternatives for variant in _variants(alternative, dated)]


def _variants(alternative: tuple[Pat, ...], dated: Periods) -> Iterator[tuple[Pat, ...]]:
    names = _asked(alternative, dated)
    for chosen in product(*(dated[name] for name in names)):
        values = {name: int(period.value) for name, period in zip(names, chosen, strict=True)}
        asks = [_period(_topic(name, period)) for name, period in zip(names, chosen, strict=True)]
        yield (*asks, *(_resolved(pat, values) for pat in alternative))


def _period(topic: str) -> Pat:
    conds = (Cond("topic", "==", topic), Cond("keyword", "==", "*"))
    return Pat("in_force", conds, None, False, ())


def _resolved(pat: Pat, values: Mapping[str, int]) -> Pat:
    conds = [
        replace(cond, operand=values[cond.operand.name])
        if isinstance(cond.operand, Param) and cond.operand.name in values else cond
        for cond in pat.conds
    ]  # fmt: skip
    return replace(pat, conds=tuple(conds))
