"""What README, changelog, lock files and continuous integration promise is what the repository holds."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import lokcheck

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("run", "dev", "durable")


def targets() -> set[str]:
    """The names that can stand after ``make``."""
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def pins(lock: str) -> dict[str, Requirement]:
    """The packages of a lock file, each with its one version."""
    text = (ROOT / f"requirements/{lock}.lock").read_text("utf-8")
    found = [Requirement(line.removesuffix("\\")) for line in re.findall(r"^[a-z].*", text, re.MULTILINE)]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def group(name: str) -> list[Requirement]:
    """The requirements of a dependency group, with those of the groups it includes."""
    entries = PROJECT["dependency-groups"][name]
    own = [Requirement(entry) for entry in entries if isinstance(entry, str)]
    return own + [one for entry in entries if isinstance(entry, dict) for one in group(entry["include-group"])]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_make_command_in_the_documents_exists(name: str) -> None:
    commands = re.findall(r"(?:^[ $]*|`)make ([a-z-]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    assert set(commands) <= targets()
    if name == "README.md":
        assert {"demo", "test"} <= set(commands)


def test_the_demo_hides_no_failure() -> None:
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe
    assert recipe[1] == "\t$(BIN)/lokcheck agreements/jonkoping --fail-on never\n"


def test_the_changelog_describes_this_version() -> None:
    versions = re.findall(r"^## \[(\d[^]]*)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0] == lokcheck.__version__


def test_durable_rules_is_required_in_the_same_words_twice() -> None:
    durable = [line for line in PROJECT["project"]["dependencies"] if line.startswith("durable-rules")]
    assert durable == PROJECT["dependency-groups"]["durable"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_pins_with_hashes_and_names_no_index(lock: str) -> None:
    text = (ROOT / f"requirements/{lock}.lock").read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
    for name, requirement in pins(lock).items():
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), name
    assert len(re.findall(r"^[a-z].* \\\n +--hash=sha256:", text, re.MULTILINE)) == len(pins(lock))


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    run = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    wanted = {"run": [*run, *group("build")], "dev": [*run, *group("dev")], "durable": group("durable")}
    for lock, requirements in wanted.items():
        held = pins(lock)
        for requirement in requirements:
            if requirement.name == "durable-rules" and lock != "durable":
                assert "durable-rules" not in held
                continue
            version = str(held[canonicalize_name(requirement.name)].specifier).removeprefix("==")
            assert requirement.specifier.contains(version), (lock, requirement)


def test_the_tests_run_against_the_versions_that_users_get() -> None:
    run, dev = pins("run"), pins("dev")
    assert {name: str(dev[name]) for name in run} == {name: str(run[name]) for name in run}
