"""What has passed, and what is to come: reviews, ends, notice, duties."""

from collections.abc import Sequence

from lokcheck.audit.dates import Date, due_dates
from lokcheck.audit.html.words import Page, both, own, section, table
from lokcheck.audit.phrases import phrase
from lokcheck.report.html.markup import Html, el, link
from lokcheck.report.words import DEADLINES
from lokcheck.texts import Text

__all__ = ["OPEN", "due"]

OPEN = 15
"""Rows that are shown at once; the rest is folded."""
_HEADS = (
    Text("Dag", "Day"), Text("Vad", "What"), Text("Dokument", "Document"), Text("Län", "County"),
)  # fmt: skip

_PASSED = Text("Har passerat", "Have passed")
_AHEAD = Text("Inom ett år", "Within a year")
_NONE_PASSED = Text("Ingen översyn och inget slutdatum har passerat utan att en ny dag är bestämd.",
                    "No review and no end has passed without a new day being set.")  # fmt: skip
_NONE_AHEAD = Text("Inget är att vänta inom ett år.", "Nothing is to come within a year.")


def due(page: Page) -> Html:
    """Return the section with two tables."""
    found = due_dates(page.gathered.lines, page.head.receipt.as_of)
    ahead = found.within_a_year
    later = len(found.coming) - len(ahead)
    more = el("div", both(phrase("later", later), "p"), id="days-later", hidden=not later)
    return section("dates", Text("Översyner och andra dagar", "Reviews and other days"),
                   _list(page, found.overdue, "passed", _PASSED, _NONE_PASSED),
                   _list(page, ahead, "ahead", _AHEAD, _NONE_AHEAD), more)  # fmt: skip


def _list(page: Page, dates: Sequence[Date], name: str, title: Text, none: Text) -> Html:
    """A table of the first days, and one, folded, of those that are left. The script moves rows between them."""
    head = el("h3", both(phrase(name, len(dates))))
    empty = el("div", both(none, "p"), class_="none", hidden=bool(dates))
    rows = [_row(page, one) for one in dates]
    first = el("div", table(title, _HEADS, rows[:OPEN], "dates"), class_="first", hidden=not dates)
    left = len(dates) - OPEN
    fold = el("summary", both(phrase("more-days", left)))
    after = Text(f"{title.sv}, fortsättning", f"{title.en}, continued")
    rest = el("details", fold, table(after, _HEADS, rows[OPEN:], "dates"), hidden=left <= 0)
    return el("div", head, empty, first, rest, id=f"days-{name}")


def _row(page: Page, one: Date) -> Html:
    line = page.gathered.lines[one.line]
    kind, said = DEADLINES[one.deadline.kind], one.deadline.what
    tells = kind.sv.casefold() in said.sv.casefold()
    what = el("td", both(said if tells else Text(f"{said.sv} ({kind.sv})", f"{said.en} ({kind.en})")))
    return el("tr", el("td", str(one.day)), what, el("th", link(f"#d{one.line}", own(line.title)), scope="row"),
              el("td", own(line.county)), data_d=one.line)  # fmt: skip
