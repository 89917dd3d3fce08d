"""Every number that an audit shows, counted in one place, one record at a time.

The HTML page, the workbook, the summary of the JSON and the text all ask here. What is counted:

* a *finding* is a requirement that weighs something today and is not waived; waived ones are counted beside them;
* a requirement is *judged* where its outcome is met, partly or not met;
* a *county's* outcome on a requirement is the worst among the documents of the county to which it applies today, so
  'met in 14 of 21 counties' means met in every document of the county that it is asked of.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from lokcheck.audit.record import Audited, Failed, Row
from lokcheck.judge.result import Outcome
from lokcheck.report.model import Severity
from lokcheck.report.words import SEVERITY_ORDER, WORST_FIRST

__all__ = ["JUDGED", "Counting", "County", "Figures", "RuleFigures", "Sums", "figures_of", "graver", "weight"]

JUDGED: tuple[Outcome, ...] = ("not_met", "partly", "met")


class Sums(NamedTuple):
    """Numbers of requirements: by outcome today, and of findings by severity."""

    outcomes: Counter[Outcome]
    severities: Counter[Severity]
    waived: int = 0

    @property
    def total(self) -> int:
        """How many requirements there are, whatever became of them."""
        return self.outcomes.total()

    @property
    def judged(self) -> int:
        """How many were judged: met, partly or not."""
        return sum(self.outcomes[outcome] for outcome in JUDGED)

    @property
    def findings(self) -> int:
        """How many are findings today."""
        return self.severities.total()

    @property
    def worst(self) -> Severity | None:
        """The gravest severity among the findings; None where there is none."""
        return next((level for level in SEVERITY_ORDER if self.severities[level]), None)


class RuleFigures(NamedTuple):
    """A requirement over all documents: its sums, and its outcome in each county (by the name of the county)."""

    rule: str
    sums: Sums
    counties: dict[str, Outcome]
    """Only counties with a document to which the requirement applies."""

    @property
    def gaps(self) -> int:
        """In how many documents it is not met, or in part only."""
        return self.sums.outcomes["not_met"] + self.sums.outcomes["partly"]

    def spread(self) -> Counter[Outcome]:
        """Return in how many counties it has which outcome."""
        return Counter(self.counties.values())


class County(NamedTuple):
    """A county ('' for documents that name none): its documents, and their sums, also by topic."""

    name: str
    documents: int
    with_error: int
    sums: Sums


class Figures(NamedTuple):
    """The whole audit in numbers."""

    documents: int
    failures: int
    sums: Sums
    worst: Counter[Severity | None]
    """Numbers of documents by their gravest finding; None: without findings."""
    ended: int
    """Documents whose period is over: they are judged on their own date only."""
    counties: tuple[County, ...]
    topics: dict[str, Sums]
    rules: tuple[RuleFigures, ...]

    @property
    def most_common(self) -> list[RuleFigures]:
        """The requirements with gaps, the most common first; of equals the one that is met least often."""
        found = [item for item in self.rules if item.gaps]
        return sorted(found, key=lambda item: (-item.gaps, item.sums.judged, item.rule))


class Counting:
    """Counts records as they come; ``figures`` can be asked at any time."""

    def __init__(self, topics: dict[str, str]) -> None:
        """``topics`` gives the topic of each rule."""
        self._topic_of = topics
        self._documents = self._failures = self._ended = 0
        self._all = _Count()
        self._worst: Counter[Severity | None] = Counter()
        self._counties: dict[str, _Count] = {}
        self._topics: dict[str, _Count] = {}
        self._rules: dict[str, _Count] = {rule: _Count() for rule in topics}
        self._spread: dict[str, dict[str, Outcome]] = {}

    def add(self, record: Audited | Failed) -> None:
        """Count ``record``."""
        if isinstance(record, Failed):
            self._failures += 1
            return
        self._documents += 1
        self._ended += record.ended is not None
        name = record.county or ""
        county, own = self._counties.setdefault(name, _Count()), _Count()
        for row in record.rows:
            self._row(row, name, (self._all, county, own))
        worst = own.sums().worst
        self._worst[worst] += 1
        county.documents += 1
        county.with_error += worst == "error"

    def _row(self, row: Row, county: str, counts: Iterable["_Count"]) -> None:
        topic = self._topic_of.get(row.rule, "")
        rule = self._rules.setdefault(row.rule, _Count())
        for count in (*counts, rule, self._topics.setdefault(topic, _Count())):
            count.add(row)
        if county and row.today != "not_applicable":
            spread = self._spread.setdefault(row.rule, {})
            spread[county] = graver(spread.get(county), row.today)

    def figures(self) -> Figures:
        """Return what has been counted so far."""
        counties = tuple(
            County(name, one.documents, one.with_error, one.sums()) for name, one in sorted(self._counties.items())
        )
        rules = tuple(
            RuleFigures(rule, one.sums(), self._spread.get(rule, {})) for rule, one in self._rules.items()
        )  # fmt: skip
        topics = {topic: one.sums() for topic, one in self._topics.items()}
        return Figures(self._documents, self._failures, self._all.sums(), self._worst, self._ended, counties, topics,
                       rules)  # fmt: skip


class _Count:
    """Sums that grow."""

    def __init__(self) -> None:
        self.outcomes: Counter[Outcome] = Counter()
        self.severities: Counter[Severity] = Counter()
        self.waived = self.documents = self.with_error = 0

    def add(self, row: Row) -> None:
        self.outcomes[row.today] += 1
        if row.severity is not None:
            if row.waived:
                self.waived += 1
            else:
                self.severities[row.severity] += 1

    def sums(self) -> Sums:
        return Sums(self.outcomes, self.severities, self.waived)


def figures_of(records: Iterable[Audited | Failed], topics: dict[str, str]) -> Figures:
    """Count all of ``records``; ``topics`` gives the topic of each rule."""
    counting = Counting(topics)
    for record in records:
        counting.add(record)
    return counting.figures()


def graver(one: Outcome | None, other: Outcome) -> Outcome:
    """Return the worse of two outcomes."""
    return other if one is None else min(one, other, key=WORST_FIRST.index)


def weight(row: Row) -> Severity | None:
    """Return what ``row`` weighs today: None for what is no finding, or waived."""
    return None if row.waived else row.severity
