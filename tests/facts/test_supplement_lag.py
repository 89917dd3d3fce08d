import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from lokcheck.facts.derive import document_facts
from lokcheck.facts.fact import DocPath
from lokcheck.facts.timed import Moment, Setting, relations, timed_facts
from lokcheck.judge.law_view import RegisterView
from lokcheck.law.register import load_register
from lokcheck.rulebook.build import standard_folder

from .test_timed import Source, source

GAMBLING = ("agreement.misuse", "spel om pengar")
LINK: Mapping[DocPath, str] = {("references", 0, "ref"): "main"}
REFERENCE = [{"role": "supplemented", "ref": "main"}]


@pytest.fixture(scope="module")
def law() -> RegisterView:
    return RegisterView(load_register(standard_folder() / "law"), {}, {})


def lags(law: RegisterView, judged: Source, other: Source, day: str) -> list[dict[str, Any]]:
    moment = Moment("check", dt.date.fromisoformat(day))
    found = timed_facts(Setting(judged, document_facts(judged), relations(judged, [other]), law), [GAMBLING], moment)
    return [fact.data for fact in found if fact.type == "supplement_lag"]


@pytest.mark.parametrize(
    ("agreement", "supplement", "days", "since"),
    [("2016-01-01", "2018-03-01", 59, "2018-01-01"), ("2018-02-01", "2018-03-01", 28, "2018-02-01"),
     ("2016-01-01", "2018-01-01", 0, "2018-01-01"), ("2019-01-01", "2018-03-01", 0, "2019-01-01")],
)  # fmt: skip
def test_time_before_a_supplement_is_counted_from_the_law_or_the_agreement(
    law: RegisterView, agreement: str, supplement: str, days: int, since: str
) -> None:
    main = source("main", validity={"start": agreement})
    extra = source("extra", LINK, validity={"start": supplement}, references=REFERENCE)
    (seen,) = lags(law, main, extra, "2020-01-01")
    assert (seen["doc"], seen["days"], seen["since"], seen["until"]) == ("extra", days, since, supplement)
    (seen,) = lags(law, extra, main, "2020-01-01")
    assert (seen["doc"], seen["days"], seen["late"]) == ("main", days, "yes" if days else "no")


def test_there_is_nothing_to_count_before_the_law_or_without_a_first_day(law: RegisterView) -> None:
    main = source("main", validity={"start": "2016-01-01"})
    extra = source("extra", LINK, validity={"start": "2018-03-01"}, references=REFERENCE)
    assert lags(law, main, extra, "2017-12-31") == []
    assert lags(law, main, source("extra", LINK, references=REFERENCE), "2020-01-01") == []


def test_the_law_has_asked_since_the_first_of_the_versions_that_follow_on_each_other(law: RegisterView) -> None:
    assert law.since(*GAMBLING, dt.date(2026, 11, 22)) == dt.date(2018, 1, 1)
    assert law.since("agreement.misuse", "*", dt.date(2026, 11, 22)) == dt.date(2013, 7, 1)
