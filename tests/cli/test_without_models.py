"""A check of valid documents makes no models and does not import pydantic, and nobody can tell from what it says."""

import subprocess
import sys
from pathlib import Path

import pytest

from lokcheck.report.forms import FORMS
from lokcheck.rulebook.book import Rulebook
from tests.cli.runner import ROOT, run

FOLDERS = ["jonkoping", "kunskap-till-praktik", "model", "norrbotten", "vasternorrland", "vastra-gotaland"]
WATCH = """
import sys
from lokcheck.cli.main import lokcheck
try:
    lokcheck.main(sys.argv[1:])
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""
GOOD = "kind: mandate\nid: a\ntitle: T\nversion: 1.10\ndates: [{role: adopted, date: 2016-05-01}]\n"
WRONG = {
    "key": "parter: []\n",
    "word": "parties: [{id: r, name: R, side: landsting}]\n",
    "date": "validity: {start: 2016-02-30}\n",
    "several": "parties:\n  - {id: r, side: region, count: 0}\n  - 3\nversion: [1]\nstatus: antagen\n",
    "number": "parties: [{id: 1, name: 2, side: 3}]\n",
    "missing": "goals: [{}]\n",
}


def imported(*args: str) -> set[str]:
    """Return the modules that ``lokcheck args`` imports when the rulebook is built already."""
    command = [sys.executable, "-c", WATCH, *args]
    for _ in range(2):
        result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return set(result.stderr.split())


def models(modules: set[str]) -> set[str]:
    """Return pydantic and the models among ``modules``; words, dates and outlines are no models."""
    plain = {"codes", "labels", "plain", "quick", "record", "shorthand", "spans"}
    return {
        name for name in modules
        if name.split(".")[0] in ("pydantic", "pydantic_core", "annotated_types")
        or (name.startswith("lokcheck.model.") and name.split(".")[2] not in plain)
    }  # fmt: skip


@pytest.mark.parametrize("args", [("agreements/jonkoping",), ("agreements",), ("facts", "agreements/jonkoping")])
def test_valid_documents(args: tuple[str, ...]) -> None:
    modules = imported(*args)
    assert "lokcheck.model.quick" in modules
    assert not models(modules)


def test_a_wrong_document(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD + WRONG["key"])
    assert models(imported(str(tmp_path))) >= {"pydantic", "lokcheck.model.mandate"}


def both_ways(monkeypatch: pytest.MonkeyPatch, *args: str) -> tuple[tuple[int, str, str], tuple[int, str, str]]:
    """Return what comes of ``lokcheck args`` with outlines and without."""
    found = []
    for _ in range(2):
        result = run(*args)
        found.append((result.exit_code, result.stdout, result.stderr))
        monkeypatch.setattr(Rulebook, "reader", lambda *_: None)
    return found[0], found[1]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_same_report(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    args = (str(ROOT / "agreements" / folder), "--as-of", "2026-11-22", "--verbose")
    quick, slow = both_ways(monkeypatch, *args, "--format", "json")
    assert quick == slow
    assert quick[1]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_in_every_form(form: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    written = []
    for name in ("quick", "slow"):
        run(str(ROOT / "agreements"), "--as-of", "2026-11-22", "--format", form, "--output", str(tmp_path / name))
        written.append((tmp_path / name).read_bytes())
        monkeypatch.setattr(Rulebook, "reader", lambda *_: None)
    assert written[0] == written[1]


def test_the_same_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    quick, slow = both_ways(monkeypatch, "facts", str(ROOT / "agreements"), "--format", "json", "--as-of", "2026-11-22")
    assert quick == slow
    assert quick[1]


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_same_errors(name: str, lang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD + WRONG[name])
    (tmp_path / "b.yaml").write_text(GOOD.replace("id: a", "id: b") + "references: [{role: adjacent, ref: a.yaml}]\n")
    quick, slow = both_ways(monkeypatch, "--lang", lang, str(tmp_path), "--as-of", "2026-11-22")
    assert quick == slow
    assert quick[0] == 3
