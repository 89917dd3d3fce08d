"""What a document states, as it is kept in a record: one flat fact after the other, without what is derived."""

from lokcheck.audit.record import StatedFact
from lokcheck.facts.extract import stated_facts
from lokcheck.facts.fact import Fact
from lokcheck.sources.documents import SourceDocument
from lokcheck.sources.positions import place_of

__all__ = ["facts_of"]


def facts_of(source: SourceDocument) -> tuple[StatedFact, ...]:
    """Return every fact that ``source`` states; the document's key, which all of them share, is left out."""
    return tuple(_stated(fact, source) for fact in stated_facts(source.document, source.key))


def _stated(fact: Fact, source: SourceDocument) -> StatedFact:
    own = f"{source.key}:"
    data = {
        key: value.removeprefix(own) if isinstance(value, str) else value
        for key, value in fact.data.items() if key != "doc"
    }  # fmt: skip
    line = place_of(source, fact.path).line if fact.path else 0
    return StatedFact("/".join(map(str, fact.path)), fact.type, line, data)
