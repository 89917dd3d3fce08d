"""The page about a real agreement: the county agreement of Jönköping from 2016, checked on a fixed day."""

import datetime as dt
import re
from pathlib import Path

import pytest

from lokcheck.check import check
from lokcheck.check.fact_names import TYPES
from lokcheck.engine.select import engine_for
from lokcheck.report.html.page import render
from lokcheck.report.json_report import as_data
from lokcheck.report.model import Report
from lokcheck.report.view import View
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load
from lokcheck.texts import Text
from tests.report.browser import axe, browser, needed
from tests.report.page_parser import Page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", name="report")
def _report() -> Report:
    documents = load([str(ROOT / "agreements/jonkoping")])
    return check(documents, open_rulebook(), dt.date(2026, 11, 22), engine_for("auto"))


@pytest.fixture(scope="module", name="source")
def _source(report: Report) -> str:
    return render(report, View())


def test_it_is_well_formed_and_of_a_size_to_send(source: str) -> None:
    page = Page(source)
    ids = page.values("id")
    assert page.problems == [] and len(ids) == len(set(ids))
    assert len(source.encode()) < 1_500_000


def test_the_first_thing_to_do_is_gambling_by_whom_on_what_ground_and_by_when(source: str) -> None:
    first = source.split('class="tasks"')[1].partition("</li>")[0]
    for said in (
        "Målgruppen nämner inte spel om pengar", "Lägg till spel om pengar i målgruppen", "Regionen och kommunerna",
        "ska enligt lag", "16 kap. 3 § HSL (2017:30)", "https://lagen.nu/2017:30#K16P3",
        "Nu. Har behövt uppdateras sedan", "2018-01-01",
    ):  # fmt: skip
        assert said in first


def test_every_finding_of_the_json_report_is_under_somebody_in_both_languages(report: Report, source: str) -> None:
    found = {item["rule"] for item in as_data(report, "sv")["requirements"] if item["severity"]}
    for lang in ("sv", "en"):
        part = source.split(f'id="{lang}-1-who"')[1].partition("</section>")[0]
        assert set(re.findall(rf'href="#{lang}-1-([\w-]+)"', part)) == found


def test_evidence_is_called_by_what_people_call_it(report: Report) -> None:
    raw = {measure.name for measure in open_rulebook().measures} | set(TYPES)
    verdicts = [verdict for item in report.requirements() for verdict in (item.at_adoption, item.today) if verdict]
    told = {line.what.sv for verdict in verdicts for line in (*verdict.evidence, *verdict.failing)}
    same = {name for name in raw if TYPES.get(name, Text("", "")).sv == name}
    assert told and not told & (raw - same)


def test_no_sentence_is_left_in_the_other_language(report: Report, source: str) -> None:
    english = source.split('<div lang="en"')[1]
    for requirement in report.requirements():
        if requirement.remedy.sv != requirement.remedy.en:
            assert requirement.remedy.sv not in english


@needed()
def test_axe_finds_no_violation(source: str, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(source, "utf-8")
    with browser() as opened:
        page = opened.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        result = axe().run(page)
    assert result.violations_count == 0, result.generate_report()
