"""The database: a snapshot for each audit, whole or not at all, and nothing that is not ours is touched."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from lokcheck.audit.database.opening import VERSION, opened, transaction
from lokcheck.audit.database.writing import write_run
from lokcheck.audit.record import Audited, Failed, Record
from lokcheck.errors import LokcheckError, UsageError
from lokcheck.texts import Text
from tests.audit.records import AS_OF, FAILED, background, base, head, varied


def written(path: Path, records: Iterator[Record]) -> int:
    return write_run(path, records, head(), background())


def asked(path: Path, query: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query, values).fetchall()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("db") / "audit.db"
    assert written(path, varied(60)) == 1
    assert written(path, varied(60, seed=2)) == 2
    return path


def test_every_value_of_a_record_is_in_it(database: Path) -> None:
    record = next(item for item in varied(60) if isinstance(item, Audited))
    query = """
        SELECT d.title, d.county, d.own_day, d.parties, o.today, o.at_adoption, o.severity, o.changed_on, o.is_update,
               o.waived, o.line, t.sv, t.en, o.quote, o.section, o.page, o.reported_by, o.reported_in
        FROM outcomes AS o JOIN documents AS d USING (document) LEFT JOIN texts AS t ON t.text = o.message
        WHERE d.run = 1 AND d.key = ? AND o.rule = ?"""
    for row in record.rows:
        [found] = asked(database, query, record.key, row.rule)
        changed = row.changed_on.isoformat() if row.changed_on else None
        assert found == (
            record.title, record.county, str(record.own_day), json.dumps(record.parties, ensure_ascii=False,
            separators=(",", ":")), row.today, row.at_adoption, row.severity, changed, row.is_update, row.waived,
            row.line, *(row.message or (None, None)), row.quote, row.section, row.page,
            row.reported_by, row.reported_in,
        )  # fmt: skip


def test_failures_and_the_run_are_in_it(database: Path) -> None:
    assert (
        asked(database, "SELECT as_of, sources, asked, changes, off FROM runs")
        == [(str(AS_OF), '["agreements"]', "{}", "[]", "[]")] * 2
    )
    found = asked(database, "SELECT file, line, code, t.sv FROM failures JOIN texts AS t ON text = message")
    assert found == [(FAILED.file, 12, "invalid-document", FAILED.text.sv)] * 2
    assert asked(database, "PRAGMA foreign_key_check") == []


def test_facts_are_kept_once_for_a_content(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    for _ in range(2):
        written(path, iter(base()))
    facts = [fact for record in base() for fact in record.facts]
    assert asked(path, "SELECT count(*) FROM facts") == [(len(facts),)]
    joined = "SELECT count(*) FROM documents JOIN facts USING (content) WHERE run = 2 AND type = 'party'"
    assert asked(path, joined) == [(sum(fact.type == "party" for fact in facts),)]


def test_texts_that_no_encoding_holds_are_written_as_codes(tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    written(path, iter([Failed("\udcff.yaml", 0, 0, Text("\ud800", "\ud800"), "unreadable")]))
    assert asked(path, "SELECT file FROM failures") == [("\\udcff.yaml",)]


def test_a_run_that_fails_leaves_nothing(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(database.read_bytes())

    def breaks() -> Iterator[Record]:
        yield from varied(5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        written(path, breaks())
    assert asked(path, "SELECT count(*), (SELECT count(*) FROM documents) FROM runs") == [(2, 120)]


def test_a_full_disk_is_told_and_leaves_what_was_there(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(database.read_bytes())
    with pytest.raises(LokcheckError) as raised, opened(path) as connection:
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with transaction(connection):
            for number in range(10_000):
                connection.execute("INSERT INTO texts (sv, en) VALUES (?, ?)", (f"{number}" * 900, ""))
    assert raised.value.text.sv == "Databasen gick inte att läsa eller skriva: disken är full."
    assert asked(path, "SELECT count(*) FROM texts WHERE en = ''") == [(0,)]


def test_a_killed_run_leaves_nothing(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(database.read_bytes())
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom tests.audit.records import *\n"
        "from lokcheck.audit.database.writing import write_run\n"
        "def dies():\n    yield from varied(200)\n    os._exit(9)\n"
        "write_run(Path(sys.argv[1]), dies(), head(), background())\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(path)], check=False, env={**os.environ, "PYTHONPATH": "."})
    assert ended.returncode == 9
    assert written(path, varied(3)) == 3
    assert asked(path, "SELECT count(*) FROM documents WHERE run < 3") == [(120,)]
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]


def test_two_at_once_wait_for_each_other(tmp_path: Path) -> None:
    path, inside = tmp_path / "audit.db", threading.Event()

    def slow() -> Iterator[Record]:
        yield from varied(3)
        inside.set()
        other.join(0.3)
        yield FAILED

    other = threading.Thread(target=lambda: (inside.wait(10), written(path, varied(4))))
    other.start()
    written(path, slow())
    other.join()
    assert asked(path, "SELECT count(*) FROM documents GROUP BY run") == [(3,), (4,)]


@pytest.mark.parametrize(
    "content", [b"kind: county-agreement\n" * 100, b"\x00" * 4096, b"SQLite format 3\x00" + b"x" * 900]
)
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "avtal.db"
    path.write_bytes(content)
    with pytest.raises(UsageError):
        written(path, varied(1))
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (a)")
    content = path.read_bytes()
    with pytest.raises(UsageError) as raised:
        written(path, varied(1))
    assert "ingen databas från lokcheck" in raised.value.show("sv")
    assert path.read_bytes() == content


def test_a_newer_schema_and_a_damaged_file_are_refused(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(UsageError, match="newer version"):
        written(path, varied(1))
    damaged = bytearray(database.read_bytes())
    damaged[8192:40960] = b"\xff" * 32768
    path.write_bytes(damaged)
    with pytest.raises(UsageError, match="damaged"):
        written(path, varied(1))
    assert path.read_bytes() == damaged


def _before_3(connection: sqlite3.Connection) -> None:
    """Take away what the third migration adds."""
    for table, column in (("outcomes", "reported_in"), ("runs", "asked"), ("runs", "changes"), ("runs", "off")):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def test_an_older_schema_is_migrated_with_what_is_in_it(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        views = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
        for name in views:
            connection.execute(f"DROP VIEW {name}")
        _before_3(connection)
        connection.execute("PRAGMA user_version = 1")
    with opened(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")} == {
            *views
        }
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (120,)


def test_a_database_of_version_2_keeps_its_audits_and_learns_where_a_fault_is_told(
    database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        _before_3(connection)
        connection.execute("PRAGMA user_version = 2")
        before = connection.execute("SELECT * FROM outcomes ORDER BY document, rule").fetchall()
    one = next(record for record in base() if record.rows)
    told = one.rows[0]._replace(reported_by="X23", reported_in="annan.yaml")
    made = head()._replace(asked=(("county", ("Jönköpings län",)),))
    assert write_run(path, [one._replace(rows=(told, *one.rows[1:]))], made, background()) == 3
    kept = asked(path, "SELECT * FROM outcomes JOIN documents USING (document) WHERE run < 3 ORDER BY document, rule")
    assert [row[: len(before[0])] for row in kept] == before
    assert {row[len(before[0])] for row in kept} == {None}
    assert asked(path, "SELECT asked FROM runs") == [(None,), (None,), ('{"county":["Jönköpings län"]}',)]
    assert asked(path, "SELECT reported_by, reported_in FROM outcomes WHERE reported_in IS NOT NULL") == [
        ("X23", "annan.yaml")
    ]


def test_a_run_can_be_deleted_with_everything_of_it(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "audit.db"
    path.write_bytes(database.read_bytes())
    with opened(path) as connection:
        connection.execute("DELETE FROM runs WHERE run = 1")
        for table in ("documents", "failures"):
            assert connection.execute(f"SELECT DISTINCT run FROM {table}").fetchall() == [(2,)]
        assert connection.execute("SELECT count(DISTINCT document) FROM outcomes").fetchone() == (60,)
