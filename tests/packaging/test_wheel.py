"""A built lokcheck works without the repository: it carries its rulebook and its model documents."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from scripts.bootstrap import DURABLE_BUILDS, Venv, find_uv

ROOT = Path(__file__).resolve().parents[2]


def build(target: str, folder: Path) -> Path:
    """Build ``target`` (wheel, sdist) into ``folder`` and return the file."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (file,) = folder.iterdir()
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def files(folder: str) -> set[str]:
    """The files below ``folder`` in the repository, relative to it."""
    found = {path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    return {name for name in found if "__pycache__" not in name}


def check(command: list[str], file: Path, folder: Path) -> tuple[int, str]:
    """Run ``command`` as lokcheck on ``file`` from ``folder``; return the exit code and what it printed."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    result = subprocess.run(
        [*command, "check", str(file), "--format", "json", "--as-of", "2026-11-22"],
        cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert result.returncode in (0, 1), result.stderr
    return result.returncode, result.stdout


def test_the_wheel_holds_the_package_its_rules_and_its_model_documents(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    inside = {name for name in names if not name.split("/")[0].endswith(".dist-info")}
    package = {f"lokcheck/{name}" for name in files("lokcheck")}
    rules = {f"lokcheck/_data/rules/{name}" for name in files("rules")}
    model = {f"lokcheck/_data/model/{name}" for name in files("agreements/model")}
    assert len(rules) > 1
    assert len(model) > 1
    assert inside == package | rules | model
    assert "lokcheck/py.typed" in inside


def test_the_source_distribution_holds_what_the_tests_need(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    wanted = {
        f"{folder}/{name}"
        for folder in ("lokcheck", "rules", "agreements", "tests", "scripts")
        for name in files(folder)
    }
    assert wanted <= names
    assert {"Makefile", "pyproject.toml", ".ci/run", "requirements/dev.lock", "README.md", "LICENSE"} <= names
    assert not [name for name in names if name.startswith((".venv", ".git/"))]


@pytest.mark.network
def test_an_installed_wheel_checks_a_file_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    venv = Venv(tmp_path / "env", find_uv())
    venv.create()
    if DURABLE_BUILDS and find_spec("durable") is None:  # no compiler here: install all but durable_rules
        assert venv.install("--require-hashes", "-r", str(ROOT / "requirements/run.lock"))
        assert venv.install("--no-deps", str(wheel))
    else:
        assert venv.install(str(wheel))

    documents = shutil.copytree(ROOT / "agreements/jonkoping", tmp_path / "avtal")
    (agreement,) = [
        file
        for file in sorted(documents.rglob("*.yaml"))
        if re.search(r"^kind: *county-agreement\b", file.read_text("utf-8"), re.MULTILINE)
    ]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    code, output = check([str(venv.python.with_name("lokcheck"))], agreement, elsewhere)
    requirements = json.loads(output)["requirements"]
    assert {"LAG-01", "LAG-07", "SIP-01", "UPF-01"} <= {entry["rule"] for entry in requirements}

    checkout = [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from lokcheck.cli.main import run; run()",
    ]
    expected, from_checkout = check(checkout, agreement, elsewhere)
    assert code == expected
    assert requirements == json.loads(from_checkout)["requirements"]
