"""The report as a calendar (iCalendar, RFC 5545): what documents set a day for, to import or subscribe to.

An event has the same UID in every report as long as it is about the same thing in the same document, wherever that
stands in the file and whatever day it is moved to, so a calendar updates what it has. Needs the extra ``calendar``.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from lokcheck.report.model import Deadline, DocumentReport, Report
from lokcheck.report.places import place
from lokcheck.report.safe import plain
from lokcheck.report.view import View
from lokcheck.report.width import GLUE
from lokcheck.report.words import DEADLINES, KINDS, word
from lokcheck.report.workdays import working_day
from lokcheck.texts import Lang, Text

__all__ = ["due_deadlines", "render"]

_NAME = Text("lokcheck: datum i överenskommelser och planer", "lokcheck: dates of agreements and plans")
_PASSED = Text("Passerat", "Passed")
_KEPT_ONCE_PASSED = ("review", "follow-up", "duty", "waiver")
"""Kinds that may still be to do when the day is over; an end or a law that has come is no task."""
_NOTICE = {"review": 90, "expiry": 180, "notice": 60, "law": 90}
"""Days before, on which to be reminded; a fortnight where nothing else is said. The morning before comes too."""
_FORTNIGHT = 14
_MORNING = dt.timedelta(hours=9)
_DAY = dt.timedelta(days=1)


def render(report: Report, view: View) -> bytes:
    """Return the calendar, with the line ends and line lengths of RFC 5545; the same report gives the same bytes."""
    made = Calendar()
    made.add("prodid", f"-//lokcheck//lokcheck {report.receipt.lokcheck}//{view.lang.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _NAME.get(view.lang))
    seen: Counter[str] = Counter()
    for document in report.documents:
        for deadline in due_deadlines(document, report.receipt.as_of):
            made.add_component(_event(deadline, document, report.receipt.as_of, view.lang, seen))
    if not made.subcomponents:
        made.add_component(_no_time_zone())
    return bytes(made.to_ical())


def _no_time_zone() -> Timezone:
    """What stands in a calendar without events: RFC 5545 asks for at least one component, and this one says nothing."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", dt.datetime(1970, 1, 1))  # noqa: DTZ001 - local time, as the RFC has it here
    for name in ("tzoffsetfrom", "tzoffsetto"):
        standard.add(name, dt.timedelta(0))
    zone.add_component(standard)
    return zone


def due_deadlines(document: DocumentReport, as_of: dt.date) -> Iterator[Deadline]:
    """Yield what the calendar has of a document: what is to come, and what has passed and may be left to do.

    Of a document that no longer applies only the law and days to come; of law, one event for each day and provision.
    """
    for deadline in document.deadlines:
        passed = deadline.day < as_of
        if not passed or (document.ended is None and deadline.kind in _KEPT_ONCE_PASSED):
            yield deadline


def _event(deadline: Deadline, document: DocumentReport, as_of: dt.date, lang: Lang, seen: Counter[str]) -> Event:
    day, what = working_day(deadline.day), plain(deadline.what.get(lang))
    passed = deadline.day < as_of
    headline = f"{what} – {_short_name(document, lang)}"
    event = Event()
    event.add("uid", _uid(deadline, document, seen))
    event.add("dtstamp", dt.datetime.combine(as_of, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + _DAY)
    event.add("summary", f"{_PASSED.get(lang)}: {headline}" if passed else headline)
    event.add("description", "\n".join(_description(deadline, document, day, lang)))
    event.add("categories", ["lokcheck", DEADLINES[deadline.kind].get(lang)])
    event.add("transp", "TRANSPARENT")
    if not passed:
        for alarm in _alarms(deadline, what, day, as_of):
            event.add_component(alarm)
    return event


def _short_name(document: DocumentReport, lang: Lang) -> str:
    """The kind and the county: a title can take ten lines of a calendar."""
    parts = [word(KINDS, document.kind).get(lang), document.county or ""]
    return plain(", ".join(part for part in parts if part))


def _uid(deadline: Deadline, document: DocumentReport, seen: Counter[str]) -> str:
    """Return what names the event: the document, the kind and what it is about, never a line, a number or a day."""
    keys = "/".join(part for part in deadline.path if isinstance(part, str))
    whose = (document.county or "", document.kind, document.id or document.key)
    about = "\0".join((*whose, deadline.kind, keys, " ".join(deadline.what.sv.split())))
    seen[about] += 1
    name = sha256(f"{about}\0{seen[about]}".encode("utf-8", "backslashreplace")).hexdigest()
    return f"{name[:32]}@lokcheck"


def _description(deadline: Deadline, document: DocumentReport, day: dt.date, lang: Lang) -> Iterator[str]:
    what, title = plain(deadline.what.get(lang)), plain(document.title)
    yield what
    yield Text(f"Dokument: {title}", f"Document: {title}").get(lang)
    where = plain(place(document.file, deadline.line, 0).replace(GLUE, " "))
    yield Text(f"Plats: {where}", f"Place: {where}").get(lang)
    if deadline.ground is not None:
        ground = plain(deadline.ground.get(lang))
        yield Text(f"Grund: {ground}", f"Ground: {ground}").get(lang)
    if deadline.rule is not None:
        yield Text(f"Krav: {deadline.rule}", f"Requirement: {deadline.rule}").get(lang)
    if day != deadline.day:
        yield Text(
            f"Dagen är {deadline.day}, som är arbetsfri: händelsen ligger på arbetsdagen före.",
            f"The day is {deadline.day}, a day off: the event stands on the working day before.",
        ).get(lang)
    else:
        yield Text(f"Dagen är {deadline.day}.", f"The day is {deadline.day}.").get(lang)


def _alarms(deadline: Deadline, what: str, day: dt.date, as_of: dt.date) -> Iterator[Alarm]:
    """Remind some time before, if that is still to come, and on the morning before."""
    before = _NOTICE.get(deadline.kind, _FORTNIGHT)
    for days in (before, 1) if day - before * _DAY > as_of else (1,):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", what)
        alarm.add("trigger", _MORNING - days * _DAY)
        yield alarm
