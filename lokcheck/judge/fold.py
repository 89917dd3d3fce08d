"""The fold: turns emissions into outcomes. It is fixed and knows no rule.

Grades rank met, unknown, partly; nothing, or only what a rule names as failing, is 'not met'. For a forbid: bad,
unknown; nothing is 'met'.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lokcheck.engine.program import Firing
from lokcheck.facts.fact import Fact
from lokcheck.judge.result import Hit, Outcome, Verdict
from lokcheck.rulebook.program import ITEM, Emission
from lokcheck.rulebook.rule import Rule

__all__ = ["Emitted", "collect", "fold"]

EVER = "*"
"""The moment of an emission that does not depend on one."""
_RANK = {"met": 4, "unknown": 3, "partly": 2, "fails": 1}
_OUTCOME: dict[str, Outcome] = {"met": "met", "unknown": "cannot_judge", "partly": "partly", "fails": "not_met"}


@dataclass(slots=True)
class Emitted:
    """What the engine emitted for one rule, by moment."""

    applies: set[str] = field(default_factory=set)
    items: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    hits: dict[str, list[Hit]] = field(default_factory=lambda: defaultdict(list))

    @property
    def is_timeless(self) -> bool:
        """Whether nothing in it is of one moment, so that the fold is the same at all of them."""
        return all(at == EVER for found in (self.applies, self.items, self.hits) for at in found)


def collect(firings: Iterable[Firing], emissions: Sequence[Emission], facts: Mapping[str, Fact]) -> dict[str, Emitted]:
    """Return the firings sorted by rule; ``facts`` has every fact of the run by its fid."""
    found: dict[str, Emitted] = defaultdict(Emitted)
    for number, fids in firings:
        emission = emissions[int(number)]
        rule, what, grade, names = emission
        bound = [facts[fid] for fid in fids]
        at = str(bound[0].data["at"]) if emission.timed else EVER
        emitted = found[rule]
        if what == "applies":
            emitted.applies.add(at)
        elif what == "item":
            emitted.items[at].append(bound[names.index(ITEM)])
        else:
            emitted.hits[at].append(Hit(grade, dict(zip(names, bound, strict=True))))
    return found


def fold(rule: Rule, emitted: Emitted, at: str) -> Verdict:
    """Return the verdict of ``rule`` at the moment ``at``."""
    if rule.off is not None:
        return Verdict("not_applicable", reason=rule.off)
    if rule.conditional and at not in emitted.applies and EVER not in emitted.applies:
        return Verdict("not_applicable", reason=rule.not_applicable)
    if rule.form == "manual":
        return Verdict("manual")
    hits = [*emitted.hits.get(EVER, ()), *(emitted.hits.get(at, ()) if at != EVER else ())]
    if len(hits) > 1:
        hits.sort(key=_order)
    if rule.form == "forbid":
        return _forbid(rule, hits)
    if rule.form == "for_each":
        items = [*emitted.items.get(EVER, ()), *(emitted.items.get(at, ()) if at != EVER else ())]
        return _for_each(rule, sorted(items, key=_place), hits)
    return _best(hits)


def _best(hits: Sequence[Hit]) -> Verdict:
    grade = max((hit.grade for hit in hits), key=lambda g: _RANK[g], default="")
    if not grade:
        return Verdict("not_met")
    return Verdict(_OUTCOME[grade], tuple(hit for hit in hits if hit.grade == grade))


def _forbid(rule: Rule, hits: Sequence[Hit]) -> Verdict:
    for grade, outcome in (("bad", rule.forbid_grade), ("unknown", "cannot_judge")):
        found = tuple(hit for hit in hits if hit.grade == grade)
        if found:
            return Verdict(outcome, found)  # type: ignore[arg-type]
    return Verdict("met")


def _for_each(rule: Rule, items: Sequence[Fact], hits: Sequence[Hit]) -> Verdict:
    items = list({item.fid: item for item in items}.values())
    if not items:
        return Verdict(_OUTCOME.get(rule.empty) or rule.empty)  # type: ignore[arg-type]
    best: dict[str, str] = {}
    for hit in hits:
        fid = hit.facts[ITEM].fid
        if _RANK[hit.grade] > _RANK.get(best.get(fid, ""), 0):
            best[fid] = hit.grade
    grades = [best.get(item.fid, "") for item in items]
    failing = tuple(item for item, grade in zip(items, grades, strict=True) if grade in ("", "partly"))
    chosen = tuple(hit for hit in hits if hit.grade == best.get(hit.facts[ITEM].fid))
    return Verdict(_of_all(rule, grades), chosen, failing, len(items))


def _of_all(rule: Rule, grades: Sequence[str]) -> Outcome:
    if all(grade == "met" for grade in grades):
        return "met"
    if "" in grades:
        every = all(grade == "" for grade in grades)
        return "not_met" if every else rule.some  # type: ignore[return-value]
    return "partly" if "partly" in grades else "cannot_judge"


def _order(hit: Hit) -> tuple[tuple[str, ...], ...]:
    return tuple([_place(fact) for fact in hit.facts.values()])


def _place(fact: Fact) -> tuple[str, ...]:
    """The order of the document, whatever the ids; numbers are padded so that they sort as numbers."""
    path = [f"{part:06d}" if isinstance(part, int) else part for part in fact.path]
    return (fact.doc, *path, fact.type, fact.fid)
