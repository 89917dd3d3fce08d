"""What differs between a report and a second run, in lines under headings."""

from collections.abc import Iterator, Sequence

from lokcheck.check.verify import ChangedOutcome, ChangedTool, Outcomes, Verified
from lokcheck.report.safe import plain
from lokcheck.report.words import OUTCOMES, SEVERITIES, word
from lokcheck.texts import Text

__all__ = ["lines_of"]

_MOST = 50
_TOOLS = {
    "lokcheck": Text("programmet", "the program"),
    "engine": Text("regelmotorn", "the rules engine"),
    "rulebook": Text("regelverket", "the rulebook"),
    "register": Text("lagregistret", "the register of law"),
}
_FILES = {
    "changed": Text("har ändrats", "has changed"),
    "missing": Text("saknas, eller får inte läsas", "is missing, or may not be read"),
    "added": Text("har tillkommit", "was added"),
}
_SHORT = 12
"""Letters of a checksum that are shown."""


def lines_of(found: Verified) -> Iterator[tuple[Text, Sequence[Text]]]:
    """Yield the headings that have something to say, each with its lines."""
    if found.files:
        files = [_both(plain(item.file), _FILES[item.how]) for item in found.files]
        yield Text("Filer", "Files"), _some(files)
    if found.tools:
        yield Text("Gjord med", "Made with"), [_tool(item) for item in found.tools]
    if found.outcomes:
        yield Text("Utfall", "Outcomes"), _some([_outcome(item) for item in found.outcomes])
    then, now = found.problems
    if then != now:
        yield (Text("Inte läst eller bedömt", "Not read or judged"),
               [Text(f"då {then}, nu {now}", f"then {then}, now {now}")])  # fmt: skip


def _some(lines: Sequence[Text]) -> list[Text]:
    left = len(lines) - _MOST
    return [*lines[:_MOST], *([Text(f"… och {left} till", f"… and {left} more")] if left > 0 else [])]


def _both(before: str, after: Text) -> Text:
    return Text(f"{before} {after.sv}", f"{before} {after.en}")


def _tool(item: ChangedTool) -> Text:
    name, then, now = _TOOLS[item.what], plain(item.then), plain(item.now)
    if item.decides:
        then, now = then[:_SHORT], now[:_SHORT]
    more = Text("", "") if item.decides else Text("; det avgör inget i sig", "; that decides nothing in itself")
    return Text(f"{name.sv}: då {then}, nu {now}{more.sv}", f"{name.en}: then {then}, now {now}{more.en}")


def _outcome(item: ChangedOutcome) -> Text:
    then, now = _said(item.then), _said(item.now)
    head = f"{plain(item.rule)} {plain(item.document)}"
    return Text(f"{head}: då {then.sv}; nu {now.sv}", f"{head}: then {then.en}; now {now.en}")


def _said(outcomes: Outcomes | None) -> Text:
    """The outcome of the day of the check, what it weighs, and that of the document's own date."""
    if outcomes is None:
        return Text("inte bedömt", "not judged")
    before, today, severity = outcomes
    said = _word(today)
    if severity in SEVERITIES:
        level = SEVERITIES[severity][0]  # type: ignore[index]
        said = Text(f"{said.sv} ({level.sv})", f"{said.en} ({level.en})")
    if before is None:
        return said
    own = _word(before)
    return Text(f"{said.sv}, på egen dag {own.sv}", f"{said.en}, on its own date {own.en}")


def _word(outcome: str) -> Text:
    known = word(OUTCOMES, outcome)
    return Text(plain(known.sv), plain(known.en))
