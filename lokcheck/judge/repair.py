"""The smallest addition that turns a finding into 'met': drafted, judged again, and offered only if it does.

Drafts come from the rule's alternatives, those that lack least first, and where none of them helps from the rule's own
examples. What was judged and did not help is never offered. Imported only when somebody asks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from lokcheck.facts.derive import SetDocument
from lokcheck.facts.fact import DocPath
from lokcheck.facts.timed import Moment
from lokcheck.judge.additions import Draft, Setting, drafts_against, drafts_for
from lokcheck.judge.changes import Change, Data, applied, changes_between, merged, size_of, smaller
from lokcheck.judge.homes import homes
from lokcheck.judge.judge import CHECK, Case, Judge
from lokcheck.judge.result import Judgement, Verdict
from lokcheck.judge.trace import Trace, Way, outcome_of, ways_of
from lokcheck.model.kinds import Document, model_for
from lokcheck.model.record import as_model

__all__ = ["Change", "Repair", "repair"]

_TRIES = 24
_ROUNDS = 6
_DEEPEST = 3
_SMALLER = 40


@dataclass(frozen=True, slots=True)
class Repair:
    """An addition after which the requirement is met.

    ``free`` are the paths whose value is a placeholder or a choice of ours; where ``exemplary``, all words are those of
    the rulebook's example. ``worse`` and ``better`` are the other requirements that are findings after it and were not
    before, and the other way round.
    """

    changes: tuple[Change, ...]
    free: frozenset[DocPath]
    exemplary: bool
    worse: tuple[str, ...]
    better: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Changed:
    """A document of the set after a change."""

    key: str
    document: Document
    resolved: Mapping[DocPath, str]
    personal: Sequence[DocPath]


def repair(
    judge: Judge, source: SetDocument, others: Sequence[SetDocument], found: Trace,
    known: Sequence[Judgement] | None = None,
) -> Repair | None:  # fmt: skip
    """Return the smallest addition to ``source`` that turns the finding of ``found`` into 'met' on its day.

    ``known`` are the judgements on ``source`` that day, where somebody has them. None where the requirement is no
    finding on that day, or where nothing that was tried helps.
    """
    return _Search(judge, source, others, found, known).best() if found.judgement.today.is_fault else None


class _Search:
    """Drafts for one finding, and what they were judged to be."""

    def __init__(
        self, judge: Judge, source: SetDocument, others: Sequence[SetDocument], found: Trace,
        known: Sequence[Judgement] | None,
    ) -> None:  # fmt: skip
        self._judge, self._source, self._others, self._found, self._known = judge, source, others, found, known
        self._rule, self._day = found.judgement.rule, found.today.day
        self._last: tuple[Data, Case | None] = {}, None
        self._start: Data = as_model(source.document).model_dump(mode="json", exclude_unset=True)

    def best(self) -> Repair | None:
        """Return the first draft that helps: the trace foretells what a draft will be, and the engine decides."""
        if self._is_said():
            return None
        for draft in self._drafts():
            if self._promises(draft.data):
                offer = self._offer(self._trimmed(draft.data), draft.free, exemplary=False)
                if offer is not None:
                    return offer
        for data in self._exemplary():
            if offer := self._offer(data, frozenset(), exemplary=True):
                return offer
        return None

    def _is_said(self) -> bool:
        """Whether the text says what is forbidden in so many words: then nothing that is added takes it back."""
        known = homes(self._source.document.kind)
        return any(
            way.succeeded and all(not s.pattern.negated and s.pattern.type in known for s in way.steps)
            for way in self._found.today.of("hit", "bad")
        )

    def _drafts(self) -> Iterable[Draft]:
        today = self._found.today
        if self._rule.form == "forbid":
            return self._against(self._start, today.ways, _DEEPEST)
        if today.verdict.failing:
            return self._for_items([item.fid for item in today.verdict.failing])
        return self._ordered([way for way in today.of("hit", "met") if way.item is None], self._start)[:_TRIES]

    def _ordered(self, ways: Iterable[Way], data: Data) -> list[Draft]:
        """Return the drafts of ``ways``: fewest missing premises first, then the least to write, then by the rule."""
        setting = self._setting(data)
        drafts = [(way.missing, size_of(changes_between(data, draft.data)), draft)
                  for way in ways for draft in drafts_for(way, setting)]  # fmt: skip
        return [draft for *_, draft in sorted(drafts, key=lambda entry: entry[:2])]

    def _setting(self, data: Data) -> Setting:
        book = self._judge.rulebook
        kind: str = self._source.document.kind
        return Setting(self._source.key, kind, data, self._day, book.measures, book.register)

    def _for_items(self, failing: Sequence[str]) -> Iterator[Draft]:
        """Yield drafts that say for every item what it lacks; an item that still fails gets its next draft."""
        ways: dict[str, list[Way]] = {fid: [] for fid in failing}
        for way in self._found.today.of("hit", "met"):
            if way.item is not None and way.item.fid in ways:
                ways[way.item.fid].append(way)
        turn = dict.fromkeys(failing, 0)
        for _ in range(_ROUNDS):
            data, free = self._start, frozenset[DocPath]()
            for fid in failing:
                drafts = self._ordered(ways[fid], data)
                if turn[fid] >= len(drafts):
                    return
                data, free = drafts[turn[fid]].data, free | drafts[turn[fid]].free
            yield Draft(data, free)
            verdict = self._foretold(data)
            still = {item.fid for item in verdict.failing} if verdict else set(failing)
            turn = {fid: number + (fid in still) for fid, number in turn.items()}

    def _against(self, data: Data, ways: Sequence[Way], depth: int) -> Iterator[Draft]:
        """Yield drafts that break the absences on which what is forbidden rests, one after the other."""
        bad = next((way for way in ways if way.emission.grade == "bad" and way.succeeded), None)
        if bad is None or not depth:
            return
        drafts = list(drafts_against(bad, self._setting(data)))
        yield from drafts
        for draft in drafts:
            deeper = self._ways(draft.data)
            if deeper:
                yield from (Draft(d.data, d.free | draft.free) for d in self._against(draft.data, deeper, depth - 1))

    def _exemplary(self) -> Iterator[Data]:
        """Yield the document with what it needs of an example that is met, without what it does not need."""
        keys = model_for(self._source.document.kind).model_fields
        for fragment in self._judge.rulebook.examples(self._rule.id).get("met", ()):
            said = [key for key in fragment if not key.startswith("_")]
            if "_set" not in fragment and all(key in keys for key in said):
                full = self._plain(merged(self._start, fragment))
                if full is not None and self._promises(full):
                    yield self._least(changes_between(self._start, full))

    def _trimmed(self, data: Data) -> Data:
        """Return the document without those of several changes that it does not take."""
        changes = every = changes_between(self._start, data)
        for change in changes[:_SMALLER] if len(changes) > 1 else ():
            fewer = tuple(one for one in changes if one is not change)
            if fewer and self._promises(applied(self._start, fewer)):
                changes = fewer
        return data if changes is every else applied(self._start, changes)

    def _least(self, changes: tuple[Change, ...]) -> Data:
        """Return the document with as few of ``changes`` as are enough."""
        tries, shrunk = _SMALLER, True
        while shrunk and tries:
            shrunk = False
            for fewer in smaller(changes):
                if not tries:
                    break
                tries -= 1
                if self._promises(applied(self._start, fewer)):
                    changes, shrunk = fewer, True
                    break
        return applied(self._start, changes)

    def _plain(self, data: Data) -> Data | None:
        changed = self._changed(data)
        return changed.document.model_dump(mode="json", exclude_unset=True) if changed else None

    def _changed(self, data: Data) -> _Changed | None:
        """Return the document made of ``data``, None where it is none."""
        try:
            document = model_for(self._source.document.kind).model_validate(data)
        except ValidationError:
            return None
        return _Changed(self._source.key, document, self._source.resolved, self._source.personal)

    def _set_of(self, changed: _Changed) -> list[SetDocument]:
        return [changed if other.key == changed.key else other for other in self._others]

    def _ways(self, data: Data) -> tuple[Way, ...]:
        case = self._case(data)
        return ways_of(self._judge, case, self._rule, Moment(CHECK, self._day)) if case else ()

    def _case(self, data: Data) -> Case | None:
        """Return what would be judged; a draft is asked about several times in a row, and never changed."""
        if self._last[0] is not data:
            changed = self._changed(data)
            self._last = data, self._judge.case(changed, self._set_of(changed)) if changed else None
        return self._last[1]

    def _foretold(self, data: Data) -> Verdict | None:
        case = self._case(data)
        moment = Moment(CHECK, self._day)
        ways = ways_of(self._judge, case, self._rule, moment, near=False) if case else ()
        return outcome_of(self._rule, ways) if ways else None

    def _promises(self, data: Data) -> bool:
        verdict = self._foretold(data)
        return verdict is not None and verdict.outcome == "met"

    def _offer(self, data: Data, free: frozenset[DocPath], *, exemplary: bool) -> Repair | None:
        """Judge the document made of ``data``, and return the offer if the requirement is met in it."""
        case, plain = self._case(data), self._plain(data)
        if case is None or plain is None:
            return None
        judged = self._judge.on_day(case, self._day)
        if not any(one.rule.id == self._rule.id and one.today.outcome == "met" for one in judged):
            return None
        if self._known is None:
            self._known = self._judge.judge(self._source, self._others, self._day)
        before, after, counted = _faults(self._known), _faults(judged), {one.rule.id for one in self._known}
        return Repair(changes_between(self._start, plain), free, exemplary,
                      tuple(rule for rule in after if rule not in before and rule in counted),
                      tuple(rule for rule in before if rule not in after and rule != self._rule.id))  # fmt: skip


def _faults(judgements: Iterable[Judgement]) -> list[str]:
    return [judgement.rule.id for judgement in judgements if judgement.today.is_fault]
