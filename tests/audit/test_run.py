"""What an audit gives, whoever does the work, and whatever lies among the documents."""

import multiprocessing
import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import AS_OF, Planted, write_corpus
from lokcheck.audit.files import Asked, find_files
from lokcheck.audit.lines import to_line
from lokcheck.audit.pool import Hand, LocalPool
from lokcheck.audit.record import Failed, Record
from lokcheck.audit.unit import units_of
from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.files import Fence
from lokcheck.sources.load import load
from tests.audit.corpora import TASK, audited, findings, records, serve_badly, serve_dying_once


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Planted]]:
    """Forty documents, most sets with a fault."""
    folder = tmp_path_factory.mktemp("corpus")
    return folder, write_corpus(folder, 40, faults=0.8)


@pytest.fixture(scope="module")
def expected(corpus: tuple[Path, list[Planted]]) -> list[Record]:
    return records(corpus[0])


def test_every_planted_fault_is_reported_and_nothing_else(tmp_path: Path) -> None:
    """Benchmarks do the same with thousands: here are some, with faults of many rules."""
    planted = write_corpus(tmp_path, 140, faults=0.95, seed=7)
    assert len({answer.rule for answer in planted}) > 20
    assert findings(records(tmp_path), tmp_path) == set(planted)


def test_an_audit_says_what_a_check_of_the_same_folder_says(corpus: tuple[Path, list[Planted]]) -> None:
    book = open_rulebook()
    report = check(load([str(corpus[0])]), book, AS_OF, engine_for("auto"))
    found = {record.key: record for record in audited(records(corpus[0]))}
    assert set(found) == {document.key for document in report.documents}
    for document in report.documents:
        told = [(item.rule, item.today.outcome, item.severity, item.line, item.column, item.changed_on)
                for item in document.requirements]  # fmt: skip
        rows = found[document.key].rows
        assert [(row.rule, row.today, row.severity, row.line, row.column, row.changed_on) for row in rows] == told
    sets = {frozenset(s.key for s in members.documents) for members in load([str(corpus[0])]).sets}
    grouped: dict[str, set[str]] = {}
    for record in found.values():
        grouped.setdefault(record.set, set()).add(record.key)
    assert set(map(frozenset, grouped.values())) == sets


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_give_what_one_gives(corpus: tuple[Path, list[Planted]], expected: list[Record], jobs: int) -> None:
    assert records(corpus[0], pool=partial(LocalPool, jobs=jobs)) == expected


def test_a_cluster_gives_what_one_process_gives(corpus: tuple[Path, list[Planted]], expected: list[Record]) -> None:
    distributed = pytest.importorskip("distributed")
    from lokcheck.audit.dask_pool import DaskPool

    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        found = records(corpus[0], pool=partial(DaskPool, address=cluster.scheduler_address))
    assert [to_line(record) for record in found] == [to_line(record) for record in expected]


def test_on_a_cluster_too_what_ends_its_process_is_a_failure_of_its_own_and_told_as_what_it_is(
    hostile: Path, expected_beside: list[Record], corpus: tuple[Path, list[Planted]]
) -> None:
    """The cluster loses no worker by it, and two threads of a worker do not get in each other's way."""
    distributed = pytest.importorskip("distributed")
    from lokcheck.audit.dask_pool import DaskPool

    task = TASK._replace(timeout=5.0)
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        before = set(cluster.scheduler_info["workers"])
        pool = partial(DaskPool, address=cluster.scheduler_address, serve=serve_badly)
        found = records(hostile, corpus[0], pool=pool, task=task)
        assert set(cluster.scheduler_info["workers"]) == before
    assert [to_line(record) for record in found] == [to_line(record) for record in expected_beside]


def test_a_cluster_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    from lokcheck.audit import dask_pool
    from lokcheck.errors import UsageError

    monkeypatch.setattr(dask_pool, "_PATIENCE", 0.5)
    none = distributed.LocalCluster(n_workers=0, dashboard_address=None)
    with none as cluster, pytest.raises(UsageError, match="no workers"):
        dask_pool.DaskPool(TASK, cluster.scheduler_address)


def test_a_worker_of_another_version_judges_nothing() -> None:
    from lokcheck.audit.dask_pool import _judge
    from lokcheck.audit.unit import Unit
    from lokcheck.audit.worker import serve
    from lokcheck.errors import EngineError

    with pytest.raises(EngineError, match="not of the version"):
        _judge("audit of-another-code", TASK, serve, Unit(0, ()))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents, each of which does to its worker what its name says."""
    folder = tmp_path_factory.mktemp("hostile")
    text = Path("agreements/model/sip-bilaga.yaml").read_text("utf-8").replace("references:", "x-references:")
    for name in ("crash", "signal", "hang", "memory", "fault"):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def expected_beside(hostile: Path, corpus: tuple[Path, list[Planted]]) -> list[Record]:
    """What two processes make of the hostile documents and those of the corpus."""
    pool = partial(LocalPool, jobs=2, serve=serve_badly)
    return records(hostile, corpus[0], pool=pool, task=TASK._replace(timeout=5.0))


def test_a_worker_that_is_killed_from_outside_costs_nothing(
    corpus: tuple[Path, list[Planted]], expected: list[Record], tmp_path: Path
) -> None:
    """The system may end a process for what others did: the unit is given to another one."""
    died = tmp_path / "died"
    pool = partial(LocalPool, jobs=2, serve=partial(serve_dying_once, died))
    assert records(corpus[0], pool=pool) == expected
    assert died.exists()


def test_a_process_that_is_ended_while_it_works_leaves_no_other_behind(hostile: Path) -> None:
    """Else an audit that is interrupted would leave one on every machine of a cluster."""
    hand = Hand(TASK, serve_badly)
    before = set(multiprocessing.active_children())
    unit = next(one for one in units_of(find_files(Asked((str(hostile),))).files, Fence(None))
                if one.files[0].path.endswith("hang.yaml"))  # fmt: skip
    with ThreadPoolExecutor(1) as threads:
        future = threads.submit(hand.do, unit)
        while not (started := set(multiprocessing.active_children()) - before):
            time.sleep(0.01)
        hand.end()
        assert future.result(30).failures == ("crashed",)
    assert not [process for process in started if process.is_alive()]
    assert set(multiprocessing.active_children()) <= before


def test_documents_that_belong_together_have_time_by_their_number() -> None:
    from lokcheck.audit.unit import Unit, UnitFile

    def seconds(files: int) -> float:
        return Unit(0, (UnitFile("", "", "", True, False),) * files).seconds(60.0)

    assert [seconds(files) for files in (1, 100, 101, 1500)] == [60, 60, 120, 900]


def test_what_ends_its_worker_is_a_failure_of_its_own_and_changes_nothing_else(
    expected_beside: list[Record], expected: list[Record]
) -> None:
    found = expected_beside
    failed = {Path(record.file).stem: record for record in found if isinstance(record, Failed)}
    assert {name: record.code for name, record in failed.items()} == {
        "crash": "crashed", "signal": "crashed", "hang": "timeout", "memory": "memory", "fault": "failed",
    }  # fmt: skip
    assert "exit code 7" in failed["crash"].text.en
    assert "SIGABRT" in failed["signal"].text.en
    assert "longer than 5 seconds" in failed["hang"].text.en
    assert "--timeout" in str(failed["hang"].advice)
    assert "ZeroDivisionError" in failed["fault"].text.en
    assert [record for record in found if not isinstance(record, Failed)] == expected


def test_hostile_files_among_the_documents_change_nothing_for_the_others(
    corpus: tuple[Path, list[Planted]], expected: list[Record], tmp_path: Path
) -> None:
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(300_000_000)
    bomb = "a: &a [x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghi")
    )
    (tmp_path / "bomb.yaml").write_text(f"kind: county-agreement\n{bomb}", "utf-8")
    (tmp_path / "latin.yaml").write_bytes("kind: mandate\ntitle: överenskommelse\n".encode("latin-1"))
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "round.yaml").symlink_to("round.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "other.yaml").write_text("steps: []\n", "utf-8")
    found = records(tmp_path, corpus[0])
    failed = {Path(record.file).name: record.code for record in found if isinstance(record, Failed)}
    assert failed == dict.fromkeys(("huge.yaml", "bomb.yaml", "latin.yaml", "pipe.yaml"), "unreadable")
    assert [record for record in found if not isinstance(record, Failed)] == expected


def test_what_git_ignores_and_patterns_leave_out_is_passed_over(tmp_path: Path) -> None:
    text = Path("agreements/model/sip-bilaga.yaml").read_text("utf-8").replace("references:", "x-references:")
    for name in ("a.yaml", "b.yaml", "out/c.yaml", "deep/out/d.yaml", "deep/keep/e.yaml", "deep/f.yml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("out/\n*.yaml\n!/a.yaml\n", "utf-8")
    (tmp_path / "deep/keep/.gitignore").write_text("!e.yaml\n", "utf-8")

    def names(folder: Path = tmp_path, **asked: Any) -> list[str]:
        return sorted(Path(r.file).relative_to(tmp_path).as_posix() for r in records(folder, **asked))

    assert names() == ["a.yaml", "deep/f.yml", "deep/keep/e.yaml"]
    assert names(tmp_path / "out") == ["out/c.yaml"]
    everything = ["a.yaml", "b.yaml", "deep/f.yml", "deep/keep/e.yaml", "deep/out/d.yaml", "out/c.yaml"]
    assert names(ignore=False) == everything
    assert names(ignore=False, include=("deep/",)) == [name for name in everything if name.startswith("deep/")]
    assert names(ignore=False, exclude=("*.yaml", "!b.yaml")) == ["b.yaml", "deep/f.yml"]


def test_a_document_that_is_left_out_still_counts_for_those_that_refer_to_it() -> None:
    every = {Path(record.file).name: record for record in audited(records("agreements/model"))}
    some = {Path(r.file).name: r for r in audited(records("agreements/model", exclude=("lansoverenskommelse.yaml",)))}
    assert set(every) - set(some) == {"lansoverenskommelse.yaml"}
    assert all(some[name].rows == every[name].rows for name in some)


def test_workers_that_can_not_start_are_an_error_and_no_endless_loop() -> None:
    from lokcheck.errors import EngineError

    with pytest.raises(EngineError, match="can not be started"):
        records("agreements/norrbotten", pool=partial(LocalPool, jobs=2, serve=_no_worker))


def _no_worker(*_: object) -> None:
    os._exit(3)
