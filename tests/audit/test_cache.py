"""The cache: what is known is not judged again, what changed is, and nothing in it is trusted blindly."""

import datetime as dt
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import AS_OF, write_corpus
from lokcheck.audit.cache import Cache
from lokcheck.audit.record import Failed, Record
from lokcheck.audit.workshop import Task
from lokcheck.engine.select import engine_for
from tests.audit.corpora import TASK, Here, records


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    write_corpus(folder, 12, faults=0.5)
    return folder


class Counted:
    """Audits, and says how many units had to be judged."""

    def __init__(self, cache: Path | None) -> None:
        self.cache = cache

    def __call__(self, folder: Path, task: Task = TASK) -> tuple[list[Record], int]:
        made: list[Here] = []

        def pool(given: Task) -> Here:
            made.append(Here(given))
            return made[0]

        found = records(folder, pool=pool, task=task, cache=self.cache)
        return found, made[0].judged


def test_only_what_changed_is_judged_again(corpus: Path, tmp_path: Path) -> None:
    audit = Counted(tmp_path / "cache")
    first, judged = audit(corpus)
    assert judged > 1
    assert audit(corpus) == (first, 0)
    changed = sorted(corpus.rglob("*.yaml"))[0]
    changed.write_text(changed.read_text("utf-8") + "# changed\n", "utf-8")
    again, judged = audit(corpus)
    assert judged == 1
    assert again == records(corpus)


@pytest.mark.parametrize("change", [{"as_of": AS_OF + dt.timedelta(days=1)}, {"facts": True}, {"fence": None}])
def test_another_question_is_another_entry(corpus: Path, tmp_path: Path, change: dict[str, Any]) -> None:
    audit = Counted(tmp_path / "cache")
    _, judged = audit(corpus)
    assert audit(corpus, TASK._replace(**change))[1] == judged


@pytest.mark.skipif(engine_for("auto").name == "clips", reason="CLIPS is the only engine here")
def test_another_engine_is_another_entry(corpus: Path, tmp_path: Path) -> None:
    audit = Counted(tmp_path / "cache")
    _, judged = audit(corpus)
    assert audit(corpus, TASK._replace(engine="clips"))[1] == judged


def test_answers_beside_the_documents_count(corpus: Path, tmp_path: Path) -> None:
    audit = Counted(tmp_path / "cache")
    audit(corpus)
    folder = next(corpus.rglob("*.yaml")).parent
    (folder / "waivers.yaml").write_text("format: 1\nwaivers: []\n", "utf-8")
    assert audit(corpus)[1] > 0
    assert audit(corpus)[1] == 0


def test_a_failure_is_never_kept(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.yaml").write_text("kind: mandate\n", "utf-8")
    audit = Counted(tmp_path / "cache")
    first, judged = audit(folder)
    assert judged == 1 and all(isinstance(record, Failed) for record in first)
    assert audit(folder) == (first, 1)


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "swapped", "forged"])
def test_a_damaged_entry_is_judged_again(corpus: Path, tmp_path: Path, damage: str) -> None:
    audit = Counted(tmp_path / "cache")
    first, judged = audit(corpus)
    entries = sorted((tmp_path / "cache").rglob("*.unit"))
    contents = [path.read_bytes() for path in entries]
    for path, data, other in zip(entries, contents, contents[1:] + contents[:1], strict=True):
        made = {"cut": data[:-7], "flipped": data[:40] + bytes([data[40] ^ 1]) + data[41:], "empty": b"",
                "swapped": other, "forged": data[:16] + b"[[],[],0]\n"}  # fmt: skip
        path.write_bytes(made[damage])
    assert audit(corpus) == (first, judged)
    assert audit(corpus) == (first, 0)


def test_a_cache_that_may_be_read_only_is_used(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = Counted(tmp_path / "cache")
    first, judged = audit(corpus)
    assert judged > 0

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("lokcheck.audit.cache.os.utime", refused)
    monkeypatch.setattr("lokcheck.audit.cache.tempfile.mkstemp", refused)
    assert audit(corpus) == (first, 0)
    changed = sorted(corpus.rglob("*.yaml"))[0]
    changed.write_text(changed.read_text("utf-8") + "# changed\n", "utf-8")
    assert audit(corpus)[1] == 1


def test_a_cache_that_can_not_be_written_is_no_error(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    audit = Counted(tmp_path / "file")
    assert audit(corpus) == audit(corpus)


def test_what_was_not_used_for_longest_is_thrown_away_and_so_is_what_a_killed_run_left(
    corpus: Path, tmp_path: Path
) -> None:
    audit = Counted(tmp_path / "cache")
    audit(corpus)
    entries = sorted((tmp_path / "cache").rglob("*.unit"))
    for age, path in enumerate(entries):
        os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    left = entries[0].parent / "new-1234.tmp"
    left.write_bytes(b"half")
    os.utime(left, (1_600_000_000, 1_600_000_000))
    Cache(tmp_path / "cache", TASK, ()).prune(most=sum(path.stat().st_size for path in entries[:2]))
    assert sorted((tmp_path / "cache").rglob("*.unit")) == sorted(entries[:2])
    assert not left.exists()


def test_what_is_not_of_the_cache_is_never_thrown_away(corpus: Path, tmp_path: Path) -> None:
    """The folder may be one of the user's own, with a folder 'audit' of agreements in it."""
    own = [tmp_path / "cache/audit" / name for name in ("2016/avtal.yaml", "ab/notes.txt", "ab/x.unit", "new-1.tmp")]
    for path in own:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", "utf-8")
        os.utime(path, (1, 1))
    Counted(tmp_path / "cache")(corpus)
    Cache(tmp_path / "cache", TASK, ()).prune(most=0)
    assert not [path for path in (tmp_path / "cache").rglob("*.unit") if path not in own]
    assert [path.read_text("utf-8") for path in own] == ["mine"] * 4


def _command(corpus: Path, cache: Path, output: Path) -> list[str]:
    return [sys.executable, "-m", "lokcheck", "audit", str(corpus), f"--as-of={AS_OF}", "--quiet", "--jobs=1",
            f"--cache-dir={cache}", f"--output=jsonl:{output}"]  # fmt: skip


def test_two_runs_at_once_and_one_after_a_killed_one_give_the_same(tmp_path: Path) -> None:
    corpus, cache, out = tmp_path / "corpus", tmp_path / "cache", tmp_path / "out"
    write_corpus(corpus, 30, faults=0.5)
    out.mkdir()
    killed = subprocess.Popen(_command(corpus, cache, out / "killed"), stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not list(cache.rglob("*.unit")) and time.monotonic() < deadline:
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert not list(out.iterdir())
    both = [subprocess.Popen(_command(corpus, cache, out / name), stdout=subprocess.DEVNULL) for name in "ab"]
    assert [process.wait() for process in both] == [both[0].returncode] * 2
    subprocess.run(_command(corpus, tmp_path / "another", out / "fresh"), stdout=subprocess.DEVNULL, check=False)
    assert (out / "a").read_bytes() == (out / "b").read_bytes() == (out / "fresh").read_bytes()
    assert sorted(path.name for path in out.iterdir()) == ["a", "b", "fresh"]


def test_an_interrupt_leaves_nothing_half_written(tmp_path: Path) -> None:
    corpus, cache, out = tmp_path / "corpus", tmp_path / "cache", tmp_path / "out"
    write_corpus(corpus, 30, faults=0.5)
    out.mkdir()
    process = subprocess.Popen(_command(corpus, cache, out / "a"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not list(cache.rglob("*.unit")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert not list(out.iterdir())
