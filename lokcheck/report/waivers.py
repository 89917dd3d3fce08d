"""A decision to live with a finding for a time, in words."""

from lokcheck.report.model import Waived
from lokcheck.texts import Text

__all__ = ["short_waiver", "waiver_text"]


def short_waiver(waiver: Waived, severity: Text) -> Text:
    """Return 'brist, undantagen till och med 2027-06-30', for a label; ``severity`` is the word of the finding."""
    until = waiver.until
    return Text(f"{severity.sv}, undantagen till och med {until}", f"{severity.en}, waived until {until}")


def waiver_text(waiver: Waived) -> Text:
    """Return who decided it, under which registry number, from when until when, and why."""
    days = f"{waiver.start} – {waiver.until}"
    return Text(
        f"Beslutat av {waiver.by}, dnr {waiver.registry}, {days}. Skäl: {waiver.reason}",
        f"Decided by {waiver.by}, registry number {waiver.registry}, {days}. Reason: {waiver.reason}",
    )
