"""The report as JUnit XML, which CI servers show as tests: a suite for each document, a case for each requirement.

A finding below the threshold of ``--fail-on`` is no failure; the case passes and says it in its output.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence

from lokcheck.report.brief import brief, level_word, posix, said, unjudged_text
from lokcheck.report.changed import change_lines
from lokcheck.report.model import DocumentReport, Problem, Report, Requirement, Waived
from lokcheck.report.places import told_at
from lokcheck.report.safe import for_xml
from lokcheck.report.view import View
from lokcheck.report.waivers import waiver_text
from lokcheck.report.words import COMPARED, OUTCOMES, SEVERITY_ORDER
from lokcheck.texts import Lang, Text

__all__ = ["render"]

_COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}
_UNREAD = Text("Kunde inte läsas eller bedömas", "Could not be read or judged")


def render(report: Report, view: View) -> bytes:
    """Return the report as UTF-8, the encoding that its first line names."""
    topics = {name: said(text, view.lang) for name, text in report.topics}
    root = ET.Element("testsuites", name="lokcheck")
    for document in report.documents:
        cases = [_case(item, document, topics.get(item.topic, item.topic), view) for item in document.requirements]
        name = said(document.title, view.lang) or posix(document.file)
        told = {"lokcheck.as-of": str(report.receipt.as_of), "lokcheck.file": posix(document.file)}
        lines = enumerate(change_lines(report.receipt, view.lang), 1)
        _suite(root, name, cases, told | {f"lokcheck.changed.{number}": line for number, line in lines})
    if report.problems:
        _suite(root, _UNREAD.get(view.lang), [_problem(item, view.lang) for item in report.problems], {})
    for attribute in ("tests", *_COUNTED):
        _set(root, attribute, str(sum(int(suite.get(attribute, "0")) for suite in root)))
    _set(root, "time", "0")
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _suite(root: ET.Element, name: str, cases: Sequence[ET.Element], properties: dict[str, str]) -> None:
    suite = ET.SubElement(root, "testsuite")
    _set(suite, "name", name)
    _set(suite, "tests", str(len(cases)))
    for attribute, tag in _COUNTED.items():
        _set(suite, attribute, str(sum(case.find(tag) is not None for case in cases)))
    _set(suite, "time", "0")
    if properties:
        kept = ET.SubElement(suite, "properties")
        for key, value in properties.items():
            _set(_set(ET.SubElement(kept, "property"), "name", key), "value", value)
    suite.extend(cases)


def _case(item: Requirement, document: DocumentReport, topic: str, view: View) -> ET.Element:
    case = _named(f"{item.rule} {said(item.title, view.lang)}", topic, (item.file, item.line))
    outcome = OUTCOMES[item.today.outcome].get(view.lang)
    if item.today.outcome == "error":
        _child(case, "error", outcome, [said(item.today.message, view.lang)], outcome)
    elif item.waiver is not None and item.severity is not None:
        until = Text(f"undantagen till och med {item.waiver.until}", f"waived through {item.waiver.until}")
        _set(ET.SubElement(case, "skipped"), "message", f"{until.get(view.lang)}: {_waived(item.waiver, view.lang)}")
    elif item.severity is not None:
        _finding(case, item, document, view)
    elif item.today.outcome != "met":
        _set(ET.SubElement(case, "skipped"), "message", _why(item, outcome, view.lang))
    return case


def _finding(case: ET.Element, item: Requirement, document: DocumentReport, view: View) -> None:
    message, level = said(item.today.message, view.lang), level_word(item, view.lang)
    if item.compared is not None:
        level = f"{level}, {COMPARED[item.compared].get(view.lang)}"
    lines = [message, *(f"{label}: {text}" for label, text in brief(item, document, view.lang))]
    if item.counts and item.severity in _failing(view.fail_on):
        _child(case, "failure", message, lines, level)
    else:
        ET.SubElement(case, "system-out").text = for_xml("\n".join([f"{level}: {lines[0]}", *lines[1:]]))


def _waived(waiver: Waived, lang: Lang) -> str:
    return said(waiver_text(waiver), lang)


def _failing(threshold: str) -> Sequence[str]:
    """Return the severities that reach ``threshold``; 'never' is reached by none."""
    levels: list[str] = [*SEVERITY_ORDER]
    return levels[: levels.index(threshold) + 1] if threshold in levels else ()


def _why(item: Requirement, outcome: str, lang: Lang) -> str:
    other = told_at(item)
    if other:
        return Text(f"rapporteras av {other.sv}", f"reported by {other.en}").get(lang)
    told = unjudged_text(item, lang)
    return f"{outcome}: {told}" if told else outcome


def _problem(problem: Problem, lang: Lang) -> ET.Element:
    name = f"{posix(problem.file)}:{problem.line}" if problem.line else posix(problem.file)
    case = _named(name or problem.code, problem.code, (problem.file, problem.line))
    lines = [said(problem.text, lang), said(problem.advice, lang)]
    _child(case, "error", lines[0], [line for line in lines if line], problem.code)
    return case


def _named(name: str, group: str, place: tuple[str, int]) -> ET.Element:
    case = ET.Element("testcase")
    _set(_set(_set(case, "classname", group), "name", name), "time", "0")
    file, line = place
    if file:
        _set(case, "file", posix(file))
    return _set(case, "line", str(line)) if line else case


def _child(case: ET.Element, tag: str, message: str, lines: Iterable[str], kind: str) -> None:
    made = ET.SubElement(case, tag)
    _set(_set(made, "message", message), "type", kind)
    made.text = for_xml("\n".join(lines))


def _set(element: ET.Element, name: str, value: str) -> ET.Element:
    element.set(name, for_xml(value))
    return element
