"""Where a requirement's outcome shows: the words of the document, and the place, as one text that every form uses."""

from lokcheck.audit.record import Row
from lokcheck.report.model import EvidenceLine
from lokcheck.report.places import spot
from lokcheck.texts import Text

__all__ = ["where"]


def where(row: Row) -> Text | None:
    """Return section and page of the source document and the line of the file; None where none of them is known."""
    found = spot(EvidenceLine("", row.line, 0, Text("", ""), row.section, row.page))
    return found if found.sv else None
