"""The audits of the database in figures: as a whole, by county and by topic."""

import datetime as dt
import json
import sqlite3
from collections import Counter
from collections.abc import Sequence

from lokcheck.audit.history.asked import Asked, document_of
from lokcheck.audit.history.change import Made, Part, Run
from lokcheck.report.model import Severity
from lokcheck.report.words import SEVERITY_ORDER

__all__ = ["run_of"]

_HEAD = """
SELECT made_at, as_of, (SELECT count(*) FROM failures AS f WHERE f.run = r.run),
       lokcheck, rulebook, changes, sources, asked, off
FROM runs AS r WHERE run = ?
"""
_PARTS = """
SELECT d.county, d.kind, d.status, d.own_day, d.document, o.topic,
       sum(o.severity IS 'error' AND NOT o.waived), sum(o.severity IS 'warning' AND NOT o.waived),
       sum(o.severity IS 'note' AND NOT o.waived), sum(o.today = 'met'), sum(o.today IN ('met', 'partly', 'not_met'))
FROM documents AS d LEFT JOIN (SELECT o.*, r.topic FROM outcomes AS o JOIN rules AS r USING (rule)) AS o
     ON o.document = d.document AND (:topic IS NULL OR o.topic = :topic) AND (:rule IS NULL OR o.rule = :rule)
WHERE d.run = :run GROUP BY d.document, o.topic
"""


def run_of(connection: sqlite3.Connection, run: int, asked: Asked) -> Run:
    """Return the audit number ``run`` in figures: of the documents and requirements that are asked about."""
    made_at, as_of, failures, lokcheck, rulebook, changes, sources, narrowed, off = connection.execute(
        _HEAD, (run,)
    ).fetchone()
    whole, counties, topics = _Sums(), dict[str, _Sums](), dict[str, _Sums]()
    for county, kind, status, day, document, topic, *numbers in connection.execute(
        _PARTS, {"run": run, "topic": asked.topic, "rule": asked.rule}
    ):
        if not asked.choice.keeps(document_of((county, kind, status, day))):
            continue
        sums = [whole, counties.setdefault(county or "", _Sums())]
        if topic is not None:
            sums.append(topics.setdefault(topic, _Sums()))
        for one in sums:
            one.add(document, numbers)
    made = Made(lokcheck, rulebook, changes, sources, narrowed, frozenset(json.loads(off or "[]")))
    return Run(
        run, made_at, dt.date.fromisoformat(as_of), rulebook, len(whole.documents), failures, whole.severities,
        whole.met, whole.judged, made, _parts(counties), _parts(topics),
    )  # fmt: skip


class _Sums:
    """Numbers that grow, of the documents that are counted."""

    def __init__(self) -> None:
        self.documents: set[int] = set()
        self.severities: Counter[Severity] = Counter()
        self.met = self.judged = 0

    def add(self, document: int, numbers: Sequence[int | None]) -> None:
        self.documents.add(document)
        *levels, met, judged = (number or 0 for number in numbers)
        self.severities.update(dict(zip(SEVERITY_ORDER, levels, strict=True)))
        self.met, self.judged = self.met + met, self.judged + judged


def _parts(groups: dict[str, _Sums]) -> dict[str, Part]:
    return {name: Part(len(sums.documents), sums.severities.total()) for name, sums in sorted(groups.items())}
