"""The history out of the database."""

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lokcheck.audit.choice import Choice
from lokcheck.audit.database.opening import opened
from lokcheck.audit.history.change import Change, History, Run, Seen, State, state_of
from lokcheck.errors import Place, UsageError
from lokcheck.report.words import SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["Asked", "history"]

_STATE_ORDER: tuple[State, ...] = (
    "new", "worsened", "added", "solved", "improved", "waived", "unjudged", "removed", "unchanged",
)  # fmt: skip
_PAIRS = """
CREATE TEMP TABLE pairs AS
WITH named AS (
    SELECT document, run, CASE WHEN id <> '' AND count(*) OVER (PARTITION BY run, id) = 1 THEN 'i' || id
                               ELSE 'k' || key END AS name
    FROM documents WHERE run IN (:before, :after)
), b AS (SELECT document, name FROM named WHERE run = :before),
a AS (SELECT document, name FROM named WHERE run = :after)
SELECT b.document AS before, a.document AS after FROM b LEFT JOIN a USING (name)
UNION ALL SELECT NULL, document FROM a WHERE name NOT IN (SELECT name FROM b)
"""
"""The same document in both: by what it calls itself where that is its own, so that a renamed file is no new one."""
_CHANGES = """
SELECT found.rule, r.title_sv, r.title_en, r.topic, d.county, d.kind, d.status, d.own_day, d.title, d.file,
       o.today, o.severity, o.waived, p.today, p.severity, p.waived, pairs.before IS NULL, pairs.after IS NULL
FROM pairs
JOIN documents AS d ON d.document = coalesce(pairs.after, pairs.before)
JOIN (SELECT document, rule FROM outcomes WHERE severity IS NOT NULL) AS found
     ON found.document IN (pairs.before, pairs.after)
LEFT JOIN outcomes AS o ON o.document = pairs.before AND o.rule = found.rule
LEFT JOIN outcomes AS p ON p.document = pairs.after AND p.rule = found.rule
JOIN rules AS r ON r.rule = found.rule
GROUP BY pairs.rowid, found.rule
"""
_RUN = """
SELECT d.county, d.kind, d.status, d.own_day,
       sum(o.severity IS 'error' AND NOT o.waived), sum(o.severity IS 'warning' AND NOT o.waived),
       sum(o.severity IS 'note' AND NOT o.waived), sum(o.today = 'met'), sum(o.today IN ('met', 'partly', 'not_met'))
FROM documents AS d LEFT JOIN (SELECT o.*, r.topic FROM outcomes AS o JOIN rules AS r USING (rule)) AS o
     ON o.document = d.document AND (:topic IS NULL OR o.topic = :topic) AND (:rule IS NULL OR o.rule = :rule)
WHERE d.run = :run GROUP BY d.document
"""


class Asked(NamedTuple):
    """What to tell: between which audits (None: the last but one, and the last), and of what."""

    before: int | None = None
    after: int | None = None
    choice: Choice = Choice()
    topic: str | None = None
    rule: str | None = None


class _Document(NamedTuple):
    county: str | None
    kind: str
    status: str | None
    own_day: dt.date | None


def history(path: Path, asked: Asked) -> History:
    """Return the history in the database at ``path``.

    Raises UsageError for a database that is not ours or has no audits, and for a run, topic or rule that it does not
    have.
    """
    with opened(path) as connection:
        _check(connection, path, asked)
        numbers = [run for (run,) in connection.execute("SELECT run FROM runs ORDER BY run")]
        runs = {number: _run(connection, number, asked) for number in numbers}
        after = _chosen(asked.after, numbers, numbers[-1], path)
        earlier = [number for number in numbers if number < after]
        before = _chosen(asked.before, numbers, earlier[-1] if earlier else None, path)
        topics = {topic: Text(sv, en) for topic, sv, en in connection.execute(
            "SELECT topic, name_sv, name_en FROM topics ORDER BY position")}  # fmt: skip
        changes, added, removed = _compare(connection, before, after, asked) if before else ((), 0, 0)
        return History(tuple(runs.values()), runs[before] if before else None, runs[after], changes, added, removed,
                       topics)  # fmt: skip


def _check(connection: sqlite3.Connection, path: Path, asked: Asked) -> None:
    if not connection.execute("SELECT count(*) FROM runs").fetchone()[0]:
        raise UsageError(Text("Databasen har ingen granskning.", "The database has no audit."), Place(path.as_posix()))
    for table, value, what in (
        ("topic", asked.topic, Text("ämne", "topic")),
        ("rule", asked.rule, Text("krav", "rule")),
    ):
        if value is None:
            continue
        known = [name for (name,) in connection.execute(f"SELECT {table} FROM {table}s")]
        if value not in known:
            from lokcheck.sources.words import nearest

            near = nearest(value, known)
            hint = (f" Menade du {near!r}?", f" Did you mean {near!r}?") if near else ("", "")
            raise UsageError(Text(f"Databasen har inget {what.sv} {value!r}.{hint[0]}",
                                  f"The database has no {what.en} {value!r}.{hint[1]}"))  # fmt: skip


def _chosen(wanted: int | None, numbers: Sequence[int], default: Any, path: Path) -> Any:
    if wanted is None:
        return default
    if wanted not in numbers:
        words = ", ".join(map(str, numbers))
        raise UsageError(
            Text(f"Databasen har ingen granskning {wanted}.", f"The database has no audit {wanted}."),
            Place(path.as_posix()), Text(f"Det finns: {words}.", f"There are: {words}."),
        )  # fmt: skip
    return wanted


def _run(connection: sqlite3.Connection, run: int, asked: Asked) -> Run:
    made_at, as_of, rulebook, failures = connection.execute(
        "SELECT made_at, as_of, rulebook, (SELECT count(*) FROM failures AS f WHERE f.run = r.run) FROM runs AS r "
        "WHERE run = ?", (run,),
    ).fetchone()  # fmt: skip
    rows = connection.execute(_RUN, {"run": run, "topic": asked.topic, "rule": asked.rule})
    kept = [row[4:] for row in rows if asked.choice.keeps(_document(row))]
    errors, warnings, notes, met, judged = (sum(row[at] or 0 for row in kept) for at in range(5))
    severities = Counter(dict(zip(SEVERITY_ORDER, (errors, warnings, notes), strict=True)))
    return Run(run, made_at, dt.date.fromisoformat(as_of), rulebook, len(kept), failures, severities, met, judged)


def _compare(
    connection: sqlite3.Connection, before: int, after: int, asked: Asked
) -> tuple[tuple[Change, ...], int, int]:
    connection.execute(_PAIRS, {"before": before, "after": after})
    added, removed = (
        sum(asked.choice.keeps(_document(row)) for row in connection.execute(
            "SELECT county, kind, status, own_day FROM documents WHERE document IN "
            f"(SELECT {there} FROM pairs WHERE {missing} IS NULL)"))
        for there, missing in (("after", "before"), ("before", "after"))
    )  # fmt: skip
    changes = sorted(_changes(connection, asked), key=_order)
    return tuple(changes), added, removed


def _changes(connection: sqlite3.Connection, asked: Asked) -> Iterator[Change]:
    for row in connection.execute(_CHANGES):
        rule, sv, en, topic, *_ = row
        document = _document(row[4:8])
        if not asked.choice.keeps(document) or (asked.topic or topic) != topic or (asked.rule or rule) != rule:
            continue
        was, now = _seen(row[10:13]), _seen(row[13:16])
        state = _between(was, now, added=bool(row[16]), removed=bool(row[17]))
        if state is not None:
            yield Change(state, rule, Text(sv, en), topic, *document, row[8], row[9], was, now)


def _between(was: Seen | None, now: Seen | None, *, added: bool, removed: bool) -> State | None:
    if added:
        return "added" if now and now.weight else None
    if removed:
        return "removed" if was and was.weight else None
    return state_of(was, now)


def _seen(row: Sequence[Any]) -> Seen | None:
    today, severity, waived = row
    return Seen(today, severity, bool(waived)) if today is not None else None


def _document(row: Sequence[Any]) -> _Document:
    county, kind, status, day = row[:4]
    return _Document(county, kind, status, dt.date.fromisoformat(day) if day else None)


def _order(change: Change) -> tuple[int, int, str, str]:
    seen = [one.weight for one in (change.after, change.before) if one is not None and one.weight is not None]
    severity = SEVERITY_ORDER.index(seen[0]) if seen else len(SEVERITY_ORDER)
    return _STATE_ORDER.index(change.state), severity, change.rule, change.file
