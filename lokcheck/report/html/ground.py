"""On what ground: how binding a requirement is, and the provisions that it rests on, linked to their text."""

from collections.abc import Iterator

from lokcheck.report.basis import basis_text, covers
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, glue, link
from lokcheck.report.model import BasisLine, Requirement
from lokcheck.report.words import MODALITIES, word
from lokcheck.texts import Text

__all__ = ["ground", "short_ground"]

_UNREAD = Text("källan är inte läst", "the source was not read")


def short_ground(context: Context, requirement: Requirement) -> Html:
    """Return the modality and the provisions of today, for a line in a list."""
    lines = {line.citation: line for line in requirement.basis if line.applies_at in ("today", "both")}
    parts = [el("span", modality(context, requirement), class_="modality")]
    for line in lines.values():
        parts.append(el("span", link(line.url, context.swedish(line.citation)), class_="cite"))
    return glue(parts)


def modality(context: Context, requirement: Requirement) -> str:
    """Return how binding the requirement is, and whether its source was read."""
    name = word(MODALITIES, requirement.modality)
    if requirement.was_read:
        return context.say(name)
    return context.say(Text(f"{name.sv}; {_UNREAD.sv}", f"{name.en}; {_UNREAD.en}"))


def ground(context: Context, requirement: Requirement) -> Html:
    """Return the modality, and each provision with its days and what it is to the two dates."""
    items = [el("li", modality(context, requirement))]
    items += [el("li", _provision(context, line)) for line in _relevant(requirement)]
    return el("ul", items, class_="plain")


def _provision(context: Context, line: BasisLine) -> Html:
    """The sentence of the text report, with the citation in it as a link."""
    said = context.say(basis_text(line, context.as_of)).replace("\0", " ")
    before, found, after = said.partition(line.citation)
    if not found:
        return link(line.url, said)
    return glue(el("span", before), link(line.url, context.swedish(line.citation)), el("span", after))


def _relevant(requirement: Requirement) -> Iterator[BasisLine]:
    """Of a background provision only the versions of the two dates, unless it has none."""
    days = [verdict.day for verdict in (requirement.at_adoption, requirement.today) if verdict is not None]
    current = {line.citation for line in requirement.basis if any(covers(line, day) for day in days)}
    for line in requirement.basis:
        if line.applies_at != "background" or line.citation not in current or any(covers(line, day) for day in days):
            yield line
