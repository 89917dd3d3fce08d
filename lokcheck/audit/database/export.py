"""The database for programs that read DuckDB or Parquet: the same tables and rows. Needs the extra ``duckdb``."""

import csv
import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from lokcheck.audit.database.opening import opened

__all__ = ["FORMS", "to_duckdb", "to_parquet"]

TABLES = (
    "runs", "topics", "rules", "texts", "contents", "facts", "documents", "outcomes", "deadlines", "cites", "failures",
)  # fmt: skip
_FULL = "No space left"
"""What the system says, and DuckDB repeats, where the disk is full: its errors have no numbers."""
_NULL = "\\N"
_DAYS = frozenset({"as_of", "register_checked", "own_day", "valid_from", "valid_to", "changed_on", "day"})
_TYPES = {"INTEGER": "BIGINT", "TEXT": "VARCHAR"}


def to_duckdb(database: Path, target: Path) -> None:
    """Write the database to ``target`` as a DuckDB database, which takes the place of what is there.

    Raises UsageError for a database that is not ours, ImportError without DuckDB, OSError where it can not be written.
    """
    with _beside(target) as folder:
        made = folder / "made.duckdb"
        _filled(database, folder, made)
        made.replace(target)


def to_parquet(database: Path, target: Path) -> None:
    """Write the database to the folder ``target``, which must not exist, as a Parquet file for each table.

    Raises FileExistsError where it exists, and what ``to_duckdb`` raises.
    """
    if target.exists():
        raise FileExistsError(target)
    with _beside(target) as folder:
        made = folder / "parquet"
        made.mkdir()

        def copied(connection: Any, table: str) -> None:
            connection.execute(f"COPY {table} TO '{_quoted(made / f'{table}.parquet')}' (FORMAT parquet)")

        _filled(database, folder, folder / "made.duckdb", copied)
        made.rename(target)


FORMS: dict[str, Callable[[Path, Path], None]] = {"duckdb": to_duckdb, "parquet": to_parquet}


def _filled(database: Path, folder: Path, made: Path, after: Callable[[Any, str], None] | None = None) -> None:
    """Make a DuckDB database with the tables; ``after`` is called for each of them. Raises OSError as ``to_duckdb``."""
    import duckdb

    try:
        _fill(duckdb.connect(str(made)), database, folder, after)
    except duckdb.Error as error:
        raise OSError(errno.ENOSPC if _FULL in str(error) else errno.EIO, str(error)) from error


def _fill(made: Any, database: Path, folder: Path, after: Callable[[Any, str], None] | None) -> None:
    with opened(database) as source, closing(made) as connection:
        for table in TABLES:
            columns = _columns(source, table)
            rows = folder / f"{table}.csv"
            _write(source, table, rows)
            kinds = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
            connection.execute(
                f"CREATE TABLE {table} AS SELECT * FROM read_csv('{_quoted(rows)}', columns = {{{kinds}}}, "
                f"header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '{_NULL}', "
                "auto_detect = false, parallel = false, max_line_size = 100000000)"
            )
            if after is not None:
                after(connection, table)
            rows.unlink()


def _columns(source: sqlite3.Connection, table: str) -> dict[str, str]:
    found = source.execute(f"PRAGMA table_info({table})").fetchall()
    return {name: "DATE" if name in _DAYS else _TYPES[kind] for _, name, kind, *_ in found}


def _write(source: sqlite3.Connection, table: str, path: Path) -> None:
    """Write the rows one after the other: the table is never held in memory."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        for row in source.execute(f"SELECT * FROM {table}"):
            writer.writerow([_NULL if value is None else value for value in row])


def _quoted(path: Path) -> str:
    return path.as_posix().replace("'", "''")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a folder beside ``target``, so that what is made in it can be moved there; nothing of it is left."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
