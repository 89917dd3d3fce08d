"""How places in Swedish statutes are written, and where their texts are found: forms derived, never stored."""

__all__ = ["lagen_nu_url", "place_english", "place_text", "riksdag_url"]

_ORDINALS = ("", "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")


def place_text(
    chapter: str | None, sections: tuple[str, ...], paragraph: int | None = None, item: str | None = None
) -> str:
    """Return the place as lawyers write it: '16 kap. 3 § andra stycket 1', '10 kap. 8 och 9 §§', '' for none."""
    parts = []
    if chapter:
        parts.append(f"{chapter} kap.")
    if len(sections) == 1:
        parts.append(f"{sections[0]} §")
    elif sections:
        parts.append(f"{', '.join(sections[:-1])} och {sections[-1]} §§")
    if paragraph:
        parts.append(f"{_ORDINALS[paragraph]} stycket" if paragraph < len(_ORDINALS) else f"{paragraph} st.")
    if item:
        parts.append(item)
    return " ".join(parts)


def place_english(
    chapter: str | None, sections: tuple[str, ...], paragraph: int | None = None, item: str | None = None
) -> str:
    """Return the place in English: 'chapter 16 section 3 paragraph 2', '' for none."""
    parts = [f"chapter {chapter}"] if chapter else []
    if len(sections) == 1:
        parts.append(f"section {sections[0]}")
    elif sections:
        parts.append(f"sections {', '.join(sections[:-1])} and {sections[-1]}")
    if paragraph:
        parts.append(f"paragraph {paragraph}")
    if item:
        parts.append(f"item {item}")
    return " ".join(parts)


def lagen_nu_url(number: str, chapter: str | None = None, sections: tuple[str, ...] = ()) -> str | None:
    """Return the address of the place at lagen.nu, None where ``number`` is not one that it carries.

    Given are SFS numbers ('2017:30'), 'prop. 2012/13:77' and 'SOU 2023:62'; the address is that of the first section.
    """
    if number.startswith("prop. "):
        return f"https://lagen.nu/prop/{number[6:]}"
    if number.startswith("SOU "):
        return f"https://lagen.nu/sou/{number[4:]}"
    if not _is_sfs(number):
        return None
    anchor = (f"K{chapter}" if chapter else "") + (f"P{sections[0].replace(' ', '')}" if sections else "")
    return f"https://lagen.nu/{number}" + (f"#{anchor}" if anchor else "")


def riksdag_url(number: str) -> str | None:
    """Return the address of an act's current text at riksdagen.se, None for what is not an SFS number."""
    if not _is_sfs(number):
        return None
    base = "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/"
    return f"{base}_sfs-{number.replace(':', '-')}/"


def _is_sfs(number: str) -> bool:
    year, colon, rest = number.partition(":")
    return bool(colon) and year.isdecimal() and rest.isdecimal()
