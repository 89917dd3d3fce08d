"""A baseline takes in what is there, and lets only what is new or worse count; its file is read with care."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given

from lokcheck.check.baseline import Kept, against, pruned, updated
from lokcheck.check.baseline_file import baseline_text, read_baseline
from lokcheck.errors import LokcheckError
from lokcheck.report.compare import faults_of
from lokcheck.report.model import Report, Requirement
from lokcheck.rulebook.build import open_rulebook
from tests.report import samples
from tests.report.test_compare import several
from tests.report.test_settled import WAIVED

BOOK = open_rulebook()
HEAD = '{"format": "lokcheck-baseline", "version": 1, "recipe": "lokcheck/v1", "as_of": "2026-01-01", "findings": '


def report(name: str = "avtal", **met: str) -> Report:
    """Every outcome, but ``met`` where that is said of a rule (its id with _ for -)."""
    items = tuple(_with(item, met.get(item.rule.replace("-", "_"))) for item in samples.every_outcome())
    return samples.report(samples.document(id=name, requirements=items))


def _with(item: Requirement, outcome: str | None) -> Requirement:
    if outcome is None:
        return item
    return item._replace(today=samples.verdict(outcome), is_update=False)  # type: ignore[arg-type]


def states(made: Report) -> dict[str, str]:
    return {item.rule: item.compared for item in made.requirements() if item.compared is not None}


def test_what_is_taken_in_does_not_count() -> None:
    changed = updated(None, report(), BOOK)
    assert (changed.findings, changed.added, changed.removed) == (4, 4, 0)
    made = against(report(), changed.kept, "fil.json")
    assert set(states(made).values()) == {"unchanged"}
    assert not any(item.counts for item in made.requirements())
    assert made.baseline is not None
    assert (made.baseline.file, made.baseline.as_of, made.baseline.gone) == ("fil.json", samples.TODAY, ())


def test_what_is_new_counts_and_what_is_gone_is_told_with_what_it_became() -> None:
    before = report(LAG_07="met")
    kept = updated(None, before, BOOK).kept
    made = against(report(UPF_01="cannot_judge"), kept, "fil.json")
    assert states(made) == {"LAG-07": "new", "INN-11": "unchanged", "SIP-01": "unchanged"}
    assert made.baseline is not None
    assert {item.rule: item.now for item in made.baseline.gone} == {"UPF-01": "cannot_judge"}


def test_other_documents_are_left_alone() -> None:
    kept = updated(updated(None, report("avtal"), BOOK).kept, report("plan"), BOOK).kept
    assert {fault.document for fault in kept.faults} == {"avtal", "plan"}
    made = against(report("plan"), kept, "fil.json")
    assert made.baseline is not None
    assert made.baseline.gone == ()
    changed = pruned(kept, report("plan", LAG_07="met"))
    assert (changed.removed, changed.findings) == (1, 7)
    assert ("LAG-07", "avtal") in {(fault.rule, fault.document) for fault in changed.kept.faults}


def test_pruning_adds_nothing() -> None:
    kept = updated(None, report(LAG_07="met"), BOOK).kept
    changed = pruned(kept, report(UPF_01="met"))
    assert {fault.rule for fault in changed.kept.faults} == {"INN-11", "SIP-01"}
    assert changed.kept.as_of == kept.as_of


def test_updating_says_what_came_and_went() -> None:
    kept = updated(None, report(LAG_07="met"), BOOK).kept
    changed = updated(kept, report(UPF_01="met"), BOOK)
    assert (changed.added, changed.removed, changed.findings) == (1, 1, 3)
    assert updated(changed.kept, report(UPF_01="met"), BOOK).kept == changed.kept


def test_a_waived_finding_is_not_taken_in_for_it_is_to_come_back() -> None:
    document = report().documents[0]
    waived = tuple(item._replace(waiver=WAIVED if item.rule == "LAG-07" else None) for item in document.requirements)
    kept = updated(None, samples.report(document._replace(requirements=waived)), BOOK).kept
    assert "LAG-07" not in {fault.rule for fault in kept.faults}
    assert states(against(report(), kept, "fil.json"))["LAG-07"] == "new"


def test_what_is_wrong_with_waivers_is_not_taken_in() -> None:
    document = report().documents[0]
    trouble = document.requirements[1]._replace(rule="UND-01")
    made = samples.report(document._replace(requirements=(*document.requirements, trouble)))
    assert "UND-01" in {fault.rule for fault in faults_of(made).values()}
    assert "UND-01" not in {fault.rule for fault in updated(None, made, BOOK).kept.faults}


@given(several)
def test_a_file_gives_back_what_was_written(tmp_path_factory: pytest.TempPathFactory, found: list) -> None:  # type: ignore[type-arg]
    kept = Kept(dt.date(2026, 11, 28), tuple(found))
    file = tmp_path_factory.getbasetemp() / "baseline.json"
    file.write_text(baseline_text(kept), "utf-8")
    assert read_baseline(file) == kept


def test_a_finding_has_a_line_and_none_has_a_line_number() -> None:
    text = baseline_text(updated(None, report(), BOOK).kept)
    lines = [line for line in text.splitlines() if '"rule"' in line]
    assert len(lines) == 4
    assert lines == sorted(lines, key=lambda line: line.split('"rule"')[1])
    assert '"line"' not in text
    assert samples.FILE not in text


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("{", "2:1", ""),
        (HEAD.replace('"version": 1', '\n "version": 2') + "[]}", "2:2", "version"),
        (HEAD + '[\n{"dokument": "x"}]}', "2:2", "document"),
        (HEAD.replace("/v1", "/v9") + "[]}", "", "lokcheck/v9"),
        ("[" * 5000, "1:", ""),
        ("\x00", "1:", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, text: str, place: str, says: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, "utf-8")
    with pytest.raises(LokcheckError) as raised:
        read_baseline(file)
    assert f"{file.as_posix()}:{place}" in raised.value.show("sv")
    assert says in raised.value.show("sv")
    assert raised.value.exit_code in (2, 3)


def test_one_that_is_not_there_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(LokcheckError, match="no such baseline") as raised:
        read_baseline(tmp_path / "nej.json")
    assert "lokcheck baseline update" in raised.value.show("sv")
