"""What is said of documents beside each other and of copies, in words that every form uses."""

from string import ascii_uppercase

from lokcheck.audit.compare.comparison import BESIDE, Column, Comparison, Group
from lokcheck.audit.record import Row
from lokcheck.report.words import KINDS, MARKS, OUTCOMES, word
from lokcheck.texts import Text

__all__ = ["LETTERS", "alike", "apart", "copies_head", "evidence", "group_head", "name", "outcome", "summary"]

LETTERS = ascii_uppercase
"""What documents beside each other are called."""


def name(column: Column) -> Text:
    """Return the kind, county and date of a document: its title can be long."""
    kind = word(KINDS, column.kind)
    rest = ", ".join(filter(None, (column.county, column.own_day)))
    return Text(f"{kind.sv}, {rest}" if rest else kind.sv, f"{kind.en}, {rest}" if rest else kind.en)


def summary(found: Comparison) -> Text:
    """Return on how many requirements the documents differ, out of how many."""
    number = len(found.columns)
    if not found.lines:
        if found.wanted.beside and number > BESIDE:
            return Text(
                f"{number} dokument: fler än {BESIDE} ställs inte bredvid varandra. Här är de som är kopior.",
                f"{number} documents: more than {BESIDE} are not put beside each other. These are copies.",
            )
        return Text(f"{number} dokument.", f"{number} documents.")
    differing = len(found.differing)
    return Text(f"{number} dokument skiljer sig åt i {differing} av {len(found.lines)} krav.",
                f"{number} documents differ on {differing} of {len(found.lines)} requirements.")  # fmt: skip


def outcome(row: Row | None) -> Text:
    """Return the outcome in a document, with its mark."""
    if row is None:
        return Text("– kravet ställs inte på detta slags dokument", "– not a requirement on such documents")
    said = OUTCOMES[row.today]
    return Text(f"{MARKS[row.today]} {said.sv}", f"{MARKS[row.today]} {said.en}")


def evidence(row: Row | None) -> Text | None:
    """Return what the document says, and where: its own words, else what was found."""
    if row is None:
        return None
    line = Text(f" (rad {row.line})", f" (line {row.line})") if row.line else Text("", "")
    if row.quote:
        return Text(f"”{row.quote}”{line.sv}", f"“{row.quote}”{line.en}")
    if row.message:
        return Text(f"{row.message.sv}{line.sv}", f"{row.message.en}{line.en}")
    return Text(f"rad {row.line}", f"line {row.line}") if row.line and row.today == "met" else None


def apart() -> Text:
    """Return the heading of what differs."""
    return Text("Krav där dokumenten skiljer sig åt", "Requirements on which the documents differ")


def alike(found: Comparison) -> Text:
    """Return the heading of what is the same, with how many requirements it is."""
    number = len(found.lines) - len(found.differing)
    return Text(f"Lika i alla dokument ({number})", f"The same in all documents ({number})")


def copies_head(found: Comparison) -> Text:
    """Return the heading of the copies."""
    share = f"{round(100 * found.wanted.likeness)} %"
    if not found.groups:
        return Text(f"Inget dokument är en kopia av ett annat (minst {share} lika).",
                    f"No document is a copy of another (at least {share} alike).")  # fmt: skip
    copies, groups = sum(len(group.copies) for group in found.groups), len(found.groups)
    one, several = copies == 1, groups != 1
    return Text(
        f"{copies} {'kopia' if one else 'kopior'} av {groups} {'mallar' if several else 'mall'} (minst {share} lika)",
        f"{copies} cop{'y' if one else 'ies'} of {groups} template{'s' if several else ''} (at least {share} alike)",
    )


def group_head(group: Group) -> Text:
    """Return what the copies of a template have in common."""
    number, said = len(group.copies), name(group.template)
    return Text(f"Mall: {said.sv}. {number} {'kopia' if number == 1 else 'kopior'}.",
                f"Template: {said.en}. {number} cop{'y' if number == 1 else 'ies'}.")  # fmt: skip
