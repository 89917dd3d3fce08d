"""What has passed, and what is to come: reviews, ends, notice, duties."""

from collections.abc import Sequence

from lokcheck.audit.dates import Date, due_dates
from lokcheck.audit.html.words import Page, both, digits, own, section, table
from lokcheck.report.html.markup import Html, el, link
from lokcheck.report.words import DEADLINES
from lokcheck.texts import Text

__all__ = ["due"]

_OPEN = 15
"""Rows that are shown at once; the rest is folded."""
_HEADS = (
    Text("Dag", "Day"), Text("Vad", "What"), Text("Dokument", "Document"), Text("Län", "County"),
)  # fmt: skip


def due(page: Page) -> Html:
    """Return the section with two tables."""
    found = due_dates(page.gathered.lines, page.head.receipt.as_of)
    ahead = found.within_a_year
    later = len(found.coming) - len(ahead)
    parts = [
        *_list(page, found.overdue, Text("Har passerat", "Have passed"),
               Text("Ingen översyn och inget slutdatum har passerat.", "No review and no end has passed.")),
        *_list(page, ahead, Text("Inom ett år", "Within a year"),
               Text("Inget är att vänta inom ett år.", "Nothing is to come within a year.")),
    ]  # fmt: skip
    if later:
        more = Text(f"Därefter {digits(later)} dagar till, som kalendern (format ics) har.",
                    f"After that {digits(later)} more days, which the calendar (format ics) has.")  # fmt: skip
        parts.append(both(more, "p"))
    return section("dates", Text("Översyner och andra dagar", "Reviews and other days"), parts)


def _list(page: Page, dates: Sequence[Date], title: Text, none: Text) -> list[Html]:
    number = Text(f"{title.sv} ({digits(len(dates))})", f"{title.en} ({digits(len(dates))})")
    head = el("h3", both(number))
    if not dates:
        return [head, both(none, "p")]
    parts = [head, table(title, _HEADS, [_row(page, one) for one in dates[:_OPEN]], "dates")]
    if len(dates) > _OPEN:
        left = len(dates) - _OPEN
        fold = el("summary", both(Text(f"{left} till", f"{left} more")))
        rest = table(Text(f"{title.sv}, fortsättning", f"{title.en}, continued"), _HEADS,
                     [_row(page, one) for one in dates[_OPEN:]], "dates")  # fmt: skip
        parts.append(el("details", fold, rest))
    return parts


def _row(page: Page, one: Date) -> Html:
    line = page.gathered.lines[one.line]
    kind = DEADLINES[one.deadline.kind]
    what = el("td", both(kind), el("span", ": "), both(one.deadline.what))
    return el("tr", el("td", str(one.day)), what, el("th", link(f"#d{one.line}", own(line.title)), scope="row"),
              el("td", own(line.county)))  # fmt: skip
