"""The model set meets every requirement for its kinds, on its own date and soon after, and says what each part is for.

It is what a newcomer copies: a fault in it would be copied too. The day of the check is pinned, so that the passing of
time (a review that falls due, an annual plan that ends) does not break the tests.
"""

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from lokcheck.check.run import check
from lokcheck.engine.select import engine_for
from lokcheck.facts.dates import own_day
from lokcheck.model.kinds import KINDS
from lokcheck.report.model import Report
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.documents import Loaded
from lokcheck.sources.load import load

AS_OF = dt.date(2026, 11, 22)
ROOT = Path(__file__).parents[2]
MODEL = ROOT / "agreements" / "model"
FILES = sorted(MODEL.rglob("*.yaml"))
FINE = {"met", "not_applicable", "manual"}
REQUIREMENT = re.compile(r"\b(?:[A-Z]{2,3}-\d{2}|X\d{2})\b")


@cache
def loaded() -> Loaded:
    return load([str(MODEL)])


@cache
def report() -> Report:
    return check(loaded(), open_rulebook(), AS_OF, engine_for("auto"))


def _name(path: Path) -> str:
    return str(path.relative_to(MODEL))


def test_every_file_is_valid_and_every_reference_resolves() -> None:
    documents = [document for members in loaded().sets for document in members.documents]
    assert not loaded().problems
    assert len(documents) == len(FILES)
    assert not [(d.key, d.unresolved) for d in documents if d.unresolved]


def test_every_kind_of_document_is_there_once() -> None:
    kinds = [document.document.kind for members in loaded().sets for document in members.documents]
    assert sorted(kinds) == sorted(KINDS)


def test_the_programme_is_a_set_of_its_own() -> None:
    folders = [{Path(document.key).parent.name for document in members.documents} for members in loaded().sets]
    assert sorted(map(sorted, folders)) == [["model"], ["program"]]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_no_requirement_is_missed_at_either_date(path: Path) -> None:
    judged = [d for d in report().documents if Path(d.file).name == path.name]
    assert len(judged) == 1
    found = {
        (requirement.rule, when): verdict.outcome
        for requirement in judged[0].requirements
        for when, verdict in (("adoption", requirement.at_adoption), ("today", requirement.today))
        if verdict is not None and verdict.outcome not in FINE
    }
    assert not found


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_each_document_is_of_this_year_and_has_a_date_of_its_own(path: Path) -> None:
    (source,) = [d for s in loaded().sets for d in s.documents if Path(d.key).name == path.name]
    day = own_day(source.document)
    assert day is not None
    assert day.year == AS_OF.year
    assert day <= AS_OF


def test_most_requirements_apply_to_the_county_agreement_and_are_met() -> None:
    """A set that meets everything because nothing applies to it would be worth nothing."""
    (agreement,) = [d for d in report().documents if d.kind == "county-agreement"]
    outcomes = [requirement.today.outcome for requirement in agreement.requirements]
    assert outcomes.count("met") > 40
    assert outcomes.count("met") > 0.8 * len(outcomes)


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_each_section_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    sections = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    silent = [part.splitlines()[0] for part in sections if not part.lstrip().startswith("#")]
    assert not silent
    assert text.startswith("# ")


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_comments_name_requirements_that_exist(path: Path) -> None:
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.lstrip().startswith("#")]
    named = {name for line in comments for name in REQUIREMENT.findall(line)}
    assert named
    catalogue = ROOT.parent / "shared" / "requirements" / "catalogue.yaml"
    if not catalogue.exists():
        pytest.skip("the catalogue of requirements is not at hand")
    entries = yaml.safe_load(catalogue.read_text(encoding="utf-8"))
    assert named <= {entry["id"] for part in ("requirements", "cross_checks") for entry in entries[part]}


def test_the_county_and_its_municipalities_are_fictive() -> None:
    """A reader must not take the set for what a real county has decided."""
    register = ROOT.parent / "shared" / "data" / "municipalities.csv"
    if not register.exists():
        pytest.skip("the register of municipalities is not at hand")
    real = {name.casefold() for row in register.read_text(encoding="utf-8").splitlines()[1:] for name in row.split(",")}
    documents = [document.document for members in loaded().sets for document in members.documents]
    named = {name for document in documents for party in document.parties for name in (party.name, *party.members)}
    assert named
    assert not {name for name in named if name.casefold() in real}
    assert not [document.id for document in documents if document.county]
