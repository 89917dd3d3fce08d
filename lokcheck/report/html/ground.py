"""On what ground: how binding a requirement is, and the provisions that it rests on, linked to their text."""

from lokcheck.report.basis import basis_text, modality_text, of_today, relevant
from lokcheck.report.html.context import Context
from lokcheck.report.html.markup import Html, el, glue, link
from lokcheck.report.model import BasisLine, Requirement

__all__ = ["ground", "short_ground"]


def short_ground(context: Context, requirement: Requirement) -> Html:
    """Return the modality and the provisions of today, for a line in a list."""
    parts = [el("span", context.say(modality_text(requirement)), class_="modality")]
    for line in of_today(requirement):
        parts.append(el("span", link(line.url, context.swedish(line.citation)), class_="cite"))
    return glue(parts)


def ground(context: Context, requirement: Requirement) -> Html:
    """Return the modality, and each provision with its days and what it is to the two dates."""
    items = [el("li", context.say(modality_text(requirement)))]
    items += [el("li", _provision(context, line)) for line in relevant(requirement)]
    return el("ul", items, class_="plain")


def _provision(context: Context, line: BasisLine) -> Html:
    """The sentence of the text report, with the citation in it as a link."""
    said = context.say(basis_text(line, context.as_of)).replace("\0", " ")
    before, found, after = said.partition(line.citation)
    if not found:
        return link(line.url, said)
    return glue(el("span", before), link(line.url, context.swedish(line.citation)), el("span", after))
