"""Builds the rulebook from its folder and those that are added to it, or finds it built in the store."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.store import BuiltShelf, StoredShelf, digest_of, store_folder

if TYPE_CHECKING:
    from lokcheck.rulebook.overrides import Override

__all__ = ["open_rulebook", "standard_folder"]


def standard_folder() -> Path:
    """Return the folder of the rulebook that comes with lokcheck: in the wheel, else beside the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_data" / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def open_rulebook(
    folder: Path | None = None,
    *,
    added: Sequence[Path] = (),
    changed: "Sequence[Override]" = (),
    use_store: bool = True,
) -> Rulebook:
    """Return the rulebook in ``folder`` (the standard one unless given) with the rules of the folders in ``added``.

    ``changed`` are changes from elsewhere than a folder. Raises RuleError, with file and line, for the first fault in
    it; ConfigError for an added folder that is none.
    """
    root = folder or standard_folder()
    sources = sorted(path for pattern in ("*.yaml", "*/*.yaml", "*/*.csv") for path in root.glob(pattern))
    # The report's receipt names the content alone: the same rulebook is the same wherever lokcheck is installed.
    content = digest_of({"": sources, **_added_files(added)}, ())
    digest = _with_changes(content, [(item.what, item.target, item.value, item.start) for item in changed])
    law = digest_of({"": [path for path in sources if path.parent.name == "law"]}, ())
    if not use_store:
        return Rulebook(BuiltShelf(digest, build(root, added, changed)), law)
    # What is kept also says who made the changes.
    kept = _with_changes(digest, [item.folder for item in changed])
    place = store_folder() / f"{kept}-{digest_of({}, _code())}"

    @cache
    def rebuild() -> BuiltShelf:
        shelf = BuiltShelf(digest, build(root, added, changed))
        shelf.save(place)
        return shelf

    return Rulebook(StoredShelf(digest, place, rebuild), law)


def _with_changes(digest: str, said: Sequence[object]) -> str:
    if not said:
        return digest
    from hashlib import sha256

    return sha256(f"{digest} {said!r}".encode("utf-8", "backslashreplace")).hexdigest()[: len(digest)]


def _added_files(added: Sequence[Path]) -> dict[str, list[Path]]:
    """The files of each folder, by a name that tells the folders apart wherever they lie."""
    if not added:
        return {}
    from lokcheck.rulebook.folder import files_of

    return {f"{number} {folder.resolve().name}": files_of(folder) for number, folder in enumerate(added)}


def _code() -> list[Path]:
    package = Path(__file__).resolve().parent.parent
    return sorted(
        path for name in ("rulebook", "facts", "model", "law", "engine") for path in (package / name).glob("*.py")
    )


def build(root: Path, added: Sequence[Path] = (), changed: "Sequence[Override]" = ()) -> dict[str, Any]:
    """Return the parts of the rulebook in ``root``, with ``added`` and ``changed``, as plain data. Raises RuleError."""
    from lokcheck.engine import clips_text, durable_text
    from lokcheck.facts.schema import fact_types
    from lokcheck.law.register import load_register
    from lokcheck.model.kinds import KINDS
    from lokcheck.places import load_places
    from lokcheck.rulebook.compiler import compile_kind
    from lokcheck.rulebook.dated import parameter_topics
    from lokcheck.rulebook.load import KnownLaw, load_rules
    from lokcheck.rulebook.runnable import check_runnable

    register = load_register(root / "law")
    places = load_places(root / "places")
    topics: dict[str, frozenset[str]] = {}
    for provision in register.provisions:
        topics[provision.topic] = topics.get(provision.topic, frozenset()) | set(provision.keywords)
    known = frozenset(p.id for p in register.provisions) | {i.id for i in register.instruments}
    loaded = load_rules(root, KnownLaw(topics, known), added, changed)
    tables = loaded.tables
    pairs = [(item.rule, item.body) for item in loaded.rules]
    types = fact_types()
    numbers = {name: int(periods[-1].value) for name, periods in tables.parameters.items()}
    compiled = [compile_kind(kind, pairs, types, numbers, asked) for kind in KINDS for asked in ("check", "revision")]
    by_kind = {program.kind: program for program in compiled}
    check_runnable(by_kind.values(), {item.rule.id: item.place for item in loaded.rules})
    data = {item.rule.id: item.rule.to_data() for item in loaded.rules}
    waiver_rules = {rule.id: rule.to_data() for rule in loaded.waiver_rules}
    meta = {
        "order": [item.rule.id for item in loaded.rules if item.rule.asked == "check"],
        "revision": [item.rule.id for item in loaded.rules if item.rule.asked == "revision"],
        "waiver_order": list(waiver_rules),
        "topics": [[topic.id, topic.name] for topic in loaded.topics],
        "parameters": {name: [_period(p) for p in periods] for name, periods in tables.parameters.items()},
        "measures": [[m.name, m.operator, _term(m.left), _term(m.right)] for m in tables.measures],
        "severity": tables.severity,
        "validity": {
            f"rule:{item.rule.id}": [None, item.rule.valid.start, item.rule.valid.end]
            for item in loaded.rules if item.rule.valid is not None
        } | {topic: _period(period) for topic, period in parameter_topics(tables.parameters).items()},
        "terms": tables.terms,
        "changes": [[change.what, change.target, change.folder, change.text] for change in loaded.changes],
        "removed": [[item.id, item.successor, item.on, item.reason] for item in loaded.removed],
        "law_says": {name: claim.supported for name, claim in register.claims.items()},
        "outside_region": _outside_region(places),
    }  # fmt: skip
    kinds: dict[str, Any] = {}
    for kind, program in by_kind.items():
        kinds[f"kind-{kind}"] = {"program": program.to_data(), "rules": [data[name] for name in program.rules]}
        kinds[f"patterns-{kind}"] = program.patterns_data()
        kinds[f"durable-{kind}"] = durable_text.prepare(program.program).to_data()
        kinds[f"clips-{kind}"] = clips_text.prepare(program.program).to_data()
    examples = {item.rule.id: item.examples for item in loaded.rules}
    return {"meta": meta, "rules": [*data.values(), *waiver_rules.values()], "examples": examples,
            "law": register.to_data(), "places": places.to_data(), **kinds, **_outlines()}  # fmt: skip


def _outlines() -> dict[str, Any]:
    """The outline of each kind of document; none where this pydantic says something that an outline can not say."""
    from lokcheck.model.kinds import KINDS
    from lokcheck.model.outline import NotUnderstoodError, outlines

    try:
        return {f"outline-{kind}": outline for kind, outline in outlines().items()}
    except NotUnderstoodError:
        return {f"outline-{kind}": None for kind in KINDS}


def _period(period: Any) -> list[Any]:
    return [period.value, period.start, period.end]


def _outside_region(places: Any) -> list[str]:
    """Every name, in lower case, of the municipalities that belong to no region."""
    found = [place for county in places.counties if county.region is None for place in places.municipalities(county)]
    return sorted({name.name.casefold() for place in found for name in (*place.names, *place.aliases)})


def _term(term: Any) -> list[Any] | None:
    return None if term is None else [term.type, dict(term.where), term.value, term.by]
