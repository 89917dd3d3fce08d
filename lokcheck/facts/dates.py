"""The days of a document that decide at which moments it is judged."""

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lokcheck.model.kinds import Document
    from lokcheck.model.spans import DateSpan

__all__ = ["add_months", "end_day", "months_between", "own_day", "start_day"]


def own_day(document: "Document") -> dt.date | None:
    """Return the document's own date: adopted, else last signed, effective, start of its period, issued.

    A text that states none of them has the last day that its content shows it to be written on or after; else None.
    """
    adopted = [
        a.date for a in document.adoptions
        if a.date and a.claim in ("adopted", "established") and not a.about_predecessor and a.standing == "asserted"
    ]  # fmt: skip
    adopted += _dated(document, "adopted")
    signed = [s.date for s in document.signatures if s.date] + _dated(document, "signed")
    for candidates in (adopted, signed):
        if candidates:
            return max(span.last for span in candidates)
    started = start_day(document)
    if started:
        return started
    written = _dated(document, "issued") or _dated(document, "content")
    return max((span.last for span in written), default=None)


def start_day(document: "Document") -> dt.date | None:
    """Return the first day that the document applies, where it says so."""
    effective = _dated(document, "effective")
    if effective:
        return min(span.first for span in effective)
    return document.validity.start.first if document.validity and document.validity.start else None


def end_day(document: "Document") -> dt.date | None:
    """Return the last day that the document applies: stated, or start and stated length; None where it has no end."""
    validity = document.validity
    if validity is None or validity.until_further_notice:
        return None
    if validity.end:
        return validity.end.last
    if validity.months is None:
        # 'Applies for 2009' is a period with both ends.
        whole = validity.start is not None and validity.start.precision in ("year", "interval")
        return validity.start.last if whole and validity.start else None
    start = start_day(document) or own_day(document)
    return add_months(start, validity.months) - dt.timedelta(days=1) if start else None


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month ``months`` later, or the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(first_of_next - dt.timedelta(days=1), dt.date(year, month + 1, 1) + dt.timedelta(days=day.day - 1))


def months_between(first: dt.date, last: dt.date) -> int:
    """Return the whole months from ``first`` to ``last``, negative if ``last`` is earlier."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 0 and last.day < first.day and last != add_months(first, months):
        return months - 1
    return months


def _dated(document: "Document", role: str) -> "list[DateSpan]":
    return [entry.date for entry in document.dates if entry.role == role and entry.standing == "asserted"]
