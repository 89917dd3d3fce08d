"""Copies: found without all pairs, the same as with all pairs; and what each changed, in words."""

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokcheck.audit.compare.changed import Copy
from lokcheck.audit.compare.comparison import Comparison, Wanted, comparison
from lokcheck.audit.compare.copies import copies_among, drawn
from lokcheck.audit.compare.features import Features, features, guess, likeness, sketch
from lokcheck.audit.compare.names import renamed
from lokcheck.audit.compare.said import share
from lokcheck.audit.record import Audited
from lokcheck.facts.fact import Fact
from lokcheck.report.view import View
from tests.audit.corpora import TASK, audited, records
from tests.audit.records import background, base
from tests.cli.runner import ROOT

AGREEMENT = next(record for record in base() if record.county == "Jönköpings län")
MODEL = next(record for record in base() if record.kind == "county-agreement" and record.county is None)
WITH_FACTS = TASK._replace(facts=True)
SOURCE = ROOT / "agreements/jonkoping/lansoverenskommelse-2016.yaml"


def copy(of: Audited, name: str, left_out: float = 0.0, seed: int = 1) -> Audited:
    random = Random(f"{name}{seed}")
    facts = tuple(fact for fact in of.facts if not fact.path or random.random() >= left_out)
    return of._replace(key=name, file=name, id=name, facts=facts)


def compared(given: Sequence[Audited], **wanted: float) -> Comparison:
    return comparison(lambda: iter(given), background(), Wanted(**wanted))  # type: ignore[arg-type]


def made(folder: Path, change: Callable[[str], str]) -> Copy:
    """Return what a copy of the agreement of Jönköping changed, which ``change`` makes of its text."""
    text = SOURCE.read_text("utf-8")
    (folder / "a.yaml").write_text(text, "utf-8")
    (folder / "b.yaml").write_text(change(text).replace("id: jonkoping-lok-2016", "id: kopia", 1), "utf-8")
    found = audited(records(folder, task=WITH_FACTS))
    [group] = compared(found).groups
    [one] = group.copies
    assert (Path(group.template.file).name, Path(one.document.file).name) == ("a.yaml", "b.yaml")
    return one


def without(text: str, *keys: str) -> str:
    return re.sub(rf"^(?:{'|'.join(keys)}):\n(?:[ #].*\n|\n)*", "", text, flags=re.MULTILINE)


def test_other_names_are_told_once_and_not_wherever_they_stand(tmp_path: Path) -> None:
    one = made(tmp_path, lambda text: text.replace("Jönköpings län", "Kalmar län").replace("count: 13", "count: 12"))
    assert dict(one.names) == {
        "Jönköpings län": "Kalmar län", "kommunerna i Jönköpings län": "kommunerna i Kalmar län",
        "Region Jönköpings län": "Region Kalmar län",
    }  # fmt: skip
    assert [change.said.sv for change in one.changes] == [
        "Part ”kommunerna i Kalmar län”: angivet antal har ändrats från 13 till 12."]  # fmt: skip


def test_other_days_and_intervals_are_told_with_both_and_what_is_weaker_first(tmp_path: Path) -> None:
    one = made(tmp_path, lambda text: text.replace('"2016-12-31"', '"2019-12-31"').replace("months: 36", "months: 48")
               .replace('start: "2016-01-01"', 'start: "2016-02-01"'))  # fmt: skip
    said = [(change.direction, change.said.en) for change in one.changes]
    assert said[0][1].endswith("was put off from 2016-12-31 to 2019-12-31.")
    less = "The follow-up is made less often (the agreement): from 36 months to 48 months between them."
    assert ("weaker", less) in said
    assert said[-1] == ("neutral", "Period of validity: applies from was changed from 2016-01-01 to 2016-02-01.")
    assert all(change.line and change.template_line for change in one.changes)


def test_a_section_that_is_left_out_is_told_with_its_place_in_the_template(tmp_path: Path) -> None:
    one = made(tmp_path, lambda text: without(text, "disputes", "sip", "resources"))
    said = {change.said.sv: change for change in one.changes}
    assert "Borttaget: hur tvister löses." in said
    assert "Borttaget: samordnad individuell plan (SIP)." in said
    gone = said["Borttaget: hur tvister löses."]
    lines = SOURCE.read_text("utf-8").splitlines()
    assert (gone.direction, gone.line) == ("weaker", 0)
    assert lines[gone.template_line - 2] == "disputes:"
    found = compared(audited(records(tmp_path, task=WITH_FACTS)))
    text = import_module("lokcheck.audit.compare.text").render(found, View("sv"))
    assert f"Borttaget: hur tvister löses. (mallens rad {gone.template_line})" in " ".join(text.split())


def test_where_another_file_lies_is_no_change() -> None:
    facts = tuple(
        fact._replace(data={**fact.data, "file": "x.yaml"}) if fact.type == "reference" else fact
        for fact in MODEL.facts
    )
    [group] = compared([MODEL, MODEL._replace(key="b", file="b", facts=facts)]).groups
    assert group.copies[0].changes == ()


def test_a_name_is_put_in_for_another_as_a_whole_word() -> None:
    fact = Fact("goal", "", {"text": "Region Å och Region Åland, båda i Åmål", "number": 3}, "", ())
    [found] = renamed([fact], {"Region Å": "Region Ö", "Åmål": "Säffle"})
    assert found.data == {"text": "Region Ö och Region Åland, båda i Säffle", "number": 3}


@pytest.mark.parametrize("like, said", [(1.0, "100 %"), (0.9999, "99 %"), (0.604, "60 %")])
def test_only_the_same_is_a_hundred_per_cent(like: float, said: str) -> None:
    assert share(like) == said


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_template_with_many_copies(form: str) -> None:
    found = compared([copy(AGREEMENT, f"{at:02}.yaml") for at in range(30)])
    said = import_module(f"lokcheck.audit.compare.{form}").render(found, View("sv"))
    assert "29 kopior av 1 mall" in said
    assert said.count("säger i övrigt detsamma som mallen") == (20 if form == "text" else 29)
    assert ("och 9 kopior till" in said) == (form == "text")


def test_copies_of_a_template_and_what_each_changed() -> None:
    left = tuple(fact for fact in AGREEMENT.facts if fact.data.get("code") != "doping")
    without_doping = AGREEMENT._replace(key="b", file="b", facts=left)
    found = compared([AGREEMENT, copy(AGREEMENT, "same"), copy(AGREEMENT, "same2"), without_doping, MODEL])
    [group] = found.groups
    assert group.template.key == AGREEMENT.key
    assert [(one.document.key, one.likeness, one.changes) for one in group.copies[:2]] == [
        ("same", 1.0, ()), ("same2", 1.0, ())]  # fmt: skip
    last = group.copies[-1]
    assert last.document.key == "b" and last.likeness < 1
    assert {change.said.sv for change in last.changes} == {"Målgruppen omfattar inte längre dopningsmedel."}
    assert last.changes[0].direction == "weaker"


def test_the_oldest_of_equals_is_the_template() -> None:
    assert AGREEMENT.own_day is not None
    later = copy(AGREEMENT, "a")._replace(own_day=AGREEMENT.own_day.replace(year=2020))
    [group] = compared([later, AGREEMENT]).groups
    assert group.template.key == AGREEMENT.key


def test_documents_of_two_kinds_are_no_copies() -> None:
    found = compared([AGREEMENT, copy(AGREEMENT, "x")._replace(kind="local-agreement")])
    assert (found.groups, found.closest) == ((), None)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from((0.6, 0.8)))
def test_the_groups_are_those_of_comparing_all_pairs(seed: int, least: float) -> None:
    random = Random(seed)
    found = [copy(random.choice((AGREEMENT, MODEL)), str(at), random.choice((0, 0.05, 0.2)), seed) for at in range(12)]
    documents = [drawn(record) for record in found]
    groups = [{one.template, *(key for key, _ in one.others)} for one in copies_among(documents, least)]
    where = {key: at for at, group in enumerate(groups) for key in group}
    for at, one in enumerate(documents):
        for other in documents[:at]:
            if likeness(one.features, other.features) >= least:
                assert where[one.key] == where[other.key]


def test_a_sketch_guesses_how_alike_two_documents_are() -> None:
    one = features(AGREEMENT.facts)
    for left_out in (0.05, 0.2, 0.5):
        other = features(copy(AGREEMENT, "x", left_out).facts)
        assert guess(sketch(one), sketch(other)) == pytest.approx(likeness(one, other), abs=0.15)
    assert guess(sketch(one), sketch(features(MODEL.facts))) < 0.3


def test_a_thousand_documents_are_not_compared_in_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [drawn(copy(AGREEMENT, str(at), 0.02))._replace(key=str(at)) for at in range(20)]
    many = [one._replace(key=f"{at}-{one.key}") for at in range(50) for one in documents]
    times = 0

    def counted(one: Features, other: Features) -> float:
        nonlocal times
        times += 1
        return likeness(one, other)

    monkeypatch.setattr("lokcheck.audit.compare.copies.likeness", counted)
    [group] = copies_among(many, 0.6)
    assert len(group.others) == 999
    assert times < 5 * len(many)
