"""Whom a copy is about instead: what follows from another county and other parties is told once, and not everywhere."""

import re
from collections.abc import Iterable, Mapping

from lokcheck.facts.fact import Fact, Value

__all__ = ["other_names", "parties", "renamed"]

_SHORTEST = 4
_WORD = re.compile(r"[a-zåäö0-9-]+")
"""A name that is no more than such a word, or short, is in texts and codes for other reasons too."""


def parties(facts: Iterable[Fact]) -> dict[str, str]:
    """Return the names of the parties, by the short names that entries refer to."""
    return {str(fact.data["ref"]): str(fact.data["name"]) for fact in facts if fact.type == "party"}


def other_names(old: Iterable[Fact], new: Iterable[Fact]) -> dict[str, str]:
    """Return the names in a template that are others in a copy, each with that of the copy: county and parties."""
    before, after = _names(old), _names(new)
    pairs = {before[key]: after[key] for key in before if key in after and before[key] != after[key]}
    return {one: other for one, other in pairs.items() if len(one) >= _SHORTEST and not _WORD.fullmatch(one)}


def renamed(facts: Iterable[Fact], names: Mapping[str, str]) -> list[Fact]:
    """Return ``facts`` with ``names`` put in the place of those of the template, wherever a text has them."""
    if not names:
        return list(facts)
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest))

    def put(value: Value) -> Value:
        return pattern.sub(lambda match: names[match[0]], value) if isinstance(value, str) else value

    return [fact._replace(data={key: put(value) for key, value in fact.data.items()}) for fact in facts]


def _names(facts: Iterable[Fact]) -> dict[str, str]:
    found: dict[str, str] = {}
    for fact in facts:
        if fact.type == "document" and fact.data.get("county"):
            found[""] = str(fact.data["county"])
        elif fact.type == "party":
            found[str(fact.data["ref"])] = str(fact.data["name"])
    return found
