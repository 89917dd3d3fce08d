"""The queries of docs/audit-database.md, run as they stand there."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lokcheck.audit.database.writing import write_run
from tests.audit.records import background, base, head, varied

PAGE = (Path(__file__).resolve().parents[3] / "docs/audit-database.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("db") / "audit.db"
    write_run(path, [*varied(80), *base()], head(), background())
    with closing(sqlite3.connect(path)) as opened:
        yield opened


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_gives_something(connection: sqlite3.Connection, query: str) -> None:
    assert connection.execute(query).fetchall()


def test_every_table_view_and_column_is_described(connection: sqlite3.Connection) -> None:
    assert len(QUERIES) >= 5
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
    assert [name for name in names if f"`{name}`" not in PAGE] == []
    for table in ("runs", "documents", "outcomes", "deadlines", "cites", "failures"):
        [row] = re.findall(rf"^\| `{table}` \|(.*)\|$", PAGE, re.M)
        columns = [column for _, column, *_ in connection.execute(f"PRAGMA table_info({table})")]
        assert [column for column in columns if f"`{column}`" not in row] == []
