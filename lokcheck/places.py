"""Swedish counties, regions and municipalities, and what they were called when.

Parties of an agreement are written in many ways ('Regionen i Jönköpings län', 'Sundsvalls kommun'); here they are found
by name, with their code, their county, and the name that was right on a day. Built only when asked.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["County", "DatedName", "Place", "Places", "load_places", "normalised", "number_word"]

PlaceKind = Literal["county", "region", "municipality", "organisation"]

_UNITS = (
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton",
    "femton", "sexton", "sjutton", "arton", "nitton",
)  # fmt: skip
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_SUFFIXES = ("kommun", "kommuns", "kommunen", "stad", "stads")
_PREFIX = "kommunen i "


class DatedName(NamedTuple):
    """A name and the first and last day on which it was the official one; None for an open end."""

    name: str
    first: dt.date | None = None
    last: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether the name was in use on ``day``."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Place(NamedTuple):
    """A region, municipality, county or organisation."""

    kind: PlaceKind
    code: str
    """SCB's code of a county, of a region's county, or of a municipality; a word for an organisation."""
    county: str | None
    names: tuple[DatedName, ...]
    """In the order of time."""
    outside_region: bool = False
    """A municipality that is in no region, and does the region's tasks itself."""
    confidence: Literal["verified", "recalled"] = "verified"
    """Whether the days of the names were read in a source."""
    aliases: tuple[DatedName, ...] = ()
    short: str | None = None

    @property
    def name(self) -> str:
        """Today's name: the last one."""
        return self.names[-1].name

    def name_at(self, day: dt.date) -> str:
        """Return the name on ``day``; before the first that is known, the first."""
        return next((name.name for name in reversed(self.names) if name.covers(day)), self.names[0].name)

    def fits(self, name: str, day: dt.date) -> bool:
        """Return whether ``name`` suits the day: False for a name given up before it, or not yet taken."""
        wanted = normalised(name)
        known = [
            one for one in (*self.names, *self.aliases) if normalised(one.name) in (wanted, wanted.removesuffix("s"))
        ]
        return not known or any(one.covers(day) for one in known)


class County(NamedTuple):
    """A county: its region, None where a municipality has the region's tasks, and the number of its municipalities."""

    code: str
    name: str
    region: Place | None
    municipalities: int


class Places:
    """The register of places. Nothing in it changes."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """``data`` is what ``to_data`` gave, or what ``load_places`` read."""
        self._data = data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Places":
        """Return the register of data that has been read before."""
        return cls(data)

    def to_data(self) -> dict[str, Any]:
        """Return the register as plain values that JSON can hold."""
        return dict(self._data)

    @cached_property
    def counties(self) -> tuple[County, ...]:
        """The 21 counties, in the order of their codes."""
        return tuple(_county(entry) for entry in self._data["counties"])

    @cached_property
    def _municipalities(self) -> Mapping[str, Place]:
        found = {code: _municipality(code, short, name) for code, short, name in self._data["municipalities"]}
        found |= {entry["code"]: _outside(entry) for entry in self._data["outside_region"]}
        return dict(sorted(found.items()))

    def county(self, code_or_name: str) -> County | None:
        """Return the county by its code ('06'), its name ('Jönköpings län', 'Jönköpings'), or a name of its region."""
        wanted = normalised(code_or_name)
        return self._counties.get(wanted) or self._counties.get(wanted.removesuffix("s"))

    def municipalities(self, county: str | County) -> tuple[Place, ...]:
        """Return the municipalities of a county (or of its code or name), by code; none for an unknown one."""
        found = county if isinstance(county, County) else self.county(county)
        return tuple(one for one in self._municipalities.values() if found and one.county == found.code)

    def municipality(self, name: str) -> Place | None:
        """Return the municipality by name or code: 'Sundsvall', 'Sundsvalls kommun', 'Malmö stad', '2281'."""
        if name in self._municipalities:
            return self._municipalities[name]
        wanted = normalised(name)
        base = wanted.removeprefix(_PREFIX)
        for suffix in _SUFFIXES:
            base = base.removesuffix(f" {suffix}")
        keys = (wanted, base, base.removesuffix("s"))
        return next((self._by_name[key] for key in keys if key in self._by_name), None)

    def find(self, name: str, day: dt.date | None = None) -> Place | None:
        """Return what ``name`` names: a region, municipality, county or organisation; None where it is not known.

        A name of a region wins over that of a county, and that over a municipality's. ``day`` prefers, among places of
        the same name, one that was called so on that day.
        """
        wanted = normalised(name)
        places = self._named.get(wanted) or self._named.get(wanted.removesuffix("s")) or []
        if day is not None:
            places = sorted(places, key=lambda place: not place.fits(name, day))
        return places[0] if places else self.municipality(name)

    def county_of(self, names: Iterable[str]) -> County | None:
        """Return the county in which every region and municipality of ``names`` lies; None where they lie in several.

        Names that are not known say nothing of it.
        """
        found = {place.county for place in map(self.find, names) if place is not None and place.county}
        return self.county(found.pop()) if len(found) == 1 else None

    @cached_property
    def _counties(self) -> Mapping[str, County]:
        found: dict[str, County] = {}
        for county in self.counties:
            keys = [county.code, normalised(county.name), normalised(county.name).removesuffix(" län")]
            keys.append(keys[-1].removesuffix("s"))
            if county.region:
                keys += [normalised(one.name) for one in (*county.region.names, *county.region.aliases)]
            else:
                outside = [one for one in map(_outside, self._data["outside_region"]) if one.county == county.code]
                keys += [normalised(name.name) for one in outside for name in one.names]
            for key in keys:
                found.setdefault(key, county)
        return found

    @cached_property
    def _named(self) -> Mapping[str, list[Place]]:
        """Everything but ordinary municipalities, by every name."""
        found: dict[str, list[Place]] = {}
        outside = [one for one in self._municipalities.values() if one.outside_region]
        regions = [county.region for county in self.counties if county.region]
        counties = [Place("county", one.code, one.code, (DatedName(one.name),)) for one in self.counties]
        organisations = [_organisation(entry) for entry in self._data["organisations"]]
        for place in (*regions, *outside, *counties, *organisations):
            for key in dict.fromkeys(normalised(one.name) for one in (*place.names, *place.aliases)):
                found.setdefault(key, []).append(place)
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, Place]:
        found: dict[str, Place] = {}
        for place in self._municipalities.values():
            for name in place.names:
                found.setdefault(normalised(name.name).removesuffix(" kommun"), place)
            if place.short:
                found[normalised(place.short)] = place
        return found


def load_places(folder: "Path") -> Places:
    """Return the register in ``folder`` (``places.yaml`` and ``municipalities.csv``).

    Raises RuleError with the place for a file that is missing or not as it should be.
    """
    from lokcheck.errors import Place as Where
    from lokcheck.errors import RuleError
    from lokcheck.law.reading import load_yaml
    from lokcheck.texts import Text

    content = load_yaml(folder / "places.yaml")
    file = folder / "municipalities.csv"
    rows: list[list[str]] = []
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise RuleError(Text("Filen kan inte läsas.", "The file can not be read."), Where(file.name)) from None
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.split(";")]
        if line.startswith("#") or cells[0] == "code" or not line.strip():
            continue
        if len(cells) != 3 or not all(cells) or len(cells[0]) != 4 or not cells[0].isdecimal():
            text = Text("Raden ska vara kod;kort namn;namn.", "The line must be code;short name;name.")
            raise RuleError(text, Where(file.name, number, 1))
        rows.append(cells)
    data = {key: content.get(key) or [] for key in ("counties", "outside_region", "organisations")}
    return _checked(Places({**data, "municipalities": rows}))


def normalised(name: str) -> str:
    """Return a name for comparison: small letters, single plain spaces, without marks of punctuation around it."""
    cleaned = name.replace("\u00ad", "").replace("\u2011", "-").replace("\u2013", "-")
    return " ".join(cleaned.casefold().strip(" .,;:()\"'”*").split())


def number_word(text: str) -> int | None:
    """Return the number that ``text`` is, in figures or Swedish words up to 999 ('tretton' is 13); None for neither."""
    word = normalised(text).replace(" ", "")
    if word.isdecimal():
        return int(word)
    head, hundred, rest = word.partition("hundra")
    if not hundred:
        return _below_hundred(word)
    many, few = _below_hundred(head) if head else 1, _below_hundred(rest.removeprefix("och")) if rest else 0
    return many * 100 + few if many is not None and few is not None and 0 < many < 10 else None


def _below_hundred(word: str) -> int | None:
    if word.endswith("ett"):
        word = f"{word[:-3]}en"
    if word in _UNITS:
        return _UNITS.index(word)
    if word == "aderton":
        return 18
    for index, tens in enumerate(_TENS, 2):
        unit = word.removeprefix(tens)
        if unit != word:
            return index * 10 if not unit else index * 10 + _UNITS.index(unit) if unit in _UNITS[1:10] else None
    return None


def _checked(places: Places) -> Places:
    """Return ``places`` if each county has as many municipalities as it says, and every day can be read."""
    from lokcheck.errors import Place as Where
    from lokcheck.errors import RuleError
    from lokcheck.texts import Text

    try:
        for county in places.counties:
            found = len(places.municipalities(county))
            if found != county.municipalities:
                text = Text(
                    f"{county.name} ska ha {county.municipalities} kommuner, inte {found}.",
                    f"{county.name} must have {county.municipalities} municipalities, not {found}.",
                )
                raise RuleError(text, Where("municipalities.csv"))
        places.find("")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        text = Text(f"En uppgift saknas eller är fel: {error}", f"Something is missing or wrong: {error}")
        raise RuleError(text, Where("places.yaml")) from None
    return places


def _county(entry: Mapping[str, Any]) -> County:
    region = entry.get("region")
    found = _place("region", entry["code"], entry["code"], region) if region else None
    return County(entry["code"], entry["name"], found, entry["municipalities"])


def _municipality(code: str, short: str, name: str) -> Place:
    return Place("municipality", code, code[:2], (DatedName(name),), short=short)


def _outside(entry: Mapping[str, Any]) -> Place:
    return _place("municipality", entry["code"], entry["code"][:2], entry, outside=True)


def _organisation(entry: Mapping[str, Any]) -> Place:
    return _place("organisation", entry["code"], None, entry)


def _place(kind: PlaceKind, code: str, county: str | None, entry: Mapping[str, Any], outside: bool = False) -> Place:
    names = tuple(DatedName(one["name"], *_days(one)) for one in entry["names"])
    dated = entry.get("dated_aliases") or {}
    aliases = (_alias(alias, dated.get(alias), names) for alias in entry.get("aliases") or ())
    return Place(kind, code, county, names, outside, entry["confidence"], tuple(aliases), entry.get("short"))


def _alias(alias: str, days: Mapping[str, str] | None, names: tuple[DatedName, ...]) -> DatedName:
    """Return an alias with its days; one that says 'landsting' or 'region' shares those of the names that say so."""
    if days is not None:
        return DatedName(alias, *_days(days))
    for word in ("landsting", "region"):
        if word in alias.casefold():
            like = [name for name in names if word in name.name.casefold()]
            return DatedName(alias, like[0].first, like[-1].last) if like else DatedName(alias)
    return DatedName(alias)


def _days(entry: Mapping[str, str]) -> Iterable[dt.date | None]:
    for key in ("from", "to"):
        text = entry.get(key)
        yield dt.date.fromisoformat(text) if text else None
