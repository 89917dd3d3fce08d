"""Which documents rest on a provision: those that cite it, and those with a requirement that it is the ground of."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lokcheck.audit.impact.changes import Change, changes_of, next_day
from lokcheck.audit.impact.mentions import Mention, Mentions
from lokcheck.audit.provisions import Cited, cited
from lokcheck.audit.record import Audited, Failed, Record, Row
from lokcheck.law.describe import describe
from lokcheck.law.records import Standing
from lokcheck.law.register import Register
from lokcheck.report.words import SEVERITY_ORDER
from lokcheck.rulebook.book import Rulebook
from lokcheck.rulebook.rule import Rule
from lokcheck.sources.words import natural
from lokcheck.texts import Text

__all__ = ["Affected", "Document", "Impact", "Later", "Question", "Resting", "impact", "later"]


class Resting(NamedTuple):
    """A requirement that the provision is the ground of, and what became of it in a document."""

    rule: str
    title: Text
    remedy: Text
    row: Row

    @property
    def fails(self) -> bool:
        """Whether it weighs something, and nobody has waived it."""
        return self.row.severity is not None and not self.row.waived


class Document(NamedTuple):
    """A document, without what it states: an answer on ten thousand of them must fit in memory."""

    key: str
    file: str
    title: str
    kind: str
    county: str | None
    own_day: dt.date | None
    valid_to: dt.date | None
    ended: Text | None


class Affected(NamedTuple):
    """A document that rests on the provision. ``number``: its place in the answer, from 1."""

    number: int
    document: Document
    mentions: tuple[Mention, ...]
    resting: tuple[Resting, ...]
    awaited: tuple[Resting, ...]
    """Requirements that weigh something from the next change, and not before it."""

    @property
    def failing(self) -> tuple[Resting, ...]:
        """The requirements that weigh something today, the gravest first."""
        return tuple(sorted((item for item in self.resting if item.fails), key=_gravity))


class Question(NamedTuple):
    """What is asked: what the citation means, how it changes, and which requirements of the rulebook it grounds."""

    text: str
    asked: Cited
    changes: tuple[Change, ...]
    rules: Mapping[str, Rule]
    register: Register
    as_of: dt.date

    @property
    def next_day(self) -> dt.date | None:
        """The day of the next change; None where none is known."""
        return next_day(self.changes)

    @classmethod
    def on(cls, text: str, rulebook: Rulebook, as_of: dt.date) -> "Question":
        """Return the question on ``text``. Raises UsageError, with the nearest known citation, for an unknown one."""
        register = rulebook.register
        asked = cited(text, register)
        ground = [rule for rule in rulebook.rules() if rule.off is None and _rests_on(rule, asked, register)]
        rules = {rule.id: rule for rule in sorted(ground, key=lambda rule: natural(rule.id))}
        return cls(text, asked, changes_of(asked, register, as_of), rules, register, as_of)


class Later(NamedTuple):
    """What weighs something on the day of the next change, by document and requirement."""

    day: dt.date
    rows: Mapping[str, Mapping[str, Row]]


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
    rules: tuple[tuple[str, Text], ...]
    """The requirements of the rulebook that it is the ground of, with their titles, in the order of their ids."""
    affected: tuple[Affected, ...]
    documents: int
    """How many documents were looked at."""
    failures: tuple[Failed, ...]
    judged_on: dt.date | None
    """The day of the next change, where the documents were judged on it too."""

    @property
    def coming(self) -> Change | None:
        """The next change; None where none is known."""
        return next((change for change in self.changes if change.coming), None)


def later(question: Question, records: Iterable[Record], day: dt.date) -> Later:
    """Return what of the question's requirements weighs something in ``records``, which were judged on ``day``."""
    found = {}
    for record in records:
        if isinstance(record, Audited):
            rows = {row.rule: row for row in record.rows if row.rule in question.rules and row.severity is not None}
            if rows:
                found[record.key] = rows
    return Later(day, found)


def impact(question: Question, records: Iterable[Record], then: Later | None = None) -> Impact:
    """Return what rests on what is asked about, among ``records`` (which must have their facts).

    ``then``: what the same documents lack on the day of the next change.
    """
    finding = _Finding(question, then)
    found, failures, number = [], [], 0
    for record in records:
        if isinstance(record, Failed):
            failures.append(record)
            continue
        number += 1
        affected = finding.of(record)
        if affected is not None:
            found.append(affected)
    found.sort(key=_order)
    answer = describe(question.text, question.register, question.as_of)
    return Impact(
        answer.name, answer.url, answer.state.state, answer.state.since, answer.state.until, question.as_of,
        tuple((named.name, named.since) for named in answer.replaced_by), question.changes,
        tuple((rule.id, rule.title) for rule in question.rules.values()),
        tuple(one._replace(number=at) for at, one in enumerate(found, 1)), number, tuple(failures),
        then.day if then else None,
    )  # fmt: skip


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


class _Finding:
    """Looks at one document after the other."""

    def __init__(self, question: Question, then: Later | None) -> None:
        self._rules, self._then = question.rules, then.rows if then else {}
        self._mentions = Mentions(question.asked, question.register, question.as_of)

    def of(self, record: Audited) -> Affected | None:
        """Return how ``record`` rests on the provision; None where it does not."""
        mentions = self._mentions.of(record)
        resting = self._resting(row for row in record.rows if row.today != "not_applicable")
        awaited = self._resting(self._new_later(record))
        if not (mentions or resting or awaited):
            return None
        document = Document(record.key, record.file, record.title, record.kind, record.county, record.own_day,
                            record.valid_to, record.ended)  # fmt: skip
        return Affected(0, document, mentions, resting, awaited)

    def _resting(self, rows: Iterable[Row]) -> tuple[Resting, ...]:
        known = ((self._rules.get(row.rule), row) for row in rows)
        found = [Resting(row.rule, rule.title, rule.remedy, row) for rule, row in known if rule is not None]
        return tuple(sorted(found, key=lambda item: natural(item.rule)))

    def _new_later(self, record: Audited) -> Iterator[Row]:
        """Yield what weighs something on the day of the next change, and weighs less today."""
        today = {row.rule: row.severity for row in record.rows}
        for rule, row in self._then.get(record.key, {}).items():
            if not row.waived and (today.get(rule) is None or _rank(row.severity) < _rank(today[rule])):
                yield row


def _rank(severity: str | None) -> int:
    return SEVERITY_ORDER.index(severity) if severity in SEVERITY_ORDER else len(SEVERITY_ORDER)


def _gravity(item: Resting) -> tuple[int, object]:
    return _rank(item.row.severity), natural(item.rule)


def _order(affected: Affected) -> tuple[object, ...]:
    """The gravest first, those with the same faults together, then what grows worse, then those that cite it."""
    now = min((_rank(item.row.severity) for item in affected.failing), default=len(SEVERITY_ORDER))
    then = min((_rank(item.row.severity) for item in affected.awaited), default=len(SEVERITY_ORDER))
    document = affected.document
    faults = tuple(item.rule for item in (*affected.failing, *affected.awaited))
    return now, then, faults, -len(affected.mentions), document.kind, document.county or "", document.file
