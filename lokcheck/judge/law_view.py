"""What the facts ask of the law, answered by the register and by the rules' own periods of validity."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property, lru_cache

from lokcheck.law.citation import parse
from lokcheck.law.register import Register
from lokcheck.rulebook.rule import Period

__all__ = ["RegisterView"]


class RegisterView:
    """A ``LawView`` over the register; it remembers answers, since many documents cite the same law."""

    def __init__(self, register: Register, validity: Mapping[str, Period]) -> None:
        """``validity`` has the period of each topic 'rule:ID' that no provision carries."""
        self.register, self._validity = register, validity
        self.in_force = lru_cache(maxsize=None)(self._in_force)
        self.citation_state = lru_cache(maxsize=4096)(self._citation_state)

    def _in_force(self, topic: str, keyword: str, day: dt.date) -> bool:
        if topic in self._validity:
            return self._validity[topic].covers(day)
        return bool(self.register.in_force(day, topic, None if keyword == "*" else keyword))

    def _citation_state(self, text: str, day: dt.date) -> str:
        return self.register.as_of(parse(text, self.register), day).state

    @cached_property
    def boundaries(self) -> tuple[dt.date, ...]:
        """Every day on which something in the register begins or has just ended."""
        days: set[dt.date] = set()
        spans = [(p.valid_from, p.valid_to) for p in self.register.provisions]
        spans += [(i.valid_from, i.valid_to) for i in self.register.instruments]
        for first, last in spans:
            days |= {first} if first else set()
            days |= {last + dt.timedelta(days=1)} if last else set()
        for period in self._validity.values():
            days |= {dt.date.fromisoformat(period.start)} if period.start else set()
        return tuple(sorted(days))
