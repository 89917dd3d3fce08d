"""Swedish citations of law: read from the words of a document, written in one form, and judged on a day.

Reading guesses nothing: a name that several acts share ('HSL') leaves the choice open, and ``resolve`` makes it for a
day and says so. It never fails: what is no citation has the kind 'unknown'.
"""

import datetime as dt
from typing import TYPE_CHECKING

from lokcheck.law.forms import place_text
from lokcheck.law.location import Location
from lokcheck.law.records import Citation, CitationState
from lokcheck.law.references import Reference, read_elements
from lokcheck.law.resolution import Resolution, resolve
from lokcheck.law.standing import state
from lokcheck.law.tokens import Token, clean, scan

if TYPE_CHECKING:
    from lokcheck.law.register import Register

__all__ = ["Resolution", "format_citation", "parse", "parse_all", "resolve", "standing", "state"]

_MAX_LENGTH = 20_000
_SHORT_TEXT = 120
_WORST = ("repealed", "replaced", "not-yet", "unclear", "unknown", "in-force")
_JOINING = frozenset({"och", "samt", "eller", "även", "jämte", "jfr"})
_LINKING = frozenset({"i", "enligt", "av", "med", "stöd", "lagen", "lag", "förordningen", "s"}) | _JOINING


def parse(text: str, register: "Register") -> Citation:
    """Return the citation in ``text``: the first, if it holds several (see ``parse_all``).

    The register lends the names and numbers that are known. Text without a citation gives one of kind 'unknown'.
    """
    return parse_all(text, register)[0]


def parse_all(text: str, register: "Register") -> tuple[Citation, ...]:
    """Return every citation in ``text`` in its order; at least one, of kind 'unknown' where there is none."""
    cleaned = clean(text[:_MAX_LENGTH])
    tokens = scan(cleaned)
    references, locations = read_elements(tokens, register, len(cleaned) <= _SHORT_TEXT)
    pairs = _pair(tokens, references, locations)
    if not pairs:
        pairs = [(None, locations[0])] if locations else [(None, None)]
    found = tuple(_citation(reference, location, cleaned, tokens, register) for reference, location in pairs)
    return (found[0]._replace(text=text.strip()),) if len(found) == 1 else found


def standing(text: str, register: "Register", day: dt.date, written: dt.date | None = None) -> list[CitationState]:
    """Return how everything cited in ``text`` stands on ``day``, what stands worst first.

    ``written`` is the day of the document: a name without a number means the act that had it then.
    """
    states = [state(citation, register, day, written=written) for citation in register.citations(text)]
    return sorted(states, key=lambda found: _WORST.index(found.state))


def format_citation(citation: Citation) -> str:
    """Return the citation in its one written form, from which ``parse`` reads the same again.

    '16 kap. 3 § HSL (2017:30)', 'patientlagen (2014:821)', 'SOSFS 2005:27', '8 b §'; its text where nothing was read.
    """
    place = place_text(citation.chapter, citation.sections, citation.paragraph, citation.item)
    if citation.kind == "law":
        number = f"({citation.sfs})" if citation.sfs else None
        parts = [place, citation.name, number]
    elif citation.kind == "guideline":
        parts = [place, citation.name, f"({citation.year})" if citation.year else None]
    else:
        parts = [place, citation.sfs]
    return " ".join(part for part in parts if part) or citation.text


def _citation(
    reference: Reference | None, location: Location | None, cleaned: str, tokens: list[Token], register: "Register"
) -> Citation:
    place = location or Location(0, 0)
    if reference is None:
        return Citation("", None, None, place.chapter, place.sections, place.paragraph, "unknown", place.item)
    spans = [(element.start, element.end) for element in (reference, location) if element is not None]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    instrument = register.instrument(reference.number)
    ids = reference.candidates
    chosen = instrument.id if instrument else ids[0] if len(ids) == 1 and reference.number is None else None
    return Citation(
        cleaned[tokens[first].start : tokens[last - 1].end].strip(), chosen, reference.number, place.chapter,
        place.sections, place.paragraph, reference.kind, place.item, reference.name, reference.year, ids,
    )  # fmt: skip


def _pair(
    tokens: list[Token], references: list[Reference], locations: list[Location]
) -> list[tuple[Reference | None, Location | None]]:
    """Return each location with its reference, and each reference that has none, in the order of the text."""
    if not references:
        return []
    elements: list[Reference | Location] = sorted([*references, *locations], key=lambda element: element.start)
    owned: dict[int, list[Location]] = {reference.start: [] for reference in references}
    following = _following(elements)
    leading = isinstance(elements[0], Location)
    previous: Reference | None = None
    edge = 0
    for index, element in enumerate(elements):
        if isinstance(element, Reference):
            previous = element
        else:
            left = _gap(tokens[edge : element.start]) if previous else None
            right = _gap(tokens[element.end : elements[index + 1].start]) if following[index] else None
            owner = _nearest(previous, left, following[index], right, leading)
            if owner:
                owned[owner.start].append(element)
        edge = element.end
    nowhere: list[Location | None] = [None]
    return [(reference, place) for reference in references for place in (owned[reference.start] or nowhere)]


def _following(elements: list[Reference | Location]) -> list[Reference | None]:
    """Return for each element the next reference after it."""
    found: list[Reference | None] = []
    latest: Reference | None = None
    for element in reversed(elements):
        found.append(latest)
        if isinstance(element, Reference):
            latest = element
    return found[::-1]


def _nearest(
    before: Reference | None, left: int | None, after: Reference | None, right: int | None, leading: bool
) -> Reference | None:
    """Return the reference that a location between the two belongs to, None where neither is near.

    In 'HSL 8 b § och 5 kap. 9 a § SoL' each stands by its own act; where both are as near, the order in which the text
    began (``leading``: with a location) decides.
    """
    if left is None:
        return after if right is not None else None
    if right is None or left < right or (left == right and not leading):
        return before
    return after


def _gap(between: list[Token]) -> int | None:
    """Return how far apart two pieces stand: 0 side by side, 1 joined by a comma or 'och', None apart."""
    words = [token.value.casefold() for token in between if token.kind == "word"]
    if len(between) > 6 or any(word not in _LINKING for word in words):
        return None
    joined = any(word in _JOINING for word in words) or any(token.value in ",;" for token in between)
    return 1 if joined else 0
