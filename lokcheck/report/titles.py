"""What the parts of a report are called, and what it says of itself as a whole: the same in every form."""

from lokcheck.report.model import Report
from lokcheck.texts import Text

__all__ = [
    "ALL", "DATE_HEADS", "DOCUMENTS", "FIRST", "FOUND", "IN_BRIEF", "LAW_HEADS", "NO_DOCUMENT", "OUT_OF", "REQUIREMENT",
    "TO_DO", "TOPIC", "TOPICS", "UNREAD", "UPCOMING", "UPCOMING_INTRO", "WHAT_IS_WRONG", "WHO", "of_documents",
    "unread",
]  # fmt: skip

IN_BRIEF = Text("I korthet", "In brief")
FIRST = Text("Åtgärda först", "Do this first")
WHO = Text("Vem ska göra vad", "Who is to do what")
TOPICS = Text("Utfall per ämne", "Outcomes by topic")
ALL = Text("Alla krav", "All requirements")
UPCOMING = Text("Kommande lag", "Upcoming law")
UPCOMING_INTRO = Text("Beslutad lag som ännu inte gäller.", "Law that is enacted and not yet in force.")
UNREAD = Text("Kunde inte läsas", "Could not be read")
NO_DOCUMENT = Text("Inget dokument är bedömt.", "No document was judged.")
DOCUMENTS = Text("Dokumenten i granskningen", "The documents of the check")

# Heads of columns.
FOUND = Text("Fynd", "Findings")
OUT_OF = Text("Underlag", "Out of")
REQUIREMENT = Text("Krav", "Requirement")
TOPIC = Text("Ämne", "Topic")
WHAT_IS_WRONG = Text("Vad som är fel", "What is wrong")
TO_DO = Text("Att göra", "To do")
LAW_HEADS = (
    Text("Från", "From"), Text("Lagrum", "Provision"), Text("Vad som ändras", "What changes"),
    Text("Berör krav", "Concerns"),
)  # fmt: skip


DATE_HEADS = (
    Text("Dag", "Day"),
    Text("Vad", "What"),
    Text("Slag", "Kind"),
    Text("Så är dagen känd", "How it is known"),
)


def of_documents(report: Report) -> Text:
    """Return the title of a report on any number of documents."""
    number = len(report.documents)
    return Text(f"Granskning av {number} dokument", f"Check of {number} document{'' if number == 1 else 's'}")


def unread(report: Report) -> Text | None:
    """Return that something could not be read: what follows is not all there is. None where all was."""
    number = len(report.problems)
    if not number:
        return None
    return Text(f"{number} fel: allt kunde inte läsas eller bedömas",
                f"{number} failure{'' if number == 1 else 's'}: not everything could be read or judged")  # fmt: skip
