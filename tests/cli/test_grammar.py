"""The grammar of the command line: the default command, help, mistakes, languages."""

import re
from pathlib import Path

import pytest

from lokcheck import __version__
from lokcheck.cli.language import language
from lokcheck.cli.main import COMMANDS
from lokcheck.texts import Lang
from tests.cli.runner import ROOT, reports, run
from tests.report import samples


@pytest.mark.parametrize(
    "args",
    [
        ["avtal.yaml"],
        ["check", "avtal.yaml"],
        ["avtal.yaml", "--quiet"],
        ["--quiet", "avtal.yaml"],
        ["--as-of", "2016-06-01", "avtal.yaml"],
        ["--lang", "sv", "avtal.yaml"],
        ["--lang=sv", "--debug", "--quiet", "avtal.yaml"],
        ["-"],
        ["a.yaml", "b.yaml"],
        ["--", "avtal.yaml"],
    ],
)
def test_check_need_not_be_written(args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.report())
    result = run(*args, stdin="")
    assert result.exit_code == 1, result.stderr
    assert "6 av 9 krav bedömda" in result.stdout


def test_help_has_examples_first_and_exit_codes_last() -> None:
    for lang, words in (("sv", ("Exempel", "Kommandon", "Slutkoder")), ("en", ("Examples", "Commands", "Exit codes"))):
        text = run("--help", "--lang", lang).stdout
        places = [text.index(f"{word}") for word in words]
        assert places == sorted(places)
        assert re.findall(r"^  (\d+) ", text, re.MULTILINE) == ["0", "1", "2", "3", "4", "130"]
        assert all(f"  {name} " in text for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_command_has_help_in_both_languages(name: str, lang: Lang) -> None:
    result = run(name, "--help", "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout == run(name, "-h", env={"LOKCHECK_LANG": lang}).stdout
    assert result.stdout.startswith(f"{'Usage' if lang == 'en' else 'Användning'}: lokcheck {name} ")
    swedish_letters = re.findall(r"\b\w*[åäöÅÄÖ]\w*", re.sub(r"\([^)]*\)", "", result.stdout))
    assert bool(swedish_letters) is (lang == "sv"), swedish_letters
    assert "Show this message" not in result.stdout


def test_version() -> None:
    for flag in ("-V", "--version"):
        result = run(flag)
        assert (result.exit_code, result.stdout) == (0, f"lokcheck {__version__}\n")


def test_nothing_at_all_is_help_and_no_pass() -> None:
    result = run()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Användning: lokcheck" in result.stderr
    assert run("check").exit_code == 2


@pytest.mark.parametrize(
    ("word", "meant"), [("chekc", "check"), ("rule", "rules"), ("explian", "explain"), ("Law", "law")]
)
def test_a_misspelt_command_is_asked_about(word: str, meant: str) -> None:
    result = run(word)
    assert result.exit_code == 2
    assert f"Menade du 'lokcheck {meant}'?" in result.stderr
    assert f"Did you mean 'lokcheck {meant}'?" in run("--lang", "en", word, "X").stderr


def test_a_file_may_be_called_almost_like_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(monkeypatch, samples.report())
    (tmp_path / "rule").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("rule").exit_code == 1
    assert run("chekc.yaml").exit_code == 1  # a file name, if there is no such file too


@pytest.mark.parametrize(
    ("args", "sv", "en"),
    [
        (["x", "--foo"], "Flaggan --foo finns inte.", "No such option: --foo."),
        (["x", "--quite"], "Menade du --quiet?", "Did you mean --quiet?"),
        (["x", "--as-of"], "Flaggan --as-of kräver ett värde.", "--as-of requires a value."),
        (["x", "--quiet=1"], "Flaggan --quiet tar inget värde.", "--quiet takes no value."),
        (["check"], "FIL saknas.", "FILE is missing."),
        (["explain"], "KRAV saknas.", "RULE is missing."),
        (["init"], "SLAG saknas.", "KIND is missing."),
        (["x", "--format", "jsn"], "Menade du 'json'?", "Did you mean 'json'?"),
        (["x", "--fail-on", "fatal"], "Välj bland: error, warning, note, never.", "Choose from: error, warning,"),
        (["schema", "a", "b"], "Det finns inget 'a'.", "There is no 'a'."),
        (["schema", "mandate", "b"], "För många argument: b.", "Too many arguments: b."),
        (["init", "lansoverenskommelse"], "Välj bland: county-agreement", "Choose from: county-agreement"),
        (["explain", "LAG-99"], "Menade du LAG-", "Did you mean LAG-"),
        (["rules", "--topic", "spi"], "Menade du 'sip'?", "Did you mean 'sip'?"),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_both_languages(args: list[str], sv: str, en: str) -> None:
    for lang, told in (("sv", sv), ("en", en)):
        result = run(*args, env={"LOKCHECK_LANG": lang})
        assert result.exit_code == 2
        assert result.stdout == ""
        assert told in result.stderr
        assert result.stderr.startswith("fel: " if lang == "sv" else "error: ")


def test_an_impossible_language_is_a_mistake() -> None:
    result = run("--lang", "de", "rules")
    assert result.exit_code == 2
    assert "Välj bland: sv, en." in result.stderr


@pytest.mark.parametrize(
    ("args", "env", "lang"),
    [
        ([], {}, "sv"),
        ([], {"LANG": "C.UTF-8"}, "sv"),
        ([], {"LANG": "POSIX"}, "sv"),
        ([], {"LANG": "sv_SE.UTF-8"}, "sv"),
        ([], {"LANG": "de_DE"}, "sv"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "en_GB", "LC_ALL": "C"}, "sv"),
        ([], {"LANG": "C", "LC_MESSAGES": "en_US"}, "en"),
        ([], {"LC_ALL": "", "LANG": "en_US"}, "en"),
        ([], {"LOKCHECK_LANG": "sv", "LC_ALL": "en_US"}, "sv"),
        ([], {"LOKCHECK_LANG": "en"}, "en"),
        (["--lang", "en"], {"LOKCHECK_LANG": "sv"}, "en"),
        (["x", "--lang=sv"], {"LANG": "en_US"}, "sv"),
        (["--", "--lang", "en"], {}, "sv"),
        (["--lang"], {}, "sv"),
    ],
)
def test_language(args: list[str], env: dict[str, str], lang: Lang) -> None:
    assert language(args, env) == lang


def test_only_the_command_line_is_said_where_click_would_speak_english() -> None:
    assert "Usage" not in run("check").stderr
    assert "Try" not in run("x", "--foo").stderr


def test_the_documentation_names_every_option_and_command() -> None:
    text = (ROOT / "docs/command-line.md").read_text("utf-8")
    options = set(re.findall(r"--[a-z-]+", run("check", "--help").stdout))
    assert not [option for option in options | set(COMMANDS) if option not in text]
