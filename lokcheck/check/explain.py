"""Explains one requirement on one document: what matched, what came closest, what was false, and what would meet it.

It is slow (it judges again for every addition that it tries) and imported only when somebody asks.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from lokcheck.check.explained_addition import addition_of, other_routes
from lokcheck.check.fact_words import lacking, type_name, value_word, what_is_asked
from lokcheck.check.judging import as_told
from lokcheck.check.law_premise import is_of_a_parameter, law_notes, law_premise
from lokcheck.check.lines import Lines, fact_label
from lokcheck.check.wording import message_of
from lokcheck.facts.dates import end_day
from lokcheck.facts.fact import Fact
from lokcheck.judge.judge import Judge
from lokcheck.judge.nearness import Lack
from lokcheck.judge.repair import repair
from lokcheck.judge.result import Judgement
from lokcheck.judge.trace import Candidate, DayTrace, Step, Trace, Tracer, Way
from lokcheck.policy.attestation import Attestation
from lokcheck.policy.policy import Chooser
from lokcheck.report.explain import DayPart, Explanation, Item, Near, Premise, Route, Section
from lokcheck.report.model import EvidenceLine
from lokcheck.rulebook.program import ITEM
from lokcheck.sources.documents import DocumentSet, SourceDocument
from lokcheck.sources.positions import place_of
from lokcheck.texts import Text

__all__ = ["Explainer"]

_WAYS, _ITEMS, _ALL = 3, 8, 1000
_SAME = Text("Samma bedömning av samma skäl.", "The same verdict for the same reasons.")
_NO_ADDITION = Text(
    "Inget av de tillägg som har prövats gör kravet uppfyllt: det som står behöver ändras, eller så hör det som saknas "
    "till ett annat dokument.",
    "None of the additions that were tried meets the requirement: what is there needs to change, or what is missing "
    "belongs in another document.",
)


class Explainer:
    """Explains requirements on the documents of one set, as they are judged on one day."""

    def __init__(
        self,
        members: DocumentSet,
        judge: Judge,
        as_of: dt.date,
        attestations: Sequence[Attestation] = (),
        choice: Chooser | None = None,
        *,
        everything: bool = False,
    ) -> None:
        """``attestations`` and ``choice`` as for a check; ``everything`` leaves no way and no item out."""
        self._members, self._judge, self._as_of, self._everything = members, judge, as_of, everything
        self._attestations, self._choice = attestations, choice

    def _judged(self, source: SourceDocument) -> tuple[list[Judgement], list[Judgement]]:
        """Return the judgements as a check tells them, and the engine's own of those that count."""
        engine = self._judge.judge(source, self._members.documents, self._as_of)
        told = as_told(engine, source, self._as_of, self._attestations, self._choice)
        silent = {item.rule.id for item in told if item.today.outcome == "not_applicable"}
        return told, [item for item in engine if item.rule.id not in silent or not item.today.is_fault]

    def rules(self, source: SourceDocument, names: Sequence[str]) -> Iterator[Explanation]:
        """Yield why each rule in ``names`` that is for the kind of ``source`` got its outcome, in that order."""
        judged, known = self._judged(source)
        tracer = Tracer(self._judge, source, self._members.documents)
        found = {judgement.rule.id: judgement for judgement in judged}
        for name in names:
            if name in found:
                yield self._explain(source, tracer.trace(found[name], self._as_of), known)

    def findings(self, source: SourceDocument) -> Iterator[Explanation]:
        """Yield why each finding on ``source``, today or on its own date, is one, in the order of the rulebook."""
        judged, known = self._judged(source)
        tracer = Tracer(self._judge, source, self._members.documents)
        for found in judged:
            if found.today.is_fault or (found.at_adoption is not None and found.at_adoption.is_fault):
                yield self._explain(source, tracer.trace(found, self._as_of), known)

    def _explain(self, source: SourceDocument, found: Trace, known: Sequence[Judgement]) -> Explanation:
        judge, documents, judgement = self._judge, self._members.documents, found.judgement
        rule = judgement.rule
        fault = judgement.today.is_fault
        fixed = repair(judge, source, documents, found, known) if fault else None
        parts = _Maker(source, self._members, judge, found, self._everything).parts()
        return Explanation(
            rule=rule.id, title=rule.title, file=source.file, document=source.document.title, parts=tuple(parts),
            asks=rule.asks, addition=addition_of(fixed, source, found, judge) if fixed else None,
            no_addition=_NO_ADDITION if fault and fixed is None and rule.form != "manual" else None,
            other_routes=tuple(other_routes(found, judge)) if fault else (),
            remedy=rule.remedy if fault else None, who=rule.who if fault else None,
        )  # fmt: skip


class _Maker:
    """Makes the parts of one explanation."""

    def __init__(
        self, source: SourceDocument, members: DocumentSet, judge: Judge, found: Trace, everything: bool
    ) -> None:
        self._source, self._judge, self._found = source, judge, found
        self._rule = found.judgement.rule
        self._lines = Lines(members, judge.rulebook.register)
        self._ways, self._items = (_ALL, _ALL) if everything else (_WAYS, _ITEMS)

    def parts(self) -> Iterator[DayPart]:
        """Yield the verdict of the check, and that of the document's own date."""
        today = self._part(self._found.today, Text(f"på dagen för kontrollen, {self._found.today.day}",
                                                   f"on the day of the check, {self._found.today.day}"))  # fmt: skip
        yield today
        then = self._found.at_adoption
        if then is not None:
            label = Text(f"på dokumentets egen dag, {then.day}", f"on the document's own date, {then.day}")
            made = self._part(then, label)
            same = (made.outcome, made.sections, made.items) == (today.outcome, today.sections, today.items)
            yield DayPart(then.day, label, made.outcome, _SAME) if same else made

    def _part(self, day: DayTrace, label: Text) -> DayPart:
        verdict = day.verdict
        message = message_of(self._rule, verdict, self._judge.rulebook, day.day)
        if verdict.reason is not None and verdict.reason != self._rule.not_applicable:
            return DayPart(day.day, label, verdict.outcome, message, tuple(self._elsewhere(day)))
        sections = [*self._conditions(day)]
        if verdict.outcome == "manual":
            return DayPart(day.day, label, verdict.outcome, message, tuple(sections))
        if verdict.outcome == "not_applicable" and not all(way.succeeded for way in day.of("applies")):
            return DayPart(day.day, label, verdict.outcome, message, tuple(sections))
        if self._rule.form == "for_each":
            return self._for_each(day, label, message, sections)
        sections += self._forbidden(day) if self._rule.form == "forbid" else self._required(day)
        return DayPart(day.day, label, verdict.outcome, message, tuple(sections))

    def _elsewhere(self, day: DayTrace) -> Iterator[Section]:
        """Say on what a verdict rests that the rule's own premises do not give: a person's answer, or the period."""
        facts = [fact for hit in day.verdict.hits for fact in hit.facts.values() if fact.type == "attestation"]
        if not facts:
            yield from self._ended(day)
            return
        asks = Text("det som intyget citerar står i texten", "what the attestation quotes stands in the text")
        routes = tuple(Route((Premise(asks, "held", self._line(fact, day.day)),)) for fact in facts)
        yield Section(Text("Så har en människa svarat", "This is how a person has answered"), routes)

    def _ended(self, day: DayTrace) -> Iterator[Section]:
        """Say on what the end of the document's validity rests."""
        end = end_day(self._source.document)
        if end is None or end >= day.day or self._source.document.validity is None:
            return
        asks = Text(f"giltighetstiden gick ut {end}", f"the period of validity ended on {end}")
        fact = Fact("validity", "", {}, self._source.key, ("validity",))
        route = Route((Premise(asks, "held", self._line(fact, day.day)),))
        yield Section(Text("Därför bedöms dokumentet inte den dagen", "Why it is not judged for that day"), (route,))

    def _conditions(self, day: DayTrace) -> Iterator[Section]:
        """Say why the requirement applies, or which premise was false."""
        ways = day.of("applies")
        applying = [way for way in ways if way.succeeded]
        if applying:
            yield self._section(Text("Kravet gäller, eftersom", "The requirement applies, since"), applying[:1], day)
        elif ways:
            yield self._section(Text("Därför gäller kravet inte", "Why the requirement does not apply"), ways, day)

    def _required(self, day: DayTrace) -> Iterator[Section]:
        grades = {"met": "met", "partly": "partly", "cannot_judge": "unknown", "not_met": "fails"}
        grade = grades.get(day.verdict.outcome, "")
        there = [way for way in day.of("hit", grade) if way.succeeded]
        if there:
            yield self._section(_THERE[grade], there, day)
        if grade != "met":
            yield self._section(_MISSING if not there else _MORE, day.of("hit", "met"), day)

    def _forbidden(self, day: DayTrace) -> Iterator[Section]:
        grade = "unknown" if day.verdict.outcome == "cannot_judge" else "bad"
        there = [way for way in day.of("hit", grade) if way.succeeded]
        yield self._section(_THERE[grade] if there else _NOTHING_BAD, there or day.of("hit", grade), day)

    def _for_each(self, day: DayTrace, label: Text, message: Text, sections: list[Section]) -> DayPart:
        verdict = day.verdict
        items = [way.item for way in day.of("item") if way.item is not None]
        if not items:
            sections.append(self._section(_NO_ITEM, day.of("item"), day))
            return DayPart(day.day, label, verdict.outcome, message, tuple(sections))
        told = list(verdict.failing) or items
        shown = [item for fact in told[: self._items] for item in self._item(fact, day)]
        count = Text(f"{len(told)} av {len(items)}", f"{len(told)} of {len(items)}")
        title = Text(f"Det som brister ({count.sv})", f"What falls short ({count.en})")
        if not verdict.failing:
            title = Text(f"Det som prövades ({len(items)})", f"What was examined ({len(items)})")
        return DayPart(day.day, label, verdict.outcome, message, tuple(sections), title, tuple(shown),
                       len(told) - len(shown))  # fmt: skip

    def _item(self, fact: Fact, day: DayTrace) -> Iterator[Item]:
        """Yield an item with the ways that it succeeded in, else with those that come closest to what is met."""
        line = self._line(fact, day.day)
        ways = [way for way in day.ways if way.emission.what == "hit" and way.item and way.item.fid == fact.fid]
        met = [way for way in ways if way.emission.grade == "met"]
        there = [way for grade in ("met", "unknown") for way in ways if way.emission.grade == grade and way.succeeded]
        # A way that the item itself rules out is an exemption, and tells of no lack, unless there is no other.
        about = [way for way in met if all(step.held for step in way.steps if step.pattern.var == ITEM)]
        routes = self._routes(there[:1] or _closest(about or met)[: self._ways], day)
        if line is not None:
            yield Item(line, tuple(route for route in routes if route.premises))

    def _section(self, title: Text, ways: Sequence[Way], day: DayTrace) -> Section:
        ordered = _closest(ways)
        routes = dict.fromkeys(self._routes(ordered, day))
        return Section(title, tuple(routes)[: self._ways], max(0, len(routes) - self._ways))

    def _routes(self, ways: Sequence[Way], day: DayTrace) -> list[Route]:
        """Return the ways, but not those with a number of the rulebook that is of another day."""
        told = [way for way in ways
                if not any(is_of_a_parameter(step.pattern) and not step.held for step in way.steps)]  # fmt: skip
        return [Route(tuple(self._premises(way, day))) for way in told]

    def _premises(self, way: Way, day: DayTrace) -> Iterator[Premise]:
        """Yield the premises of a way; of its item, which is shown already, only what it lacks."""
        for step in way.steps:
            if is_of_a_parameter(step.pattern):
                continue
            if way.item is None or step.pattern.var != ITEM:
                yield self._premise(step, way, day.day)
            elif not step.held:
                lacks = [lacking(step.pattern.type, lack) for candidate in step.nearest[:1] for lack in candidate.lacks]
                yield Premise(_listed(lacks), "failed")

    def _premise(self, step: Step, way: Way, day: dt.date) -> Premise:
        book, pattern = self._judge.rulebook, step.pattern
        state = "waits" if step.waits else "held" if step.held else "failed"
        if pattern.type == "in_force":
            notes = law_notes(pattern, book.register, book.validity, day)
            return Premise(law_premise(pattern, book.register), state, notes=notes)  # type: ignore[arg-type]
        asks = what_is_asked(pattern, way.bound, book.measures)
        found = self._matched(step, way, day)
        near = tuple(self._near(candidate, way, pattern.type, day) for candidate in step.nearest)
        return Premise(asks, state, found, tuple(_numbers(step)), near)  # type: ignore[arg-type]

    def _matched(self, step: Step, way: Way, day: dt.date) -> EvidenceLine | None:
        """Return where what matched stands, unless that is the item, which is shown already."""
        fact = step.fact
        if fact is None or fact.type in _COMPUTED or _is_item(fact, way):
            return None
        if fact.type == "document" and fact.doc == self._source.key:
            return self._key(step)
        return self._line(fact, day)

    def _key(self, step: Step) -> EvidenceLine | None:
        """Return the line of the document's own key that a premise asks for."""
        asked = [test.field for test in step.pattern.tests if test.field not in ("kind", "own")]
        path = (asked[0],) if asked else ("kind",)
        if path not in self._source.marks or step.fact is None:
            return None
        at, value = place_of(self._source, path), str(step.fact.data[path[0]])
        word = value_word("document", path[0], value)
        return EvidenceLine(at.file, at.line, at.column, word)

    def _near(self, candidate: Candidate, way: Way, kind: str, day: dt.date) -> Near:
        line = self._line(candidate.fact, day)
        what = line.what if line is not None else fact_label(candidate.fact)
        if not candidate.fact.path:
            what = type_name(kind)
        elif kind in _COMPUTED:
            what, line = Text("uträknat", "computed"), None
        if _is_item(candidate.fact, way):
            return Near(_listed([lacking(kind, lack) for lack in candidate.lacks]), None, ())
        return Near(what, line, tuple(_short(what, kind, lack) for lack in candidate.lacks))

    def _line(self, fact: Fact, day: dt.date) -> EvidenceLine | None:
        return next(iter(self._lines.of([fact], day)), None)


def _is_item(fact: Fact, way: Way) -> bool:
    """Whether ``fact`` is about the very entry that the way is about."""
    return way.item is not None and (fact.doc, fact.path) == (way.item.doc, way.item.path)


def _numbers(step: Step) -> Iterator[Text]:
    """Yield the number that was computed, for what matched."""
    field = _COMPUTED.get(step.pattern.type)
    if field is not None and step.fact is not None:
        number = step.fact.data[field]
        yield Text(f"uträknat: {number}", f"computed: {number}")


_COMPUTED = {"measure": "value", "elapsed": "months", "supplement_lag": "days"}


def _short(what: Text, kind: str, lack: Lack) -> Text:
    """Return what is lacking, without saying again what the candidate is called by."""
    if lack.found is None or lack.op != "==" or value_word(kind, lack.field, lack.found) != what:
        return lacking(kind, lack)
    asked = value_word(kind, lack.field, lack.asked)
    return Text(f"inte {asked.sv}", f"not {asked.en}")


def _listed(texts: Sequence[Text]) -> Text:
    return Text("; ".join(text.sv for text in texts), "; ".join(text.en for text in texts))


def _closest(ways: Sequence[Way]) -> list[Way]:
    return sorted(ways, key=lambda way: way.missing)


_THERE = {
    "met": Text("Detta uppfyller kravet", "This meets the requirement"),
    "partly": Text("Detta finns och räcker en bit", "This is there and goes part of the way"),
    "unknown": Text("Därför går det inte att bedöma", "Why it can not be judged"),
    "fails": Text("Detta finns men räcker inte", "This is there and is not enough"),
    "bad": Text("Detta är bristen", "This is the fault"),
}
_MISSING = Text("Kravet uppfylls av detta, som inte finns (det närmaste först)",
                "This would meet the requirement and is not there (the nearest first)")  # fmt: skip
_MORE = Text("För att kravet ska vara uppfyllt behövs (det närmaste först)",
             "To meet the requirement it takes (the nearest first)")  # fmt: skip
_NOTHING_BAD = Text("Det som vore en brist finns inte", "What would be a fault is not there")
_NO_ITEM = Text("Kravet gäller varje uppgift av detta slag, och ingen finns",
                "The requirement is on every entry of this kind, and there is none")  # fmt: skip
