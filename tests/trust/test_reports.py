"""A report depends on its documents, its rulebook and the day, and on nothing else."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from lokcheck.check.run import judged
from lokcheck.engine.program import Engine
from lokcheck.report.model import DocumentReport
from lokcheck.sources.load import load
from tests.cli.runner import process
from tests.trust.corpus import AGREEMENTS, AS_OF, corpus, judge
from tests.trust.engines import loadable

FOLDERS = tuple(corpus())
DAY = ("--as-of", AS_OF.isoformat())


def reported(folder: Path) -> dict[str, DocumentReport]:
    """Return the report of each document in ``folder``, by the title of the document."""
    loaded = load([str(folder)])
    assert not loaded.problems
    made = [document for members in loaded.sets for document in judged(members, judge(), AS_OF)]
    return {document.title: document for document in made}


@pytest.mark.parametrize("folder", FOLDERS)
def test_unrelated_documents_in_the_folder_change_nothing(folder: str, tmp_path: Path) -> None:
    shutil.copytree(AGREEMENTS / folder, tmp_path / folder)
    alone = reported(tmp_path)
    for other in set(FOLDERS) - {folder}:
        shutil.copytree(AGREEMENTS / other, tmp_path / folder / f"0-{other}")
    together = reported(tmp_path)
    assert len(together) == sum(map(len, corpus().values()))
    assert {title: together[title] for title in alone} == alone


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_report_is_the_same_to_the_byte(form: str, tmp_path: Path) -> None:
    """In another process, with another order of hashing, from a rulebook that each of them builds."""
    made = []
    for number, seed in enumerate(("0", "0", "4242")):
        cache = tmp_path / str(number)
        env = {"PYTHONHASHSEED": seed, "LOKCHECK_CACHE": str(cache)}
        result = process("agreements", "--format", form, *DAY, env=env)
        assert result.returncode == 1, result.stderr
        rulebook = {path.relative_to(cache): path.read_bytes() for path in sorted(cache.rglob("*.json"))}
        assert result.stdout
        assert rulebook
        made.append((result.stdout, rulebook))
    assert made == [made[0]] * len(made)


def test_engines_give_the_same_report() -> None:
    engines = loadable()
    if len(engines) < 2:
        pytest.skip("only one engine can be loaded here")
    first, second = (told_by(engine) for engine in engines)
    assert first == second


def told_by(engine: Engine) -> Any:
    """Return the report on everything in JSON, but for the name of the engine."""
    result = process("agreements", "--format", "json", "--engine", engine.name, *DAY)
    report = json.loads(result.stdout)
    assert report["receipt"].pop("engine").startswith(engine.name)
    return report
