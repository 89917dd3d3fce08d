"""Makes a corpus of any size: sets of documents that all differ, of which some have one fault with a known answer.

Run: .venv/bin/python -m benchmarks.corpus FOLDER [--documents 1000] [--faults 0.5] [--seed 1]

Each set is the model set (agreements/model), whose documents meet every requirement, moved to a county of the country
with three of its municipalities, on days of its own, with more duties and tasks than the model has, and written down
with its keys in an order of its own. A fault is one of tests/agreements/mutations.yaml, each of which names the finding
that it must give, and those that rightly come with it. ``planted.json`` has the answers: every finding of the corpus.
"""

import argparse
import datetime as dt
import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from lokcheck.places import Places
from lokcheck.rulebook.build import open_rulebook
from lokcheck.sources.reader import read_yaml
from tests.agreements.mutations import Mutation, entries, mutated, plain_model

__all__ = ["AS_OF", "Planted", "write_corpus", "write_large"]

AS_OF = dt.date(2026, 11, 22)
"""The day for which the answers hold."""

Data = dict[str, Any]
_ROOT = Path(__file__).resolve().parent.parent
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_GROWS = ("obligations", "responsibilities", "routines")
"""Lists that an entry more of the same kind changes no answer about."""
_TASKS = {"obligations": "what", "responsibilities": "task", "routines": "action"}
_WHEN = ("under vardagar", "efter samråd", "enligt lokal rutin", "i nära samarbete", "så snart det går", "vid behov",
         "med stöd av journalanteckning", "i samma hus", "tillsammans med anhöriga", "utan dröjsmål")  # fmt: skip


class Planted(NamedTuple):
    """A finding that the corpus must give: the rule, and the file of the document that it is found in."""

    file: str
    rule: str


class _Place(NamedTuple):
    county: str
    region: str
    short: str
    municipalities: tuple[str, ...]


def write_corpus(folder: Path, documents: int, *, faults: float = 0.5, seed: int = 1) -> list[Planted]:
    """Write at least ``documents`` documents, the last set whole, in ``folder``; return every finding that they give.

    ``faults`` is the share of sets with one fault. The same arguments give the same files.
    """
    source = random.Random(seed)
    planted: list[Planted] = []
    written = 0
    number = 0
    while written < documents:
        made, answers = _set(source, number, faults)
        for path, document in made.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_text(document, source), "utf-8")
        planted += answers
        written += len(made)
        number += 1
    return planted


def write_large(folder: Path, documents: int, *, seed: int = 1) -> None:
    """Write documents of the size of the Jönköping agreement in ``folder``, made from it; no answers are known.

    Each is without some of its entries, has others in words of its own, with evidence, and an order of its own.
    """
    source = random.Random(seed)
    (original,) = (_ROOT / "agreements/jonkoping").glob("*.yaml")
    (read,) = read_yaml(original.read_bytes(), original.name)
    size = original.stat().st_size
    for number in range(documents):
        document = deepcopy(read.value)
        for value in document.values():
            if isinstance(value, list) and len(value) > 2:
                value[:] = source.sample(value, len(value) - source.randrange(1 + len(value) // 5))
        document["id"] = f"stort-{number}"
        text = _text(document, source)
        while len(text.encode()) < size:
            _grow(document, source)
            text = _text(document, source)
        (folder / f"{number:05d}.yaml").write_text(text, "utf-8")


def _set(source: random.Random, number: int, faults: float) -> tuple[dict[Path, Data], list[Planted]]:
    """Return the documents of one set by file, and what must be found in them."""
    in_programme = source.random() < 0.3
    mutation = source.choice(_mutations(in_programme)) if source.random() < faults else None
    base = mutated(mutation) if mutation else plain_model()
    chosen = {path: deepcopy(doc) for path, doc in base.items() if (len(path.parts) > 1) == in_programme}
    place = source.choice(_places())
    files = {path: _file(path, document, place, number) for path, document in chosen.items()}
    change = _changes(source, place, number)
    made = {}
    for path, document in chosen.items():
        _grow(document, source)
        _link(document, path, files)
        made[files[path]] = _each(document, change)
    kinds = {document["kind"]: files[path].as_posix() for path, document in chosen.items()}
    answers = [(mutation.rule, mutation.kind), *mutation.shares] if mutation else []
    return made, [Planted(kinds[kind], rule) for rule, kind in answers]


@cache
def _mutations(in_programme: bool) -> Sequence[Mutation]:
    """The faults that show on the day of the corpus, of one half of the model set."""
    kinds = {doc["kind"] for path, doc in plain_model().items() if (len(path.parts) > 1) == in_programme}
    every = (mutation for entry in entries().values() for mutation in entry.mutations if mutation.as_of is None)
    return [mutation for mutation in every if {kind for kind, _ in mutation.edits} | {mutation.kind} <= kinds]


@cache
def _places() -> Sequence[_Place]:
    register: Places = open_rulebook().places
    found = []
    for county in register.counties:
        municipalities = sorted(place.name for place in register.municipalities(county) if not place.outside_region)
        region = county.region
        if region is not None and len(municipalities) >= 3:
            short = region.name.removeprefix("Region ").removesuffix(" län")
            found += [_Place(county.name, region.name, short, tuple(municipalities[at : at + 3]))
                      for at in range(0, len(municipalities) - 2, 3)]  # fmt: skip
    return found


def _file(path: Path, document: Data, place: _Place, number: int) -> Path:
    """Where a document lies: by county, supplements apart, so that only its references tell what it belongs to."""
    county = _slug(place.county)
    below = Path(county, "tillägg") if document["kind"] == "supplement" else Path(county)
    return below / f"{number:05d}-{path.name}"


def _link(document: Data, path: Path, files: Mapping[Path, Path]) -> None:
    """Let the references of ``document`` lead to where the other documents lie."""
    here = files[path].parent
    for entry in (*document.get("references", ()), *document.get("annexes", ())):
        target = files.get(path.parent / entry["ref"]) if "ref" in entry else None
        if target is not None:
            up = "../" * (len(here.parts) - 1) if here != target.parent else ""
            entry["ref"] = up + target.relative_to(here if here == target.parent else Path(here.parts[0])).as_posix()


def _grow(document: Data, source: random.Random) -> None:
    """Let ``document`` have up to three times as many duties, tasks and routines, each in words of its own."""
    for key in _GROWS:
        found = document.get(key, [])
        for one in source.choices(found, k=source.randrange(2 * len(found))) if found else ():
            words = f"{one[_TASKS[key]]}, {source.choice(_WHEN)} ({source.randrange(1000)})"
            found.append({**deepcopy(one), _TASKS[key]: words})


def _changes(source: random.Random, place: _Place, number: int) -> Callable[[str], str]:
    """Return what makes of a text of the model that of the place, on days of its own."""
    named = dict(zip(("Norrfors", "Almvik", "Ekhamn"), place.municipalities, strict=True))
    days = dt.timedelta(days=6 * source.randrange(-2, 3))
    swaps = {"Region Mellansjö": place.region, "Mellansjö län": place.county, "Mellansjö": place.short}
    for old, new in named.items():
        swaps |= {f"{old}s kommun": new, f"{old} kommun": new, old: new.removesuffix(" kommun").removesuffix("s")}
    swaps["mellansjo-"] = f"{_slug(place.short)}-{number}-"
    pattern = re.compile("|".join(map(re.escape, swaps)))

    def change(text: str) -> str:
        if _ISO.fullmatch(text):
            day = dt.date.fromisoformat(text)
            # Periods begin and end with months, and are named by them elsewhere in the text.
            ends = day.day == 1 or (day + dt.timedelta(days=1)).day == 1
            return text if ends else (day + days).isoformat()
        return pattern.sub(lambda match: swaps[match[0]], text)

    return change


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _each(inner, change) for key, inner in value.items()}
    if isinstance(value, list):
        return [_each(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def _text(document: Data, source: random.Random) -> str:
    """Write ``document`` as YAML: kind, id and title first, the rest in any order, in one of two styles."""
    first = ("kind", "format", "id", "title")
    rest = [key for key in document if key not in first]
    source.shuffle(rest)
    ordered = {key: document[key] for key in (*first, *rest) if key in document}
    flow = source.choice((None, False))
    made: str = yaml.dump(ordered, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110,
                          default_flow_style=flow)  # fmt: skip
    return f"# {source.randrange(10**6)}\n{made}"


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Repeats what is equal rather than writing an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _slug(name: str) -> str:
    plain = name.casefold().translate(str.maketrans("åäöé ", "aaoe-"))
    return re.sub(r"[^a-z0-9-]", "", plain)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--faults", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Write the corpus that the command line asks for, and its answers."""
    given = _arguments()
    planted = write_corpus(given.folder, given.documents, faults=given.faults, seed=given.seed)
    answers = [answer._asdict() for answer in planted]
    (given.folder / "planted.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1), "utf-8")
    print(f"{given.folder}: {len(planted)} findings to find")


if __name__ == "__main__":
    main()
