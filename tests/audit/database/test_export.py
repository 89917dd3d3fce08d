"""The database as DuckDB and as Parquet: the same rows, and nothing half-written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from lokcheck.audit.database.export import TABLES, to_duckdb, to_parquet
from lokcheck.audit.database.writing import write_run
from lokcheck.audit.record import Failed
from lokcheck.errors import UsageError
from lokcheck.texts import Text
from tests.audit.records import background, base, head, varied
from tests.cli.runner import run
from tests.report.hostile import TEXTS


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("db") / "audit.db"
    hostile = [Failed(text, 1, 1, Text(text, text), "unreadable", Text("", text)) for text in TEXTS]
    write_run(path, [*varied(40), *base(), *hostile], head(), background())
    return path


def rows(database: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)


def plain(found: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Days as text, as SQLite has them."""
    return sorted((tuple(str(v) if hasattr(v, "isoformat") else v for v in row) for row in found), key=repr)


def test_duckdb_has_the_same_rows(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "o'audit.duckdb"
    target.write_text("an old one")
    to_duckdb(database, target)
    with closing(duckdb.connect(str(target), read_only=True)) as connection:
        for table in TABLES:
            assert plain(connection.execute(f"SELECT * FROM {table}").fetchall()) == rows(database, table)
        assert connection.execute("SELECT typeof(own_day) FROM documents").fetchone() == ("DATE",)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_parquet_has_a_file_for_each_table(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "audit"
    to_parquet(database, target)
    assert {path.name for path in target.iterdir()} == {f"{table}.parquet" for table in TABLES}
    found = duckdb.execute(f"SELECT * FROM '{target}/outcomes.parquet'").fetchall()
    assert plain(found) == rows(database, "outcomes")


def test_every_table_of_the_schema_is_exported(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        known = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {*TABLES} == known


def test_what_can_not_be_exported_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        to_duckdb(Path("README.md"), tmp_path / "a.duckdb")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("error", "said"), [
    (duckdb.TransactionException("Failed to commit: No space left on device"), "disken är full"),
    (duckdb.IOException("Could not write file"), "disken svarar inte som den ska"),
])  # fmt: skip
def test_what_duckdb_can_not_write_is_told(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: duckdb.Error, said: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr("lokcheck.audit.database.export._fill", fails)
    ended = run("export", str(database), "--format", "duckdb", "--output", str(tmp_path / "a.duckdb"))
    assert ended.exit_code == 3
    assert ended.stderr.endswith(f"Det gick inte att skriva: {said}.\n")
    assert list(tmp_path.iterdir()) == []


def test_the_command(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "audit"
    asked = ("export", str(database), "--format", "parquet", "--output", str(target))
    assert run(*asked).exit_code == 0
    assert "Mappen finns redan" in run(*asked).stderr
    monkeypatch.setattr("lokcheck.report.extras.find_spec", lambda _: None)
    ended = run(*asked)
    assert (ended.exit_code, ended.stderr) == (2, "fel: Formatet parquet kräver: pip install 'lokcheck[duckdb]'\n")
