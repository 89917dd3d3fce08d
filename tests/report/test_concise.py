"""A line for each finding, as editors and grep read it."""

import re

from lokcheck.report.concise import render, render_grouped
from lokcheck.report.view import View
from tests.report import samples

LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<level>\w+(?: \w+)*) (?P<rule>[A-Z]+-?\d+) .+")


def test_each_finding_that_counts_has_one_line_and_the_summary_is_last() -> None:
    report = samples.folder()
    *lines, last = render(report, View("sv")).splitlines()
    matches = [match for line in lines if (match := LINE.fullmatch(line))]
    expected = [item for item in report.requirements() if item.counts]
    assert expected and len(matches) == len(expected)
    assert sorted(match["rule"] for match in matches) == sorted(item.rule for item in expected)
    assert {match["level"] for match in matches} <= {"brist", "varning", "notering"}
    assert re.match(r"\d+ fynd", last)


def test_lines_are_in_the_order_of_the_file_and_never_broken() -> None:
    lines = render(samples.folder(), View("sv", 40)).splitlines()[:-1]
    places = [(match["file"], int(match["line"])) for line in lines if (match := LINE.fullmatch(line))]
    assert places == sorted(places)


def test_what_could_not_be_read_is_a_line_too() -> None:
    report = samples.folder()
    lines = render(report, View("en")).splitlines()
    for problem in report.problems:
        assert any(line.startswith(problem.file) and f" {problem.code} " in line for line in lines)


def test_quiet_is_the_summary_alone_and_severity_is_heeded() -> None:
    report = samples.folder()
    assert len(render(report, View("sv", verbosity="quiet")).splitlines()) == 1
    grave = render(report, View("sv", min_severity="error")).splitlines()
    assert not [line for line in grave[:-1] if "notering" in line or "varning" in line]


def test_grouped_has_a_heading_for_each_file_and_fits_the_page() -> None:
    report = samples.folder()
    text = render_grouped(report, View("sv", 60))
    lines = text.splitlines()
    files = {item.file for item in report.requirements() if item.counts} | {p.file for p in report.problems}
    assert {line for line in lines if line and not line.startswith(" ")} >= files
    assert all(len(line) <= 60 for line in lines if line not in files)
    for item in report.requirements():
        assert (f"{item.line}:{item.column}" in text) >= item.counts


def test_code_page_1252_can_show_all_of_it() -> None:
    for make in (render, render_grouped):
        made = make(samples.folder(), View("sv", symbols=False))
        made.encode("cp1252")
