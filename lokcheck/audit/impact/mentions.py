"""The citations of a document that are of the provision asked about, and how each stands."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from lokcheck.audit.provisions import Cited
from lokcheck.audit.record import Audited
from lokcheck.check.law_lines import citation_of, wholes
from lokcheck.law.citation import resolve, state
from lokcheck.law.records import Citation, CitationState, Standing
from lokcheck.law.register import Register

__all__ = ["Mention", "Mentions"]


class Mention(NamedTuple):
    """A citation in a document, at every line where it stands in these words."""

    text: str
    lines: tuple[int, ...]
    whole: bool
    """It is of the act, where a section of it was asked about."""
    historical: bool
    """The document says itself that it tells of earlier law."""
    standing: Standing
    until: dt.date | None
    instead: tuple[str, ...]
    """What to cite in its place, as an official would cite it."""
    changes: dt.date | None
    """When the cited section changes next; None for an act as a whole."""


class Mentions:
    """Looks for what is asked about in one document after the other."""

    def __init__(self, asked: Cited, register: Register, as_of: dt.date) -> None:
        self._asked, self._register, self._as_of = asked, register, as_of

    def of(self, record: Audited) -> tuple[Mention, ...]:
        """Return the citations of ``record``, in the order of the document, each text once."""
        found: dict[tuple[str, bool], Mention] = {}
        for one in self._each(record):
            key = (one.text, one.historical)
            known = found.get(key)
            found[key] = one if known is None else known._replace(lines=(*known.lines, *one.lines))
        return tuple(found.values())

    def _each(self, record: Audited) -> Iterator[Mention]:
        for fact in record.facts:
            if fact.type != "citation":
                continue
            text = str(fact.data["text"])
            citations = [one for one in self._register.citations(text) if self._is_of(one, record.own_day)]
            if citations:
                lines = (fact.line,) if fact.line else ()
                yield self._mention(text, lines, citations, record.own_day, fact.data.get("historical") == "yes")

    def _is_of(self, citation: Citation, written: dt.date | None) -> bool:
        """Whether ``citation`` is of what is asked about, or of the act as a whole."""
        asked = self._asked
        meant = resolve(citation, self._register, written or dt.date.max)
        if meant.instrument is None or meant.instrument.id != asked.instrument.id:
            return False
        place = asked.citation
        same = citation.chapter == place.chapter and bool({*citation.sections} & {*place.sections})
        return not asked.versions or not citation.sections or same

    def _mention(
        self, text: str, lines: tuple[int, ...], citations: list[Citation], written: dt.date | None, historical: bool
    ) -> Mention:  # fmt: skip
        states = [state(one, self._register, self._as_of, written=written) for one in citations]
        worst = next((one for one in states if one.state in ("repealed", "replaced")), states[0])
        instead = dict.fromkeys(citation_of(item, self._register) for one in states for item in wholes(one.replaced_by))
        whole = bool(self._asked.versions) and all(not one.sections for one in citations)
        return Mention(text, lines, whole, historical, worst.state, worst.until, tuple(instead), self._next(states))

    def _next(self, states: list[CitationState]) -> dt.date | None:
        days = [
            version.valid_from
            for one in states if one.instrument
            for section in one.citation.sections
            for version in self._register.versions(one.instrument.id, one.citation.chapter, section)
            if version.valid_from and version.valid_from > self._as_of
        ]  # fmt: skip
        return min(days, default=None)
