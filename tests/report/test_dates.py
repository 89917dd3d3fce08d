"""The days that a document sets, in the forms for officials."""

import datetime as dt

from lokcheck.report.dates import dated_text, dates
from lokcheck.report.html.page import render
from lokcheck.report.model import Deadline, DocumentReport
from lokcheck.report.paper.content import paper
from lokcheck.report.view import View
from lokcheck.texts import Text
from tests.report import samples
from tests.report.test_paper import after, said

REVIEW = Deadline(dt.date(2019, 1, 1), "review", Text("Översyn: överenskommelsen", "Review: the agreement"),
                  ground=Text("36 månader från start", "36 months from the start"))  # fmt: skip
OLD_DUTY = Deadline(dt.date(2018, 1, 1), "duty", Text("Gammalt åtagande", "Old obligation"))
DUTY = Deadline(dt.date(2027, 3, 31), "duty", Text("Lägesrapport", "Status report"))
LAW = Deadline(dt.date(2028, 1, 1), "law", Text("Ny lag", "New law"))


def with_dates(**changes: object) -> DocumentReport:
    return samples.document(deadlines=(OLD_DUTY, REVIEW, DUTY, LAW), **changes)


def test_an_overdue_review_comes_first_and_law_and_old_duties_are_left_out() -> None:
    assert dates(with_dates(), samples.TODAY) == [REVIEW, DUTY]
    assert dated_text(REVIEW, samples.TODAY).sv == "passerat: Översyn: överenskommelsen"
    assert dated_text(DUTY, samples.TODAY) == DUTY.what


def test_a_document_that_no_longer_applies_has_no_dates_to_keep() -> None:
    assert dates(with_dates(ended=Text("slut", "over")), samples.TODAY) == []


def test_the_web_page_and_the_appendix_have_them_as_a_table() -> None:
    report = samples.report(with_dates())
    part = render(report, View()).split('id="sv-1-dates"')[1].split("</section>")[0]
    appendix = said(after(paper(report, "sv"), "1-dates"))
    for told in ("2027-03-31", "Lägesrapport", "passerat: Översyn", "36 månader från start", "åtagande"):
        assert told in part and told in appendix
    assert "Gammalt" not in part + appendix
    assert "1-dates" not in render(samples.report(), View())
