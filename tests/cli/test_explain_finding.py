"""``lokcheck explain RULE FILE``: which words are rules and which are files, and what comes of them."""

import datetime as dt
from pathlib import Path

import pytest

from lokcheck.cli.checking import Asked
from lokcheck.cli.explain_finding import sorted_out, trace_text
from lokcheck.engine.select import engine_for
from lokcheck.errors import UsageError
from lokcheck.judge.judge import Judge
from lokcheck.report.view import View
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load

from .runner import run

RULES = ["LAG-07", "UPF-03"]
AGREEMENT = "kind: county-agreement\nid: lok\ntitle: LÖK\nvalidity: {start: 2016-01-01}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lok.yaml").write_text(AGREEMENT, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["LAG-07"], {"": ["LAG-07"]}),
        (["lag-07", "a.yaml"], {"a.yaml": ["lag-07"]}),
        (["LAG-07@a.yaml"], {"a.yaml": ["LAG-07"]}),
        (["LAG-07@a.yaml", "UPF-03@b/c.yaml"], {"a.yaml": ["LAG-07"], "b/c.yaml": ["UPF-03"]}),
        (["LAG-07", "UPF-03", "avtal/"], {"avtal/": ["LAG-07", "UPF-03"]}),
        (["LAG-07@a.yaml", "UPF-03"], {"a.yaml": ["LAG-07"], "": ["UPF-03"]}),
        (["LAG-70"], {"": ["LAG-70"]}),
        (["x@y.yaml", "LAG-07"], {"x@y.yaml": ["LAG-07"]}),
    ],
)
def test_words_are_rules_and_files(words: list[str], asked: dict[str, list[str]]) -> None:
    assert sorted_out(words, RULES) == asked


def test_a_file_without_a_rule_is_a_question_back() -> None:
    with pytest.raises(UsageError):
        sorted_out(["a.yaml"], RULES)


@pytest.mark.parametrize("words", [["LAG-07", "lok.yaml"], ["LAG-07@lok.yaml"]])
def test_a_finding_is_explained_at_the_day_that_is_asked_for(folder: Path, words: list[str]) -> None:
    now = run("explain", *words, "--as-of", "2026-11-22")
    assert now.exit_code == 0
    assert "2018-01-01" in now.stdout
    assert "code: gambling" in now.stdout
    then = run("explain", *words, "--as-of", "2016-06-01")
    assert "code: gambling" not in then.stdout


def test_it_speaks_english(folder: Path) -> None:
    shown = run("explain", "LAG-07", "lok.yaml", "--lang", "en")
    assert "The smallest addition" in shown.stdout


def test_an_alias_is_the_rule(folder: Path) -> None:
    aliased = next(rule for rule in open_rulebook().rules() if rule.aliases and "county-agreement" in rule.kinds)
    shown = run("explain", aliased.aliases[0], "lok.yaml", "--as-of", "2026-11-22")
    assert shown.exit_code == 0
    assert shown.stdout.startswith(aliased.id)


def test_a_rule_that_is_not_for_the_document_says_what_it_is_for(folder: Path) -> None:
    wrong = run("explain", "HP-01", "lok.yaml")
    assert wrong.exit_code == 2
    assert "handlingsplan" in wrong.stderr


def test_a_file_that_can_not_be_read_is_no_explanation(folder: Path) -> None:
    missing = run("explain", "LAG-07", "nej.yaml")
    assert missing.exit_code == 3
    assert not missing.stdout
    assert "nej.yaml" in missing.stderr


def test_a_folder_without_documents_is_nothing(folder: Path) -> None:
    (folder / "tom").mkdir()
    (folder / "tom" / "a.yaml").write_text("a: 1\n", "utf-8")
    assert run("explain", "LAG-07", "tom/").exit_code == 4


def test_a_misspelt_rule_beside_a_file_is_told(folder: Path) -> None:
    wrong = run("explain", "LAG-77", "lok.yaml")
    assert wrong.exit_code == 2
    assert "LAG-77" in wrong.stderr


@pytest.mark.parametrize("as_records", [False, True])
def test_a_trace_explains_every_finding(folder: Path, as_records: bool) -> None:
    """A check reads documents as records; they are explained like models."""
    book = open_rulebook()
    judge = Judge(book, engine_for("auto"))
    loaded = load(["lok.yaml"], readers=book.reader if as_records else None)
    day = dt.date(2026, 11, 22)
    (members,) = loaded.sets
    found = [j for j in judge.judge(members.documents[0], members.documents, day)
             if j.today.is_fault or (j.at_adoption and j.at_adoption.is_fault)]  # fmt: skip
    text = trace_text(loaded, judge, Asked(("lok.yaml",), day), View("sv", 80))
    assert found
    for judgement in found:
        assert f"{judgement.rule.id}  " in text


ANSWER = """\
format: 1
attestations:
  - rule: INN-06
    document: lok
    verdict: not_met
    by: samordnare
    on: 2026-03-01
    until: 2027-03-01
    quote: LÖK
"""
DAY = ("--as-of", "2026-11-22")


@pytest.mark.parametrize("beside", [True, False])
def test_what_a_person_has_answered_is_explained_as_a_check_tells_it(folder: Path, beside: bool) -> None:
    """The quotation that the answer rests on is shown, and no addition promises to take the answer back."""
    (folder / ("attestations.yaml" if beside else "svar.yaml")).write_text(ANSWER, "utf-8")
    named = () if beside else ("--attestations", "svar.yaml")
    asked = run("explain", "INN-06", "lok.yaml", *named, *DAY).stdout
    traced = run("check", "lok.yaml", "--trace", *named, *DAY).stdout
    for text in (asked, traced):
        assert "Så har en människa svarat" in text
        assert "lok.yaml:3:" in text
    assert "Ej uppfyllt" in asked
    assert "INN-06." not in traced
    assert "Minsta tillägg" not in asked


def test_what_no_person_has_answered_shows_the_question_alone(folder: Path) -> None:
    text = run("explain", "INN-06", "lok.yaml", *DAY).stdout
    assert "Kräver bedömning" in text
    assert "uppfylls av detta" not in text
