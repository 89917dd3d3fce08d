"""What is said of a provision and of the documents that rest on it, in words that every form uses."""

from collections.abc import Iterator

from lokcheck.audit.impact.impact import Affected, Impact, Mention, Resting
from lokcheck.report.words import SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["asks", "head", "mention_text", "names", "summary"]

_HISTORY = 6
"""Changes that are told of: the latest."""


def head(found: Impact) -> Iterator[Text]:
    """Yield from when to when the provision applied, what replaced it, and how it has changed."""
    since, until = found.since, found.until
    if found.standing in ("in-force", "unclear"):
        yield Text(
            f"Gäller sedan {since}." if since else "Gäller.", f"In force since {since}." if since else "In force."
        )
    elif found.standing == "not-yet":
        yield Text(f"Gäller från {since}." if since else "Gäller inte än.",
                   f"In force from {since}." if since else "Not yet in force.")  # fmt: skip
    else:
        ended = Text(f"Upphörde att gälla efter {until}.", f"No longer in force after {until}.") if until else Text(
            "Gäller inte längre.", "No longer in force.")  # fmt: skip
        yield ended
    for name, day in found.replaced_by:
        yield Text(f"I dess ställe gäller {name.sv}" + (f" sedan {day}." if day else "."),
                   f"In its place is {name.en}" + (f" since {day}." if day else "."))  # fmt: skip
    for change in found.changes[-_HISTORY:]:
        news = change.news
        what = Text("kommer", "to come") if change.coming else Text("från", "from")
        yield Text(f"{change.day} ({what.sv}) {change.citation}: {news.sv}" if change.coming else
                   f"{change.day} {change.citation}: {news.sv}",
                   f"{change.day} ({what.en}) {change.citation}: {news.en}" if change.coming else
                   f"{change.day} {change.citation}: {news.en}")  # fmt: skip


def summary(found: Impact) -> Text:
    """Return how many documents rest on it, and how, with the denominator."""
    number, total = len(found.affected), found.documents
    citing = sum(bool(one.mentions) for one in found.affected)
    resting = sum(bool(one.resting) for one in found.affected)
    failing = sum(bool(one.failing) for one in found.affected)
    if not number:
        return Text(f"Inget av {total} dokument vilar på bestämmelsen.",
                    f"None of {total} documents rests on the provision.")  # fmt: skip
    return Text(
        f"{number} av {total} dokument vilar på bestämmelsen: {citing} hänvisar till den och {resting} har krav som "
        f"grundas på den. {failing} av dem har något att åtgärda i dag.",
        f"{number} of {total} documents rest on the provision: {citing} cite it, and {resting} have requirements that "
        f"it is the ground of. {failing} of them have something to mend today.",
    )


def mention_text(mention: Mention, found: Impact) -> Text:
    """Return what to do about a citation."""
    where = (f"rad {mention.line}: ", f"line {mention.line}: ") if mention.line else ("", "")
    said = Text(f"{where[0]}”{mention.text}”", f"{where[1]}'{mention.text}'")
    if mention.historical:
        return _joined(said, Text("berättar om äldre rätt, och kan stå kvar", "tells of earlier law, and can stay"))
    if mention.whole:
        said = _joined(said, Text("hela lagen", "the whole act"), ", ")
    if found.standing in ("repealed", "replaced"):
        others = [name for name, _ in found.replaced_by]
        if not others:
            return _joined(said, Text("gäller inte längre: ta bort hänvisningen", "no longer in force: remove it"))
        new = Text(*(", ".join(name.get(lang) for name in others) for lang in ("sv", "en")))
        return _joined(said, Text(f"hänvisa i stället till {new.sv}", f"cite {new.en} instead"))
    coming = found.coming
    if coming is not None:
        return _joined(said, Text(f"gäller i dag; läs om den när den ändras {coming.day}",
                                  f"in force today; read it again when it changes on {coming.day}"))  # fmt: skip
    return _joined(said, Text("gäller", "in force"))


def asks(affected: Affected) -> list[tuple[Resting, Text, Text]]:
    """Return what its requirements ask of the document today: what was found, and the remedy; gravest first."""
    found = sorted(affected.failing, key=lambda item: SEVERITY_ORDER.index(item.row.severity or "note"))
    return [(item, item.row.message or item.title, item.remedy) for item in found]


def names(affected: Affected) -> str:
    """Return the ids of the other requirements."""
    failing = {item.rule for item in affected.failing}
    return ", ".join(item.rule for item in affected.resting if item.rule not in failing)


def again(found: Impact) -> Text:
    """Return what the coming change asks of what is right today."""
    day = found.coming.day if found.coming else None
    if day is None:
        return Text("inget att göra i dag", "nothing to do today")
    return Text(f"inget att göra i dag; pröva igen före {day}", f"nothing to do today; try again before {day}")


__all__ += ["again"]


def _joined(one: Text, other: Text, between: str = ": ") -> Text:
    return Text(f"{one.sv}{between}{other.sv}", f"{one.en}{between}{other.en}")
