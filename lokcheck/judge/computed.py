"""What a document would have to state for a computed fact to be there: names of parties, numbers, dates ahead."""

from collections.abc import Callable, Mapping, Sequence

from lokcheck.engine.program import Join, Pattern, Test, Value
from lokcheck.facts.measures import Measure
from lokcheck.judge.nearness import Candidate, holds
from lokcheck.judge.values import CanNotSayError

__all__ = ["stating"]

_COUNTING = ("count", "distinct")
_MOST = 4
_YEAR = 365

Tests = Mapping[str, Test]


def stating(pattern: Pattern, tests: Sequence[Test], measures: Sequence[Measure], today: int,
            nearest: Sequence[Candidate]) -> list[Pattern]:  # fmt: skip
    """Return the stated facts from which one that passes ``tests`` would be computed; ``today`` is a day number.

    ``tests`` are those of ``pattern`` with what its joins ask for. Raises CanNotSayError where no statement would do.
    """
    by_field = {test.field: test for test in tests}
    if pattern.type == "measure":
        return _counted(by_field, measures, nearest)
    maker = _MAKERS.get(pattern.type)
    if maker is None:
        raise CanNotSayError
    return maker(by_field, today)


def _exactly(tests: Tests, field: str) -> Value:
    """Return the value that ``field`` must have. Raises CanNotSayError where any will do."""
    test = tests.get(field)
    if test is None or test.op != "==":
        raise CanNotSayError
    return test.value


def _counted(tests: Tests, measures: Sequence[Measure], nearest: Sequence[Candidate]) -> list[Pattern]:
    """As many more entries of what is counted as there must be."""
    measure = next((m for m in measures if m.name == _exactly(tests, "name")), None)
    if measure is None or measure.operator not in _COUNTING or measure.left.by == "fid":
        raise CanNotSayError
    term = measure.left
    asked = [Test(field, "==", want if isinstance(want, str | int) else want[0]) for field, want in term.where.items()]
    if term.by is not None:
        asked.append(Test(term.by, "==", _exactly(tests, "of")))
    elif term.value != "fid":
        asked.append(Test(term.value, "!=", ""))
    there = next((int(c.fact.data["value"]) for c in nearest if {"value"} == {lack.field for lack in c.lacks}), 0)
    enough = tests.get("value")
    for more in range(1, _MOST + 1):
        if enough is None or holds(enough.op, there + more, enough.value):
            return [Pattern(term.type, f"{measure.name}/{number}", tuple(asked)) for number in range(more)]
    raise CanNotSayError


def _party(tests: Tests, today: int) -> list[Pattern]:
    return [Pattern("party", "party", (Test("name", "==", _exactly(tests, "name")),))]


def _due(tests: Tests, today: int) -> list[Pattern]:
    """A date that is ahead: in a year."""
    if _exactly(tests, "state") != "ahead":
        raise CanNotSayError
    about = [Test("object", "==", tests["object"].value)] if "object" in tests else []
    return [Pattern("follow_up", "due", (*about, Test("next_date_to", ">", today + _YEAR)))]


def _reviewed(tests: Tests, today: int) -> list[Pattern]:
    """A review that has just been made."""
    if _exactly(tests, "since") != "review":
        raise CanNotSayError
    return [Pattern("follow_up", "reviewed", (Test("review", "==", "yes"), Test("done_to", ">", today - 1)))]


def _handled(tests: Tests, today: int) -> list[Pattern]:
    """A task of a principal, or what somebody does, on the topic."""
    topic, by = Test("value", "==", _exactly(tests, "topic")), tests.get("by")
    if by is not None and by.value == "actor":
        owner = Pattern("routine", "handled", (Test("actor", "!=", ""),))
    else:
        owner = Pattern("responsibility", "handled", () if by is None else (Test("principal", by.op, by.value),))
    return [owner, Pattern(f"{owner.type}_topic", "topic", (topic,), (Join("within", "handled", "fid"),))]


def _stage(tests: Tests, today: int) -> list[Pattern]:
    stage = Pattern("responsibility_stage", "stage", (Test("value", "==", _exactly(tests, "stage")),),
                    (Join("within", "handled", "fid"),))  # fmt: skip
    return [*_handled(tests, today), stage]


_MAKERS: Mapping[str, Callable[[Tests, int], list[Pattern]]] = {
    "party_name": _party,
    "due": _due,
    "elapsed": _reviewed,
    "handled": _handled,
    "stage": _stage,
}
