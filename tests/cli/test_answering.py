"""Commands that answer from an audit take the audit's own options, and obey the configuration as it does."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import ROOT, run

DAY = "--as-of=2026-11-28"
COMMANDS = (("impact", "16 kap. 3 § HSL"), ("compare",))
CONFIG = 'ignore = ["LAG-10"]\nexclude = ["gammalt/"]\nattestations = ["intyg.yaml"]\nlanguage = "en"\n'
WAIVERS = """\
format: 1
waivers:
  - rule: LAG-14
    document: b
    reason: De andra överenskommelserna revideras först.
    decided_by: Nämnden 2026-09-15
    registry: N 2026/1
    from: 2026-09-15
    until: 2027-06-30
"""
ATTESTATIONS = """\
format: 1
attestations:
  - rule: INN-06
    document: b
    verdict: met
    by: samordnare, Region Jönköpings län
    on: 2026-03-01
    until: 2027-03-01
    quote: "att genomföra utredning, diagnostik, behandling, habilitering, uppföljning och omvårdnad"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an agreement, a copy of it, an old one, and a file that is none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home = tmp_path / "home"
    text = (ROOT / "agreements/jonkoping/lansoverenskommelse-2016.yaml").read_text("utf-8")
    for name in ("a", "b", "gammalt/c"):
        path = home / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("id: jonkoping-lok-2016", f"id: {path.stem}", 1), "utf-8")
    (home / ".git").mkdir()
    monkeypatch.chdir(home)
    return home


def asked(command: tuple[str, ...], *words: str) -> dict[str, Any]:
    done = run(*command, *words, DAY, "--format", "json")
    assert done.exit_code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def files(found: dict[str, Any]) -> list[str]:
    return sorted(one["file"] for one in found.get("affected", found["documents"]))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("words, wanted", [
    (("."), ["a.yaml", "b.yaml", "gammalt/c.yaml"]),
    ((".", "--exclude", "gammalt/", "-j", "1"), ["a.yaml", "b.yaml"]),
    ((".", "--include", "[bc].yaml", "--no-cache"), ["b.yaml", "gammalt/c.yaml"]),
    (("--files-from", "lista.txt", "--engine", "auto"), ["a.yaml", "gammalt/c.yaml"]),
])  # fmt: skip
def test_what_is_looked_at(folder: Path, command: tuple[str, ...], words: tuple[str, ...], wanted: list[str]) -> None:
    (folder / "lista.txt").write_text("a.yaml\ngammalt/c.yaml\n", "utf-8")
    assert files(asked(command, *([words] if isinstance(words, str) else words))) == wanted


def test_a_list_on_standard_input_is_read_once_though_two_days_are_judged(folder: Path) -> None:
    done = run("impact", "16 kap. 3 § HSL", "--files-from", "-", DAY, "--format", "json", stdin="a.yaml\n")
    found = json.loads(done.stdout)
    assert (found["judged_on"], files(found)) == ("2028-01-01", ["a.yaml"])


@pytest.mark.parametrize("command", COMMANDS)
def test_the_configuration_holds(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "lokcheck.toml").write_text(CONFIG, "utf-8")
    (folder / "intyg.yaml").write_text(ATTESTATIONS, "utf-8")
    found = asked(command, ".")
    assert (found["language"], files(found)) == ("en", ["a.yaml", "b.yaml"])
    assert files(asked(command, ".", "--isolated", "--exclude", "a.yaml")) == ["b.yaml", "gammalt/c.yaml"]


def test_attestations_of_the_configuration_and_waivers_that_are_named_count(folder: Path) -> None:
    (folder / "lokcheck.toml").write_text(CONFIG, "utf-8")
    (folder / "intyg.yaml").write_text(ATTESTATIONS, "utf-8")
    (folder / "undantag.yaml").write_text(WAIVERS, "utf-8")
    found = asked(("compare",), ".", "--waivers", "undantag.yaml")
    lines = {line["rule"]: line["outcomes"] for line in found["requirements"]}
    assert [cell["outcome"] for cell in lines["INN-06"]] == ["manual", "met"]
    assert [cell["waived"] for cell in lines["LAG-14"]] == [False, True]
    affected = {
        one["file"]: one for one in asked(("impact", "16 kap. 3 § HSL"), ".", "--waivers", "undantag.yaml")["affected"]
    }
    rules = {item["rule"]: item["waived"] for item in affected["b.yaml"]["requirements"]}
    assert rules["LAG-14"] is True
    assert "LAG-10" not in rules


@pytest.mark.parametrize("command", COMMANDS)
def test_a_broken_document_is_named_and_the_rest_is_answered_on(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "trasig.yaml").write_text("kind: county-agreement\nid: x\n", "utf-8")
    done = run(*command, ".", DAY, "--lang", "en")
    assert done.exit_code == 3
    assert "trasig.yaml" in done.stdout
    assert "b.yaml" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("words, said", [
    ((), "Name a folder or a file at least"),
    ((".", "--jobs", "0"), "whole number from 1 to 1024"),
    ((".", "--waivers", "no-file"), "no such file of waivers"),
    ((".", "--format", "jsn"), "Did you mean 'json'?"),
    ((".", "--county", "Kalmer"), "Did you mean 'Kalmar län'?"),
    ((".", "-o", "no/folder/x.txt"), "no/folder"),
])  # fmt: skip
def test_a_mistake_in_the_call(folder: Path, command: tuple[str, ...], words: tuple[str, ...], said: str) -> None:
    done = run("--lang", "en", *command, *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_to_answer_on_is_told(folder: Path, command: tuple[str, ...]) -> None:
    done = run("--lang", "en", *command, ".", "--year", "1999")
    assert done.exit_code == 4
    assert "no document to answer on" in done.stderr


def test_the_help_names_every_option_of_the_audit_that_it_takes() -> None:
    audit = set(re.findall(r"--[a-z-]+", run("audit", "--help", "--lang", "en").stdout))
    own = {"--output", "--db", "--by", "--fail-on"}
    for command in ("impact", "compare"):
        assert audit - own <= set(re.findall(r"--[a-z-]+", run(command, "--help", "--lang", "en").stdout))


def _shown() -> list[tuple[str, list[str]]]:
    """The commands in the documentation, each with the pieces of its output that are shown."""
    text = (ROOT / "docs/audit-report.md").read_text("utf-8")
    blocks = [block.split("\n", 1) for block in re.findall(r"```console\n\$ lokcheck (.*?)```", text, re.DOTALL)]
    return [(command, [piece.strip("\n") for piece in shown.split("…\n")]) for command, shown in blocks]


@pytest.mark.parametrize("command, pieces", _shown())
def test_the_documentation_shows_what_is_printed(command: str, pieces: list[str]) -> None:
    assert len(_shown()) == 2
    words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
    day = () if "--as-of" in words else (DAY,)
    printed = run(*words, *day, "--no-cache", env={"COLUMNS": "80"}).stdout
    at = 0
    for piece in pieces:
        at = printed.find(piece, at)
        assert at >= 0, f"not printed: {piece}"
