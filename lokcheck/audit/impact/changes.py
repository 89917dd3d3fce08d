"""How a provision has changed and will change: each day and section once, whatever number of subjects it has."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lokcheck.audit.background import AGREEMENT
from lokcheck.audit.provisions import Cited
from lokcheck.check.law_lines import citation_of, is_new
from lokcheck.law.forms import place_english, place_text
from lokcheck.law.records import Provision
from lokcheck.law.register import Register
from lokcheck.sources.words import natural
from lokcheck.texts import Text

__all__ = ["Change", "changes_of", "next_day"]


class Change(NamedTuple):
    """A version of a section: from when it applies, and what it brought."""

    day: dt.date
    citation: str
    news: Text
    coming: bool
    url: str | None


def changes_of(asked: Cited, register: Register, as_of: dt.date) -> tuple[Change, ...]:
    """Return the versions of what is asked about and those that followed it, also in other acts, in order of time."""
    found: dict[tuple[dt.date, str | None, str], dict[str, Provision]] = {}
    for one in asked.provisions(register):
        for version in (one, *register.successors(one)):
            if version.valid_from is not None:
                key = (version.valid_from, version.sfs, place_text(version.chapter, version.sections))
                found.setdefault(key, {})[version.id] = version
    days = sorted(found, key=lambda key: (key[0], key[1] or "", natural(key[2])))
    return tuple(_change(key[0], tuple(found[key].values()), register, as_of) for key in days)


def next_day(changes: Iterable[Change]) -> dt.date | None:
    """Return the day of the next change; None where none is known."""
    return next((change.day for change in changes if change.coming), None)


def _change(day: dt.date, versions: Sequence[Provision], register: Register, as_of: dt.date) -> Change:
    whole = next((one for one in versions if one.paragraph is None), versions[0])
    news = list(dict.fromkeys(_news(versions, register)))
    kept = [one for one in news if not any(one is not other and _is_said_by(one, other) for other in news)]
    text = Text(" ".join(one.sv for one in kept), " ".join(one.en for one in kept))
    return Change(day, citation_of(whole, register), text, day > as_of, whole.url)


def _news(versions: Sequence[Provision], register: Register) -> Iterator[Text]:
    """Yield what is new in a section: what the register says of addiction tells of the section's other groups too."""
    wholes = [one for one in versions if one.paragraph is None]
    lead = [one for one in wholes if one.topic == AGREEMENT]
    for one in lead or wholes:
        yield _new_in(one, register)
    for one in versions:
        if one.paragraph is not None:
            said = _new_in(one, register)
            if not wholes:
                yield said
                continue
            place = Text(place_text(None, (), one.paragraph), place_english(None, (), one.paragraph))
            yield Text(f"{place.sv.capitalize()}: {_lower(said.sv)}", f"{place.en.capitalize()}: {_lower(said.en)}")


def _new_in(version: Provision, register: Register) -> Text:
    return version.text if is_new(version, register) else version.adds or version.text


def _is_said_by(one: Text, other: Text) -> bool:
    """Whether ``other`` says all of ``one``, and more."""
    mine, its = (text.sv.rstrip(".").casefold() for text in (one, other))
    return mine in its and mine != its


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
