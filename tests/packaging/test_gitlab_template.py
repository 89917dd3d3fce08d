"""The GitLab component: its script is run by sh, as the server runs it."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.packaging.ci_files import run_script, template
from tests.revision.states import model_set, repository

needs_sh = pytest.mark.skipif(shutil.which("sh") is None or os.name == "nt", reason="no sh to run the script with")
AGREEMENT = "avtal/lansoverenskommelse.yaml"


@pytest.fixture(name="repo")
def _repo(tmp_path: Path) -> Path:
    folder = repository(tmp_path / "arkiv", model_set(without="tillagg"))
    path = folder / AGREEMENT
    path.write_text(path.read_text("utf-8").replace("  - {code: gambling}\n", ""), "utf-8")
    return folder


def run(repo: Path, **given: str) -> "tuple[int, str]":
    inputs, job = template()
    values = {name: str(about.get("default", "")) for name, about in inputs.items()} | given
    variables = {
        name: re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda match: values[match[1]], str(text))
        for name, text in job["variables"].items()
    }
    done = run_script(["sh", "-e", "-c"], "\n".join(job["script"]), repo, variables)
    return done.returncode, done.stdout + done.stderr


def test_no_input_stands_in_the_text_of_a_script() -> None:
    inputs, job = template()
    assert "$[[" not in json.dumps([job["script"], job["before_script"]])
    assert set(re.findall(r"inputs\.(\w+)", json.dumps(job))) == set(inputs)


@needs_sh
def test_a_check_writes_what_the_server_shows(repo: Path) -> None:
    code, said = run(repo, paths="avtal", fail_on="warning")
    assert code == 1, said
    (issue,) = [one for one in json.loads((repo / "gl-code-quality-report.json").read_text()) if "LAG-07" in str(one)]
    assert issue["location"]["path"] == AGREEMENT
    assert (repo / "lokcheck.html").stat().st_size
    assert (repo / "lokcheck.md").stat().st_size


@needs_sh
def test_a_comparison_stops_what_is_worse(repo: Path) -> None:
    code, said = run(repo, against="main")
    assert code == 1
    assert "Revideringen stoppas av LAG-07." in said
    assert json.loads((repo / "lokcheck.json").read_text("utf-8"))["gate"]["stopped_by"] == ["LAG-07"]


@needs_sh
@pytest.mark.parametrize("name", ["against", "paths", "fail_on", "baseline"])
def test_no_input_can_run_anything(repo: Path, name: str) -> None:
    run(repo, **{name: "$(touch pwned)`touch pwned`'; touch pwned; '\nEND\ntouch pwned"})
    assert not list(repo.rglob("pwned"))
