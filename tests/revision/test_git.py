"""git is asked, never obeyed: odd names, links, large files, repositories that are none, and no git at all."""

import os
from pathlib import Path

import pytest

from lokcheck.errors import InputError, LokcheckError, UsageError
from lokcheck.revision.git import Repository, open_repository
from lokcheck.revision.sides import Reading, against, named
from lokcheck.revision.snapshot import Snapshot
from lokcheck.sources.nodes import LIMITS
from tests.revision.states import commit, git, repository

PLAIN = "kind: county-agreement\nid: avtal\ntitle: Avtal\n"


@pytest.fixture(name="repo")
def _repo(tmp_path: Path) -> Repository:
    folder = repository(tmp_path / "arkiv", {"avtal/a.yaml": PLAIN, "avtal/.gömd.yaml": PLAIN, "läs mig.txt": "x"})
    return open_repository(folder)


@pytest.mark.parametrize("name", [
    "--output=x", "-n", "--upload-pack=touch x", "", " ", "main\nmain", "a:b", "finns-inte", "main~99", "HEAD\0",
    "$(touch x)", "`touch x`", "main; touch x",
])  # fmt: skip
def test_a_name_that_is_no_revision_is_refused_in_words(repo: Repository, name: str) -> None:
    with pytest.raises(UsageError) as caught:
        repo.commit(name)
    assert caught.value.exit_code == 2
    assert "git" in caught.value.show("sv")
    assert not (repo.root / "x").exists()


@pytest.mark.parametrize("name", ["main", "HEAD", "HEAD^{commit}", "refs/heads/main", "@"])
def test_what_git_calls_a_revision_is_one(repo: Repository, name: str) -> None:
    assert repo.commit(name) == git(repo.root, "rev-parse", "HEAD")


def test_a_tag_is_the_commit_that_it_names(repo: Repository) -> None:
    git(repo.root, "tag", "-a", "-m", "x", "v1")
    assert repo.commit("v1") == git(repo.root, "rev-parse", "HEAD")


def test_what_others_did_since_is_no_change_of_this_branch(repo: Repository) -> None:
    before = repo.commit("main")
    git(repo.root, "checkout", "-q", "main")
    (repo.root / "b.txt").write_text("x")
    commit(repo.root)
    git(repo.root, "checkout", "-q", "gren")
    assert repo.commit("main") != before
    assert repo.fork(repo.commit("main")) == before


def test_histories_that_share_nothing_are_compared_as_they_are(repo: Repository) -> None:
    git(repo.root, "checkout", "-q", "--orphan", "annan")
    other = commit(repo.root, "annan")
    git(repo.root, "checkout", "-q", "main")
    assert repo.fork(other) == other


def test_a_snapshot_finds_what_the_disk_would(repo: Repository) -> None:
    snapshot = Snapshot(repo, repo.commit("main"), "main")
    assert [file.name for file in snapshot.found("").files] == ["main:avtal/a.yaml"]
    assert [file.name for file in snapshot.found("avtal/").files] == ["main:avtal/a.yaml"]
    assert [file.named for file in snapshot.found("avtal/a.yaml").files] == [True]
    (problem,) = snapshot.found("avtal/b.yaml").problems
    assert "avtal/a.yaml" in problem.show("sv")


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_a_link_in_a_revision_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "hemlig.yaml").write_text(PLAIN)
    folder = repository(tmp_path / "arkiv", {"a.yaml": PLAIN})
    (folder / "b.yaml").symlink_to(tmp_path / "hemlig.yaml")
    commit(folder)
    repo = open_repository(folder)
    snapshot = Snapshot(repo, repo.commit("HEAD"), "HEAD")
    assert [file.name for file in snapshot.found("").files] == ["HEAD:a.yaml"]
    with pytest.raises(InputError, match="link"):
        snapshot.read(Path("b.yaml"), "HEAD:b.yaml")


def test_a_file_that_is_too_large_is_never_read(tmp_path: Path) -> None:
    folder = repository(tmp_path / "arkiv", {"a.yaml": "#" * (LIMITS.max_bytes + 1)})
    (folder / "a.yaml").write_text(PLAIN)
    repo = open_repository(folder)
    with pytest.raises(InputError, match="too large"):
        Snapshot(repo, repo.commit("main"), "main").read(Path("a.yaml"), "main:a.yaml")


def test_the_content_is_that_of_the_revision_and_not_of_the_disk(repo: Repository) -> None:
    snapshot = Snapshot(repo, repo.commit("main"), "main")
    (repo.root / "avtal/a.yaml").write_text("annat")
    assert snapshot.read(Path("avtal/a.yaml"), "x") == PLAIN.encode()


def test_the_line_ends_of_windows_are_no_change(repo: Repository) -> None:
    (repo.root / "avtal/a.yaml").write_bytes(PLAIN.replace("\n", "\r\n").encode())
    snapshot = Snapshot(repo, repo.commit("main"), "main")
    assert snapshot.read(Path("avtal/a.yaml"), "x") == PLAIN.encode()


def test_outside_a_repository_there_is_nothing_to_compare_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UsageError, match="no git repository"):
        open_repository(tmp_path)


def test_without_git_the_advice_is_two_files(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo.root))
    with pytest.raises(UsageError) as caught:
        open_repository(repo.root)
    assert "lokcheck diff GAMMAL NY" in caught.value.show("sv")


def test_settings_of_the_repository_run_no_program(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = repo.root / "kördes"
    hostile = repo.root / "program"
    hostile.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    hostile.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "core.sshCommand", "filter.x.clean"):
        git(repo.root, "config", key, str(hostile))
    monkeypatch.chdir(repo.root)
    old, new = against("main", [], Reading())
    assert (len(old.loaded.sets), len(new.loaded.sets)) == (1, 1)
    assert not mark.exists()


def test_references_are_followed_inside_the_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refers = f"{PLAIN}references:\n  - {{role: supplement, ref: tillagg.yaml}}\n"
    added = "kind: supplement\nid: tillagg\ntitle: Tillägg\n"
    folder = repository(tmp_path / "arkiv", {"a.yaml": refers, "tillagg.yaml": added})
    (folder / "tillagg.yaml").unlink()
    monkeypatch.chdir(folder)
    old, new = named("main:a.yaml", None, Reading())
    assert [source.document.id for source in old.loaded.sets[0].documents] == ["avtal", "tillagg"]
    assert not old.loaded.problems
    assert [source.document.id for source in new.loaded.sets[0].documents] == ["avtal"]
    assert len(new.loaded.problems) == 1


def test_a_reference_out_of_the_named_folder_is_refused_in_a_revision_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refers = f"{PLAIN}references:\n  - {{role: supplement, ref: ../hemlig.yaml}}\n"
    folder = repository(tmp_path / "arkiv", {"avtal/a.yaml": refers, "hemlig.yaml": PLAIN})
    monkeypatch.chdir(folder)
    old, _ = named("main:avtal/a.yaml", None, Reading())
    assert "outside" in old.loaded.problems[0].text.en


def test_a_path_that_is_nowhere_in_the_revision_is_an_error(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repo.root)
    with pytest.raises(LokcheckError, match="no such file"):
        named("main:finns/inte.yaml", "avtal/a.yaml", Reading())
