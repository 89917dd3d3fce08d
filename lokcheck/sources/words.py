"""The nearest valid word to what somebody wrote, and dates written as people write them.

'Did you mean' is worth more to a reader than any description of what is wrong.
"""

import re
from collections.abc import Iterable, Mapping

__all__ = ["natural", "nearest", "nearest_date", "slug"]

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SEASONS = {"vår": "21", "som": "22", "höst": "23", "vint": "24"}


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")


def nearest(word: str, valid: Mapping[str, Iterable[str]] | Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the word of ``valid`` that is most like ``word``, or None.

    Where ``valid`` is a mapping, its values are other names of each word (Swedish labels): they count as the word.
    """
    from difflib import get_close_matches

    names: dict[str, str] = {}
    others = valid if isinstance(valid, Mapping) else {}
    for choice in valid:
        names.setdefault(_plain(choice), choice)
    for choice, labels in others.items():
        for label in labels:
            names.setdefault(_plain(label), choice)
    sought = _plain(word[:80])
    if sought in names:
        return names[sought]
    found = get_close_matches(sought, names, n=1, cutoff=cutoff)
    return names[found[0]] if found else None


def natural(text: str) -> tuple[tuple[bool, int, str], ...]:
    """Return what to sort ``text`` by so that numbers in it count as numbers: 'LAG-9', 'LAG-10'; '3 §', '9 a §'."""
    parts = re.split(r"([0-9]+)", text.casefold())
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts if part.strip())


def slug(text: str) -> str | None:
    """Return ``text`` as a document's id: small letters a-z, digits and hyphens; None where nothing is left."""
    plain = text.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub(r"[^a-z0-9]+", "-", plain[:80]).strip("-") or None


def nearest_date(text: str) -> str | None:
    """Return the date in ``text`` ('1 juni 2016', '20160601', '1/6 2016', 'våren 2016') in the form that is read."""
    text = text.strip().casefold()[:40]
    day = r"(\d{1,2})"
    forms = (
        (rf"(\d{{4}})[-./ ]{day}[-./ ]{day}", (1, 2, 3)),
        (r"(\d{4})(\d\d)(\d\d)", (1, 2, 3)),
        (rf"(?:den )?{day}[-./ ]{day}[-./ ]+(\d{{4}})", (3, 2, 1)),
    )
    for form, (year, month, date) in forms:
        match = re.fullmatch(form, text)
        if match:
            return f"{match[year]}-{int(match[month]):02}-{int(match[date]):02}"
    return _in_words(text)


def _in_words(text: str) -> str | None:
    match = re.fullmatch(r"(?:den )?(?:(\d{1,2}):?e?\.? )?([a-zåäö]{3,})\.?,? (\d{4})", text)
    if match:
        number = next((at for at, name in enumerate(_MONTHS, 1) if match[2].startswith(name)), 0)
        if number:
            return f"{match[3]}-{number:02}" + (f"-{int(match[1]):02}" if match[1] else "")
        season = next((code for name, code in _SEASONS.items() if match[2].startswith(name)), None)
        return f"{match[3]}-{season}" if season and not match[1] else None
    match = re.fullmatch(r"(?:q|kv\.?|kvartal) ?([1-4]),? (\d{4})", text)
    if match:
        return f"{match[2]}-Q{match[1]}"
    match = re.fullmatch(r"(\d{4})[- ](?:q|kv\.?|kvartal) ?([1-4])", text)
    return f"{match[1]}-Q{match[2]}" if match else None
