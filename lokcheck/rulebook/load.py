"""From the folder of the rulebook to checked rules: every fault is an error with file, line and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lokcheck.errors import Place, RuleError
from lokcheck.facts.fact import DocPath
from lokcheck.facts.measures import OPERATORS, Measure, Term
from lokcheck.facts.schema import document_keys, fact_types
from lokcheck.model.dates import DateSpan
from lokcheck.model.kinds import model_for
from lokcheck.rulebook.body import Body, body_of, check_body, law_asked
from lokcheck.rulebook.compiler import is_timed
from lokcheck.rulebook.entry import (
    MeasureFile,
    OutdatedTermFile,
    ParameterFile,
    RuleEntry,
    RuleFile,
    SeverityFile,
    TermEntry,
    Words,
)
from lokcheck.rulebook.files import RuleText, did_you_mean
from lokcheck.rulebook.messages import check_messages
from lokcheck.rulebook.patterns import Pat, PatternError
from lokcheck.rulebook.rule import Basis, Period, Rule, Source, Topic
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
    """The rulebook as read: rules in the order of the files, and the tables that they use."""

    rules: tuple[LoadedRule, ...]
    topics: tuple[Topic, ...]
    parameters: dict[str, int]
    parameter_texts: dict[str, Text]
    measures: tuple[Measure, ...]
    severity: dict[str, dict[str, str]]
    terms: dict[str, str | None]
    """Words that can be outdated, in lower case, and the day from which each is."""


@dataclass(frozen=True, slots=True)
class KnownLaw:
    """What rules may name of the register: the key words of each topic, and the ids that ``cites`` may hold."""

    topics: Mapping[str, frozenset[str]]
    ids: frozenset[str]


def load_rules(folder: Path, law: KnownLaw) -> LoadedRules:
    """Return the checked rules of ``folder``. Raises RuleError with the place of the first fault."""
    files = {path.name: RuleText.read(path) for path in sorted(folder.glob("*.yaml"))}
    params = files.pop("parameters.yaml").parse(ParameterFile) if "parameters.yaml" in files else None
    numbers = {p.name: p.values[-1].value for p in params.parameters} if params else {}
    texts = {p.name: _text(p.text) for p in params.parameters} if params else {}
    measures = tuple(_measures(files.pop("measures.yaml"))) if "measures.yaml" in files else ()
    severity = files.pop("severity.yaml").parse(SeverityFile) if "severity.yaml" in files else None
    table = {str(name): row.model_dump() for name, row in severity.severity.items()} if severity else {}
    terms = dict(_terms(files.pop("terms.yaml"))) if "terms.yaml" in files else {}
    rules: list[LoadedRule] = []
    topics: dict[str, Topic] = {}
    for read in files.values():
        parsed = read.parse(RuleFile)
        topics.setdefault(parsed.topic.id, Topic(parsed.topic.id, _text(parsed.topic)))
        for index, entry in enumerate(parsed.rules):
            rules.append(_rule(read, index, entry, parsed.topic.id, _Known(numbers, law)))
    _refuse_double_ids(rules)
    return LoadedRules(tuple(rules), tuple(topics.values()), numbers, texts, measures, table, terms)


@dataclass(frozen=True, slots=True)
class _Known:
    parameters: dict[str, int]
    law: KnownLaw


def _rule(read: RuleText, index: int, entry: RuleEntry, topic: str, known: _Known) -> LoadedRule:
    place = read.place(("rules", index, "id"))
    try:
        body = body_of(entry)
        check_body(body, list(entry.applies_to), fact_types(), known.parameters)
        _check_law(entry, body, known.law)
        _check_anchor(entry)
        check_messages(entry, body, fact_types(), known.parameters)
    except PatternError as error:
        text = Text(f"{entry.id}: {error.sv}.", f"{entry.id}: {error.en}.")
        advice = did_you_mean(error.word, error.words)
        raise RuleError(text, read.place(("rules", index, *error.path)), advice) from None
    examples = {word: list(found) for word, found in entry.examples if found}
    return LoadedRule(_made(entry, body, topic, place), body, examples, place)


def _check_anchor(entry: RuleEntry) -> None:
    keys = {key for kind in entry.applies_to for key in model_for(kind).model_fields}
    if entry.points_to is not None and entry.points_to not in keys:
        raise PatternError(("points_to",), f"dokumenten har ingen nyckel {entry.points_to!r}",
                           f"the documents have no key {entry.points_to!r}", tuple(keys), entry.points_to)  # fmt: skip


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


def _made(entry: RuleEntry, body: Body, topic: str, place: Place) -> Rule:
    form = next(name for name in ("require", "forbid", "for_each", "manual") if getattr(entry, name) is not None)
    modality = entry.modality
    periods = [Period(modality)] if isinstance(modality, str) else [
        Period(item.is_, _day(item.from_), _day(item.to, last=True)) for item in modality
    ]  # fmt: skip
    return Rule(
        id=entry.id, topic=topic, title=_text(entry.title), asks=_text(entry.asks), remedy=_text(entry.remedy),
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
        subsumes=tuple(entry.subsumes), judges_expired=entry.judges_expired,
        question=_text(entry.manual.question) if entry.manual else None,
        timed=bool(entry.basis or entry.valid or is_timed(body, fact_types())),
        conditional=bool(entry.basis or entry.valid or body.when), anchor=entry.points_to or _anchor(body),
        place=f"{place.file}:{place.line}",
    )  # fmt: skip


def _anchor(body: Body) -> str:
    """The key of the document under which what is asked for would stand: of the first pattern that names such a key."""
    keys = document_keys()
    pats = [pat for conjunction, _ in body.conjunctions() for pat in conjunction if not _is_foreign(pat)]
    return next((keys[pat.type] for pat in pats if pat.type in keys), "")


def _is_foreign(pat: Pat) -> bool:
    return any(cond.field == "doc" for cond in pat.conds)


def _measures(read: RuleText) -> Iterator[Measure]:
    types = fact_types()
    for index, entry in enumerate(read.parse(MeasureFile).measures):
        if entry.operator not in OPERATORS:
            text = Text(f"okänd operator {entry.operator!r}.", f"unknown operator {entry.operator!r}.")
            raise RuleError(text, read.place(("measures", index, "operator")), did_you_mean(entry.operator, OPERATORS))
        for side in (entry.left, entry.right):
            if side is not None:
                unknown = _unknown(side, types)
                if unknown:
                    raise RuleError(Text(f"okänt: {unknown}", f"unknown: {unknown}"), read.place(("measures", index)))
        yield Measure(entry.name, entry.operator, _term(entry.left), _term(entry.right) if entry.right else None)


def _terms(read: RuleText) -> Iterator[tuple[str, str | None]]:
    """Every form of every word; two entries for one form would make the last one win unseen."""
    seen: set[str] = set()
    for index, entry in enumerate(read.parse(OutdatedTermFile).terms):
        for form in (entry.term, *entry.forms):
            if form.casefold() in seen:
                text = Text(f"{form!r} står på flera ställen.", f"{form!r} stands in several places.")
                raise RuleError(text, read.place(("terms", index, "term")))
            seen.add(form.casefold())
            yield form.casefold(), _day(entry.outdated_from) or None


def _unknown(term: TermEntry, types: Mapping[str, Any]) -> str | None:
    if term.type not in types:
        return term.type
    fields = {"fid", *types[term.type].fields}
    named = [*term.where, term.value, *([term.by] if term.by else [])]
    return next((f"{term.type}.{name}" for name in named if name not in fields), None)


def _term(entry: TermEntry) -> Term:
    return Term(entry.type, dict(entry.where), entry.value, entry.by)


def _text(words: Words) -> Text:
    return Text(words.sv, words.en)


def _day(span: DateSpan | None, last: bool = False) -> str:
    if span is None:
        return ""
    return (span.last if last else span.first).isoformat()


def _refuse_double_ids(rules: list[LoadedRule]) -> None:
    seen: dict[str, Place] = {}
    for loaded in rules:
        for name in (loaded.rule.id, *loaded.rule.aliases):
            if name in seen:
                text = Text(f"{name} finns redan: {seen[name]}", f"{name} is already used: {seen[name]}")
                raise RuleError(text, loaded.place)
            seen[name] = loaded.place
