"""The headline figures of an audit, counted while the results come in: no more is kept than is shown."""

import heapq
from collections import Counter
from dataclasses import dataclass, field

from lokcheck.audit.done import Count, Done

__all__ = ["WORST", "Summary"]

WORST = 10
"""Documents that are named."""
_Key = tuple[int, int, int, str]


@dataclass(slots=True)
class Summary:
    """What is counted. ``cached``: files whose result was known from an earlier audit."""

    files: int = 0
    documents: int = 0
    clean: int = 0
    """Documents without a finding today."""
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    judged: int = 0
    requirements: int = 0
    passed_over: int = 0
    cached: int = 0
    sets: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    """By code."""
    _worst: list[tuple[_Key, Count]] = field(default_factory=list)

    def add(self, done: Done, files: int, *, cached: bool) -> None:
        """Count a unit with ``files`` files that were to be audited."""
        self.files += files
        self.cached += files if cached else 0
        self.sets += bool(done.counts)
        self.passed_over += done.passed_over
        self.failures.update(done.failures)
        for count in done.counts:
            self._count(count)

    def _count(self, count: Count) -> None:
        self.documents += 1
        self.errors += count.errors
        self.warnings += count.warnings
        self.notes += count.notes
        self.judged += count.judged
        self.requirements += count.requirements
        if not (count.errors or count.warnings or count.notes):
            self.clean += 1
            return
        item = ((count.errors, count.warnings, count.notes, _Backwards(count.key)), count)
        if len(self._worst) < WORST:
            heapq.heappush(self._worst, item)
        else:
            heapq.heappushpop(self._worst, item)

    @property
    def worst(self) -> list[Count]:
        """The documents with the gravest findings, the worst first; of equals the first in the alphabet."""
        return [count for _, count in sorted(self._worst, key=lambda item: item[0], reverse=True)]

    def reaches(self, threshold: str) -> bool:
        """Whether some finding weighs as much as ``threshold`` (error, warning, note; never: none does)."""
        levels = {"error": self.errors, "warning": self.errors + self.warnings}
        every = self.errors + self.warnings + self.notes
        return threshold != "never" and levels.get(threshold, every) > 0


class _Backwards(str):
    """A text that is greater the earlier it is in the alphabet."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)

    def __gt__(self, other: str) -> bool:
        return str.__lt__(self, other)
