"""JUnit XML: a suite for each document, a case for each requirement, read back by a strict parser of the format."""

import xml.etree.ElementTree as ET

import pytest

from lokcheck.report.junit import render
from lokcheck.report.model import Report
from lokcheck.report.view import View
from tests.report import hostile, samples

# What the schema of Jenkins (xunit plug-in, junit-10.xsd) lets stand where, with the file and line that GitLab reads.
ATTRIBUTES = {
    "testsuites": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "properties": set[str](),
    "property": {"name", "value"},
    "testcase": {"name", "classname", "time", "file", "line"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message"},
    "system-out": set[str](),
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"properties", "testcase"},
    "properties": {"property"},
    "testcase": {"failure", "error", "skipped", "system-out"},
}
REQUIRED = {"testsuite": {"name", "tests"}, "testcase": {"name", "classname"}, "property": {"name", "value"}}
REPORTS = {
    "one": samples.report(),
    "folder": samples.folder(),
    "empty": Report((), (), samples.RECEIPT, ()),
    "hostile": hostile.report(),
}


def strictly(element: ET.Element) -> None:
    """Fail unless ``element`` and all below it are what the format allows."""
    assert set(element.attrib) <= ATTRIBUTES[element.tag]
    assert REQUIRED.get(element.tag, set()) <= set(element.attrib)
    tags = [child.tag for child in element]
    assert set(tags) <= CHILDREN.get(element.tag, set())
    if element.tag == "testcase":
        assert len(tags) <= 1
    if element.tag == "testsuite":
        assert tags.count("properties") <= 1
        assert "properties" not in tags[1:]
        assert int(element.attrib["tests"]) == tags.count("testcase")
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        if attribute in element.attrib:
            assert int(element.attrib[attribute]) == len(element.findall(f".//{tag}"))
    for child in element:
        strictly(child)


def cases(report: Report, view: View | None = None) -> dict[str, ET.Element]:
    root = ET.fromstring(render(report, view or View()))
    return {case.attrib["name"].split()[0]: case for case in root.iter("testcase")}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("fail_on", ["error", "warning", "note", "never"])
def test_it_is_what_the_format_allows(name: str, fail_on: str) -> None:
    made = render(REPORTS[name], View(fail_on=fail_on))
    assert made.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<testsuites ")
    strictly(ET.fromstring(made))


def test_every_requirement_is_a_case_and_every_document_a_suite() -> None:
    root = ET.fromstring(render(samples.folder(), View()))
    assert root.attrib["tests"] == "16"
    assert [suite.attrib["tests"] for suite in root] == ["9", "4", "2", "1"]
    case = cases(samples.report())["LAG-02"]
    assert case.attrib["classname"] == "Målgrupper"
    assert (case.attrib["file"], case.attrib["line"]) == (samples.FILE, "41")
    assert len(case) == 0


def test_what_reaches_the_threshold_fails_and_the_rest_is_told() -> None:
    failing = {
        "error": {"LAG-07"},
        "warning": {"LAG-07", "UPF-01"},
        "note": {"LAG-07", "UPF-01", "INN-11"},
        "never": set[str](),
    }
    for threshold, rules in failing.items():
        found = cases(samples.report(), View(fail_on=threshold))
        assert {rule for rule, case in found.items() if case.find("failure") is not None} == rules
        told = {rule for rule, case in found.items() if case.find("system-out") is not None}
        assert told == {"LAG-07", "UPF-01", "INN-11"} - rules


def test_a_failure_says_what_is_wrong_and_what_to_do() -> None:
    failure = cases(samples.report())["LAG-07"].find("failure")
    assert failure is not None
    assert failure.attrib == {"message": "Spel om pengar nämns inte i målgruppen.", "type": "brist"}
    assert "\nÅtgärd: Lägg till spel om pengar i målgruppen." in str(failure.text)
    english = cases(samples.report(), View("en"))["LAG-07"].find("failure")
    assert english is not None
    assert english.attrib["type"] == "error"
    assert "\nRemedy: Add gambling" in str(english.text)


def test_what_was_not_judged_is_skipped_with_its_reason() -> None:
    found = cases(samples.report())
    reasons = {rule: skipped.attrib["message"] for rule, case in found.items()
               if (skipped := case.find("skipped")) is not None}  # fmt: skip
    assert reasons == {
        "UPF-20": "kan inte bedömas: Frågan lämnas till bilaga 2, som inte finns i samlingen.",
        "SIP-11": "kräver bedömning: Är rutinerna kända där de ska användas?",
        "SIP-13": "ej tillämpligt: Texten har ingen SIP-blankett.",
    }
    other = samples.requirement("X-1", "T", "sip", None, samples.verdict("not_met"), reported_by="X-2")
    skipped = cases(samples.report(samples.document(requirements=(other,))))["X-1"].find("skipped")
    assert skipped is not None
    assert skipped.attrib["message"] == "rapporteras av X-2"


def test_a_failure_to_judge_or_read_is_an_error() -> None:
    wrong = samples.requirement("X-1", "T", "sip", None, samples.verdict("error", "Trasig."))
    root = ET.fromstring(render(samples.report(samples.document(requirements=(wrong,)), problems=(samples.BROKEN,)),
                                View()))  # fmt: skip
    assert root.attrib["errors"] == "2"
    assert [error.attrib["type"] for error in root.iter("error")] == ["fel i bedömningen", "invalid"]


def test_text_from_documents_stays_text() -> None:
    messages = [
        failure.attrib["message"] for failure in ET.fromstring(render(hostile.report(), View())).iter("failure")
    ]
    assert len(messages) == len(hostile.TEXTS)
    assert hostile.TEXTS[5] in messages
    assert not [text for text in messages if "\x1b" in text or "\uffff" in text]
