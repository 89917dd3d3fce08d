"""Workflow commands: escaped, within GitHub's limits, and what is left out is counted."""

import datetime as dt
import re

import pytest

from lokcheck.report.github import LIMIT, render
from lokcheck.report.model import Report, Severity
from lokcheck.report.view import View
from tests.report import hostile, samples

COMMAND = re.compile(
    r"::(?P<name>error|warning|notice) (?P<properties>[a-z]+=[^,:\r\n]+(,[a-z]+=[^,:\r\n]+)*)::(?P<text>.+)"
)


def commands(report: Report, view: View | None = None) -> list[re.Match[str]]:
    """Read the commands back as strictly as they should be written; the last line is none."""
    *lines, last = render(report, view or View()).splitlines()
    assert not last.startswith("::")
    found = [COMMAND.fullmatch(line) for line in lines]
    assert all(found), lines
    return [match for match in found if match]


def plain(text: str) -> str:
    for code, sign in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def properties(match: re.Match[str]) -> dict[str, str]:
    return {key: plain(value) for key, value in (pair.split("=", 1) for pair in match["properties"].split(","))}


def many(severity: Severity, number: int, prefix: str = "X") -> Report:
    """Findings of one severity, of which each began a day after the one before it."""
    items = tuple(
        samples.requirement(f"{prefix}-{n:02}", "Rubrik", "sip", samples.then("met"),
                            samples.verdict("not_met", "Fel.", severity),
                            changed_on=dt.date(2020, 1, 1) + dt.timedelta(n))
        for n in range(number)
    )  # fmt: skip
    return samples.report(samples.document(requirements=items))


def rules(found: list[re.Match[str]]) -> list[str]:
    return [title.split()[1].rstrip(":") for match in found if " " in (title := properties(match)["title"])]


def test_a_finding_is_a_command_with_its_place() -> None:
    found = commands(samples.report())
    assert [match["name"] for match in found] == ["error", "warning", "notice"]
    assert properties(found[0]) == {
        "file": samples.FILE, "line": "41", "col": "3", "title": "brist LAG-07: Spel om pengar omfattas",
    }  # fmt: skip
    lines = plain(found[0]["text"]).splitlines()
    assert lines[0] == "Spel om pengar nämns inte i målgruppen."
    assert "Åtgärd: Lägg till spel om pengar i målgruppen." in lines
    assert (
        "error LAG-07: Spel om pengar omfattas [en]" in properties(commands(samples.report(), View("en"))[0])["title"]
    )


def test_the_last_line_is_the_summary() -> None:
    assert render(samples.report(), View()).splitlines()[-1].startswith("3 fynd (1 brist, 1 varning, 1 notering)")
    assert render(Report((), (), samples.RECEIPT, ()), View()).splitlines() == [
        "0 fynd, 0 fel · 0 av 0 krav bedömda, 0 manuella, 0 ej tillämpliga"
    ]


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_ten_are_shown_the_newest_first_and_the_rest_is_counted(severity: Severity) -> None:
    found = commands(many(severity, 25))
    own = [rule for rule in rules(found) if rule.startswith("X")]
    kept = LIMIT - 1 if severity == "note" else LIMIT
    assert own == [f"X-{n:02}" for n in range(24, 24 - kept, -1)]
    assert found[-1]["name"] == "notice"
    assert found[-1]["text"].startswith(f"{25 - kept} fynd till visas inte här")


def test_never_more_than_ten_of_a_level() -> None:
    items = [item for level in ("error", "warning", "note")
             for item in many(level, 15, level[0].upper()).documents[0].requirements]  # fmt: skip
    found = commands(samples.report(samples.document(requirements=tuple(items)), problems=(samples.BROKEN,) * 3))
    levels = [match["name"] for match in found]
    assert {level: levels.count(level) for level in levels} == {"error": 10, "warning": 10, "notice": 10}
    assert found[-1]["text"].startswith(f"{45 + 3 - 29} fynd till")
    assert "Nyckeln 'partier' finns inte." in found[0]["text"]


def test_ten_are_ten() -> None:
    assert len(commands(many("note", 10))) == 10
    assert "visas inte" not in render(many("note", 10), View())


def test_no_text_can_give_a_command_or_a_property_of_its_own() -> None:
    found = commands(hostile.report())
    assert {key for match in found for key in properties(match)} <= {"file", "line", "col", "title"}
    assert {match["name"] for match in found} == {"error", "notice"}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", render(hostile.report(), View()))


def test_what_could_not_be_judged_is_an_error() -> None:
    wrong = samples.requirement("X-1", "T", "sip", None, samples.verdict("error", "Trasig 100 %."))
    found = commands(samples.report(samples.document(requirements=(wrong,))))
    assert (found[0]["name"], found[0]["text"]) == ("error", "Trasig 100 %25.")
