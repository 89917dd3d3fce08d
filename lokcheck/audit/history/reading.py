"""The history out of the database."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lokcheck.audit.database.opening import opened
from lokcheck.audit.history.asked import Asked, document_of
from lokcheck.audit.history.change import Change, History, Run, Seen, State, state_of
from lokcheck.audit.history.pairing import Named, paired
from lokcheck.audit.history.runs import run_of
from lokcheck.errors import Place, UsageError
from lokcheck.report.words import SEVERITY_ORDER
from lokcheck.texts import Text

__all__ = ["Asked", "history"]

_STATE_ORDER: tuple[State, ...] = (
    "new", "worsened", "unasked", "added", "solved", "improved", "waived", "unjudged", "removed", "unchanged",
)  # fmt: skip
_CHANGES = """
SELECT d.county, d.kind, d.status, d.own_day, found.rule, r.title_sv, r.title_en, r.topic, d.title, d.file,
       o.today, o.severity, o.waived, b.ended, p.today, p.severity, p.waived, a.ended,
       pairs.before IS NULL, pairs.after IS NULL
FROM pairs
JOIN documents AS d ON d.document = coalesce(pairs.after, pairs.before)
LEFT JOIN documents AS b ON b.document = pairs.before
LEFT JOIN documents AS a ON a.document = pairs.after
JOIN (SELECT document, rule FROM outcomes WHERE severity IS NOT NULL) AS found
     ON found.document IN (pairs.before, pairs.after)
LEFT JOIN outcomes AS o ON o.document = pairs.before AND o.rule = found.rule
LEFT JOIN outcomes AS p ON p.document = pairs.after AND p.rule = found.rule
JOIN rules AS r ON r.rule = found.rule
GROUP BY pairs.rowid, found.rule
"""
_ALONE = """
SELECT d.county, d.kind, d.status, d.own_day, d.file, pairs.before IS NULL
FROM pairs JOIN documents AS d ON d.document = coalesce(pairs.after, pairs.before)
WHERE pairs.before IS NULL OR pairs.after IS NULL
"""


def history(path: Path, asked: Asked) -> History:
    """Return the history in the database at ``path``.

    Raises UsageError for a database that is not ours or has no audits, and for a run, topic or rule that it does not
    have.
    """
    with opened(path) as connection:
        _check(connection, path, asked)
        numbers = [run for (run,) in connection.execute("SELECT run FROM runs ORDER BY run")]
        for wanted in (asked.before, asked.after):
            if wanted is not None and wanted not in numbers:
                raise _unknown(wanted, numbers, path)
        runs = {number: run_of(connection, number, asked) for number in numbers}
        after = runs[numbers[-1] if asked.after is None else asked.after]
        before = _earlier(list(runs.values()), after) if asked.before is None else runs[asked.before]
        topics = {topic: Text(sv, en) for topic, sv, en in connection.execute(
            "SELECT topic, name_sv, name_en FROM topics ORDER BY position")}  # fmt: skip
        made = History(tuple(runs.values()), before, after, (), topics)
        return _compared(connection, made, asked) if before else made


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


def _unknown(wanted: int, numbers: Sequence[int], path: Path) -> UsageError:
    words = ", ".join(map(str, numbers))
    return UsageError(
        Text(f"Databasen har ingen granskning {wanted}.", f"The database has no audit {wanted}."),
        Place(path.as_posix()), Text(f"Det finns: {words}.", f"There are: {words}."),
    )  # fmt: skip


def _earlier(runs: Sequence[Run], after: Run) -> Run | None:
    """Return the last audit before ``after`` of the same choice of documents, else the last before it."""
    earlier = [run for run in runs if run.run < after.run]
    alike = [run for run in earlier if run.made.choice == after.made.choice]
    return next(reversed(alike or earlier), None)


def _compared(connection: sqlite3.Connection, made: History, asked: Asked) -> History:
    """Return ``made`` with what changed between its two audits."""
    assert made.before is not None
    runs = made.before.run, made.after.run
    pairs = paired(*(_named(connection, run) for run in runs))
    connection.execute("CREATE TEMP TABLE pairs (before INTEGER, after INTEGER)")
    connection.executemany("INSERT INTO pairs VALUES (?,?)", pairs)
    failed = tuple(_failed(connection, run) for run in runs)
    alone = Counter(
        (bool(new), file in failed[0 if new else 1])
        for *document, file, new in connection.execute(_ALONE) if asked.choice.keeps(document_of(document))
    )  # fmt: skip
    changes = sorted(_changes(connection, made, asked, failed), key=_order)
    return made._replace(
        changes=tuple(changes), added=alone[True, False], recovered=alone[True, True], removed=alone[False, False],
        failed=alone[False, True],
    )  # fmt: skip


def _named(connection: sqlite3.Connection, run: int) -> list[Named]:
    query = "SELECT document, key, id FROM documents WHERE run = ? ORDER BY document"
    return [Named(*row) for row in connection.execute(query, (run,))]


def _failed(connection: sqlite3.Connection, run: int) -> frozenset[str]:
    """The files that could not be read or judged: their documents are not gone."""
    return frozenset(file for (file,) in connection.execute("SELECT file FROM failures WHERE run = ?", (run,)))


def _changes(
    connection: sqlite3.Connection, made: History, asked: Asked, failed: Sequence[frozenset[str]]
) -> Iterator[Change]:
    assert made.before is not None
    for row in connection.execute(_CHANGES):
        document, (rule, sv, en, topic, title, file) = document_of(row), row[4:10]
        if not asked.choice.keeps(document) or (asked.topic or topic) != topic or (asked.rule or rule) != rule:
            continue
        was, now = (
            _seen(row[10:14], off=rule in made.before.made.off),
            _seen(row[14:18], off=rule in made.after.made.off),
        )
        if row[18]:
            state = _alone(now, "unasked" if file in failed[0] else "added")
        elif row[19]:
            state = _alone(was, "unjudged" if file in failed[1] else "removed")
        else:
            state = state_of(was, now)
        if state is not None:
            yield Change(state, rule, Text(sv, en), topic, *document, title, file, was, now)


def _alone(seen: Seen | None, state: State) -> State | None:
    return state if seen and seen.weight else None


def _seen(row: Sequence[Any], *, off: bool) -> Seen | None:
    today, severity, waived, ended = row
    silent = today == "not_applicable" and (off or ended is not None)
    return Seen(today, severity, bool(waived), not silent) if today is not None else None


def _order(change: Change) -> tuple[int, int, str, str]:
    seen = [one.weight for one in (change.after, change.before) if one is not None and one.weight is not None]
    severity = SEVERITY_ORDER.index(seen[0]) if seen else len(SEVERITY_ORDER)
    return _STATE_ORDER.index(change.state), severity, change.rule, change.file
