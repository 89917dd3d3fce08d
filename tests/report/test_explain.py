"""Explanations as officials read them, against files that hold them; the rulebook and the documents are made here.

To renew the files after a change that is meant: LOKCHECK_GOLDEN=renew pytest tests/report/test_explain.py
"""

import datetime as dt
import os
import shutil
from pathlib import Path

import pytest
import yaml

from lokcheck.check.explain import Explainer
from lokcheck.engine.select import engine_for
from lokcheck.judge.judge import Judge
from lokcheck.report.explain import Explanation, render
from lokcheck.report.view import View
from lokcheck.rulebook.build import open_rulebook, standard_folder
from lokcheck.sources.load import load
from lokcheck.texts import Lang

AS_OF = dt.date(2026, 11, 22)
GOLDEN = Path(__file__).with_name("explained")

RULES = """\
format: 1
topic: {id: test, sv: Prov, en: Test}
rules:
  - id: PRO-01
    title: {sv: Spel om pengar omfattas, en: Gambling is covered}
    asks: {sv: Målgruppen ska omfatta spel om pengar., en: The target group must cover gambling.}
    applies_to: [county-agreement]
    modality: legal-must
    basis: {topic: agreement.misuse, keyword: spel om pengar}
    require:
      met:
        any:
          - {target_group: {code: gambling}}
          - [{as: s, related: {relation: supplement, state: in-force}}, {target_group: {doc: $s.doc, code: gambling}}]
    message:
      met: {sv: Spel om pengar omfattas., en: Gambling is covered.}
      not_met: {sv: Spel om pengar nämns inte., en: Gambling is not named.}
    remedy: {sv: Lägg till ”eller spel om pengar”., en: Add 'or gambling'.}
    who: {sv: Regionen och kommunerna, en: The region and the municipalities}
    source: [{ref: egen, status: read}]
    checked: 2026-11-22
    examples:
      met: [{target_groups: [{code: gambling}]}]
      not_met: [{}]
  - id: PRO-02
    title: {sv: Översynen har en ansvarig, en: The review has somebody responsible}
    asks: {sv: Texten bör säga vem som svarar för översynen., en: The text should say who answers for the review.}
    applies_to: [county-agreement]
    modality: guidance
    require:
      met: {as: f, follow_up: {object: agreement, owner: {stated: yes}}}
      partly: {follow_up: {object: agreement}}
    message:
      met: {sv: "{f.owner} svarar för översynen.", en: "{f.owner} answers for the review."}
      partly: {sv: Ingen svarar för översynen., en: Nobody answers for the review.}
      not_met: {sv: Texten nämner ingen översyn., en: The text names no review.}
    remedy: {sv: Ange vem som svarar för översynen., en: Say who answers for the review.}
    source: [{ref: egen, status: read}]
    checked: 2026-11-22
    examples:
      met: [{follow_ups: [{object: agreement, owner: Styrgruppen}]}]
      partly: [{follow_ups: [{object: agreement}]}]
      not_met: [{}]
  - id: PRO-03
    title: {sv: Målen har målvärde, en: Goals have target values}
    asks: {sv: Varje mål bör ha ett målvärde., en: Each goal should have a target value.}
    applies_to: [county-agreement]
    modality: guidance
    for_each:
      of: {goal: {}}
      met: {it: {target: {stated: yes}}}
      some: partly
      empty: not_applicable
    message:
      met: {sv: Alla mål har målvärde., en: All goals have target values.}
      partly: {sv: "Målvärde saknas för {count} av {total}: {items}.", en: "{count} of {total} have none: {items}."}
      not_met: {sv: Inget mål har målvärde., en: No goal has a target value.}
    remedy: {sv: Skriv ett målvärde för varje mål., en: Write a target value for each goal.}
    source: [{ref: egen, status: read}]
    checked: 2026-11-22
    examples:
      met: [{goals: [{text: Fler får stöd, target: 80 procent}]}]
      partly: [{goals: [{text: a, target: b}, {text: c}]}]
      not_met: [{goals: [{text: c}]}]
  - id: PRO-04
    title: {sv: Inga rester, en: No remnants}
    asks: {sv: Texten ska inte ha rester., en: The text should have no remnants.}
    applies_to: [county-agreement]
    modality: consistency
    forbid: {bad: {remnant: {}}}
    message:
      met: {sv: Inga rester., en: No remnants.}
      not_met: {sv: "Rester: {items}.", en: "Remnants: {items}."}
    remedy: {sv: Stryk resterna., en: Strike the remnants.}
    source: [{ref: egen, status: read}]
    checked: 2026-11-22
    examples:
      met: [{}]
      not_met: [{remnants: [{what: för barn}]}]
  - id: PRO-05
    title: {sv: Personerna i styrgruppen, en: The persons of the steering group}
    asks: {sv: Är personerna rätt valda?, en: Are the persons well chosen?}
    applies_to: [county-agreement]
    modality: guidance
    when: {group: {steering: yes}}
    not_applicable: {sv: Texten nämner ingen styrgrupp., en: The text names no steering group.}
    manual: {question: {sv: Är personerna rätt valda?, en: Are the persons well chosen?}}
    remedy: {sv: Välj rätt., en: Choose well.}
    source: [{ref: egen, status: read}]
    checked: 2026-11-22
    examples: {}
"""
AGREEMENT = """\
kind: county-agreement
id: lok
title: Länsöverenskommelse
validity: {start: 2016-01-01}
target_groups:
  - {code: alcohol, evidence: {section: Målgrupp, line: 12, quote: alkohol}}
  - {code: narcotics, evidence: {section: Målgrupp, line: 12, quote: narkotika}}
follow_ups:
  - object: action-plan
    owner: Styrgruppen
  - object: agreement
    months: 36
    evidence: {section: Uppföljning, page: 7, quote: ses över vart tredje år}
goals:
  - {text: Fler får stöd, target: 80 procent}
  - {text: Färre skador}
remnants:
  - {what: för barn}
"""
SUPPLEMENT = """\
kind: supplement
id: tillagg
title: Tillägg om spel
validity: {start: 2019-01-01}
target_groups:
  - code: gambling
    evidence: {line: 3, quote: spel om pengar}
references:
  - {role: supplemented, ref: lok.yaml}
"""


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    root = tmp_path_factory.mktemp("rulebook")
    standard = standard_folder()
    for folder in ("law", "places"):
        shutil.copytree(standard / folder, root / folder)
    for path in standard.glob("*.yaml"):
        if "rules" not in yaml.safe_load(path.read_text("utf-8")):
            shutil.copy(path, root / path.name)
    (root / "prov.yaml").write_text(RULES, "utf-8")
    return Judge(open_rulebook(root, use_store=False), engine_for("auto"))


@pytest.fixture
def explained(judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Explained":
    monkeypatch.chdir(tmp_path)
    return Explained(judge)


class Explained:
    """Explains a rule on documents that are written to the folder of the test."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    def __call__(self, rule: str, **files: str) -> Explanation:
        for name, text in files.items():
            Path(f"{name}.yaml").write_text(text, "utf-8")
        loaded = load([f"{name}.yaml" for name in files])
        assert not loaded.problems
        (members,) = loaded.sets
        (found,) = Explainer(members, self.judge, AS_OF).rules(members.documents[0], [rule])
        return found


def golden(name: str, text: str) -> None:
    """Compare ``text`` with the file ``name``."""
    path = GOLDEN / name
    if os.environ.get("LOKCHECK_GOLDEN") == "renew":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("rule", ["PRO-01", "PRO-02", "PRO-03"])
def test_an_explanation_reads_like_this(explained: Explained, rule: str, lang: Lang) -> None:
    golden(f"{rule}.{lang}.txt", render(explained(rule, lok=AGREEMENT), View(lang, 80)))


def test_what_is_met_names_the_statement_that_meets_it(explained: Explained) -> None:
    found = explained("PRO-01", lok=AGREEMENT, tillagg=SUPPLEMENT)
    today = found.parts[0]
    assert today.outcome == "met"
    premises = today.sections[1].routes[0].premises
    assert [premise.state for premise in premises] == ["held", "held"]
    line = premises[1].found
    assert line is not None
    assert (line.file, line.line, line.quote) == ("tillagg.yaml", 6, "spel om pengar")
    assert found.addition is None
    assert found.remedy is None


def test_what_does_not_apply_names_the_premise_that_was_false_and_the_days_of_the_law(explained: Explained) -> None:
    then = explained("PRO-01", lok=AGREEMENT).parts[1]
    assert (then.day, then.outcome) == (dt.date(2016, 1, 1), "not_applicable")
    (premise,) = then.sections[0].routes[0].premises
    assert premise.state == "failed"
    assert any("2018-01-01" in note.sv for note in premise.notes)


def test_a_document_that_has_ended_says_when(explained: Explained) -> None:
    today = explained("PRO-02", lok=AGREEMENT.replace("2016-01-01}", "2016-01-01, end: 2018-12-31}")).parts[0]
    assert today.outcome == "not_applicable"
    (premise,) = today.sections[0].routes[0].premises
    assert "2018-12-31" in premise.asks.sv
    assert premise.found is not None
    assert premise.found.line == 4


def test_each_item_that_falls_short_says_what_it_lacks(explained: Explained) -> None:
    found = explained("PRO-03", lok=AGREEMENT)
    (item,) = found.parts[0].items
    assert (item.line.line, item.line.what.sv) == (16, "Färre skador")
    ((premise,),) = (route.premises for route in item.routes)
    assert "anges inte" in premise.asks.sv


def test_without_items_it_says_what_there_is_none_of(explained: Explained) -> None:
    bare = AGREEMENT[: AGREEMENT.index("goals:")]
    today = explained("PRO-03", lok=bare).parts[0]
    assert today.outcome == "not_applicable"
    assert today.sections[0].routes[0].premises[0].state == "failed"


def test_what_no_addition_helps_says_so(explained: Explained) -> None:
    found = explained("PRO-04", lok=AGREEMENT)
    assert found.parts[0].outcome == "not_met"
    assert found.addition is None
    assert found.no_addition is not None
    line = found.parts[0].sections[0].routes[0].premises[0].found
    assert line is not None
    assert line.line == 18


def test_a_premise_that_is_false_makes_a_manual_requirement_not_apply(explained: Explained) -> None:
    today = explained("PRO-05", lok=AGREEMENT).parts[0]
    assert (today.outcome, today.sections[0].routes[0].premises[0].state) == ("not_applicable", "failed")
    with_group = AGREEMENT + "groups: [{name: Styrgruppen, steering: true}]\n"
    today = explained("PRO-05", lok=with_group).parts[0]
    assert today.outcome == "manual"
    assert today.sections[0].routes[0].premises[0].state == "held"


def test_the_other_way_is_told_in_words(explained: Explained) -> None:
    (route,) = explained("PRO-01", lok=AGREEMENT).other_routes
    assert "tilläggsöverenskommelse" in route.sv
    assert "supplementary agreement" in route.en


def test_the_lines_offered_are_yaml_that_the_document_can_take(explained: Explained) -> None:
    for rule in ("PRO-01", "PRO-02", "PRO-03"):
        found = explained(rule, lok=AGREEMENT)
        assert found.addition is not None
        for lang in ("sv", "en"):
            text = "\n".join(code.text for code in found.addition.lines)
            data = yaml.safe_load(text)
            assert isinstance(data, dict), (rule, lang, text)


def test_raw_names_are_not_shown(explained: Explained) -> None:
    for rule in ("PRO-01", "PRO-02", "PRO-03", "PRO-04", "PRO-05"):
        found = explained(rule, lok=AGREEMENT)
        text = render(found, View("sv", 80))
        before = text.split("Minsta tillägg")[0]
        for raw in ("target_group", "follow_up", "standing", "asserted", "in_force", "owner", "fid", "gambling"):
            assert raw not in before, (rule, raw)


def test_an_ascii_terminal_gets_marks_that_it_has(explained: Explained) -> None:
    text = render(explained("PRO-01", lok=AGREEMENT), View("en", 80, symbols=False))
    assert "✓" not in text
    assert "\n  + a provision" in text


def test_every_finding_is_explained_and_nothing_else(explained: Explained) -> None:
    Path("lok.yaml").write_text(AGREEMENT, "utf-8")
    (members,) = load(["lok.yaml"]).sets
    found = [one.rule for one in Explainer(members, explained.judge, AS_OF).findings(members.documents[0])]
    assert found == ["PRO-01", "PRO-02", "PRO-03", "PRO-04"]
