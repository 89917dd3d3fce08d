"""A configuration holds for comparisons as it does for checks: what is asked, what it weighs, and which files."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.runner import run
from tests.revision.states import commit, git, model_set, repository

AGREEMENT = "avtal/lansoverenskommelse.yaml"


@pytest.fixture(name="repo")
def _repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch that takes gambling out of the model agreement, where no supplement stands in for it."""
    folder = repository(tmp_path / "arkiv", model_set(without="tillagg"))
    monkeypatch.chdir(folder)
    path = folder / AGREEMENT
    path.write_text(path.read_text("utf-8").replace("  - {code: gambling}\n", ""), "utf-8")
    commit(folder)
    return folder


def diff(*arguments: str, **env: str) -> Result:
    return run("diff", *(arguments or ("--against", "main")), "--as-of", "2026-11-28", env=env)


def data(*arguments: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(diff("--against", "main", "--format", "json", *arguments).stdout)
    return made


def settings(folder: Path, text: str) -> None:
    (folder / "lokcheck.toml").write_text(text, "utf-8")


@pytest.mark.parametrize("text", [
    "ignore = ['LAG-07']", "[severity]\nLAG-07 = 'note'", "fail-on = 'never'", "exclude = ['avtal/']",
    "[[per-path]]\npaths = ['avtal/**']\nignore = ['topic:target-groups', 'LAG-07']",
])  # fmt: skip
def test_what_the_configuration_lets_pass_passes(repo: Path, text: str) -> None:
    assert diff().exit_code == 1
    settings(repo, text)
    assert diff().exit_code in (0, 4)
    assert diff("--against", "main", "--isolated").exit_code == 1


def test_what_a_path_decides_of_the_new_version_holds_for_the_old_one_too(repo: Path) -> None:
    git(repo, "checkout", "-q", "-B", "main")
    git(repo, "checkout", "-q", "-B", "gren")
    git(repo, "mv", AGREEMENT, "avtal/ny.yaml")
    for path in (repo / "avtal").glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("lansoverenskommelse.yaml", "ny.yaml"), "utf-8")
    commit(repo)
    # Were the old version asked what its old path says, its fault would be hidden, and new in the new version.
    settings(repo, f"[[per-path]]\npaths = ['{AGREEMENT}']\nignore = ['LAG-07']\n")
    found = [(item["requirement"]["rule"], item["compared"])
             for document in data()["documents"] for item in document["findings"]]  # fmt: skip
    assert found == [("LAG-07", "unchanged")]
    assert diff().exit_code == 0


def test_every_way_to_name_the_two_sides_finds_the_configuration(repo: Path) -> None:
    settings(repo, "ignore = ['LAG-07']")
    old = f"main:{AGREEMENT}"
    for arguments in ((old, AGREEMENT), (old,), (old, f"gren:{AGREEMENT}")):
        assert diff(*arguments).exit_code == 0, arguments
        assert diff(*arguments, "--isolated").exit_code == 1, arguments


def test_requirements_on_the_revision_can_be_switched_off(repo: Path) -> None:
    assert data()["documents"][0]["revision_rules"]
    settings(repo, "ignore = ['REV']")
    assert data()["documents"][0]["revision_rules"] == []


def test_every_form_tells_how_the_comparison_differs_from_the_standard(repo: Path) -> None:
    settings(repo, "ignore = ['X13']\n")
    for form in ("text", "markdown", "html", "json", "sarif"):
        told = diff("--against", "main", "--format", form).stdout
        words = told.encode().decode("unicode-escape") if form == "sarif" else told
        assert "avstängda krav: X13" in words, form


def test_flags_and_variables_come_before_the_file(repo: Path) -> None:
    settings(repo, "fail-on = 'never'\nformat = 'xlsx'\n")
    assert diff().exit_code == 0
    assert diff("--against", "main", "--fail-on", "note").exit_code == 1
    assert diff("--against", "main", LOKCHECK_FAIL_ON="note").exit_code == 1
    assert diff("--against", "main", "--fail-on", "note", "--ignore", "LAG-07,REV").exit_code == 0


def test_a_mistake_in_the_configuration_stops_the_comparison(repo: Path) -> None:
    settings(repo, "ignore = ['LAG-70']\n")
    done = diff()
    assert done.exit_code == 2
    assert "lokcheck.toml:1:" in done.stderr
