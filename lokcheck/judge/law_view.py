"""What the facts ask of the law, answered by the register and by the rules' own periods of validity."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from lokcheck.law.citation import standing
from lokcheck.law.register import Register
from lokcheck.law.turning import turning_days
from lokcheck.rulebook.rule import Period

__all__ = ["RegisterView"]

_DAY = dt.timedelta(days=1)


class RegisterView:
    """A ``LawView`` over the register; it remembers answers, since many documents cite the same law."""

    def __init__(self, register: Register, validity: Mapping[str, Period], terms: Mapping[str, dt.date | None]) -> None:
        """``validity`` has the period of each topic 'rule:ID' that no provision carries.

        ``terms`` has, for each word that can be outdated, in lower case, the day from which it is; None if it is not.
        """
        self.register, self._validity, self._terms = register, validity, terms
        self.since = lru_cache(maxsize=None)(self._since)
        self.in_force = lru_cache(maxsize=None)(self._in_force)
        self.citation_days = lru_cache(maxsize=4096)(self._citation_days)
        self._standing = lru_cache(maxsize=4096)(self._standing_on)

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
        return first if first and not self.in_force(topic, keyword, first - _DAY) else None

    def topic_days(self, topic: str, keyword: str) -> list[dt.date]:
        """Return, in order, the days from which ``in_force`` may answer otherwise than on the day before."""
        if topic not in self._validity:
            return self.register.boundaries(topic, None if keyword == "*" else keyword)
        period = self._validity[topic]
        first = [dt.date.fromisoformat(period.start)] if period.start else []
        return [*first, dt.date.fromisoformat(period.end) + _DAY] if period.end else first

    def citation_state(self, text: str, day: dt.date, written: dt.date | None = None) -> str:
        """What the worst of what is cited as ``text`` is on ``day``; ``written`` tells acts of one name apart."""
        if written is None:
            return self._standing(text, day, None)
        days = self.citation_days(text, written)
        place = bisect_right(days, day)
        return self._standing(text, days[place - 1] if place else dt.date.min, written)

    def _citation_days(self, text: str, written: dt.date) -> Sequence[dt.date]:
        """Return, in order, the days from which ``citation_state`` may answer otherwise than on the day before."""
        return turning_days(self.register.citations(text), self.register, written)

    def _standing_on(self, text: str, day: dt.date, written: dt.date | None) -> str:
        return standing(text, self.register, day, written)[0].state

    def term_day(self, term: str) -> dt.date | None:
        """Return the day from which the word ``term`` is outdated; None for one that is not."""
        return self._terms.get(term.casefold())

    def term_state(self, term: str, day: dt.date) -> str | None:
        """Whether ``term`` is ``current`` or ``outdated`` on ``day``; None for a word that is not judged."""
        if term.casefold() not in self._terms:
            return None
        outdated = self.term_day(term)
        return "outdated" if outdated and day >= outdated else "current"
