"""What a citation names: acts by name or number, regulations, bills and guidelines, found among its tokens."""

from typing import TYPE_CHECKING, NamedTuple

from lokcheck.law.location import Location, read_location
from lokcheck.law.records import CitationKind
from lokcheck.law.tokens import Token

if TYPE_CHECKING:
    from lokcheck.law.register import Register

__all__ = ["Reference", "read_elements"]

_KINDS: dict[str, CitationKind] = {"proposition": "proposition", "inquiry": "inquiry", "series": "regulation"}
_GUIDELINES = ["nationella", "riktlinjer"]
_NAME_TOKENS = 30


class Reference(NamedTuple):
    """A named or numbered text, as it stands at tokens ``start`` to ``end``; its fields are those of ``Citation``."""

    start: int
    end: int
    kind: CitationKind
    number: str | None = None
    name: str | None = None
    year: str | None = None
    candidates: tuple[str, ...] = ()


def read_elements(tokens: list[Token], register: "Register", short: bool) -> tuple[list[Reference], list[Location]]:
    """Return the references and the locations, each in the order of the text."""
    references: list[Reference] = []
    locations: list[Location] = []
    any_case = short and any(token.kind in ("section", "ratio") or _is(token, "kap") for token in tokens)
    at = 0
    while at < len(tokens):
        location = read_location(tokens, at)
        if location is not None:
            if location.known:
                locations.append(location)
            at = max(location.end, at + 1)
            continue
        reference = _reference(tokens, at, register, any_case)
        if reference is None:
            at += 1
        else:
            _merge(references, reference, tokens, locations)
            at = reference.end
    return references, locations


def _reference(tokens: list[Token], at: int, register: "Register", any_case: bool) -> Reference | None:
    token = tokens[at]
    if token.kind in _KINDS:
        return Reference(at, at + 1, _KINDS[token.kind], token.value)
    if token.kind == "sfs":
        return Reference(at, at + 1, "law", token.value)
    if token.kind == "eu":
        return Reference(at, at + 1, "law", token.value) if register.instrument(token.value) else None
    return _named(tokens, at, register, any_case) if token.kind == "word" else None


def _named(tokens: list[Token], at: int, register: "Register", any_case: bool) -> Reference | None:
    """Return the reference by name at ``at``; a number within the name ('lagen (1990:52) med ...') belongs to it."""
    words, places = [tokens[at].value], [at]
    for index in range(at + 1, min(at + _NAME_TOKENS, len(tokens))):
        if tokens[index].kind == "word":
            words.append(tokens[index].value)
            places.append(index)
        elif tokens[index].kind != "sfs" and tokens[index].value not in "().:":
            break
    found = register.names.find(words, 0, any_case)
    if found is None:
        return _guideline(tokens, at, words, register)
    length, name = found
    end = places[length - 1] + 1
    first = register.instrument(name.instruments[0])
    if first and first.kind == "guideline":
        return _dated(Reference(at, end, "guideline", None, name.canonical, None, name.instruments), tokens, register)
    number = next((token.value for token in tokens[at:end] if token.kind == "sfs"), None)
    return Reference(at, end, "law", number, name.canonical, None, name.instruments)


def _guideline(tokens: list[Token], at: int, words: list[str], register: "Register") -> Reference | None:
    """Return national guidelines named without a title ('nationella riktlinjer'), or on a subject that is not known."""
    if [word.casefold() for word in words[:2]] != _GUIDELINES:
        return None
    if len(words) > 2 and words[2].casefold() == "för":
        return Reference(at, at + len(words), "guideline", None, " ".join(words).casefold())
    ids = tuple(entry.id for entry in register.instruments if entry.kind == "guideline")
    return _dated(Reference(at, at + 2, "guideline", None, " ".join(_GUIDELINES), None, ids), tokens, register)


def _dated(reference: Reference, tokens: list[Token], register: "Register") -> Reference:
    """Return the reference with the year that follows it, and only the editions of that year if there are any."""
    for index in range(reference.end, min(reference.end + _NAME_TOKENS, len(tokens))):
        value = tokens[index].value
        if tokens[index].kind == "number" and len(value) == 4 and value[:2] in ("19", "20"):
            editions = tuple(
                entry.id
                for entry in register.instruments
                if entry.kind == "guideline" and entry.valid_from and str(entry.valid_from.year) == value
            )
            same = tuple(id_ for id_ in editions if id_ in reference.candidates)
            return reference._replace(end=index + 1, year=value, candidates=same or editions or reference.candidates)
        if tokens[index].kind not in ("word", "sign"):
            break
    return reference


def _merge(found: list[Reference], new: Reference, tokens: list[Token], locations: list[Location]) -> None:
    """Add ``new``, or join it with the reference before it where both name the same text ('socialtjänstlagen, SoL')."""
    if found and not (locations and locations[-1].start >= found[-1].end) and new.kind == found[-1].kind == "law":
        last = found[-1]
        between = tokens[last.end : new.start]
        near = all(token.kind == "sign" and token.value in "(),:" for token in between)
        joined = last._replace(end=new.end)
        if new.number and last.number is None and near:
            found[-1] = joined._replace(number=new.number, name=last.name or new.name)
            return
        shared = tuple(id_ for id_ in last.candidates if id_ in new.candidates)
        if new.number in (None, last.number) and shared and near:
            found[-1] = joined._replace(candidates=shared)
            return
        if new.number is None and last.number in new.candidates and len(between) < _NAME_TOKENS:
            found[-1] = joined._replace(name=last.name or new.name, candidates=last.candidates or new.candidates)
            return
    found.append(new)


def _is(token: Token, word: str) -> bool:
    return token.kind == "word" and token.value.casefold() == word
