"""The offered addition as lines of YAML with words beside them, and other ways to meet a requirement."""

from collections.abc import Iterator

from lokcheck.check.fact_words import what_is_asked
from lokcheck.check.snippet import snippet
from lokcheck.engine.program import Pattern
from lokcheck.judge.judge import Judge
from lokcheck.judge.repair import Repair
from lokcheck.judge.trace import Trace
from lokcheck.report.explain import Addition
from lokcheck.sources.documents import SourceDocument
from lokcheck.sources.positions import place_of
from lokcheck.texts import Text

__all__ = ["addition_of", "other_routes"]

_FIRST = Text(
    "Skriv först in det i själva dokumentet: filen återger bara vad texten säger. … står för era egna ord.",
    "Write it into the document itself first: the file only records what the text says. … stands for your own words.",
)
_EVIDENCE = Text(
    "Lägg under en ny uppgift till var texten säger det: evidence: {section: …, quote: …}",
    "Under a new entry, add where the text says it: evidence: {section: …, quote: …}",
)
_EXEMPLARY = Text(
    "Orden är regelverkets eget exempel: byt ut dem mot era.",
    "The words are the rulebook's own example: put yours in their place.",
)
_ROUTES = 3


def addition_of(fixed: Repair, source: SourceDocument, found: Trace, judge: Judge) -> Addition:
    """Return what ``fixed`` offers, as it would be written into the file of ``source``."""
    examples = judge.rulebook.examples(found.judgement.rule.id).get("met", ())
    day = found.today.day
    notes = [
        Text(f"Prövat: med detta blir kravet uppfyllt {day}.", f"Tried: with this the requirement is met on {day}.")
    ]
    if fixed.worse:
        rules = ", ".join(fixed.worse)
        notes.append(Text(f"Men då brister {rules}: se lokcheck explain.", f"But then {rules} falls short."))
    if fixed.better:
        rules = ", ".join(fixed.better)
        notes.append(Text(f"Det rättar också {rules}.", f"It also puts {rules} right."))
    notes += [_EXEMPLARY] if fixed.exemplary else []
    notes.append(_FIRST)
    notes += [_EVIDENCE] if any(isinstance(change.value, dict) for change in fixed.changes) else []
    return Addition(tuple(_where(fixed, source)), tuple(snippet(fixed, source.document, examples)), tuple(notes))


def _where(fixed: Repair, source: SourceDocument) -> Iterator[Text]:
    for key in dict.fromkeys(str(change.path[0]) for change in fixed.changes):
        place = place_of(source, (key,), key=True)
        if (key,) in source.marks:
            yield Text(
                f"I {place.file}, under {key} (rad {place.line}):", f"In {place.file}, under {key} (line {place.line}):"
            )
        else:
            yield Text(f"I {place.file}, som en ny nyckel ({key}):", f"In {place.file}, as a new key ({key}):")


def other_routes(found: Trace, judge: Judge) -> Iterator[Text]:
    """Yield, in words, the ways that lead through another document of the set."""
    said: dict[Text, None] = {}
    for way in found.today.of("hit", "met"):
        other = next((step for step in way.steps if step.pattern.type == "related" and not step.held), None)
        if other is not None:
            related = what_is_asked(other.pattern, way.bound, judge.rulebook.measures)
            asks = [what_is_asked(_apart(step.pattern), way.bound, judge.rulebook.measures) for step in way.steps
                    if step is not other and step.pattern.type != "document"]  # fmt: skip
            has = Text(", med ", ", with ") if asks else Text("", "")
            said[Text(related.sv + has.sv + " och ".join(ask.sv for ask in asks),
                      related.en + has.en + " and ".join(ask.en for ask in asks))] = None  # fmt: skip
    yield from list(said)[:_ROUTES]


def _apart(pattern: Pattern) -> Pattern:
    """Return the premise without saying in which document: that is said already."""
    joins = tuple(join for join in pattern.joins if join.field != "doc")
    return Pattern(pattern.type, pattern.var, pattern.tests, joins, pattern.negated)
