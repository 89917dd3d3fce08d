"""What the facts ask of the law, answered by the register and by the rules' own periods of validity."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property, lru_cache

from lokcheck.law.citation import standing
from lokcheck.law.register import Register
from lokcheck.rulebook.rule import Period

__all__ = ["RegisterView"]


class RegisterView:
    """A ``LawView`` over the register; it remembers answers, since many documents cite the same law."""

    def __init__(self, register: Register, validity: Mapping[str, Period], terms: Mapping[str, dt.date | None]) -> None:
        """``validity`` has the period of each topic 'rule:ID' that no provision carries.

        ``terms`` has, for each word that can be outdated, in lower case, the day from which it is; None if it is not.
        """
        self.register, self._validity, self._terms = register, validity, terms
        self.since = lru_cache(maxsize=None)(self._since)
        self.in_force = lru_cache(maxsize=None)(self._in_force)
        self.citation_state = lru_cache(maxsize=4096)(self._citation_state)

    def _in_force(self, topic: str, keyword: str, day: dt.date) -> bool:
        if topic in self._validity:
            return self._validity[topic].covers(day)
        return bool(self.register.in_force(day, topic, None if keyword == "*" else keyword))

    def _since(self, topic: str, keyword: str, day: dt.date) -> dt.date | None:
        first = None
        for start in reversed(self.register.boundaries(topic, None if keyword == "*" else keyword)):
            if start <= day:
                if not self.in_force(topic, keyword, start):
                    return first
                first = start
        # What was in force before the first day that the register knows has no known beginning.
        return first if first and not self.in_force(topic, keyword, first - dt.timedelta(days=1)) else None

    def _citation_state(self, text: str, day: dt.date, written: dt.date | None = None) -> str:
        return standing(text, self.register, day, written)[0].state

    def term_state(self, term: str, day: dt.date) -> str | None:
        """Whether ``term`` is ``current`` or ``outdated`` on ``day``; None for a word that is not judged."""
        if term.casefold() not in self._terms:
            return None
        outdated = self._terms[term.casefold()]
        return "outdated" if outdated and day >= outdated else "current"

    @cached_property
    def boundaries(self) -> tuple[dt.date, ...]:
        """Every day on which something in the register begins or has just ended, or a word becomes outdated."""
        days = {day for day in self._terms.values() if day}
        spans = [(p.valid_from, p.valid_to) for p in self.register.provisions]
        spans += [(i.valid_from, i.valid_to) for i in self.register.instruments]
        for first, last in spans:
            days |= {first} if first else set()
            days |= {last + dt.timedelta(days=1)} if last else set()
        for period in self._validity.values():
            days |= {dt.date.fromisoformat(period.start)} if period.start else set()
        return tuple(sorted(days))
