"""What is said of documents beside each other and of copies, in words that every form uses."""

from collections.abc import Iterable, Sequence

from lokcheck.audit.compare.cells import FAULTS, Cell
from lokcheck.audit.compare.changed import Changed, Copy, Group
from lokcheck.audit.compare.columns import Column, label
from lokcheck.audit.compare.comparison import BESIDE, Comparison, Line
from lokcheck.audit.runs import runs
from lokcheck.report.words import KINDS, MARKS, OUTCOMES, WORST_FIRST, word
from lokcheck.texts import Text

__all__ = [
    "FAILURES", "FEW", "SAME", "TITLE", "alike", "apart", "bundles", "by_direction", "by_outcome", "change_text",
    "copies_head", "evidence", "group_head", "labels", "name", "names_text", "outcome", "partly", "share", "spread",
    "summary", "told",
]  # fmt: skip

FEW = 3
"""Documents of which each has a line, or a column, of its own; more are told together by their outcomes."""
FAILURES = Text("Kunde inte läsas eller bedömas", "Could not be read or judged")
TITLE = Text("Jämförelse av dokument", "Comparison of documents")
SAME = Text("säger i övrigt detsamma som mallen", "otherwise says the same as the template")
_DIRECTIONS = {
    "weaker": Text("Svagare", "Weaker"),
    "stronger": Text("Starkare", "Stronger"),
    "neutral": Text("Annat", "Other"),
}


def name(column: Column) -> Text:
    """Return the kind, county and date of a document: its title can be long."""
    kind = word(KINDS, column.kind)
    rest = ", ".join(filter(None, (column.county, column.own_day)))
    over = Text("gäller inte längre, jämförs som den var då", "no longer in force, compared as it was then")
    found = Text(f"{kind.sv}, {rest}" if rest else kind.sv, f"{kind.en}, {rest}" if rest else kind.en)
    return Text(f"{found.sv} ({over.sv})", f"{found.en} ({over.en})") if column.ended else found


def summary(found: Comparison) -> Text:
    """Return on how many requirements the documents differ, out of how many."""
    number = len(found.columns)
    if found.lines:
        differing, every = len(found.differing), len(found.lines)
        return Text(f"{number} dokument skiljer sig åt i {differing} av {every} krav.",
                    f"{number} documents differ on {differing} of {every} requirements.")  # fmt: skip
    if found.wanted.beside and number > BESIDE:
        return Text(
            f"{number} dokument: fler än {BESIDE} ställs inte bredvid varandra, så här visas bara kopior. Välj färre, "
            "till exempel med --county eller --kind, eller se alla med lokcheck audit --output html:FIL.",
            f"{number} documents: more than {BESIDE} are not put beside each other, so these are only the copies. "
            "Choose fewer, by --county or --kind for example, or see all with lokcheck audit --output html:FILE.",
        )
    return Text(f"{number} dokument.", f"{number} document{'' if number == 1 else 's'}.")


def labels(places: Iterable[int], number: int) -> str:
    """Return 'A–C, F': what documents in ``places`` are called, of ``number`` in all."""
    each = ((label(first, number), label(last, number)) for first, last in runs(places))
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in each)


def by_outcome(line: Line) -> list[tuple[Cell | None, list[int]]]:
    """Return the places of the documents with each outcome, the worst first, and those that are not asked last.

    The first cell of each stands for its outcome; a waived one is an outcome of its own.
    """
    found: dict[tuple[int, bool], list[int]] = {}
    for at, cell in enumerate(line.cells):
        asked = cell is not None and cell.judged
        rank = WORST_FIRST.index(cell.outcome) if cell is not None and asked else len(WORST_FIRST)
        found.setdefault((rank, bool(cell and cell.waived)), []).append(at)
    return [(line.cells[places[0]], places) for _, places in sorted(found.items())]


def bundles(line: Line, places: Sequence[int]) -> list[tuple[Text, list[int]]]:
    """Return what shows the outcome in the documents in ``places``: those that show it in the same words together."""
    found: dict[tuple[object, ...], list[int]] = {}
    for at in places:
        cell = line.cells[at]
        if cell is not None and cell.judged and (cell.message or cell.quote):
            found.setdefault((cell.message, cell.quote), []).append(at)
    said = [(evidence(line.cells[places[0]], place=len(places) == 1), places) for places in found.values()]
    return [(text, places) for text, places in said if text is not None]


def outcome(cell: Cell | None) -> Text:
    """Return the outcome in a document, with its mark."""
    if cell is None:
        return Text("– ställs inte på sådana dokument", "– not asked of such documents")
    said, mark = OUTCOMES[cell.outcome], MARKS[cell.outcome]
    waived = Text(", undantag beslutat", ", waived") if cell.waived else Text("", "")
    return Text(f"{mark} {said.sv}{waived.sv}", f"{mark} {said.en}{waived.en}")


def evidence(cell: Cell | None, *, place: bool = True) -> Text | None:
    """Return what is lacking where something is, what the document says, and where; None where nothing shows it."""
    if cell is None or not cell.judged:
        return None
    parts = []
    if cell.message is not None and (cell.outcome in FAULTS or not cell.quote):
        parts.append(cell.message)
    if cell.quote:
        parts.append(Text(f"”{cell.quote}”", f"“{cell.quote}”"))
    if place and cell.place is not None:
        parts.append(Text(f"({cell.place.sv})", f"({cell.place.en})"))
    return Text(" ".join(one.sv for one in parts), " ".join(one.en for one in parts)) if parts else None


def told(cell: Cell | None) -> Text:
    """Return the outcome in a document, and what shows it."""
    said, more = outcome(cell), evidence(cell)
    if more is None:
        return said
    between = " " if more.sv.startswith("(") else ": "
    return Text(f"{said.sv}{between}{more.sv}", f"{said.en}{between}{more.en}")


def spread(line: Line) -> Text:
    """Return in how many of the documents it is met, of those that it is asked of."""
    met = sum(cell is not None and cell.outcome == "met" for cell in line.cells)
    return Text(f"uppfyllt i {met} av {line.asked}", f"met in {met} of {line.asked}")


def apart() -> Text:
    """Return the heading of what differs."""
    return Text("Krav där dokumenten skiljer sig åt", "Requirements on which the documents differ")


def partly(found: Comparison) -> Text:
    """Return the heading of what is asked of some documents only."""
    number = len(found.partial)
    return Text(f"Gäller bara några av dokumenten ({number})", f"Asked of some of the documents only ({number})")


def alike(found: Comparison) -> Text:
    """Return the heading of what is the same, with how many requirements it is."""
    number = len(found.same)
    return Text(f"Lika i alla dokument ({number})", f"The same in all documents ({number})")


def copies_head(found: Comparison) -> Text:
    """Return the heading of the copies."""
    least = share(found.wanted.likeness)
    if not found.groups:
        head = Text(f"Inget dokument är en kopia av ett annat (minst {least} lika).",
                    f"No document is a copy of another (at least {least} alike).")  # fmt: skip
        if found.closest is None:
            return head
        one, other, like = found.closest
        first, second = (label(at, len(found.columns)) for at in (one, other))
        return Text(f"{head.sv} Mest lika är {first} och {second}: {share(like)}.",
                    f"{head.en} The most alike are {first} and {second}: {share(like)}.")  # fmt: skip
    copies, groups = sum(len(group.copies) for group in found.groups), len(found.groups)
    sv, en = ("kopia", "copy") if copies == 1 else ("kopior", "copies")
    template = ("mall", "template") if groups == 1 else ("mallar", "templates")
    return Text(f"{copies} {sv} av {groups} {template[0]} (minst {least} lika)",
                f"{copies} {en} of {groups} {template[1]} (at least {least} alike)")  # fmt: skip


def group_head(group: Group) -> Text:
    """Return what the copies of a template have in common."""
    number, said = len(group.copies), name(group.template)
    return Text(f"Mall: {said.sv}. {number} {'kopia' if number == 1 else 'kopior'}.",
                f"Template: {said.en}. {number} cop{'y' if number == 1 else 'ies'}.")  # fmt: skip


def names_text(copy: Copy) -> Text | None:
    """Return the county and parties of a copy where they are others; None where they are those of the template."""
    if not copy.names:
        return None
    return Text("; ".join(f"{new} i stället för {old}" for old, new in copy.names),
                "; ".join(f"{new} instead of {old}" for old, new in copy.names))  # fmt: skip


def by_direction(copy: Copy) -> list[tuple[Text, tuple[Changed, ...]]]:
    """Return the changes under what they come to: what asks for less than the template, for more, and the rest."""
    found = [(said, tuple(one for one in copy.changes if one.direction == key)) for key, said in _DIRECTIONS.items()]
    return [(said, changes) for said, changes in found if changes]


def change_text(change: Changed) -> Text:
    """Return a change with its line: in the copy, or of what it left out in the template."""
    said = change.said
    if change.line:
        return Text(f"{said.sv} (rad {change.line})", f"{said.en} (line {change.line})")
    if change.template_line:
        line = change.template_line
        return Text(f"{said.sv} (mallens rad {line})", f"{said.en} (line {line} of the template)")
    return said


def share(likeness: float) -> str:
    """Return '97 %'; what is not quite the same is never 100 %."""
    return f"{min(round(100 * likeness), 99 if likeness < 1 else 100)} %"
