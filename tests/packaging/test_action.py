"""The GitHub Action: its script is run as the runner runs it, with the inputs in its environment."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.ci_files import action, run_script, step
from tests.revision.states import model_set, repository

needs_bash = pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="no bash to run the steps with")
HOSTILE = "--version$(touch pwned)`touch pwned`'; touch pwned; '\n--help"
AGREEMENT = "avtal/lansoverenskommelse.yaml"


@pytest.fixture(name="repo", scope="module")
def _repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A branch that drops gambling from the agreement."""
    folder = repository(tmp_path_factory.mktemp("action") / "arkiv", model_set(without="tillagg"))
    path = folder / AGREEMENT
    path.write_text(path.read_text("utf-8").replace("  - {code: gambling}\n", ""), "utf-8")
    return folder


def run(repo: Path, runner: Path, **given: str) -> "tuple[subprocess.CompletedProcess[str], str, str]":
    """Run the last step with ``given`` inputs; return it with the summary and the outputs that it wrote."""
    inputs = {name: str(about["default"]) for name, about in action()["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in given.items()
    }
    wanted = step("lokcheck")
    variables = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: inputs[match[1]], text)
        for name, text in wanted["env"].items()
    }
    files = {"GITHUB_STEP_SUMMARY": runner / "summary", "GITHUB_OUTPUT": runner / "output"}
    for file in files.values():
        file.write_text("")
    variables |= {name: str(file) for name, file in files.items()} | {"RUNNER_TEMP": str(runner)}
    # How the runner calls `shell: bash`.
    done = run_script(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"], wanted["run"], repo, variables)
    return done, files["GITHUB_STEP_SUMMARY"].read_text("utf-8"), files["GITHUB_OUTPUT"].read_text("utf-8")


def test_every_action_that_it_uses_is_pinned_by_digest() -> None:
    used = [one["uses"] for one in action()["runs"]["steps"] if "uses" in one]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)


def test_no_input_stands_in_the_text_of_a_script() -> None:
    scripts = [one["run"] for one in action()["runs"]["steps"] if "run" in one]
    assert scripts
    assert not [text for text in scripts if "${{" in text]


def test_every_input_is_used_and_every_used_input_exists() -> None:
    used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(action()["runs"])))
    assert used == set(action()["inputs"])


@needs_bash
def test_a_revision_that_makes_something_worse_fails_and_says_why(repo: Path, tmp_path: Path) -> None:
    done, summary, output = run(repo, tmp_path, against="main", sarif="lokcheck.sarif")
    assert done.returncode == 1
    assert "Revideringen stoppas av LAG-07." in summary
    assert output == "exit-code=1\nsarif<<LOKCHECK_END\nlokcheck.sarif\nLOKCHECK_END\n"
    assert json.loads((repo / "lokcheck.sarif").read_text())["runs"][0]["results"]
    (repo / "lokcheck.sarif").unlink()


@needs_bash
def test_a_check_of_one_folder_in_english(repo: Path, tmp_path: Path) -> None:
    done, summary, output = run(repo, tmp_path, paths="avtal\n\n", lang="en", fail_on="error")
    assert (done.returncode, output) == (0, "exit-code=0\n")
    assert "LAG-07" in summary
    assert "warning" in done.stdout


@needs_bash
def test_without_a_summary_none_is_written(repo: Path, tmp_path: Path) -> None:
    done, summary, _ = run(repo, tmp_path, paths="avtal", summary="false", fail_on="warning")
    assert (done.returncode, summary) == (1, "")


@needs_bash
def test_a_comparison_needs_no_baseline(repo: Path, tmp_path: Path) -> None:
    done, _, _ = run(repo, tmp_path, against="main", baseline="b.json")
    assert done.returncode == 2
    assert done.stdout.startswith("::error::")


@needs_bash
@pytest.mark.parametrize("name", ["against", "paths", "sarif", "fail_on", "lang", "baseline"])
def test_no_input_can_run_anything_or_become_an_option(repo: Path, tmp_path: Path, name: str) -> None:
    done, _, output = run(repo, tmp_path, **{name: HOSTILE})
    assert not [*repo.rglob("pwned"), *tmp_path.rglob("pwned")]
    assert "Usage" not in done.stdout + done.stderr
    if name != "sarif":
        assert done.returncode in (2, 3) or name == "lang"
    else:
        assert output.startswith("exit-code=")
    for made in {*repo.glob("*touch*"), *repo.glob("--version*")}:
        made.unlink()
