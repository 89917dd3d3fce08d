"""What the register's files must look like: refused here is everything that the queries would get wrong in silence.

``check_register`` raises FaultError with the path of the first fault; the caller knows the files and their positions.
"""

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from lokcheck.law.reading import FaultError, Step
from lokcheck.texts import Text

__all__ = ["check_register"]

Path = tuple[Step, ...]
Entry = Mapping[str, Any]

_DAY = dt.timedelta(days=1)
_CONFIDENCE = ("verified", "recalled")
_DATES = ("verified", "inferred", "recalled")
_WORDING = ("verified", "secondary", "inferred", "recalled")
_MODALITY = ("must", "should", "may", "guidance", "norm")
_KINDS = ("act", "ordinance", "eu-regulation", "regulation", "guideline", "proposition", "inquiry")
_STATUS = ("in-force", "repealed", "enacted", "unclear", "guidance")

# The form of each key; '!' marks one that must be there, '?' one that may be null, a tuple is a closed list of words.
_PROVISION: dict[str, str | tuple[str, ...]] = {
    "id": "!str", "topic": "!str", "sfs": "!?str", "chapter": "str", "sections": "!strs", "paragraph": "int",
    "inserted": "bool", "amended_by": "!strs", "valid_from": "!?date", "valid_to": "!?date", "replaced_by": "!?str",
    "modality": _MODALITY, "actor": "!text", "text": "!text", "adds": "text", "keywords": "strs",
    "confidence": _CONFIDENCE, "dates": _DATES, "wording": _WORDING, "source": "!strs", "checked": "date",
    "seen": "date", "note": "text",
}  # fmt: skip
_INSTRUMENT: dict[str, str | tuple[str, ...]] = {
    "id": "!str", "kind": _KINDS, "title": "!text", "short": "str", "names": "strs", "chapters": "bool",
    "valid_from": "!?date", "valid_to": "!?date", "replaces": "strs", "replaced_by": "strs",
    "replacement": "str", "status": _STATUS, "unclear_from": "date", "amends": "str", "recalled": "strs",
    "confidence": _CONFIDENCE, "source": "!strs", "seen": "date", "note": "text",
}  # fmt: skip
_SOURCE: dict[str, str | tuple[str, ...]] = {"id": "!str", "title": "!str", "url": "str"}
_CLAIM: dict[str, str | tuple[str, ...]] = {
    "id": "!str", "supported": "!bool", "topic": "!?str", "reason": "!text", "source": "!strs",
}  # fmt: skip
_TOPIC: dict[str, str | tuple[str, ...]] = {"id": "!str", "title": "!text"}
_LISTS = {"sources": _SOURCE, "topics": _TOPIC, "instruments": _INSTRUMENT, "provisions": _PROVISION, "claims": _CLAIM}


def check_register(data: Mapping[str, Any]) -> None:
    """Return if the whole register holds together, else raise FaultError for its first fault.

    ``data`` has the lists ``provisions``, ``instruments``, ``sources``, ``topics`` and ``claims``, and the days
    ``compiled`` and ``newest_text``. Paths start with the name of the list.
    """
    for key in ("compiled", "newest_text"):
        _form(data.get(key), "date", (key,))
    for name, fields in _LISTS.items():
        _entries(data.get(name), fields, name)
    ids = {name: {entry["id"] for entry in data[name]} for name in _LISTS}
    for name in ("provisions", "instruments", "claims"):
        _known_all(data[name], name, "source", ids["sources"])
    _check_instruments(data["instruments"], ids["instruments"])
    _check_provisions(data["provisions"], {entry["id"]: entry for entry in data["instruments"]})
    for index, entry in enumerate(data["provisions"]):
        _known(entry["topic"], ids["topics"], ("provisions", index, "topic"))
    topics = {entry["topic"] for entry in data["provisions"]}
    for index, claim in enumerate(data["claims"]):
        if claim["supported"] or claim["topic"]:
            _known(claim["topic"], topics, ("claims", index, "topic"))


def _entries(value: Any, fields: Mapping[str, str | tuple[str, ...]], name: str) -> None:
    if not isinstance(value, list):
        raise _fault((name,), f"'{name}' ska vara en lista.", f"'{name}' must be a list.")
    seen: set[str] = set()
    for index, entry in enumerate(value):
        _entry(entry, fields, (name, index))
        if entry["id"] in seen:
            raise _fault((name, index, "id"), f"'{entry['id']}' finns två gånger.", f"'{entry['id']}' is given twice.")
        seen.add(entry["id"])


def _entry(entry: Any, fields: Mapping[str, str | tuple[str, ...]], path: Path) -> None:
    if not isinstance(entry, Mapping):
        raise _fault(path, "Posten ska ha nycklar och värden.", "The entry must have keys and values.")
    for key in entry:
        if key not in fields:
            _known(str(key), set(fields), (*path, str(key)))
    for key, form in fields.items():
        required = isinstance(form, tuple) or form.startswith("!")
        if key in entry:
            _form(entry[key], form, (*path, key))
        elif required:
            raise _fault(path, f"Nyckeln '{key}' saknas.", f"The key '{key}' is missing.")


def _form(value: Any, form: str | tuple[str, ...], path: Path) -> None:
    """Raise unless ``value`` has the form: a word of a closed list, or a type by its name."""
    if isinstance(form, tuple):
        if not isinstance(value, str):
            raise _fault(path, f"Ska vara ett av: {', '.join(form)}.", f"Must be one of: {', '.join(form)}.")
        return _known(value, set(form), path)
    form = form.lstrip("!")
    if form.startswith("?"):
        if value is None:
            return None
        form = form[1:]
    ok, sv, en = _FORMS[form]
    if not ok(value):
        raise _fault(path, f"{sv} krävs här.", f"{en} is required here.")
    return None


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or len(value) != 10:
        return False
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {"sv", "en"} and all(map(_is_words, value.values()))


_FORMS = {
    "str": (
        _is_words,
        "Text (inom citattecken om den liknar ett tal)",
        "Text (in quotation marks if it looks like a number)",
    ),
    "strs": (lambda v: isinstance(v, list) and all(map(_is_words, v)), "En lista av texter", "A list of texts"),
    "int": (lambda v: type(v) is int and v > 0, "Ett heltal från 1", "A whole number from 1"),
    "bool": (lambda v: isinstance(v, bool), "true eller false", "true or false"),
    "date": (
        _is_date,
        'Ett datum inom citattecken, som "2018-01-01",',
        'A date in quotation marks, such as "2018-01-01",',
    ),
    "text": (_is_text, "Text på både svenska (sv) och engelska (en)", "Text in both Swedish (sv) and English (en)"),
}


def _check_instruments(entries: list[Entry], ids: set[str]) -> None:
    for index, entry in enumerate(entries):
        path = ("instruments", index)
        _period(entry, path)
        for key in ("replaces", "replaced_by"):
            for number, other in enumerate(entry.get(key) or ()):
                _known(other, ids, (*path, key, number))
        if entry.get("amends"):
            _known(entry["amends"], ids, (*path, "amends"))
        _form(entry.get("replacement", "formal"), ("formal", "subject"), (*path, "replacement"))
        if entry.get("recalled") and "replaces" not in entry["recalled"] and entry["confidence"] == "verified":
            sv, en = "En dag ur minnet gör posten till 'recalled'.", "A day from memory makes the entry 'recalled'."
            raise _fault((*path, "confidence"), sv, en)
    by_id = {entry["id"]: (index, entry) for index, entry in enumerate(entries)}
    for index, entry in enumerate(entries):
        for other in entry.get("replaced_by") or ():
            _follows(entry, by_id[other][1], ("instruments", index, "replaced_by"))


def _follows(entry: Entry, successor: Entry, path: Path) -> None:
    """Raise unless ``successor`` begins the day after ``entry`` ends; a subject taken over may overlap."""
    if entry.get("replacement") == "subject" or not entry["valid_to"] or not successor["valid_from"]:
        return
    gap = (_day(successor["valid_from"]) - _day(entry["valid_to"])).days - 1
    if gap:
        raise _gap(gap, path, entry["valid_to"], successor["id"], successor["valid_from"])


def _check_provisions(entries: list[Entry], instruments: Mapping[str, Entry]) -> None:
    by_id = {entry["id"]: entry for entry in entries}
    for index, entry in enumerate(entries):
        path = ("provisions", index)
        _period(entry, path)
        _check_confidence(entry, path)
        if entry["sfs"] is not None:
            _known(entry["sfs"], set(instruments), (*path, "sfs"))
            _within(entry, instruments[entry["sfs"]], path)
        if entry["replaced_by"]:
            _known(entry["replaced_by"], set(by_id), (*path, "replaced_by"))
            _check_successor(entry, by_id[entry["replaced_by"]], (*path, "replaced_by"))
    _check_overlaps(entries)


def _check_confidence(entry: Entry, path: Path) -> None:
    if entry["confidence"] == "verified" and (entry["dates"] != "verified" or entry["wording"] == "recalled"):
        sv = "'verified' kräver att datumen är lästa och att ordalydelsen inte är ur minnet."
        en = "'verified' requires dates that were read and a wording that is not from memory."
        raise _fault((*path, "confidence"), sv, en)


def _check_successor(entry: Entry, successor: Entry, path: Path) -> None:
    if successor["topic"] != entry["topic"]:
        sv = f"Efterföljaren hör till ett annat ämne: {successor['topic']}."
        raise _fault(path, sv, f"The successor belongs to another topic: {successor['topic']}.")
    if not entry["valid_to"] or not successor["valid_from"]:
        raise _fault(path, "En ersatt version behöver en slutdag.", "A replaced version needs a last day.")
    _follows(entry, successor, path)


def _within(entry: Entry, instrument: Entry, path: Path) -> None:
    """Raise where a provision lives outside its act; what an unknown day (null) may be is not judged."""
    first, last = entry["valid_from"], entry["valid_to"]
    if first and instrument["valid_from"] and first < instrument["valid_from"]:
        raise _fault((*path, "valid_from"), "Börjar före sin lag.", "Begins before its act.")
    if instrument["valid_to"] and (last is None or last > instrument["valid_to"]):
        raise _fault((*path, "valid_to"), "Slutar efter sin lag.", "Ends after its act.")


def _check_overlaps(entries: list[Entry]) -> None:
    """Raise where two versions of one place and topic are in force on the same day."""
    groups: dict[tuple[Any, ...], list[tuple[int, Entry]]] = {}
    for index, entry in enumerate(entries):
        if entry["sfs"] and entry["sections"]:
            key = (entry["topic"], entry["sfs"], entry.get("chapter"), tuple(entry["sections"]), entry.get("paragraph"))
            groups.setdefault(key, []).append((index, entry))
    for group in groups.values():
        ordered = sorted(group, key=lambda pair: pair[1]["valid_from"] or "")
        for (_, one), (index, two) in pairwise(ordered):
            if one["valid_to"] is None or two["valid_from"] <= one["valid_to"]:
                sv, en = f"Överlappar '{one['id']}'.", f"Overlaps '{one['id']}'."
                raise _fault(("provisions", index, "valid_from"), sv, en)


def _period(entry: Entry, path: Path) -> None:
    if entry["valid_from"] and entry["valid_to"] and entry["valid_to"] < entry["valid_from"]:
        raise _fault((*path, "valid_to"), "Slutar innan den börjar.", "Ends before it begins.")


def _known_all(entries: list[Entry], name: str, key: str, known: set[str]) -> None:
    for index, entry in enumerate(entries):
        for number, value in enumerate(entry.get(key) or ()):
            _known(value, known, (name, index, key, number))


def _known(value: Any, known: set[str], path: Path) -> None:
    if value in known:
        return
    import difflib

    near = difflib.get_close_matches(str(value), sorted(known), 1)
    advice = Text(f"Närmast: {near[0]}.", f"Nearest: {near[0]}.") if near else None
    raise FaultError(path, Text(f"'{value}' är okänt här.", f"'{value}' is not known here."), advice)


def _gap(days: int, path: Path, last: str, successor: str, first: str) -> FaultError:
    sv, en = ("lucka", "gap") if days > 0 else ("överlappning", "overlap")
    return _fault(
        path,
        f"{abs(days)} dagars {sv}: slutar {last}, men '{successor}' börjar {first}.",
        f"A {en} of {abs(days)} days: ends {last}, but '{successor}' begins {first}.",
    )


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _fault(path: Path, sv: str, en: str) -> FaultError:
    return FaultError(path, Text(sv, en))
