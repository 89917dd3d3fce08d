"""Real documents varied at random: with less in them, in another order, under other names."""

import random
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from lokcheck.model import base, claims, content, identity, plans, steering
from tests.agreements.mutations import Data

__all__ = ["other_names", "other_order", "thinned"]

NAMES = {"parties": "id", "goals": "id", "budgets": "id"}
"""Lists of entries that others refer to."""

REFERRING = frozenset(
    {"party", "bearer", "body", "payer", "goal", "carried_from", "compares_to", "budget_line", "commitment", "id"}
)
"""Keys whose value may be the short name of an entry."""


@cache
def needed() -> frozenset[str]:
    """Return every key that some entry must have."""
    modules = (claims, content, identity, plans, steering)
    parts = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, base.Part)
    ]
    return frozenset(name for part in parts for name, field in part.model_fields.items() if field.is_required())


def thinned(plain: Mapping[str, Data], rng: random.Random) -> dict[str, Data]:
    """Return ``plain`` without some entries and some of what entries say, from almost nothing less to almost all."""
    share = rng.choice((0.05, 0.2, 0.5, 0.8))
    return {path: _thinner(data, rng, share) for path, data in plain.items()}


def _thinner(data: Data, rng: random.Random, share: float) -> Data:
    kept = {"kind", "id", "title", "dates", "validity"}
    return {
        key: _less(value, rng, share)
        for key, value in data.items()
        if key in kept or isinstance(value, list) or rng.random() > share / 2
    }


def _less(value: Any, rng: random.Random, share: float) -> Any:
    if isinstance(value, list):
        return [_less(item, rng, share) for item in value if rng.random() > share]
    if isinstance(value, dict):
        return {
            key: _less(item, rng, share)
            for key, item in value.items()
            if key in needed() or isinstance(item, list) or rng.random() > share / 4
        }
    return value


def other_order(plain: Mapping[str, Data], rng: random.Random) -> dict[str, Data]:
    """Return ``plain`` with its documents, and every list in them, in another order."""
    paths = list(plain)
    rng.shuffle(paths)
    made = {path: deepcopy(plain[path]) for path in paths}
    for data in made.values():
        for items in _lists(data):
            rng.shuffle(items)
    return made


def _lists(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, list):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _lists(item)


def other_names(plain: Mapping[str, Data], rng: random.Random) -> dict[str, Data]:
    """Return ``plain`` with other ids, short names and file names, the same everywhere."""
    words = sorted({name for data in plain.values() for name in _names(data)})
    numbers = rng.sample(range(1000, 9999), len(words))
    short = {word: f"{rng.choice('axz')}{number}" for word, number in zip(words, numbers, strict=True)}
    files = {path: f"{rng.choice('bmy')}{rng.randrange(10**6)}-{place}.yaml" for place, path in enumerate(plain)}
    made = {files[path]: _renamed(data, short) for path, data in plain.items()}
    for path, name in files.items():
        _redirect(made[name], path, files)
    return made


def _names(data: Data) -> Iterator[str]:
    """Yield the short names in ``data``, in lower case: that is how they are compared."""
    yield data["id"].casefold()
    for key, name in NAMES.items():
        yield from (entry[name].casefold() for entry in data.get(key, ()) if name in entry)
    lines = [line for budget in data.get("budgets", ()) for line in budget.get("lines", ())]
    yield from (line["id"].casefold() for line in lines if "id" in line)
    yield from (duty["commitment"].casefold() for duty in data.get("obligations", ()) if "commitment" in duty)


def _renamed(value: Any, short: Mapping[str, str], key: str = "") -> Any:
    if isinstance(value, list):
        return [_renamed(item, short) for item in value]
    if isinstance(value, dict):
        return {name: _renamed(item, short, name) for name, item in value.items()}
    return short.get(value.casefold(), value) if key in REFERRING and isinstance(value, str) else value


def _redirect(data: Data, path: str, files: Mapping[str, str]) -> None:
    """Let the references of the document that stood at ``path`` lead to the files' new names."""
    folder = path.rpartition("/")[0]
    for entry in (*data.get("references", ()), *data.get("annexes", ())):
        if "ref" in entry:
            target = f"{folder}/{entry['ref']}" if folder else entry["ref"]
            entry["ref"] = files.get(target, entry["ref"])
