"""Documents beside each other, and copies: found without all pairs, the same as with all pairs."""

import json
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokcheck.audit.compare.comparison import BESIDE, Comparison, Wanted, comparison
from lokcheck.audit.compare.copies import copies_among, drawn
from lokcheck.audit.compare.features import Features, features, guess, likeness, sketch
from lokcheck.audit.record import Audited, Record
from lokcheck.report.view import View
from tests.audit.records import FAILED, background, base
from tests.cli.runner import run
from tests.report.page_parser import Page

AGREEMENT = next(record for record in base() if record.county == "Jönköpings län")
MODEL = next(record for record in base() if record.kind == "county-agreement" and record.county is None)


def copy(of: Audited, name: str, left_out: float = 0.0, seed: int = 1) -> Audited:
    random = Random(f"{name}{seed}")
    facts = tuple(fact for fact in of.facts if not fact.path or random.random() >= left_out)
    return of._replace(key=name, file=name, id=name, facts=facts)


def compared(records: Sequence[Audited], **wanted: float) -> Comparison:
    return comparison(lambda: iter(records), background(), Wanted(**wanted))  # type: ignore[arg-type]


def test_requirements_that_differ_come_first_the_gravest_at_the_top() -> None:
    found = compared([AGREEMENT, MODEL])
    tables = [{row.rule: row.today for row in record.rows} for record in (AGREEMENT, MODEL)]
    differing = {rule for rule in tables[0] if rule in tables[1] and tables[0][rule] != tables[1][rule]}
    assert {line.rule for line in found.differing} == differing
    assert found.differing[0].rule == "LAG-07"
    assert [cell.today for cell in found.differing[0].cells if cell] == ["not_met", "met"]


def test_copies_of_a_template_and_what_each_changed() -> None:
    left = tuple(fact for fact in AGREEMENT.facts if fact.data.get("code") != "doping")
    without = AGREEMENT._replace(key="b", file="b", facts=left)
    found = compared([AGREEMENT, copy(AGREEMENT, "same"), copy(AGREEMENT, "same2"), without, MODEL])
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
    assert compared([AGREEMENT, copy(AGREEMENT, "x")._replace(kind="local-agreement")]).groups == ()


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from((0.6, 0.8)))
def test_the_groups_are_those_of_comparing_all_pairs(seed: int, least: float) -> None:
    random = Random(seed)
    records = [
        copy(random.choice((AGREEMENT, MODEL)), str(at), random.choice((0, 0.05, 0.2)), seed) for at in range(12)
    ]
    documents = [drawn(record) for record in records]
    groups = [{one.template, *(key for key, _ in one.others)} for one in copies_among(documents, least)]
    where = {key: at for at, group in enumerate(groups) for key in group}
    for at, one in enumerate(documents):
        for other in documents[:at]:
            if likeness(one.features, other.features) >= least:
                assert where[one.key] == where[other.key]


def test_a_sketch_guesses_how_alike_two_documents_are() -> None:
    one = features(AGREEMENT.facts)
    for share in (0.05, 0.2, 0.5):
        other = features(copy(AGREEMENT, "x", share).facts)
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


def test_more_documents_than_fit_have_copies_only() -> None:
    found = compared([copy(AGREEMENT, str(at)) for at in range(BESIDE + 1)])
    assert found.lines == ()
    assert len(found.groups[0].copies) == BESIDE


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("form", ["text", "markdown", "html", "data"])
def test_every_form_tells_of_differences_copies_and_failures(form: str, lang: str) -> None:
    records: list[Record] = [AGREEMENT, copy(AGREEMENT, "kopia.yaml"), MODEL, FAILED]
    found = comparison(lambda: iter(records), background())
    made = import_module(f"lokcheck.audit.compare.{form}").render(found, View(lang, 80))  # type: ignore[arg-type]
    for said in ("LAG-07", "kopia.yaml", "lan/trasig.yaml"):
        assert said in made
    if form == "html":
        page = Page(made)
        assert page.problems == []
    if form == "text":
        assert all(len(line) <= 80 for line in made.splitlines())
    if form == "data":
        data = json.loads(made)
        assert (data["format"], data["copies"][0]["copies"][0]["file"]) == ("lokcheck-compare", "kopia.yaml")
        assert data["differing"][0] == "LAG-07"


def test_the_command(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    files = ("agreements/jonkoping", "agreements/model/lansoverenskommelse.yaml")
    ended = run("compare", *files, "--format", "html", "-o", str(target))
    assert ended.exit_code == 0
    assert "Krav där dokumenten skiljer sig åt" in target.read_text("utf-8")
    assert run("compare", "agreements/jonkoping").exit_code == 2
    assert run("compare", "agreements/jonkoping", "agreements/model", "--likeness", "200").exit_code == 2
    assert "Inget dokument är en kopia" in run("compare", "agreements/model", "--copies", "--lang", "sv").stdout
