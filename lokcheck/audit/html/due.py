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

_NONE_PASSED = Text(
    "Ingen översyn och inget slutdatum har passerat utan att en ny dag är bestämd.",
    "No review and no end has passed without a new day being set.",
)


def due(page: Page) -> Html:
    """Return the section with two tables."""
    found = due_dates(page.gathered.lines, page.head.receipt.as_of)
    ahead = found.within_a_year
    later = len(found.coming) - len(ahead)
    parts = [
        *_list(page, found.overdue, Text("Har passerat", "Have passed"),
               _NONE_PASSED),
        *_list(page, ahead, Text("Inom ett år", "Within a year"),
               Text("Inget är att vänta inom ett år.", "Nothing is to come within a year.")),
    ]  # fmt: skip
    if later:
        more = Text(
            f"Därtill {digits(later)} senare dagar, uppföljningar, åtaganden och lagändringar, som kalendern (format "
            "ics) har.",
            f"Besides, {digits(later)} later days, follow-ups, obligations and changes of the law, which the calendar "
            "(format ics) has.",
        )
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
    kind, said = DEADLINES[one.deadline.kind], one.deadline.what
    tells = kind.sv.casefold() in said.sv.casefold()
    what = el("td", both(said if tells else Text(f"{said.sv} ({kind.sv})", f"{said.en} ({kind.en})")))
    return el("tr", el("td", str(one.day)), what, el("th", link(f"#d{one.line}", own(line.title)), scope="row"),
              el("td", own(line.county)))  # fmt: skip
