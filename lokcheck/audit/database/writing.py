"""Writing an audit to the database: a snapshot in one transaction, record by record."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from lokcheck.audit.background import Background, background_of
from lokcheck.audit.database.opening import opened, transaction
from lokcheck.audit.forms import Audit
from lokcheck.audit.record import Audited, Failed, Head, Record, Row
from lokcheck.report.json_report import receipt_data
from lokcheck.texts import Lang, Text

__all__ = ["write", "write_run"]


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Add ``audit`` to the database at ``path``, which is made if it does not exist. Texts are in both languages.

    Raises UsageError for a file that is no database of ours, damaged or newer; LokcheckError where writing fails.
    """
    write_run(path, audit.records(), audit.head, background_of(audit.rulebook, audit.head.receipt.as_of))


def write_run(path: Path, records: Iterable[Record], head: Head, background: Background) -> int:
    """Add a run with ``records`` and return its number; nothing of it is there until all of it is."""
    with opened(path, create=True) as connection, transaction(connection):
        return _Run(connection, head, background).add(records)


class _Run:
    """One snapshot that is being written."""

    def __init__(self, connection: sqlite3.Connection, head: Head, background: Background) -> None:
        self._do, self._head, self._background = connection.execute, head, background
        self._many = connection.executemany
        self._texts: dict[Text, int] = {}
        self._rules: set[str] = set()

    def add(self, records: Iterable[Record]) -> int:
        """Write everything, and return the number of the run."""
        made = self._head.receipt
        checked = made.register_checked.isoformat() if made.register_checked else None
        run = self._do(
            "INSERT INTO runs (as_of, lokcheck, engine, rulebook, register_checked, sources, asked, changes, off) "
            "VALUES (?,?,?,?,?,?,?,?,?)",
            (made.as_of.isoformat(), made.lokcheck, made.engine, made.rulebook, checked, _json(self._head.sources),
             _json(dict(self._head.asked)), _json(receipt_data(made)["changes"]), _json(self._head.off)),
        ).lastrowid  # fmt: skip
        assert run is not None
        self._rulebook()
        for record in records:
            if isinstance(record, Failed):
                self._failure(run, record)
            else:
                self._document(run, record)
        return run

    def _rulebook(self) -> None:
        topics = [(topic, at, *name) for at, (topic, name) in enumerate(self._background.topics)]
        self._many(
            "INSERT INTO topics VALUES (?,?,?,?) ON CONFLICT (topic) DO UPDATE SET position = excluded.position, "
            "name_sv = excluded.name_sv, name_en = excluded.name_en",
            topics,
        )
        rules = [(r.id, r.topic, *r.title, r.modality) for r in self._background.rules.values()]
        self._many("INSERT INTO rules VALUES (?,?,?,?,?) ON CONFLICT (rule) DO UPDATE SET topic = excluded.topic, "
                   "title_sv = excluded.title_sv, title_en = excluded.title_en, modality = excluded.modality",
                   rules)  # fmt: skip
        self._rules = set(self._background.rules)

    def _document(self, run: int, record: Audited) -> None:
        days = (day.isoformat() if day else None for day in (record.own_day, record.valid_from, record.valid_to))
        document = self._do(
            "INSERT INTO documents (run, key, file, id, set_key, kind, title, county, status, parties, own_day, "
            "valid_from, valid_to, ended, sha256, content) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (run, *map(_clean, (record.key, record.file, record.id, record.set, record.kind, record.title,
                                record.county, record.status, _json(record.parties))),
             *days, self._text(record.ended), record.sha256, self._content(record)),
        ).lastrowid  # fmt: skip
        self._many("INSERT INTO outcomes VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                   [(document, *self._outcome(row)) for row in record.rows])  # fmt: skip
        self._many("INSERT INTO deadlines VALUES (?,?,?,?,?,?)",
                   [(document, item.day.isoformat(), item.kind, self._text(item.what), item.rule, item.line)
                    for item in record.deadlines])  # fmt: skip
        self._many("INSERT OR IGNORE INTO cites VALUES (?,?)", [(document, name) for name in record.cites])

    def _outcome(self, row: Row) -> tuple[object, ...]:
        if row.rule not in self._rules:  # a rule that was switched off, or of another rulebook: its id is all we know
            self._do("INSERT OR IGNORE INTO topics VALUES ('', 999, '', '')")
            self._do("INSERT OR IGNORE INTO rules VALUES (?, '', ?, ?, '')", (row.rule, row.rule, row.rule))
            self._rules.add(row.rule)
        changed = row.changed_on.isoformat() if row.changed_on else None
        return (row.rule, row.today, row.at_adoption, row.severity, row.severity_at_adoption, changed,
                int(row.is_update), row.reported_by, int(row.waived), row.line, row.column, self._text(row.message),
                _clean(row.quote), _clean(row.section), row.page, _clean(row.reported_in))  # fmt: skip

    def _content(self, record: Audited) -> int | None:
        """Write the facts, unless an earlier audit did, and return the number of the content; None without facts."""
        if not record.facts:
            return None
        name = (record.sha256, record.id, self._head.receipt.lokcheck)
        found = self._do("SELECT content FROM contents WHERE (sha256, part, lokcheck) = (?,?,?)", name).fetchone()
        if found:
            return int(found[0])
        content = self._do("INSERT INTO contents (sha256, part, lokcheck) VALUES (?,?,?)", name).lastrowid
        self._many("INSERT OR IGNORE INTO facts VALUES (?,?,?,?,?)",
                   [(content, fact.path, fact.type, fact.line, _json(fact.data)) for fact in record.facts])  # fmt: skip
        return content

    def _failure(self, run: int, failed: Failed) -> None:
        self._do("INSERT INTO failures VALUES (?,?,?,?,?,?,?)",
                 (run, _clean(failed.file), failed.line, failed.column, failed.code, self._text(failed.text),
                  self._text(failed.advice)))  # fmt: skip

    def _text(self, text: Text | None) -> int | None:
        """Return the number of ``text``, which is kept once."""
        if text is None:
            return None
        number = self._texts.get(text)
        if number is None:
            both = (_clean(text.sv), _clean(text.en))
            self._do("INSERT OR IGNORE INTO texts (sv, en) VALUES (?,?)", both)
            number = int(self._do("SELECT text FROM texts WHERE (sv, en) = (?,?)", both).fetchone()[0])
            if len(self._texts) < _REMEMBERED:
                self._texts[text] = number
        return number


_REMEMBERED = 20_000


def _json(value: object) -> str:
    return _clean(json.dumps(value, ensure_ascii=False, separators=(",", ":"))) or ""


def _clean(text: str | None) -> str | None:
    """Return ``text`` as UTF-8 can hold it: the name of a file can have bytes in it that are no letters."""
    return text if text is None or text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
