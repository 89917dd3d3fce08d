"""Which documents rest on a provision: those that cite it, and those with a requirement that it is the ground of."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lokcheck.audit.provisions import Cited, cited
from lokcheck.audit.record import Audited, Failed, Record, Row
from lokcheck.check.law_lines import citation_of, is_new
from lokcheck.law.citation import resolve
from lokcheck.law.describe import describe
from lokcheck.law.records import Citation, Provision, Standing
from lokcheck.law.register import Register
from lokcheck.report.words import SEVERITY_ORDER
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Text

__all__ = ["Affected", "Change", "Impact", "Mention", "Resting", "impact"]


class Change(NamedTuple):
    """A version of the provision: from when it applies, and what it brought."""

    day: dt.date
    citation: str
    news: Text
    coming: bool


class Mention(NamedTuple):
    """A citation in a document. ``whole``: of the act, where a section of it was asked about."""

    text: str
    line: int
    whole: bool
    historical: bool
    """The document says itself that it tells of earlier law."""


class Resting(NamedTuple):
    """A requirement that the provision is the ground of, and what became of it in a document."""

    rule: str
    title: Text
    remedy: Text
    row: Row


class Affected(NamedTuple):
    """A document that rests on the provision."""

    document: Audited
    mentions: tuple[Mention, ...]
    resting: tuple[Resting, ...]

    @property
    def failing(self) -> tuple[Resting, ...]:
        """The requirements that weigh something today."""
        return tuple(item for item in self.resting if item.row.severity and not item.row.waived)


class Impact(NamedTuple):
    """The answer. ``replaced_by``: what stands in the provision's place, by name, since when."""

    name: Text
    url: str | None
    standing: Standing
    since: dt.date | None
    until: dt.date | None
    as_of: dt.date
    replaced_by: tuple[tuple[Text, dt.date | None], ...]
    changes: tuple[Change, ...]
    rules: tuple[str, ...]
    """The requirements of the rulebook that it is the ground of."""
    affected: tuple[Affected, ...]
    documents: int
    """How many documents were looked at."""
    failures: tuple[Failed, ...]

    @property
    def coming(self) -> Change | None:
        """The next change; None where none is known."""
        return next((change for change in self.changes if change.coming), None)


def impact(text: str, records: Iterable[Record], rulebook: Rulebook, as_of: dt.date) -> Impact:
    """Return what rests on the provision or act that ``text`` cites, among ``records`` (which must have their facts).

    Raises UsageError, with the nearest known citation, for one that the register does not hold.
    """
    register = rulebook.register
    asked = cited(text, register)
    answer = describe(text, register, as_of)
    ground = [rule for rule in rulebook.rules() if rule.off is None and _rests_on(rule, asked, register)]
    finding = _Finding(asked, {rule.id: rule for rule in ground}, register)
    found, failures, number = [], [], 0
    for record in records:
        if isinstance(record, Failed):
            failures.append(record)
            continue
        number += 1
        affected = finding.of(record)
        if affected is not None:
            found.append(affected)
    followers = tuple((named.name, named.since) for named in answer.replaced_by)
    return Impact(answer.name, answer.url, answer.state.state, answer.state.since, answer.state.until, as_of, followers,
                  tuple(_changes(asked, register, as_of)), tuple(finding.rules), tuple(sorted(found, key=_order)),
                  number, tuple(failures))  # fmt: skip


def _rests_on(rule: Rule, asked: Cited, register: Register) -> bool:
    """Whether a version of what is asked about is, or was, the ground of ``rule``."""
    wanted = {one.id for one in asked.provisions(register)} | ({asked.instrument.id} if not asked.versions else set())
    if wanted & {*rule.cites}:
        return True
    if rule.basis is None:
        return False
    word = rule.basis.keyword
    return any(one.topic == rule.basis.topic and (word == "*" or word in one.keywords)
               for one in asked.provisions(register))  # fmt: skip


def _changes(asked: Cited, register: Register, as_of: dt.date) -> Iterator[Change]:
    """Yield the versions of the provision and those that followed it, also in other acts, in order of time."""
    versions: dict[str, Provision] = {}
    for one in asked.provisions(register):
        for version in (one, *register.successors(one)):
            versions[version.id] = version
    seen: set[tuple[dt.date, str]] = set()
    for version in sorted(versions.values(), key=lambda one: str(one.valid_from or "")):
        if version.valid_from is None or (version.valid_from, version.text.sv) in seen:
            continue
        seen.add((version.valid_from, version.text.sv))
        news = version.text if is_new(version, register) else version.adds or version.text
        yield Change(version.valid_from, citation_of(version, register), news, version.valid_from > as_of)


class _Finding:
    """Looks at one document after the other."""

    def __init__(self, asked: Cited, rules: dict[str, Rule], register: Register) -> None:
        self.rules, self._asked, self._register = rules, asked, register

    def of(self, record: Audited) -> Affected | None:
        """Return how ``record`` rests on the provision; None where it does not."""
        mentions = tuple(self._mentions(record))
        resting = tuple(
            Resting(row.rule, self.rules[row.rule].title, self.rules[row.rule].remedy, row)
            for row in record.rows
            if row.rule in self.rules and row.today != "not_applicable"
        )
        return Affected(record, mentions, resting) if mentions or resting else None

    def _mentions(self, record: Audited) -> Iterator[Mention]:
        for fact in record.facts:
            if fact.type != "citation":
                continue
            text = str(fact.data["text"])
            whole = [self._hit(citation, record.own_day) for citation in self._register.citations(text)]
            hits = [hit for hit in whole if hit is not None]
            if hits:
                yield Mention(text, fact.line, all(hits), fact.data.get("historical") == "yes")

    def _hit(self, citation: Citation, written: dt.date | None) -> bool | None:
        """Return whether ``citation`` is of the act as a whole (True) or the place (False); None for another."""
        asked = self._asked
        meant = resolve(citation, self._register, written or dt.date.max)
        if meant.instrument is None or meant.instrument.id != asked.instrument.id:
            return None
        if not asked.versions:
            return False
        if not citation.sections:
            return True
        place = asked.citation
        same = citation.chapter == place.chapter and bool({*citation.sections} & {*place.sections})
        return False if same else None


def _order(affected: Affected) -> tuple[int, int, str, str]:
    """The gravest first, then those that cite it."""
    levels = [SEVERITY_ORDER.index(item.row.severity) for item in affected.failing if item.row.severity]
    document = affected.document
    return min(levels, default=len(SEVERITY_ORDER)), -len(affected.mentions), document.county or "", document.file
