"""From what the user wrote to files."""

import os
from pathlib import Path

import pytest

from lokcheck.sources.discover import STDIN, discover


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    for name in (
        "a.yaml",
        "b.yml",
        "c.txt",
        ".hidden.yaml",
        "sub/d.yaml",
        "sub/deep/e.YAML",
        ".git/f.yaml",
        "sub/x/g.yml",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("kind: x\n")
    (tmp_path / "outside.yaml").write_text("kind: x\n")
    monkeypatch.chdir(folder)
    return folder


def names(*arguments: str) -> list[str]:
    found = discover(arguments)
    assert not found.problems, [problem.show("sv") for problem in found.problems]
    return [file.name for file in found.files]


ALL = ["a.yaml", "b.yml", "sub/d.yaml", "sub/deep/e.YAML", "sub/x/g.yml"]


@pytest.mark.usefixtures("here")
def test_a_folder_is_searched_sorted_and_without_hidden_files() -> None:
    assert names(".") == ALL
    assert names("sub/") == ALL[2:]
    assert names("sub", ".") == [*ALL[2:], *ALL[:2]]


@pytest.mark.usefixtures("here")
def test_files_come_in_the_order_of_the_arguments_each_once() -> None:
    assert names("b.yml", "a.yaml", "./a.yaml", "sub/../a.yaml") == ["b.yml", "a.yaml"]


@pytest.mark.usefixtures("here")
def test_what_is_named_counts_as_named_also_when_its_folder_is_there() -> None:
    found = discover([".", "a.yaml"])
    assert [(file.name, file.named) for file in found.files][:2] == [("a.yaml", True), ("b.yml", False)]


@pytest.mark.usefixtures("here")
def test_a_named_file_may_be_hidden_and_have_any_name() -> None:
    assert names(".hidden.yaml", "c.txt") == [".hidden.yaml", "c.txt"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.yaml", ["a.yaml"]),
        ("*", ALL),
        ("sub/*", ALL[2:]),
        ("sub/*.yaml", ["sub/d.yaml"]),
        ("**/*.yml", ["b.yml", "sub/x/g.yml"]),
        ("sub/**", ALL[2:]),
        ("**", ALL),
        ("s?b/[!x]*", ["sub/d.yaml", "sub/deep/e.YAML"]),
        ("[ab].y*ml", ["a.yaml", "b.yml"]),
        ("*/d[e]*", ["sub/deep/e.YAML"]),
    ],
)
def test_patterns(pattern: str, found: list[str]) -> None:
    assert names(pattern) == found


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("pattern", ["*.json", "nowhere/*.yaml", "sub/?.yml", ".g*/*.yaml", "[z-a].yaml"])
def test_patterns_that_match_nothing(pattern: str) -> None:
    found = discover([pattern, "a.yaml"])
    assert [file.name for file in found.files] == ["a.yaml"]
    assert len(found.problems) == 1
    assert found.problems[0].place is not None
    assert found.problems[0].place.file == pattern or "nowhere" in pattern


def test_a_file_named_like_a_pattern_is_a_file(here: Path) -> None:
    (here / "[a].yaml").write_text("kind: x\n")
    assert names("[a].yaml") == ["[a].yaml"]


@pytest.mark.usefixtures("here")
def test_a_missing_file_names_the_nearest_and_the_others_go_on() -> None:
    found = discover(["aa.yaml", "b.yml", "sub/dd.yaml", "nowhere/x.yaml", "sbu"])
    assert [file.name for file in found.files] == ["b.yml"]
    shown = [problem.show("sv") for problem in found.problems]
    assert shown[0] == 'aa.yaml: Filen finns inte. Menade du "a.yaml"?'
    assert '"sub/d.yaml"' in shown[1]
    assert 'Mappen "nowhere"' in shown[2]
    assert '"sub"' in shown[3]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("argument", ["", "a\0b", "x" * 5000, "a.yaml/b.yaml"])
def test_impossible_names(argument: str) -> None:
    found = discover([argument])
    assert not found.files
    assert len(found.problems) == 1


def test_an_empty_folder_gives_nothing(here: Path) -> None:
    (here / "empty").mkdir()
    assert names("empty") == []


def test_links_in_a_folder_are_not_followed(here: Path) -> None:
    (here / "sub" / "loop").symlink_to(here)
    (here / "sub" / "self").symlink_to("self")
    (here / "sub" / "out.yaml").symlink_to(here.parent / "outside.yaml")
    (here / "sub" / "up").symlink_to(here.parent)
    assert names(".") == ALL
    assert names("**/*.yaml") == ["a.yaml", "sub/d.yaml"]


def test_a_linked_folder_that_is_named_is_searched(here: Path) -> None:
    (here.parent / "link").symlink_to(here / "sub")
    assert names("../link") == ["../link/d.yaml", "../link/deep/e.YAML", "../link/x/g.yml"]


def test_thousands_of_folders_in_each_other(here: Path) -> None:
    os.chdir(here)
    deep = here
    for _ in range(400):
        deep = deep / "n"
    deep.mkdir(parents=True)
    (deep / "z.yaml").write_text("kind: x\n")
    assert len(names("n")) == 1


def test_absolute_names_are_shown_from_the_working_folder(here: Path) -> None:
    assert names(str(here / "sub")) == ALL[2:]
    assert names(str(here.parent / "outside.yaml")) == [(here.parent / "outside.yaml").as_posix()]
    assert names("../outside.yaml") == ["../outside.yaml"]


@pytest.mark.usefixtures("here")
def test_standard_input() -> None:
    (only,) = discover(["-"]).files
    assert (only.name, only.path, only.stdin, only.named) == (STDIN, None, True, True)
    (named,) = discover(["-", "sub/d.yaml"], stdin_name="sub/d.yaml").files
    assert (named.name, named.stdin) == ("sub/d.yaml", True)


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_names_that_are_no_text(here: Path) -> None:
    (here / os.fsdecode(b"sub/\xff.yaml")).write_text("kind: x\n")
    assert "sub/\ufffdFF.yaml" in names("sub")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be read")
def test_a_folder_that_may_not_be_read(here: Path) -> None:
    (here / "sub" / "deep").chmod(0)
    found = discover(["."])
    (here / "sub" / "deep").chmod(0o700)
    assert [file.name for file in found.files] == ["a.yaml", "b.yml", "sub/d.yaml", "sub/x/g.yml"]
    assert len(found.problems) == 1
