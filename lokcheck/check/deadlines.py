"""The days that a document sets: reviews, its end, notice, follow-ups, what is to be done by when, and law to come.

A day is what the document states, or what follows from a length of time that it or the rulebook states and a day of the
document; which of them it is, the ground says. Of a month or a year its last day counts. No day is made up.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lokcheck.facts.dates import add_months, end_day, own_day, start_day
from lokcheck.facts.fact import DocPath
from lokcheck.model.labels import label_of
from lokcheck.model.spans import DateSpan
from lokcheck.report.model import Deadline, DeadlineKind, Upcoming
from lokcheck.rulebook.book import Rulebook
from lokcheck.sources.documents import SourceDocument
from lokcheck.sources.positions import place_of
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.model.content import FollowUp
    from lokcheck.model.kinds import Document

__all__ = ["deadlines_of"]

_COUNTED = ("asserted", "required", "planned")
"""Standings of what the document says of itself; what it only reports of others sets it no day."""
_REVIEWED = "county-agreement"
"""The kind whose review the rulebook's parameter is about."""
_INTERVAL = "review-interval"
_DONE = Text("Texten visar inte om det är gjort.", "The text does not show whether it was done.")

_SEASONS = {"21": Text("våren", "spring"), "22": Text("sommaren", "summer"), "23": Text("hösten", "autumn"),
            "24": Text("vintern", "winter")}  # fmt: skip


class _Start(NamedTuple):
    """The day that an interval is counted from, and what it is."""

    day: dt.date
    what: Text


def deadlines_of(
    source: SourceDocument, rulebook: Rulebook, as_of: dt.date, upcoming: Sequence[Upcoming] = ()
) -> tuple[Deadline, ...]:
    """Return the days of ``source``, also those that have passed, by day.

    ``as_of`` is the day of the check: of what recurs, the next time from then on is given. ``upcoming`` is the law to
    come that touches the document.
    """
    document = source.document
    found = [*_follow_ups(document, as_of), *_by_rulebook(document, rulebook, as_of), *_ends(document),
             *_stated(document), *_law(upcoming)]  # fmt: skip
    placed = [item._replace(line=place_of(source, item.path).line) if item.path else item for item in found]
    return tuple(sorted(placed, key=lambda item: (item.day, item.kind, item.what.sv)))


def _follow_ups(document: "Document", as_of: dt.date) -> Iterator[Deadline]:
    start = _start(document)
    for index, entry in enumerate(getattr(document, "follow_ups", ())):
        if entry.standing not in _COUNTED:
            continue
        path: DocPath = ("follow_ups", index)
        if entry.next_date is not None:
            yield _dated(_kind(entry), _followed(entry), entry.next_date, path, _DONE)
        elif entry.months is not None:
            begun = _done(document, entry) or start
            if begun is not None:
                yield _repeated(entry, begun, as_of, path)


def _kind(entry: "FollowUp") -> DeadlineKind:
    return "review" if entry.review else "follow-up"


def _followed(entry: "FollowUp") -> Text:
    """What is followed up, and by whom."""
    thing = label_of(entry.object)
    verb = Text("Översyn", "Review") if entry.review else Text("Uppföljning", "Follow-up")
    who = f" ({entry.owner})" if entry.owner else ""
    return Text(f"{verb.sv}: {thing.sv}{who}", f"{verb.en}: {thing.en}{who}")


def _repeated(entry: "FollowUp", begun: _Start, as_of: dt.date, path: DocPath) -> Deadline:
    """The next time; of a review of the document the first that is not accounted for, also when it has passed."""
    months = int(entry.months or 0)
    times = 1
    while not entry.review and add_months(begun.day, months * times) < as_of:
        times += 1
    ground = Text(
        f"Texten anger {months} månaders mellanrum, räknat från {begun.day} ({begun.what.sv}). {_DONE.sv}",
        f"The text says every {months} months, counted from {begun.day} ({begun.what.en}). {_DONE.en}",
    )
    return Deadline(add_months(begun.day, months * times), _kind(entry), _followed(entry), None, path, ground=ground)


def _by_rulebook(document: "Document", rulebook: Rulebook, as_of: dt.date) -> Iterator[Deadline]:
    """The review that nothing in a county agreement sets a day for: the rulebook's interval after its latest day."""
    start = _done(document) or _start(document)
    stated = any(entry.object == "agreement" and (entry.months or entry.next_date) and entry.standing in _COUNTED
                 for entry in getattr(document, "follow_ups", ()))  # fmt: skip
    if document.kind != _REVIEWED or stated or start is None:
        return
    months = rulebook.parameters_on(as_of)[_INTERVAL]
    ground = Text(
        f"Texten anger ingen dag eller tid för översyn. Regelverket räknar {months} månader från {start.day} "
        f"({start.what.sv}); det är god praxis, ingen lag anger någon tid.",
        f"The text gives no day or interval for a review. The rulebook counts {months} months from {start.day} "
        f"({start.what.en}); that is good practice, no statute sets an interval.",
    )
    yield Deadline(add_months(start.day, months), "review", Text("Översyn: överenskommelsen", "Review: the agreement"),
                   ground=ground)  # fmt: skip


def _ends(document: "Document") -> Iterator[Deadline]:
    end, validity = end_day(document), document.validity
    if end is None or validity is None:
        return
    what = Text("Sista dagen som dokumentet gäller", "Last day that the document applies")
    if validity.months is not None and validity.end is None:
        ground = Text(f"Texten anger giltighetstiden {validity.months} månader.",
                      f"The text states a validity of {validity.months} months.")  # fmt: skip
        yield Deadline(end, "expiry", what, None, ("validity",), ground=ground)
    else:
        yield _dated("expiry", what, validity.end or validity.start, ("validity",))
    if validity.notice_months is not None:
        months = validity.notice_months
        ground = Text(f"Texten anger {months} månaders uppsägningstid; dokumentet gäller till och med {end}.",
                      f"The text states a notice of {months} months; the document applies until {end}.")  # fmt: skip
        last = Text("Sista dagen att säga upp dokumentet till giltighetstidens slut",
                    "Last day to give notice for the end of the period of validity")  # fmt: skip
        yield Deadline(add_months(end, -months), "notice", last, None, ("validity",), ground=ground)


def _stated(document: "Document") -> Iterator[Deadline]:
    """What the document sets a day for: deadlines, and what a plan or a provision says is to be done by when."""
    for index, entry in enumerate(document.deadlines):
        if entry.standing in _COUNTED:
            who = f" ({_named(document, entry.bearer)})" if entry.bearer else ""
            what = Text(f"{entry.what}{who}", f"{entry.what}{who}")
            only_if = Text("Den är villkorad.", "It is conditional.") if entry.conditional else None
            yield _dated("duty", what, entry.date, ("deadlines", index), only_if)
    for key, name in (("activities", "activity"), ("goals", "text"), ("statements", "says")):
        for index, entry in enumerate(getattr(document, key, ())):
            said = getattr(entry, name)
            over = getattr(entry, "previous", False) or getattr(entry, "outcome", None)
            if entry.date is not None and said and entry.standing in _COUNTED and not over:
                by = ", ".join(getattr(entry, "responsible", ())) or getattr(entry, "actor", None)
                text = f"{said} ({by})" if by else said
                what = Text(f"Mål: {text}", f"Goal: {text}") if key == "goals" else Text(text, text)
                yield _dated("duty", what, entry.date, (key, index))


def _law(upcoming: Sequence[Upcoming]) -> Iterator[Deadline]:
    for item in upcoming:
        what = Text(f"{item.citation} börjar gälla: {item.text.sv}", f"{item.citation} takes effect: {item.text.en}")
        concerns = ", ".join(item.rules)
        ground = Text(f"Enligt lagregistret. Berör {concerns}.", f"By the register of law. Concerns {concerns}.")
        if not concerns:
            ground = Text("Enligt lagregistret.", "By the register of law.")
        yield Deadline(item.day, "law", what, next(iter(item.rules), None), ground=ground)


def _dated(kind: DeadlineKind, what: Text, date: DateSpan | None, path: DocPath, more: Text | None = None) -> Deadline:
    """A day that the document states, or the last one of the span that it states."""
    assert date is not None
    if date.precision == "day":
        said = Text(f"Texten anger {date.text}.", f"The text states {date.text}.")
    else:
        span = _span(date)
        said = Text(f"Texten anger {span.sv}; här räknas den sista dagen.",
                    f"The text states {span.en}; the last day of it counts here.")  # fmt: skip
    ground = Text(f"{said.sv} {more.sv}", f"{said.en} {more.en}") if more else said
    return Deadline(date.last, kind, what, None, path, ground=ground)


def _span(date: DateSpan) -> Text:
    """Return a span of days as a person writes it: 'hösten 2009', 'kvartal 1 2027'."""
    year, _, rest = date.text.partition("-")
    if date.precision == "season":
        season = _SEASONS[rest]
        return Text(f"{season.sv} {year}", f"{season.en} {year}")
    if date.precision == "quarter":
        return Text(f"kvartal {rest[1:]} {year}", f"quarter {rest[1:]} of {year}")
    text = date.text.replace("/", " – ")
    return Text(text, text)


def _start(document: "Document") -> _Start | None:
    start, own = start_day(document), own_day(document)
    if start is not None:
        return _Start(start, Text("då dokumentet började gälla", "when the document took effect"))
    return _Start(own, Text("dokumentets egen dag", "the document's own date")) if own else None


def _done(document: "Document", like: "FollowUp | None" = None) -> _Start | None:
    """The latest review that the text accounts for: of what ``like`` is about, else of the agreement."""
    about = like.object if like is not None else "agreement"
    days = [
        entry.done.last
        for entry in getattr(document, "follow_ups", ())
        if entry.done is not None and entry.object == about
    ]
    return _Start(max(days), Text("då den senast gjordes", "when it was last done")) if days else None


def _named(document: "Document", bearer: str) -> str:
    return next((party.name for party in document.parties if party.id == bearer), bearer)
