"""One document's part of the report: its head, its requirements, and the law to come."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lokcheck.check.deadlines import deadlines_of
from lokcheck.check.excerpts import Excerpts
from lokcheck.check.law_lines import citation_of, is_new
from lokcheck.check.lines import Lines
from lokcheck.check.told import Teller
from lokcheck.check.wording import message_of
from lokcheck.errors import Place
from lokcheck.facts.dates import end_day, own_day, start_day
from lokcheck.facts.fact import Fact
from lokcheck.judge.judge import Judge
from lokcheck.judge.result import Hit, Judgement, Verdict
from lokcheck.law.records import Provision
from lokcheck.places import Places
from lokcheck.policy.severity import Severity, severity_at_adoption, severity_today
from lokcheck.report.model import BasisLine, DocumentReport, Excerpt, Requirement, Upcoming, VerdictLine
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.sources.documents import DocumentSet, SourceDocument
from lokcheck.sources.positions import place_of
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.model.kinds import Document

__all__ = ["Telling", "report_document"]

_REFORM = "reform."
_SILENT = ("met", "not_applicable")
_NOTHING = Text("", "")
_AGREEMENTS = ("county-agreement", "local-agreement")


class Telling(NamedTuple):
    """How a set is reported: what other findings tell.

    ``brief``: no legal ground, of the evidence the first line, and no words on what is met or does not apply.
    """

    told: Mapping[tuple[str, str], Teller]
    brief: bool = False


def report_document(
    source: SourceDocument,
    members: DocumentSet,
    judgements: Sequence[Judgement],
    judge: Judge,
    as_of: dt.date,
    telling: Telling,
) -> DocumentReport:
    """Return what the report says of ``source``. What others tell still has a weight of its own in it."""
    told = telling.told
    document = source.document
    own = own_day(document)
    made = _Maker(source, Lines(members, judge.rulebook.register), judge, own, as_of, brief=telling.brief)
    upcoming = _upcoming(judge.rulebook, document.kind, as_of)
    return DocumentReport(
        key=source.key, kind=document.kind, title=document.title, file=source.file, sha256=source.sha256,
        county=_county_in_set(document, members, judge.rulebook.places),
        status=document.status.value if document.status else None,
        parties=tuple(party.name for party in document.parties), own_day=own, own_day_is=_own_day_is(document),
        valid_from=start_day(document), valid_to=end_day(document), ended=judge.ended(source, members.documents, as_of),
        requirements=tuple(made.requirement(item, told.get((source.key, item.rule.id))) for item in judgements),
        upcoming=upcoming, id=document.id, deadlines=deadlines_of(source, judge.rulebook, as_of, upcoming),
    )  # fmt: skip


def _county_in_set(document: "Document", members: DocumentSet, places: Places) -> str | None:
    """The county of the document, else that of the documents that it belongs to; a national programme has none."""
    own = _county(document, places)
    if own is not None or document.kind == "programme":
        return own
    found = {_county(other.document, places) for other in members.documents} - {None}
    return found.pop() if len(found) == 1 else None


def _county(document: "Document", places: Places) -> str | None:
    """The county that the document states, else the one in which all its parties lie."""
    if document.county is None:
        found = places.county_of(party.name for party in document.parties)
        return found.name if found else None
    county = places.county(document.county)
    return county.name if county else document.county


def _own_day_is(document: "Document") -> Text | None:
    own = own_day(document)
    if own is None:
        return None
    if own == start_day(document) and not any(a.date and a.date.last == own for a in document.adoptions):
        return Text("gäller från", "applies from")
    if any(s.date and s.date.last == own for s in document.signatures):
        return Text("undertecknad", "signed")
    if any(d.role == "issued" and d.date.last == own for d in document.dates):
        return Text("utfärdad", "issued")
    if any(d.role == "content" and d.date.last == own for d in document.dates):
        return Text("enligt innehållet", "by its content")
    return Text("antagen", "adopted")


class _Maker:
    """Makes the requirements of one document."""

    def __init__(
        self,
        source: SourceDocument,
        lines: Lines,
        judge: Judge,
        own: dt.date | None,
        as_of: dt.date,
        *,
        brief: bool,
    ) -> None:
        self._source, self._lines, self._judge, self._own, self._as_of = source, lines, judge, own, as_of
        self._brief, self._excerpts = brief, Excerpts(source)

    def requirement(self, judgement: Judgement, told: Teller | None) -> Requirement:
        rule, kind = judgement.rule, self._source.document.kind
        table = self._judge.rulebook.severity
        modality = rule.modality_on(self._as_of, kind)
        then = rule.modality_on(self._own, kind) if self._own else modality
        weight = severity_today(judgement, modality, table)
        today = self._verdict(rule, judgement.today, self._as_of, weight)
        adoption = None
        if judgement.at_adoption is not None and self._own is not None:
            weight = severity_at_adoption(judgement, then, table)
            adoption = self._verdict(rule, judgement.at_adoption, self._own, weight)
        place, excerpt = self._place(judgement, today)
        return Requirement(
            rule=rule.id, title=rule.title, topic=rule.topic, document=self._source.key, modality=modality,
            at_adoption=adoption, today=today, changed_on=judgement.changed_on, is_update=judgement.is_update,
            file=place.file, line=place.line, column=place.column,
            basis=() if self._brief else tuple(self._basis(rule)), asks=rule.asks,
            remedy=rule.remedy, who=rule.who, question=rule.question, was_read=rule.was_read,
            sources=tuple(item.ref for item in rule.sources), aliases=rule.aliases,
            reported_by=told.rule if told else None,
            reported_in=told.document if told and told.document != self._source.key else None,
            excerpt=excerpt,
        )  # fmt: skip

    def _verdict(self, rule: Rule, verdict: Verdict, day: dt.date, severity: Severity | None) -> VerdictLine:
        most = 1 if self._brief else None
        failing = self._lines.of(verdict.failing, day, most=most)
        stated = (fact for hit in verdict.hits for fact in _stated(hit))
        evidence = self._lines.of(stated, day, most=most) if most is None or not failing else ()
        silent = self._brief and verdict.outcome in _SILENT
        message = _NOTHING if silent else message_of(rule, verdict, self._judge.rulebook, day)
        return VerdictLine(verdict.outcome, day, message, severity, evidence, failing)

    def _place(self, judgement: Judgement, today: VerdictLine) -> tuple[Place, Excerpt | None]:
        """Where to look: at what failed, else what matched, else where what is missing would stand."""
        line = next(iter((*today.failing, *today.evidence)), None)
        wanted = today.severity is not None and not self._brief
        if line is not None and line.file == self._source.file:
            return Place(line.file, line.line, line.column), self._excerpts.at(line.path) if wanted else None
        path = (judgement.rule.anchor,) if judgement.rule.anchor else ()
        place = place_of(self._source, path, key=True)
        return place, self._excerpts.at(path, key=True) if wanted else None

    def _basis(self, rule: Rule) -> Iterator[BasisLine]:
        register = self._judge.rulebook.register
        if rule.basis is not None:
            word = None if rule.basis.keyword == "*" else rule.basis.keyword
            now = register.in_force(self._as_of, rule.basis.topic, word)
            then = register.in_force(self._own, rule.basis.topic, word) if self._own else []
            for provision in dict.fromkeys([*then, *now]):
                when = "both" if provision in now and provision in then else "today" if provision in now else "adoption"
                yield self._line(provision, when)
        for name in rule.cites:
            cited = register.provision(name)
            if cited is not None:
                yield self._line(cited, "background")

    def _line(self, provision: Provision, when: str) -> BasisLine:
        citation = citation_of(provision, self._judge.rulebook.register)
        return BasisLine(provision.id, citation, provision.url, provision.valid_from, provision.valid_to,
                         provision.modality, provision.confidence, when)  # type: ignore[arg-type]  # fmt: skip


@lru_cache(maxsize=64)
def _upcoming(rulebook: Rulebook, kind: str, as_of: dt.date) -> tuple[Upcoming, ...]:
    """Return the provisions to come on what the rules on documents of ``kind`` rest on: the same for all of them."""
    return tuple(_to_come(rulebook, kind, as_of))


def _to_come(rulebook: Rulebook, kind: str, as_of: dt.date) -> Iterator[Upcoming]:
    program, register = rulebook.program(kind), rulebook.register
    topics = {basis.topic for basis in program.topics}
    rules = [rulebook.rule(name) for name in program.rules]
    for provision in register.upcoming(as_of):
        if provision.topic in topics or (kind in _AGREEMENTS and provision.topic.startswith(_REFORM)):
            affected = tuple(rule.id for rule in rules if rule.basis and rule.basis.topic == provision.topic)
            assert provision.valid_from is not None
            citation = citation_of(provision, register)
            news = provision.text if is_new(provision, register) else provision.adds or provision.text
            yield Upcoming(provision.valid_from, citation, news, provision.url, affected)


def _stated(hit: Hit) -> Iterator[Fact]:
    """The facts of a hit that a document states: not the moments and provisions that it was asked about.

    A number stands where what it measures stands, so it is only named where nothing else is.
    """
    stated = [fact for fact in hit.facts.values() if fact.path]
    yield from [fact for fact in stated if fact.type != "measure"] or stated
