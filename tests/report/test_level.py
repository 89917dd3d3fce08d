"""What a finding weighs, with what else a reader must know at a glance, in every form for officials."""

import datetime as dt
import io
from typing import Literal

import pytest
from docx import Document

from lokcheck.report.forms import render
from lokcheck.report.level import level_text
from lokcheck.report.model import Baseline, Gone, Requirement
from lokcheck.report.view import View
from lokcheck.texts import Text
from tests.report import samples
from tests.report.test_actors import WAIVER


def item(**changes: object) -> Requirement:
    return samples.every_outcome()[1]._replace(**changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        (item(), Text("brist", "error")),
        (item(compared="new"), Text("brist, nytt", "error, new")),
        (item(compared="unchanged"), Text("brist, oförändrat", "error, unchanged")),
        (item(waiver=WAIVER, compared="unchanged"),
         Text("brist, undantagen till och med 2027-06-30", "error, waived until 2027-06-30")),
        (samples.every_outcome()[6], Text("varning på egen dag", "warning on its own date")),
        (samples.every_outcome()[0], None),
    ],
)  # fmt: skip
def test_a_label_says_what_it_weighs_and_what_it_is_beside_before(requirement: Requirement, expected: Text) -> None:
    assert level_text(requirement) == expected


@pytest.mark.parametrize("form", ["html", "docx"])
def test_the_baseline_is_told_with_what_the_report_was_made(form: Literal["html", "docx"]) -> None:
    gone = Gone("SIP-01", samples.FILE, "met")
    baseline = Baseline("lokcheck-baseline.yaml", dt.date(2026, 1, 1), (gone,))
    made = render(form, samples.report()._replace(baseline=baseline), View())
    said = made if isinstance(made, str) else "\n".join(p.text for p in Document(io.BytesIO(made)).paragraphs)
    assert "lokcheck-baseline.yaml" in said and "SIP-01 (uppfyllt)" in said
