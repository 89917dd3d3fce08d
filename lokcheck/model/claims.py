"""What a careful reader notes about the text itself: counts, marks, terms, claims that can contradict each other."""

from typing import ClassVar

from lokcheck.model.base import Entry, opt, req
from lokcheck.model.codes import Activity, Group, LawClaim
from lokcheck.model.dates import PartialDate

__all__ = [
    "Count", "Event", "LawStatement", "ListedItem", "Mark", "NameVariant", "Remnant", "StatutoryTerm", "Term",
    "TitleClaim", "YearMention",
]  # fmt: skip


class LawStatement(Entry):
    """A sentence that says what the law says."""

    fact: ClassVar[str | None] = "law_statement"

    claim: LawClaim = req("Vad texten säger att lagen säger.", "What the text says that the law says.")
    says: str | None = opt("Textens ord, kort.", "The text's words, in brief.")


class Count(Entry):
    """A number that the text announces, and what it then lists."""

    fact: ClassVar[str | None] = "announced_count"

    of: str = req("Vad som räknas.", "What is counted.")
    announced: int = req("Antal enligt texten.", "Number announced.", ge=0)
    listed: int | None = opt("Antal som räknas upp.", "Number listed.", ge=0)


class Mark(Entry):
    """A footnote mark or a reference to a figure."""

    fact: ClassVar[str | None] = "mark"

    kind: str = req("footnote eller figure.", "footnote or figure.", pattern="^(footnote|figure)$")
    mark: str = req("Märket som det står.", "The mark as written.")
    present: bool = req("Om noten eller figuren finns.", "Whether the note or figure is there.")


class Term(Entry):
    """A word that can be outdated."""

    fact: ClassVar[str | None] = "term"

    term: str = req("Ordet.", "The word.")
    quoted: bool = opt(
        "Ja om det står i ett citat eller en lags namn.", "True if quoted, or in a statute's name.", False
    )


class NameVariant(Entry):
    """One body under one of several names."""

    fact: ClassVar[str | None] = "name_variant"

    body: str = req("Organet (partens id eller namn).", "The body (party id or name).")
    name: str = req("Namnet som används.", "The name used.")
    successor: bool = opt("Ja om det ena är organets tidigare namn.", "True if one is the body's former name.", False)
    trivial: bool = opt(
        "Ja om skillnaden inte får någon att tro att det är ett annat organ.",
        "True if the difference makes nobody take it for another body.", False,
    )  # fmt: skip


class Remnant(Entry):
    """Words that belong to another document."""

    fact: ClassVar[str | None] = "remnant"

    what: str = req("Vad som verkar höra till ett annat dokument.", "What seems to belong elsewhere.")
    group: Group | None = opt("Målgruppen det tyder på.", "The target group that it points to.")


class Event(Entry):
    """An event that the text tells of, at one of its places."""

    fact: ClassVar[str | None] = "event"

    name: str = req("Händelsen.", "The event.")
    status: Activity = req("planned, done eller ongoing.", "planned, done or ongoing.")


class YearMention(Entry):
    """A year or period that the text states for itself or demands an account of."""

    fact: ClassVar[str | None] = "year_mention"

    about: str = req(
        "plan-period, report, content eller header.", "plan-period, report, content or header.",
        pattern="^(plan-period|report|content|header)$",
    )  # fmt: skip
    date: PartialDate | None = opt("Året eller perioden.", "The year or period.")
    written: str | None = opt("Som det står, om det är omöjligt.", "As written, if impossible.")
    names_source: bool = opt(
        "Ja om texten säger vilken tidigare överenskommelse det gäller.",
        "True if it names the earlier agreement.",
        False,
    )


class TitleClaim(Entry):
    """What the title says that the text does not bear out, or does."""

    fact: ClassVar[str | None] = "title_claim"

    about: str = req("parties, ages eller subject.", "parties, ages or subject.", pattern="^(parties|ages|subject)$")
    title_says: str = req("Vad rubriken säger.", "What the title says.")
    text_says: str = req("Vad texten säger.", "What the text says.")
    agrees: bool = req("Om de stämmer överens.", "Whether they agree.")


class StatutoryTerm(Entry):
    """A statutory term or quotation that the text gets wrong."""

    fact: ClassVar[str | None] = "statutory_term"

    written: str = req("Som det står.", "As written.")
    correct: str = req("Lagens ord.", "The statute's words.")


class ListedItem(Entry):
    """An item of a list that the text gives in more than one place."""

    fact: ClassVar[str | None] = "listed"

    subject: str = req("Vad uppräkningen gäller.", "What is listed.")
    in_list: str = req("Vilken av uppräkningarna.", "Which of the lists.")
    item: str = req("Det som räknas upp.", "The item.")
