"""The JSON report is what its schema and its documentation say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lokcheck.report.json_report import VERSION, as_data, render, schema
from lokcheck.report.model import Problem, Report, Requirement
from lokcheck.report.view import View
from lokcheck.texts import Lang, Text
from tests.report import samples

DOC = Path(__file__).resolve().parents[2] / "docs/json-report.md"
REPORTS = [samples.report(), samples.folder(), Report((), (samples.BROKEN,), samples.RECEIPT, ())]


def read(report: Report, lang: Lang = "sv") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(render(report, View(lang=lang)))
    return data


@pytest.mark.parametrize("report", REPORTS, ids=["one", "folder", "unreadable"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_it_follows_the_published_schema(report: Report, lang: Lang) -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(read(report, lang))


def test_the_schema_refuses_what_lacks_a_key() -> None:
    for key in ("today", "changed_on", "basis", "texts"):
        data = read(samples.report())
        del data["requirements"][0][key]
        assert not Draft202012Validator(schema()).is_valid(data)


def test_the_schema_knows_every_key() -> None:
    closed = json.loads(
        re.sub(r'"type": "object"', '"type": "object", "additionalProperties": false', json.dumps(schema()))
    )
    Draft202012Validator(closed).validate(read(samples.folder()))


def test_every_key_of_a_requirement_is_documented() -> None:
    text = DOC.read_text("utf-8")
    for part in ("requirements", "documents", "problems", "receipt", "summary", "upcoming"):
        data = read(samples.folder())[part]
        for key in data[0] if isinstance(data, list) else data:
            assert f"`{key}`" in text, (part, key)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(samples.folder(), View()) == render(samples.folder(), View(width=200, color=True, symbols=False))


def test_it_is_readable_text_that_ends_in_a_newline() -> None:
    text = render(samples.report(), View())
    assert text.endswith("}\n")
    assert "Målgrupper" in text


def test_requirements_are_flat_and_carry_both_verdicts() -> None:
    by_rule = {entry["rule"]: entry for entry in read(samples.report())["requirements"]}
    gambling = by_rule["LAG-07"]
    assert (gambling["at_adoption"], gambling["today"], gambling["changed_on"]) == (
        "not_applicable", "not_met", "2018-01-01",
    )  # fmt: skip
    assert gambling["is_update"] is True
    assert (gambling["file"], gambling["line"], gambling["column"]) == (samples.FILE, 41, 3)
    assert gambling["basis"][0]["citation"] == "16 kap. 3 § HSL (2017:30)"
    assert gambling["evidence"][0]["quote"] == "narkotika, andra beroendeframkallande medel"


def test_a_document_without_a_date_has_null_verdicts() -> None:
    plan = [entry for entry in read(samples.folder())["requirements"] if entry["document"].endswith("plan.yaml")]
    assert {entry["at_adoption"] for entry in plan} == {None}
    assert read(samples.folder())["summary"]["at_adoption"]["no_date"] == len(plan)


def test_texts_come_in_the_chosen_language_and_in_both() -> None:
    sv, en = (read(samples.report(), lang)["requirements"][1] for lang in ("sv", "en"))
    assert sv["message"] == sv["texts"]["message"]["sv"] == en["texts"]["message"]["sv"]
    assert en["message"] == en["texts"]["message"]["en"]


def test_the_summary_counts_what_is_there() -> None:
    data = read(samples.folder())
    today = data["summary"]["today"]
    outcomes = [entry["today"] for entry in data["requirements"]]
    assert today["requirements"] == len(outcomes)
    assert today["outcomes"] == {word: outcomes.count(word) for word in today["outcomes"]}
    severities = [entry["severity"] for entry in data["requirements"]]
    assert today["severities"] == {word: severities.count(word) for word in today["severities"]}
    assert data["summary"]["problems"] == 1


def test_paths_have_slashes_and_empty_advice_is_null() -> None:
    windows = Problem("avtal\\a.yaml", 1, 1, Text("Fel.", "Wrong."), Text("", ""), "x")
    data = read(samples.report(problems=(windows,)))
    assert data["problems"][0]["file"] == "avtal/a.yaml"
    assert data["problems"][0]["advice"] is None


def test_nothing_of_a_requirement_is_forgotten() -> None:
    """A field added to the model must be decided on here too."""
    assert set(Requirement._fields) == {
        "rule", "title", "topic", "document", "modality", "at_adoption", "today", "changed_on", "is_update", "file",
        "line", "column", "basis", "asks", "remedy", "who", "question", "was_read", "sources", "aliases",
        "reported_by", "reported_in", "waiver", "compared", "excerpt",
    }  # fmt: skip
    changed = samples.every_outcome()[0]._replace(sources=("Annan",))
    data = as_data(samples.report(samples.document(requirements=(changed,))), "sv")
    assert data["requirements"][0]["sources"] == ["Annan"]
    assert data["version"] == VERSION
