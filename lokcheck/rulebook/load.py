"""From the folder of the rulebook to checked rules: every fault is an error with file, line and column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lokcheck.errors import Place, RuleError
from lokcheck.facts.fact import DocPath
from lokcheck.facts.schema import document_keys, fact_types
from lokcheck.model.dates import DateSpan
from lokcheck.model.kinds import model_for
from lokcheck.rulebook.body import Body, body_of, check_asked, check_body, law_asked
from lokcheck.rulebook.compiler import is_timed
from lokcheck.rulebook.dated import with_periods
from lokcheck.rulebook.entry import RuleEntry, RuleFile, TopicEntry, Words
from lokcheck.rulebook.files import RuleText, did_you_mean
from lokcheck.rulebook.folder import RuleFolder, read_folders
from lokcheck.rulebook.messages import check_messages
from lokcheck.rulebook.overrides import Override, changed_rules, read_overrides
from lokcheck.rulebook.patterns import Pat, PatternError
from lokcheck.rulebook.removed import check_removed, read_removed
from lokcheck.rulebook.rule import Basis, Change, Period, Removed, Rule, Source, Topic
from lokcheck.rulebook.subsuming import with_subsumed
from lokcheck.rulebook.tables import Tables, read_tables
from lokcheck.rulebook.waiver_rules import NAME, read_waiver_rules
from lokcheck.texts import Text

__all__ = ["KnownLaw", "LoadedRule", "LoadedRules", "load_rules"]


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule with its patterns, its examples, and where it stands."""

    rule: Rule
    body: Body
    examples: dict[str, list[dict[str, Any]]]
    place: Place


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """The rulebook as read: rules in the order of the files, the tables that they use, and what was changed in them."""

    rules: tuple[LoadedRule, ...]
    topics: tuple[Topic, ...]
    tables: Tables
    changes: tuple[Change, ...]
    removed: tuple[Removed, ...]
    waiver_rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """What rules may name of the register: the key words of each topic, and the ids that ``cites`` may hold."""

    topics: Mapping[str, frozenset[str]]
    ids: frozenset[str]


def load_rules(
    folder: Path, law: KnownLaw, added: Sequence[Path] = (), changed: Sequence[Override] = ()
) -> LoadedRules:
    """Return the checked rules of ``folder`` and of the folders that are added to it; ``changed`` on top of both.

    Raises RuleError with the place of the first fault; ConfigError for an added folder that is none.
    """
    folders = read_folders(folder, added)
    overrides = [*read_overrides(folders), *changed]
    tables = read_tables(folders, overrides)
    found = [item for each in folders for item in _rules(each, _Known(tables.parameters, law))]
    removed = [item for each in folders if "removed.yaml" in each.files
               for item in read_removed(each.files["removed.yaml"])]  # fmt: skip
    check_removed(removed, _used_ids(found))
    gone = tuple(item.removed for item in removed)
    subsumed = with_subsumed([item.rule for item in found], {item.rule.id: item.place for item in found})
    rules, changes = changed_rules(subsumed, gone, overrides)
    headings, waiver_rules = read_waiver_rules(folders[0].files.get(NAME))
    return LoadedRules(
        tuple(replace(item, rule=rule) for item, rule in zip(found, rules, strict=True)),
        (*_topics(folders), *headings), tables,
        (*_additions(rules), *tables.changes, *changes), gone, waiver_rules,
    )  # fmt: skip


def _topics(folders: Iterable[RuleFolder]) -> tuple[Topic, ...]:
    """The headings in their order; a folder that is added may use one of the standard, as it is there."""
    topics: dict[str, TopicEntry] = {}
    for folder in folders:
        for read in folder.rule_files:
            entry = read.parse(RuleFile).topic
            topics.setdefault(entry.id, entry)
    return tuple(Topic(entry.id, _text(entry)) for entry in sorted(topics.values(), key=lambda one: one.order))


def _additions(rules: Iterable[Rule]) -> Iterator[Change]:
    """What to tell of the rules of each added folder."""
    origins: dict[str, list[str]] = {}
    for rule in rules:
        if rule.origin:
            origins.setdefault(rule.origin, []).append(rule.id)
    for folder, ids in origins.items():
        names = ", ".join(ids)
        yield Change("added", names, folder, Text(f"tillagda krav: {names}", f"added requirements: {names}"))


@dataclass(frozen=True, slots=True)
class _Known:
    parameters: Mapping[str, tuple[Period, ...]]
    law: KnownLaw


def _rules(folder: RuleFolder, known: _Known) -> Iterator[LoadedRule]:
    for read in folder.rule_files:
        parsed = read.parse(RuleFile)
        for index, entry in enumerate(parsed.rules):
            yield _rule(read, index, entry, known, _Home(parsed.topic.id, folder.name))


@dataclass(frozen=True, slots=True)
class _Home:
    """The heading that a rule is shown under, and the folder that added it."""

    topic: str
    origin: str


def _rule(read: RuleText, index: int, entry: RuleEntry, known: _Known, home: _Home) -> LoadedRule:
    place = read.place(("rules", index, "id"))
    try:
        body = body_of(entry)
        check_body(body, list(entry.applies_to), fact_types(), known.parameters)
        _check_law(entry, body, known.law)
        _check_anchor(entry)
        _check_told(entry)
        check_asked(entry.asked, body)
        check_messages(entry, body, fact_types(), known.parameters)
        body = with_periods(body, known.parameters)
    except PatternError as error:
        text = Text(f"{entry.id}: {error.sv}.", f"{entry.id}: {error.en}.")
        advice = did_you_mean(error.word, error.words)
        raise RuleError(text, read.place(("rules", index, *error.path)), advice) from None
    examples = {word: list(found) for word, found in entry.examples if found}
    return LoadedRule(_made(entry, body, home, place), body, examples, place)


def _check_anchor(entry: RuleEntry) -> None:
    keys = {key for kind in entry.applies_to for key in model_for(kind).model_fields}
    if entry.points_to is not None and entry.points_to not in keys:
        raise PatternError(("points_to",), f"dokumenten har ingen nyckel {entry.points_to!r}",
                           f"the documents have no key {entry.points_to!r}", tuple(keys), entry.points_to)  # fmt: skip


def _check_told(entry: RuleEntry) -> None:
    kinds = tuple(entry.applies_to)
    if entry.told_in is not None and (entry.told_in not in kinds or len(kinds) == 1):
        listed = ", ".join(kinds)
        sv = f"told_in ska vara ett av minst två slags dokument i applies_to, som här är {listed}"
        en = f"told_in must be one of at least two kinds of document in applies_to, which here is {listed}"
        raise PatternError(("told_in",), sv, en, kinds, entry.told_in)


def _check_law(entry: RuleEntry, body: Body, law: KnownLaw) -> None:
    if entry.basis is not None:
        _check_topic(entry.basis.topic, entry.basis.keyword, ("basis",), law)
    for pat, asked in law_asked(body):
        _check_topic(asked.topic, asked.keyword, pat.path, law)
    for index, name in enumerate(entry.cites):
        if name not in law.ids:
            sv, en = f"{name!r} finns inte i lagregistret", f"{name!r} is not in the register of law"
            raise PatternError(("cites", index), sv, en, tuple(law.ids), name)


def _check_topic(topic: str, word: str, path: DocPath, law: KnownLaw) -> None:
    if topic not in law.topics:
        sv, en = f"frågan {topic!r} finns inte i lagregistret", f"the topic {topic!r} is not in the register of law"
        raise PatternError((*path, "topic"), sv, en, tuple(law.topics), topic)
    if word not in ("*", *law.topics[topic]):
        sv, en = f"ingen bestämmelse om {topic} nämner {word!r}", f"no provision on {topic} names {word!r}"
        raise PatternError((*path, "keyword"), sv, en, tuple(law.topics[topic]), word)


def _made(entry: RuleEntry, body: Body, home: _Home, place: Place) -> Rule:
    form = next(name for name in ("require", "forbid", "for_each", "manual") if getattr(entry, name) is not None)
    modality = entry.modality
    periods = [Period(modality)] if isinstance(modality, str) else [
        Period(item.is_, _day(item.from_), _day(item.to, last=True)) for item in modality
    ]  # fmt: skip
    return Rule(
        id=entry.id, topic=home.topic, title=_text(entry.title), asks=_text(entry.asks), remedy=_text(entry.remedy),
        kinds=tuple(entry.applies_to), modality=tuple(periods), form=form,
        messages={word: _text(text) for word, text in entry.message if text is not None},
        sources=tuple(Source(s.ref, s.status) for s in entry.source), checked=str(entry.checked),
        aliases=tuple(entry.aliases), who=_text(entry.who) if entry.who else None,
        modality_by_kind={str(kind): str(word) for kind, word in entry.modality_by_kind.items()},
        basis=Basis(entry.basis.topic, entry.basis.keyword) if entry.basis else None, cites=tuple(entry.cites),
        valid=Period(None, _day(entry.valid.from_), _day(entry.valid.to, last=True)) if entry.valid else None,
        not_applicable=_text(entry.not_applicable) if entry.not_applicable else None,
        some=entry.for_each.some if entry.for_each else "partly",
        empty=entry.for_each.empty if entry.for_each else "not_applicable",
        forbid_grade=entry.forbid.grade if entry.forbid else "not_met",
        subsumes=tuple(entry.subsumes), told_in=entry.told_in or "", judges_expired=entry.judges_expired,
        question=_text(entry.manual.question) if entry.manual else None, waivable=entry.waivable,
        timed=bool(entry.basis or entry.valid or is_timed(body, fact_types())),
        conditional=bool(entry.basis or entry.valid or body.when), anchor=entry.points_to or _anchor(body),
        place=f"{place.file}:{place.line}", origin=home.origin, asked=entry.asked,
    )  # fmt: skip


def _anchor(body: Body) -> str:
    """The key of the document under which what is asked for would stand: of the first pattern that names such a key."""
    keys = document_keys()
    pats = [pat for conjunction, _ in body.conjunctions() for pat in conjunction if not _is_foreign(pat)]
    return next((keys[pat.type] for pat in pats if pat.type in keys), "")


def _is_foreign(pat: Pat) -> bool:
    return any(cond.field == "doc" for cond in pat.conds)


def _text(words: Words) -> Text:
    return Text(words.sv, words.en)


def _day(span: DateSpan | None, last: bool = False) -> str:
    if span is None:
        return ""
    return (span.last if last else span.first).isoformat()


def _used_ids(rules: Iterable[LoadedRule]) -> dict[str, Place]:
    """Return every id and alias with its place. Raises RuleError for one that is used twice."""
    seen: dict[str, Place] = {}
    for loaded in rules:
        for name in (loaded.rule.id, *loaded.rule.aliases):
            if name in seen:
                text = Text(f"{name} finns redan: {seen[name]}", f"{name} is already used: {seen[name]}")
                raise RuleError(text, loaded.place)
            seen[name] = loaded.place
    return seen
