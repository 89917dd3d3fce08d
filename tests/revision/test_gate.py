"""``lokcheck diff`` in repositories that the test makes: what stops a revision, and what does not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.runner import run
from tests.revision.states import commit, git, model_set, repository

AGREEMENT = "avtal/lansoverenskommelse.yaml"
DAY = "2026-11-28"
Diff = Callable[..., Result]


@pytest.fixture(name="repo")
def _repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The model set without its supplement on gambling, so that nothing stands in for the agreement."""
    folder = repository(tmp_path / "arkiv", model_set(without="tillagg"))
    monkeypatch.chdir(folder)
    return folder


def edit(folder: Path, *pairs: tuple[str, str], file: str = AGREEMENT) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def diff(*arguments: str) -> Result:
    return run("diff", "--against", "main", "--as-of", DAY, *arguments)


def data(*arguments: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(diff("--format", "json", *arguments).stdout)
    return made


def rules(made: dict[str, Any], *states: str) -> list[str]:
    return [item["requirement"]["rule"] for document in made["documents"] for item in document["findings"]
            if item["compared"] in states]  # fmt: skip


def drop_gambling(folder: Path) -> None:
    edit(folder, ("  - {code: gambling}\n", ""))
    commit(folder)


def test_a_commit_that_removes_gambling_fails_with_that_finding_alone(repo: Path) -> None:
    drop_gambling(repo)
    done = diff()
    assert done.exit_code == 1
    assert "Revideringen stoppas av LAG-07." in done.stdout
    made = data()
    assert rules(made, "new", "worsened") == made["gate"]["stopped_by"] == ["LAG-07"]
    (document,) = made["documents"]
    assert [change["text"] for change in document["changes"]] == ["Målgruppen omfattar inte längre spel om pengar."]


def test_a_commit_that_reorders_and_reformats_passes(repo: Path) -> None:
    path = repo / AGREEMENT
    lines = path.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.strip() == "- {code: gambling}")
    lines.insert(at - 2, lines.pop(at))
    path.write_text("\n" * 50 + "\n".join(line + "  # not" if "code: alcohol" in line else line for line in lines))
    commit(repo)
    done = diff()
    assert done.exit_code == 0
    assert "Ingen ändring i sak" in done.stdout
    assert "ingen ändring i sak" in done.stdout.splitlines()[-1]
    made = data()
    assert made["documents"][0]["state"] == "reformatted"
    assert made["documents"][0]["revision_rules"] == []


def test_a_commit_that_repairs_an_old_fault_passes_and_says_so(repo: Path) -> None:
    git(repo, "checkout", "-q", "main")
    drop_gambling(repo)
    git(repo, "checkout", "-q", "-B", "gren")
    edit(repo, ("target_groups:\n", "target_groups:\n  - {code: gambling}\n"))
    done = diff()
    assert done.exit_code == 0
    assert "Lösta fynd (1)" in done.stdout
    assert rules(data(), "solved") == ["LAG-07"]


def test_old_debt_does_not_stop_another_change(repo: Path) -> None:
    git(repo, "checkout", "-q", "main")
    drop_gambling(repo)
    git(repo, "checkout", "-q", "-B", "gren")
    edit(repo, ('version: "1.0"', 'version: "1.1"'))
    done = diff("--fail-on", "note")
    assert done.exit_code == 0
    assert "Fanns redan och stoppar inte (1): LAG-07." in done.stdout


def test_a_fault_that_gets_worse_stops(repo: Path) -> None:
    git(repo, "checkout", "-q", "main")
    drop_gambling(repo)
    git(repo, "checkout", "-q", "-B", "gren")
    edit(repo, ("topics: [gambling, assessment, treatment]", "topics: [assessment, treatment]"),
         ("topics: [gambling, treatment, social-support]", "topics: [treatment, social-support]"),
         ("topics: [gambling]", "topics: [relatives]"))  # fmt: skip
    made = data("--fail-on", "error")
    assert rules(made, "worsened") == ["LAG-07"]
    assert diff("--fail-on", "error").exit_code == 1


def test_a_renamed_file_is_the_same_document(repo: Path) -> None:
    git(repo, "mv", AGREEMENT, "avtal/lok-2026.yaml")
    for path in sorted((repo / "avtal").rglob("*.yaml")):
        path.write_text(path.read_text("utf-8").replace("lansoverenskommelse.yaml", "lok-2026.yaml"), "utf-8")
    commit(repo)
    made = data()
    names = {document["renamed_from"] for document in made["documents"]}
    assert f"main:{AGREEMENT}" in names
    assert not rules(made, "new", "worsened", "solved")
    assert {document["state"] for document in made["documents"]} <= {"changed", "reformatted", "untouched"}


def test_a_document_that_is_gone_leaves_its_gap_in_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = repository(tmp_path / "arkiv", model_set())
    edit(folder, ("  - {code: gambling}\n", ""))
    git(folder, "checkout", "-q", "-B", "main")
    commit(folder)
    git(folder, "checkout", "-q", "-B", "gren")
    (folder / "avtal/tillaggsoverenskommelse-spel.yaml").unlink()
    monkeypatch.chdir(folder)
    made = data()
    states = {document["document"]: document["state"] for document in made["documents"]}
    assert "deleted" in states.values()
    assert states["mellansjo-lok-2026"] == "untouched"
    assert "LAG-07" in rules(made, "new", "worsened")
    assert diff().exit_code == 1


def test_a_new_document_has_no_earlier_version(repo: Path) -> None:
    (repo / "ny.yaml").write_text("kind: county-agreement\nid: ny\ntitle: Nytt avtal\n", "utf-8")
    made = data()
    (document,) = made["documents"]
    assert (document["state"], document["old"]) == ("added", None)
    assert "LAG-02" in rules(made, "new")
    assert diff().exit_code == 1


def test_nothing_changed_passes_and_says_so(repo: Path) -> None:
    done = diff()
    assert done.exit_code == 0
    assert "Inget dokument är ändrat." in done.stdout


def test_what_git_ignores_is_no_document_of_the_repository(repo: Path) -> None:
    (repo / ".gitignore").write_text("bygge/\n")
    (repo / "bygge").mkdir()
    (repo / "bygge/kopia.yaml").write_text("kind: county-agreement\nid: kopia\ntitle: Kopia\n", "utf-8")
    assert "Inget dokument är ändrat." in diff().stdout


def test_a_file_that_can_not_be_read_is_never_a_pass(repo: Path) -> None:
    (repo / AGREEMENT).write_text("kind: [\n", "utf-8")
    done = diff()
    assert done.exit_code == 3
    assert "allt kunde inte läsas" in done.stdout
    assert AGREEMENT in done.stderr


def test_a_revision_that_mends_an_unreadable_file_is_not_stopped_by_it(repo: Path) -> None:
    good = (repo / AGREEMENT).read_text("utf-8")
    git(repo, "checkout", "-q", "main")
    (repo / AGREEMENT).write_text("kind: [\n", "utf-8")
    commit(repo)
    git(repo, "checkout", "-q", "-B", "gren")
    (repo / AGREEMENT).write_text(good, "utf-8")
    done = diff()
    assert done.exit_code == 0 or "Nya fynd" in done.stdout
    assert "(i den gamla versionen)" in done.stderr


@pytest.mark.parametrize(("arguments", "code"), [
    ((), 1), (("--fail-on", "error"), 0), (("--fail-on", "never"), 0), (("--exit-zero",), 0),
    (("--fail-on", "note"), 1), (("--verdict", "adoption"), 1), (("--verdict", "both"), 1), (("--quiet",), 1),
    (("--format", "sarif"), 1), (("--format", "markdown"), 1), (("--format", "html"), 1),
])  # fmt: skip
def test_the_exit_code_depends_on_what_counts_and_not_on_the_form(
    repo: Path, arguments: tuple[str, ...], code: int
) -> None:
    drop_gambling(repo)
    assert diff(*arguments).exit_code == code


def test_requirements_on_the_revision_count_as_they_weigh(repo: Path) -> None:
    edit(repo, ("    months: 12\n", "    months: 13\n"))
    assert diff().exit_code == 0
    done = diff("--fail-on", "note")
    assert done.exit_code == 1
    assert "REV-06" in done.stdout.splitlines()[-2] or "REV-06" in done.stdout
    edit(repo, ("citations:\n", "changes:\n  - {what: Glesare uppföljning, about: follow_ups, reason: Resurser}\n"
                "citations:\n"))  # fmt: skip
    (document,) = data()["documents"]
    outcomes = {item["rule"]: item["today"] for item in document["revision_rules"]}
    assert outcomes["REV-06"] == "met"


def test_several_files_in_one_run(repo: Path) -> None:
    drop_gambling(repo)
    done = diff("--output", "markdown:m.md", "--output", "sarif:s.sarif", "--output", "html:h.html", "--lang", "en")
    assert done.exit_code == 1
    assert "The revision is stopped by LAG-07." in done.stdout
    assert all((repo / name).stat().st_size for name in ("m.md", "s.sarif", "h.html"))


@pytest.mark.parametrize(("arguments", "says"), [
    (("diff",), "Ange två versioner"), (("diff", "a.yaml"), "Ange vad som ska jämföras"),
    (("diff", "a", "b", "c"), "Ange två versioner"), (("diff", "--against", "-x"), "git känner inte till"),
    (("diff", "--against", "main", "--format", "xlsx"), "kan inte vara"),
    (("diff", "--against", "main", "-q", "-v"), "går inte ihop"),
    (("diff", "--against", "main", "/"), "utanför git-arkivet"),
])  # fmt: skip
def test_a_wrong_command_is_said_in_words(repo: Path, arguments: tuple[str, ...], says: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert says in done.stderr


def test_two_files_anywhere(repo: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: county-agreement\nid: a\ntitle: A\ntarget_groups: [{code: doping}]\n")
    (tmp_path / "b.yaml").write_text("kind: county-agreement\nid: b\ntitle: B\n")
    done = run("diff", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), "--as-of", DAY)
    assert done.exit_code == 1
    assert "Målgruppen omfattar inte längre dopningsmedel." in done.stdout
    assert "Titeln har ändrats från ”A” till ”B”." in done.stdout
