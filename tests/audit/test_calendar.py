"""The calendar of an audit has the events of every document's own calendar."""

from pathlib import Path

from icalendar import Calendar

from lokcheck.check import check
from lokcheck.engine.select import engine_for
from lokcheck.report.calendar import render
from lokcheck.report.view import View
from lokcheck.sources.load import load
from tests.audit.audits import audit, audit_of, written
from tests.audit.records import AS_OF, base, rulebook


def events(content: bytes) -> list[tuple[str, str, str]]:
    found = Calendar.from_ical(content).walk("VEVENT")
    return sorted((str(one["uid"]), str(one["dtstart"].to_ical()), str(one["description"])) for one in found)


def test_the_events_are_those_of_a_check(tmp_path: Path) -> None:
    report = check(load(["agreements"]), rulebook(), AS_OF, engine_for("auto"))
    made = written(audit_of(base()), "ics", tmp_path / "a.ics").read_bytes()
    assert events(made) == events(render(report, View("sv")))
    assert len(events(made)) > 3


def test_every_document_has_its_own_events(tmp_path: Path) -> None:
    names = [uid for uid, _, _ in events(written(audit(60), "ics", tmp_path / "a.ics").read_bytes())]
    assert len(names) == len(set(names)) > 40


def test_no_document_no_event(tmp_path: Path) -> None:
    assert events(written(audit_of([]), "ics", tmp_path / "a.ics").read_bytes()) == []
