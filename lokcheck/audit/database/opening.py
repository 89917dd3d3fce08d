"""Opening the database: it is ours and whole, or it is refused and left as it is; an older one is migrated."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from lokcheck.errors import LokcheckError, Place, UsageError
from lokcheck.texts import Text

__all__ = ["APPLICATION", "VERSION", "opened", "transaction"]

APPLICATION = 0x6C6F6B63
"""What SQLite's header says of a database of ours: 'lokc'."""
VERSION = 4
"""The number of migrations: ``migrations/1.sql`` and so on make the schema, and ``user_version`` counts them."""
_PATIENCE = 300.0
"""Seconds to wait for another audit that writes to the same database."""
_NOT_OURS = Text("Filen är ingen databas från lokcheck.", "The file is not a database of lokcheck.")
_KEPT = Text("Den är lämnad som den är. Ange en annan fil, eller en som inte finns.",
             "It was left as it is. Name another file, or one that does not exist.")  # fmt: skip
_DAMAGED = Text("Databasen är skadad.", "The database is damaged.")
_WHY = {
    sqlite3.SQLITE_PERM: Text("behörighet saknas", "permission is missing"),
    sqlite3.SQLITE_BUSY: Text("en annan granskning skriver till den", "another audit is writing to it"),
    sqlite3.SQLITE_LOCKED: Text("en annan granskning skriver till den", "another audit is writing to it"),
    sqlite3.SQLITE_NOMEM: Text("minnet räcker inte", "there is not enough memory"),
    sqlite3.SQLITE_READONLY: Text("den får inte ändras", "it may not be changed"),
    sqlite3.SQLITE_IOERR: Text("disken svarar inte som den ska", "the disk does not answer as it should"),
    sqlite3.SQLITE_FULL: Text("disken är full", "the disk is full"),
    sqlite3.SQLITE_CANTOPEN: Text("filen går inte att öppna", "the file can not be opened"),
    sqlite3.SQLITE_TOOBIG: Text("en text är för lång", "a text is too long"),
}
"""What SQLite's kinds of error mean for whoever has the file."""


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """Give a connection to the database at ``path``, with the schema of this version.

    Raises UsageError for a file that is no database of ours, is damaged, or was made by a newer version (none of them
    is changed), and for one that does not exist unless ``create``; LokcheckError where it can not be read or written.
    """
    if not create and not path.is_file():
        raise UsageError(Text("Databasen finns inte.", "There is no such database."), _place(path),
                         Text("lokcheck audit --db skapar den.", "lokcheck audit --db makes it."))  # fmt: skip
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            _prepare(connection, path)
            yield connection
    except sqlite3.DatabaseError as error:
        if _code(error) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise _refused(path, is_ours=_code(error) == sqlite3.SQLITE_CORRUPT) from error
        if not isinstance(error, sqlite3.OperationalError):
            raise
        sv, en = _WHY.get(_code(error)) or Text(*[f"SQLite: {getattr(error, 'sqlite_errorname', '?')}"] * 2)
        raise LokcheckError(
            Text(
                f"Databasen gick inte att läsa eller skriva: {sv}.", f"The database could not be read or written: {en}."
            ),
            _place(path),
        ) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make everything inside happen, or nothing; another writer waits until it is over."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # where the disk is full, SQLite has taken it back already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is not ours, and run the migrations that are missing."""
    connection.execute("PRAGMA foreign_keys = ON")
    version = _version(connection, path)
    if version < VERSION:
        with transaction(connection):
            for number in range(_version(connection, path) + 1, VERSION + 1):
                for statement in _migration(number):
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema's version, 0 for an empty file. Raises UsageError for what is not ours, damaged or newer."""
    [version] = connection.execute("PRAGMA user_version").fetchone()
    [application] = connection.execute("PRAGMA application_id").fetchone()
    [tables] = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and (tables or version or application):
        raise UsageError(_NOT_OURS, _place(path), _KEPT)
    if version > VERSION:
        raise UsageError(
            Text(f"Databasen är skriven av en nyare version av lokcheck (schema {version}; den här kan {VERSION}).",
                 f"The database was written by a newer version of lokcheck (schema {version}; this one knows "
                 f"{VERSION})."), _place(path),
            Text("Uppdatera lokcheck, eller ange en annan fil.", "Update lokcheck, or name another file."),
        )  # fmt: skip
    [whole] = connection.execute("PRAGMA quick_check(1)").fetchone()
    if whole != "ok":
        raise _refused(path, is_ours=True)
    return int(version)


def _refused(path: Path, *, is_ours: bool) -> UsageError:
    return UsageError(_DAMAGED if is_ours else _NOT_OURS, _place(path), _KEPT)


def _code(error: sqlite3.Error) -> int:
    """The kind of error, without what SQLite adds to it; 0 for none of SQLite's."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@cache
def _migration(number: int) -> tuple[str, ...]:
    """Return the statements of a migration: ``executescript`` would end the transaction that they belong to."""
    text = files("lokcheck.audit.database").joinpath(f"migrations/{number}.sql").read_text("utf-8")
    found, statement = [], ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            found.append(statement)
            statement = ""
    return tuple(found)


def _place(path: Path) -> Place:
    return Place(path.as_posix())
