"""The calendar is one that a strict reader takes, and says which day is meant, of what, and on what ground."""

import datetime as dt
import re
from itertools import pairwise
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokcheck.report.calendar import render
from lokcheck.report.model import Deadline, DocumentReport, Report
from lokcheck.report.view import View
from lokcheck.report.workdays import working_day
from lokcheck.texts import Lang, Text
from tests.report.samples import folder

AS_OF = folder().receipt.as_of
TOMORROW = AS_OF + dt.timedelta(days=400)


def sample(*deadlines: Deadline, **changes: Any) -> Report:
    report = folder()
    document = report.documents[0]._replace(deadlines=deadlines, ended=None, id="avtal")._replace(**changes)
    return report._replace(documents=(document,))


def deadline(day: dt.date = TOMORROW, what: str = "Översyn", **changes: object) -> Deadline:
    made = Deadline(day, "review", Text(what, f"{what} (en)"), None, ("follow_ups", 0), 41, Text("Grund X", "Ground X"))
    return made._replace(**changes)  # type: ignore[arg-type]


def events(report: Report, lang: Lang = "sv") -> list[Any]:
    """The events, as a strict reader finds them."""
    made = render(report, View(lang))
    follows_the_rfc(made)
    calendar = icalendar.Calendar.from_ical(made)
    assert not calendar.errors
    found = list(calendar.walk("VEVENT"))
    assert not [event.errors for event in found if event.errors]
    return found


def follows_the_rfc(made: bytes) -> None:
    """Lines end with CR LF and have at most 75 bytes; what goes on begins with a space; components nest (RFC 5545)."""
    assert made.endswith(b"\r\n")
    lines = made[:-2].split(b"\r\n")
    assert not [line for line in lines if b"\n" in line or b"\r" in line or len(line) > 75]
    unfolded: list[bytes] = []
    for line in lines:
        if line.startswith(b" "):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    opened: list[bytes] = []
    for content in unfolded:
        assert re.match(rb"[A-Z-]+(;[A-Z-]+=[^:;]+)*:", content), content
        content.decode("utf-8")
        name, _, value = content.partition(b":")
        if name == b"BEGIN":
            opened.append(value)
        elif name == b"END":
            assert opened.pop() == value
    assert not opened and unfolded[0] == b"BEGIN:VCALENDAR"
    for needed in (b"VERSION:2.0", b"CALSCALE:GREGORIAN"):
        assert unfolded.count(needed) == 1


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            deadline,
            st.dates(AS_OF, dt.date(2060, 1, 1)),
            st.text(min_size=1, max_size=300),
            kind=st.sampled_from(("review", "expiry", "notice", "follow-up", "duty", "law", "waiver")),
        ),
        max_size=4,
    ),
    st.sampled_from(("sv", "en")),
)
def test_any_text_gives_a_calendar_that_a_strict_reader_takes(found: list[Deadline], lang: Lang) -> None:
    made = events(sample(*found), lang)
    assert len(made) == len(found)
    assert len({event["uid"] for event in made}) == len(found)
    assert all(event["dtstamp"].dt == dt.datetime.combine(AS_OF, dt.time(), dt.UTC) for event in made)


def test_an_event_says_what_where_and_why() -> None:
    report = sample(deadline())
    (event,) = events(report)
    document = report.documents[0]
    assert str(event["summary"]).startswith("Översyn – ")
    said = str(event["description"])
    for part in ("Översyn", document.title, f"{document.file}:41", "Grund: Grund X"):
        assert part in said
    assert {str(one) for one in event["categories"].cats} == {"lokcheck", "översyn"}
    assert not isinstance(event["dtstart"].dt, dt.datetime)
    assert event["dtend"].dt - event["dtstart"].dt == dt.timedelta(days=1)
    (english,) = events(report, "en")
    assert str(english["summary"]).startswith("Översyn (en) – ") and english["uid"] == event["uid"]


def test_reminders_come_before_and_not_after() -> None:
    (far,) = events(sample(deadline()))
    assert [alarm["trigger"].dt.days for alarm in far.walk("VALARM")] == [-90, -1]
    (near,) = events(sample(deadline(AS_OF + dt.timedelta(days=10))))
    assert len(near.walk("VALARM")) == 1
    (passed,) = events(sample(deadline(dt.date(2016, 12, 30))))
    assert not passed.walk("VALARM") and str(passed["summary"]).startswith("Passerat: Översyn")


def test_what_has_passed_and_can_not_be_done_is_left_out() -> None:
    before = AS_OF - dt.timedelta(days=1)
    for kind in ("law", "expiry", "notice"):
        assert not events(sample(deadline(before, kind=kind)))
    assert not events(sample(deadline(before), ended=Text("slut", "over")))


def test_uids_stay_when_lines_move_and_days_change_and_no_two_are_the_same() -> None:
    first = deadline()
    (before,) = events(sample(first))
    (after,) = events(sample(first._replace(line=99, path=("follow_ups", 7), day=TOMORROW + dt.timedelta(days=90))))
    assert before["uid"] == after["uid"]
    (other_file,) = events(sample(first, file="annan/plats.yaml", key="annan/plats.yaml"))
    assert before["uid"] == other_file["uid"]
    found = events(sample(first, first, first._replace(kind="duty"), first._replace(what=Text("Annat", "Else"))))
    assert len({event["uid"] for event in found}) == 4


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        ("2026-11-27", "2026-11-27"),  # a Friday
        ("2026-11-28", "2026-11-27"),  # a Saturday
        ("2026-11-29", "2026-11-27"),
        ("2026-06-19", "2026-06-18"),  # midsommarafton
        ("2026-06-20", "2026-06-18"),
        ("2026-06-21", "2026-06-18"),
        ("2026-12-24", "2026-12-23"),  # julafton to the Sunday after
        ("2026-12-27", "2026-12-23"),
        ("2026-12-31", "2026-12-30"),  # nyårsafton
        ("2027-01-03", "2026-12-30"),  # over the turn of the year
        ("2026-01-06", "2026-01-05"),  # trettondedag jul
        ("2026-04-06", "2026-04-02"),  # Easter
        ("2026-05-14", "2026-05-13"),  # Kristi himmelsfärdsdag
        ("2026-06-06", "2026-06-05"),  # Sveriges nationaldag, a Saturday
        ("2025-06-06", "2025-06-05"),  # and a Friday
    ],
)
def test_a_day_off_is_moved_to_the_working_day_before_and_the_text_says_the_day(day: str, moved: str) -> None:
    stated = dt.date.fromisoformat(day)
    assert working_day(stated) == dt.date.fromisoformat(moved)
    (event,) = events(sample(deadline(stated, kind="duty")))
    assert event["dtstart"].dt.isoformat() == moved
    assert day in str(event["description"])
    assert ("arbetsfri" in str(event["description"])) == (day != moved)


@settings(deadline=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2080, 1, 1)))
def test_a_working_day_is_at_most_a_week_before(day: dt.date) -> None:
    found = working_day(day)
    assert found.weekday() < 5 and dt.timedelta(0) <= day - found <= dt.timedelta(days=7)
    assert working_day(found) == found


def test_events_come_in_the_order_of_the_report_and_twice_the_same_bytes() -> None:
    found = [deadline(TOMORROW + dt.timedelta(days=n), f"Sak {n}") for n in range(0, 30, 7)]
    report = sample(*found)
    assert render(report, View("sv")) == render(report, View("sv"))
    starts = [event["dtstart"].dt for event in events(report)]
    assert all(one <= other for one, other in pairwise(starts))


def test_documents_with_one_id_in_two_counties_have_events_of_their_own() -> None:
    report = sample(deadline())
    (document,) = report.documents

    def elsewhere(county: str) -> DocumentReport:
        return document._replace(county=county)

    made = [events(report._replace(documents=(elsewhere(name),)))[0]["uid"] for name in ("Ale", "Bo")]
    assert made[0] != made[1]


def test_a_calendar_without_events_has_a_component_all_the_same() -> None:
    assert events(sample()) == []
    made = render(sample(), View("sv"))
    assert b"BEGIN:VTIMEZONE" in made
    assert b"BEGIN:VTIMEZONE" not in render(sample(deadline()), View("sv"))
