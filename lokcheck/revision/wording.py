"""A difference in words: what a person would call the entry, what it said and says, and a sentence on what changed."""

from collections.abc import Mapping
from typing import NamedTuple

from lokcheck.check.fact_words import field_name, type_name, value_word
from lokcheck.check.lines import fact_label
from lokcheck.facts.fact import Fact
from lokcheck.model.labels import label_of
from lokcheck.revision.difference import Difference
from lokcheck.revision.identity import identity_of
from lokcheck.revision.meaning import is_bearer
from lokcheck.revision.sentences import CAME, CHANGED, GENERAL, GONE, LESS, MORE, MOVED
from lokcheck.texts import Text

__all__ = ["Names", "name_of", "sentence", "value_of"]

_LONG = 160
_BESIDE = 3
"""Words beside what differs in two long texts."""
_WORDING = Text("lydelsen", "the wording")
_CALLED_BY_A_CODE = {"dated": "role", "follow_up": "object", "demand": "item", "adoption": "body", "statement": "says"}


_SAID: Mapping[tuple[str, str, str], Text] = {
    (kind, "binding", value): text
    for kind in ("obligation", "statement")
    for value, text in (("yes", Text("ska", "shall")), ("no", Text("bör", "should")))
}
"""Values that are said in other words here than where they are explained."""


class Names(NamedTuple):
    """The names of the parties of the old and the new version, by the short names that entries refer to."""

    old: Mapping[str, str]
    new: Mapping[str, str]


def name_of(fact: Fact) -> Text:
    """Return what a person would call the entry."""
    if fact.type == "document":
        return type_name("document")
    field = _CALLED_BY_A_CODE.get(fact.type)
    if field is not None and field in fact.data:
        return _short(value_word(fact.type, field, fact.data[field]))
    if fact.type == "ages":
        return _ages(fact)
    return _short(fact_label(fact))


def _ages(fact: Fact) -> Text:
    start, end = fact.data.get("start"), fact.data.get("end")
    if start is not None and end is not None:
        return Text(f"{start}–{end} år", f"ages {start}–{end}")
    if start is not None:
        return Text(f"från {start} år", f"from age {start}")
    return Text(f"till och med {end} år", f"up to age {end}") if end is not None else Text("alla åldrar", "all ages")


def value_of(fact: Fact, field: str, parties: Mapping[str, str]) -> Text:
    """Return what ``field`` says, in words; '' stands for what the whole entry is called."""
    if not field:
        return name_of(fact)
    value = fact.data[field]
    said = _SAID.get((fact.type, field, str(value)))
    if said is not None:
        return said
    if field == "months":
        return Text(f"{value} månader", f"{value} months")
    if isinstance(value, str) and is_bearer(fact.type, field) and value in parties:
        return Text(parties[value], parties[value])
    return _short(value_word(fact.type, field, value))


def sentence(one: Difference, names: Names) -> Text:
    """Return what changed, as a sentence."""
    fact = one.fact
    values = {
        "name": name_of(fact),
        "whose": _whose(fact, names.new if one.new else names.old),
        "home": name_of(one.within) if one.within else Text("", ""),
        "type": type_name(fact.type),
        "Entry": type_name(fact.type) if _is_its_text(one) and _quotes(one) else _entry(fact),
        "field": _WORDING if _is_its_text(one) else field_name(fact.type, one.field) if one.field else Text("", ""),
        **_sides(one, names),
    }
    form = _form(one)
    return _capital(Text(*(form.get(lang).format(**{name: text.get(lang) for name, text in values.items()})
                           for lang in ("sv", "en"))))  # fmt: skip


def _form(one: Difference) -> Text:
    fact, key = one.fact.type, (one.fact.type, one.field)
    within = " within" if one.within is not None else ""
    if not one.field:
        gone = one.kind == "removed"
        return (GONE if gone else CAME).get(fact) or GENERAL[f"{'gone' if gone else 'came'}{within}"]
    if one.kind in ("added", "removed"):
        return GENERAL["stated" if one.kind == "added" else "unstated"]
    if one.kind == "moved" and fact in MOVED:
        return MOVED[fact]
    special = {"weaker": LESS, "stronger": MORE}.get(one.direction, CHANGED).get(key)
    if special is not None:
        return special
    if one.direction != "neutral" and _is_wording(one):
        return GENERAL["softer" if one.direction == "weaker" else "firmer"]
    if one.kind == "reworded":
        return GENERAL["reworded"]
    return GENERAL["changed text" if _is_wording(one) else "changed"]


def _is_its_text(one: Difference) -> bool:
    """Whether what changed is the text that the entry is called by."""
    return bool(one.field) and one.field == identity_of(one.fact.type).text


def _quotes(one: Difference) -> bool:
    """Whether the sentence gives both texts, so that the entry need not be called by one of them as well."""
    return one.kind == "changed" and one.direction == "neutral"


def _is_wording(one: Difference) -> bool:
    """Whether a long text was changed: quoting both would say less than that it is softer."""
    assert one.old is not None and one.new is not None
    return any(" " in str(fact.data[one.field]).strip() for fact in (one.old, one.new))


def _said(fact: Fact | None, field: str, parties: Mapping[str, str]) -> Text:
    if fact is None or (field and field not in fact.data):
        return Text("", "")
    return value_of(fact, field, parties)


def _sides(one: Difference, names: Names) -> dict[str, Text]:
    """What was said and what is: of two long texts the part that differs, which a cut at the end could leave out."""
    fields = [fact.data.get(one.field) for fact in (one.old, one.new) if fact is not None]
    if len(fields) == 2 and all(isinstance(text, str) and len(text) > _LONG for text in fields):
        old, new = _differing_parts(*map(str, fields))
        return {"old": _short(Text(old, old)), "new": _short(Text(new, new))}
    return {"old": _said(one.old, one.field, names.old), "new": _said(one.new, one.field, names.new)}


def _differing_parts(old: str, new: str) -> tuple[str, str]:
    """Return two texts without the words that both begin and end with, but for a few beside what differs."""
    before, after = old.split(), new.split()
    shortest = min(len(before), len(after))
    same = next((at for at in range(shortest) if before[at] != after[at]), shortest)
    left = shortest - same
    tail = next((at for at in range(left) if before[-1 - at] != after[-1 - at]), left)
    first, last = max(0, same - _BESIDE), max(0, tail - _BESIDE)

    def part(words: list[str]) -> str:
        said = " ".join(words[first : len(words) - last])
        return f"{'… ' if first else ''}{said}{' …' if last else ''}"

    return part(before), part(after)


def _whose(fact: Fact, parties: Mapping[str, str]) -> Text:
    field = {"obligation": "bearer", "responsibility": "principal"}.get(fact.type)
    return value_of(fact, field, parties) if field and field in fact.data else Text("", "")


def _entry(fact: Fact) -> Text:
    kind, name = type_name(fact.type), name_of(fact)
    if fact.type == "document" or name in (kind, label_of(fact.type)):
        return kind
    return Text(f"{kind.sv} ”{name.sv}”", f"{kind.en} “{name.en}”")


def _short(text: Text) -> Text:
    return Text(*(part if len(part) <= _LONG else f"{part[: _LONG - 1].rstrip()}…" for part in text))


def _capital(text: Text) -> Text:
    return Text(*(part[:1].upper() + part[1:] for part in text))
