"""Which days a document sets: only what it states, or what follows from a length of time and a day of it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from lokcheck.check.deadlines import deadlines_of
from lokcheck.report.model import Deadline, Upcoming
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.load import load
from lokcheck.texts import Text

AS_OF = dt.date(2026, 11, 28)
DATED: dict[str, Any] = {"dates": [{"role": "adopted", "date": "2016-01-01"}]}


def days(folder: Path, kind: str = "county-agreement", as_of: dt.date = AS_OF, **keys: Any) -> list[Deadline]:
    path = folder / "a.yaml"
    path.write_text(yaml.safe_dump({"kind": kind, "id": "a", "title": "T", **keys}, allow_unicode=True), "utf-8")
    loaded = load([str(path)])
    assert not loaded.problems, loaded.problems
    return list(deadlines_of(loaded.sets[0].documents[0], open_rulebook(), as_of))


def brief(found: list[Deadline]) -> list[tuple[str, str, str]]:
    return [(item.day.isoformat(), item.kind, item.what.sv) for item in found]


def test_nothing_is_made_up(tmp_path: Path) -> None:
    assert days(tmp_path) == []
    assert days(tmp_path, "action-plan", **DATED) == []
    mentioned = [{"object": "agreement", "next_date": "2030", "standing": "reported"}]
    assert days(tmp_path, "action-plan", follow_ups=mentioned) == []


def test_a_stated_review_counts_and_silences_the_rulebook(tmp_path: Path) -> None:
    entry = {"object": "agreement", "review": True, "next_date": "2018-12-31", "owner": "Gruppen"}
    (found,) = days(tmp_path, **DATED, follow_ups=[entry])
    assert brief([found]) == [("2018-12-31", "review", "Översyn: överenskommelsen (Gruppen)")]
    assert found.ground and "Texten anger 2018-12-31." in found.ground.sv
    assert found.path == ("follow_ups", 0) and found.line > 1


def test_a_review_at_an_interval_is_due_after_the_last_one_accounted_for(tmp_path: Path) -> None:
    every = {"object": "agreement", "review": True, "months": 36}
    (found,) = days(tmp_path, **DATED, follow_ups=[every])
    assert found.day == dt.date(2019, 1, 1), "overdue: the text shows no review"
    (found,) = days(tmp_path, **DATED, follow_ups=[every, {"object": "agreement", "done": "2024-02-29"}])
    assert found.day == dt.date(2027, 2, 28)
    assert found.ground and "2024-02-29 (då den senast gjordes)" in found.ground.sv


def test_without_any_review_the_rulebook_s_interval_counts_and_says_so(tmp_path: Path) -> None:
    (found,) = days(tmp_path, **DATED)
    assert (found.day, found.kind) == (dt.date(2019, 1, 1), "review")
    assert found.ground and "ingen lag anger någon tid" in found.ground.sv and "no statute" in found.ground.en


@pytest.mark.parametrize(
    ("as_of", "day"), [("2026-11-28", "2027-01-01"), ("2027-01-01", "2027-01-01"), ("2027-01-02", "2028-01-01")]
)
def test_of_what_recurs_the_next_time_is_given(tmp_path: Path, as_of: str, day: str) -> None:
    every = [{"object": "goals", "months": 12}]
    (found,) = days(tmp_path, "action-plan", dt.date.fromisoformat(as_of), **DATED, follow_ups=every)
    assert (found.day.isoformat(), found.kind) == (day, "follow-up")


def test_the_end_and_the_last_day_to_give_notice(tmp_path: Path) -> None:
    both = days(tmp_path, "mandate", validity={"start": "2024-01-01", "end": "2027-12-31", "notice_months": 12})
    assert [item[:2] for item in brief(both)] == [("2026-12-31", "notice"), ("2027-12-31", "expiry")]
    (found,) = days(tmp_path, "mandate", validity={"start": "2024-03-01", "months": 24})
    assert (found.day.isoformat(), found.kind) == ("2026-02-28", "expiry")
    assert days(tmp_path, "mandate", validity={"start": "2024-01-01", "until_further_notice": True,
                                               "notice_months": 6}) == []  # fmt: skip


@pytest.mark.parametrize(
    ("date", "day", "said"),
    [
        ("2027-02", "2027-02-28", "2027-02; här räknas den sista dagen"),
        ("2027", "2027-12-31", "2027; här räknas den sista dagen"),
        ("2027-Q1", "2027-03-31", "kvartal 1 2027; här"),
        ("2027-23", "2027-11-30", "hösten 2027; här"),
        ("2027-01/2027-04", "2027-04-30", "2027-01 – 2027-04; här"),
    ],
)
def test_of_a_span_the_last_day_counts_and_the_text_says_so(tmp_path: Path, date: str, day: str, said: str) -> None:
    (found,) = days(tmp_path, "action-plan", deadlines=[{"what": "Klart", "date": date}])
    assert (found.day.isoformat(), found.kind) == (day, "duty")
    assert found.ground and said in found.ground.sv


def test_plans_set_days_for_activities_goals_and_provisions_but_not_for_what_is_over(tmp_path: Path) -> None:
    found = days(
        tmp_path,
        "action-plan",
        parties=[{"id": "r", "name": "Region A", "side": "region"}],
        deadlines=[{"what": "Redovisa", "date": "2027-01-31", "bearer": "r", "conditional": True}],
        activities=[
            {"activity": "Utbilda", "date": "2027-03", "responsible": ["Region A", "kommunen"]},
            {"activity": "Förra planen", "date": "2026-03", "previous": True},
            {"activity": "Gjort", "date": "2026-03", "outcome": "Genomfört"},
        ],
        goals=[{"text": "Alla får svar", "date": "2027-04-01"}],
        statements=[{"topic": "follow-up", "says": "En plan tas fram", "date": "2027-05-01", "actor": "Nämnden"}],
    )
    assert brief(found) == [
        ("2027-01-31", "duty", "Redovisa (Region A)"),
        ("2027-03-31", "duty", "Utbilda (Region A, kommunen)"),
        ("2027-04-01", "duty", "Mål: Alla får svar"),
        ("2027-05-01", "duty", "En plan tas fram (Nämnden)"),
    ]
    assert found[0].ground and "villkorad" in found[0].ground.sv


def test_law_to_come_is_a_day(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("kind: mandate\nid: a\ntitle: T\n", "utf-8")
    source = load([str(tmp_path / "a.yaml")]).sets[0].documents[0]
    law = Upcoming(dt.date(2028, 1, 1), "1 § lagen", Text("Ny ordning.", "New order."), None, ("LAG-01", "LAG-02"))
    (found,) = deadlines_of(source, open_rulebook(), AS_OF, [law])
    assert (found.day, found.kind, found.rule, found.line) == (dt.date(2028, 1, 1), "law", "LAG-01", 0)
    assert found.ground and "LAG-01, LAG-02" in found.ground.sv
