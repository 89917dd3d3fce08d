"""The hooks of pre-commit, run by pre-commit itself on a repository that the test makes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packaging.ci_files import ROOT
from tests.revision.states import commit, git, model_set, repository

AGREEMENT = "avtal/lansoverenskommelse.yaml"


def hooks() -> dict[str, dict[str, Any]]:
    found = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    return {hook["id"]: hook for hook in found}


@pytest.fixture(name="repo")
def _repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "arkiv", model_set(without="tillagg"))


def run(repo: Path, config: dict[str, Any], *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run pre-commit with ``config``; its own folder is beside the repository."""
    (repo / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    git(repo, "add", "--all")
    environment = {
        **os.environ, "PRE_COMMIT_HOME": str(repo.parent / "pre-commit"), "PYTHONPATH": str(ROOT),
        "LOKCHECK_LANG": "sv",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments], cwd=repo, env=environment, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def installed(repo: Path, name: str, *arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    """Run the hook ``name`` with the lokcheck that is installed: its entry, types and arguments are those published."""
    hook = {key: value for key, value in hooks()[name].items() if key != "minimum_pre_commit_version"}
    local = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system", **more}]}]}
    return run(repo, local, "run", "--color=never", *arguments)


def test_pre_commit_accepts_what_is_published(repo: Path) -> None:
    (repo / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    done = run(repo, {"repos": []}, "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout
    assert set(hooks()) == {"lokcheck", "lokcheck-set", "lokcheck-audit", "lokcheck-diff"}


def test_a_document_that_is_right_passes(repo: Path) -> None:
    (repo / AGREEMENT).write_text((repo / AGREEMENT).read_text("utf-8") + "# slut\n", "utf-8")
    done = installed(repo, "lokcheck")
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_a_document_with_a_fault_stops_the_commit(repo: Path) -> None:
    text = (repo / AGREEMENT).read_text("utf-8")
    (repo / AGREEMENT).write_text(text.replace("  - {code: alcohol}\n", ""), "utf-8")
    done = installed(repo, "lokcheck", args=["--fail-on=warning", "--quiet"])
    assert done.returncode == 1
    assert "- exit code: 1" in done.stdout


def test_other_yaml_files_are_left_alone(repo: Path) -> None:
    (repo / "docker-compose.yaml").write_text("services: {web: {image: nginx}}\n")
    (repo / "trasig.yaml").write_text("{{ mall }}: [\n")
    done = installed(repo, "lokcheck")
    assert done.returncode == 0, done.stdout


def test_a_broken_document_stops_the_commit(repo: Path) -> None:
    (repo / "avtal/nytt.yaml").write_text("kind: county-agreement\nid: nytt\n", "utf-8")
    done = installed(repo, "lokcheck")
    assert done.returncode == 1
    assert "- exit code: 3" in done.stdout
    assert "avtal/nytt.yaml:1:1" in done.stdout


def test_a_hook_on_one_file_follows_references_in_the_whole_repository(repo: Path) -> None:
    (repo / "lokalt").mkdir()
    (repo / "lokalt/plan.yaml").write_text(
        "kind: action-plan\nid: plan\ntitle: Plan\n"
        "references:\n  - {role: county-agreement, ref: ../avtal/lansoverenskommelse.yaml}\n", "utf-8",
    )  # fmt: skip
    done = installed(repo, "lokcheck", args=["--fail-on=never"])
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["lokcheck-set", "lokcheck-audit"])
def test_whole_sets_are_checked_when_any_yaml_file_changes(repo: Path, name: str) -> None:
    text = (repo / AGREEMENT).read_text("utf-8")
    (repo / AGREEMENT).write_text(text.replace("  - {code: alcohol}\n", ""), "utf-8")
    done = installed(repo, name, args=["avtal", "--fail-on=warning"])
    assert done.returncode == 1
    assert installed(repo, name, "--files", "README.md").stdout.count("Skipped") == 1


def test_what_got_worse_stops_and_old_faults_do_not(repo: Path) -> None:
    text = (repo / AGREEMENT).read_text("utf-8")
    git(repo, "checkout", "-q", "main")
    (repo / AGREEMENT).write_text(text.replace("  - {code: doping}\n", ""), "utf-8")
    commit(repo)
    git(repo, "checkout", "-q", "-B", "gren")
    (repo / AGREEMENT).write_text(text.replace("  - {code: doping}\n", "").replace("months: 36", "months: 35"), "utf-8")
    assert installed(repo, "lokcheck-diff", args=["--against=main"]).returncode == 0
    (repo / AGREEMENT).write_text(text.replace("  - {code: gambling}\n", ""), "utf-8")
    done = installed(repo, "lokcheck-diff", args=["--against=main"])
    assert done.returncode == 1
    assert "Revideringen stoppas av LAG-07." in done.stdout


@pytest.mark.network
def test_pre_commit_installs_lokcheck_from_its_repository(repo: Path, tmp_path: Path) -> None:
    """From a clone of this repository, into an environment of pre-commit's own."""
    clone = tmp_path / "lokcheck"
    files = git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    for name in filter(None, files):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_bytes((ROOT / name).read_bytes())
    git(clone, "init", "--quiet", "--initial-branch", "main")
    commit(clone)
    done = run(repo, {"repos": []}, "try-repo", "--color=never", str(clone), "lokcheck", "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
