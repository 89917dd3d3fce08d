"""What became of findings: paired by meaning, as multisets, whatever their lines."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokcheck.judge.result import Outcome
from lokcheck.report.compare import Comparison, Fault, became, compare, faults_of, is_solved, marked
from lokcheck.report.fingerprint import Key, key_of
from lokcheck.report.model import Compared, EvidenceLine, Report, Severity
from tests.report import samples
from tests.report.test_fingerprint import moved

LEVELS: tuple[Severity | None, ...] = (None, "note", "warning", "error")
FAULT = Fault("p1", "LAG-07", "avtal", "partly", "warning", "met", None, ("a", "b"))

faults = st.builds(
    Fault, st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["LAG-07", "X08"]), st.sampled_from(["avtal", "plan"]),
    st.sampled_from(["partly", "not_met"]), st.sampled_from(LEVELS), st.just("met"), st.none(),
    st.lists(st.sampled_from("abc"), max_size=3).map(tuple),
)  # fmt: skip
several = st.lists(faults, max_size=6)


def keyed(found: Sequence[Fault]) -> dict[Key, Fault]:
    return {(str(at), fault.rule): fault for at, fault in enumerate(found)}


def beside(before: Sequence[Fault], after: Sequence[Fault]) -> Comparison:
    return compare(before, keyed(after))


def state(before: Fault, after: Fault) -> Compared:
    (found,) = beside([before], [after]).states.values()
    return found


@given(several)
def test_what_is_the_same_is_unchanged(found: list[Fault]) -> None:
    result = beside(found, found)
    assert set(result.states.values()) <= {"unchanged"}
    assert len(result.states) == sum(fault.is_shown for fault in found)
    assert result.gone == ()


@given(several, several)
def test_what_is_new_one_way_is_gone_the_other_way(one: list[Fault], two: list[Fault]) -> None:
    there, back = beside(one, two), beside(two, one)
    new = [keyed(two)[key] for key, what in there.states.items() if what == "new"]
    assert Counter(new) == Counter(back.gone)


@given(several, several)
def test_each_finding_is_told_once_and_each_earlier_one_answers_for_one(one: list[Fault], two: list[Fault]) -> None:
    result = beside(one, two)
    assert list(result.states) == [key for key, fault in keyed(two).items() if fault.is_shown]
    paired = sum(what != "new" for what in result.states.values())
    assert paired + len(result.gone) <= len(one)


@given(several, several, several)
def test_what_stands_on_both_sides_changes_nothing_for_the_rest(
    one: list[Fault], two: list[Fault], same: list[Fault]
) -> None:
    """Said of prints and names that the others do not use."""
    apart = [fault._replace(print=f"s{fault.print}", document="s") for fault in same]
    alone, among = beside(one, two), beside([*apart, *one], [*two, *apart])
    assert [*among.states.values()][: len(alone.states)] == [*alone.states.values()]
    assert among.gone == alone.gone


@given(faults, st.integers(0, 4), st.integers(0, 4))
def test_findings_that_look_alike_are_counted(fault: Fault, before: int, after: int) -> None:
    shown = fault._replace(severity="note")
    result = beside([shown] * before, [shown] * after)
    assert Counter(result.states.values()) == Counter({"unchanged": min(before, after), "new": max(0, after - before)})
    assert len(result.gone) == max(0, before - after)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "unchanged"),
        ({"today": "not_met"}, "worsened"),
        ({"severity": "error"}, "worsened"),
        ({"severity": "note"}, "unchanged"),
        ({"at_adoption": "partly", "severity_at_adoption": "note"}, "worsened"),
        ({"entries": ("a",)}, "unchanged"),
        ({"entries": ("a", "b", "b")}, "worsened"),
        ({"entries": ("a", "c")}, "worsened"),
        ({"print": "p2"}, "unchanged"),
        ({"print": "p2", "today": "not_met"}, "worsened"),
        ({"print": "p2", "document": "plan"}, "new"),
        ({"print": "p2", "rule": "LAG-08"}, "new"),
        ({"document": "renamed"}, "unchanged"),
    ],
)
def test_what_makes_a_finding_worse(change: dict[str, Any], expected: Compared) -> None:
    assert state(FAULT, FAULT._replace(**change)) == expected


def test_a_better_outcome_is_no_new_finding() -> None:
    assert state(FAULT._replace(today="not_met", severity="error"), FAULT) == "unchanged"


def test_a_fault_that_another_rule_reported_is_old_debt_when_it_is_told_alone() -> None:
    hidden = FAULT._replace(severity=None)
    assert state(hidden, FAULT) == "unchanged"
    assert state(hidden, FAULT._replace(today="not_met")) == "worsened"
    assert beside([FAULT], [hidden]) == Comparison({}, ())
    assert beside([hidden], []) == Comparison({}, ())


def report_of(outcome: Outcome, severity: Severity | None, *failing: EvidenceLine, **changes: Any) -> Report:
    item = samples.requirement("X08", "Bilagor", "sip", None, samples.verdict(outcome, "", severity, failing=failing))
    return samples.report(samples.document(id="avtal", requirements=(item._replace(**changes),)))


def annex(number: int, line: int = 1) -> EvidenceLine:
    return samples.evidence(f"bilaga {number}", line)._replace(path=("annexes", line))


def only(before: Report, after: Report) -> list[Compared]:
    return [*compare(faults_of(before).values(), faults_of(after)).states.values()]


def test_moving_lines_and_renaming_the_file_changes_nothing() -> None:
    document = samples.document(id="avtal")
    before, after = samples.report(document), samples.report(moved(document))
    result = compare(faults_of(before).values(), faults_of(after))
    assert len(result.states) == len(faults_of(before)) == 4
    assert set(result.states.values()) == {"unchanged"}
    assert result.gone == ()


def test_entries_mended_one_by_one_and_one_that_pays_for_no_other() -> None:
    two = report_of("partly", "warning", annex(1, 10), annex(2, 20))
    assert only(two, report_of("partly", "warning", annex(2, 99))) == ["unchanged"]
    assert only(two, report_of("partly", "warning", annex(2), annex(1))) == ["unchanged"]
    assert only(two, report_of("partly", "warning", annex(1), annex(3))) == ["worsened"]


def test_more_of_what_is_met_in_a_part_makes_nothing_worse() -> None:
    some = report_of("partly", "note")
    document = some.documents[0]
    today = document.requirements[0].today._replace(evidence=(annex(1), annex(2)))
    more = some._replace(documents=(document._replace(requirements=(document.requirements[0]._replace(today=today),)),))
    assert only(some, more) == ["unchanged"]


@pytest.mark.parametrize(
    ("outcome", "solved"),
    [("met", True), ("not_applicable", True), ("manual", False), ("cannot_judge", False), ("error", False)],
)
def test_only_what_is_mended_is_solved(outcome: Outcome, solved: bool) -> None:
    later = report_of(outcome, None)
    (gone,) = compare(faults_of(report_of("not_met", "error")).values(), faults_of(later)).gone
    assert (became(gone, later), is_solved(gone, later)) == (outcome, solved)


def test_what_is_not_there_to_judge_is_not_solved() -> None:
    later = report_of("met", None)
    assert became(FAULT._replace(rule="X99"), later) is None
    assert became(FAULT._replace(rule="X08", document="annat"), later) is None
    assert not is_solved(FAULT, later)


def test_findings_are_marked_and_nothing_else_is() -> None:
    report = samples.report()
    states = compare((), faults_of(report)).states
    found = {item.rule: item.compared for item in marked(report, states).requirements()}
    assert {rule for rule, what in found.items() if what == "new"} == {"LAG-07", "INN-11", "UPF-01", "SIP-01"}
    assert {found[rule] for rule in ("LAG-02", "SIP-13", "UPF-20")} == {None}
    assert {key_of(item) for item in report.requirements() if found[item.rule]} == set(states)
