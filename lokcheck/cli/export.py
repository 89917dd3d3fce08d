"""``lokcheck export``: a database of audits for programs that read DuckDB or Parquet."""

from pathlib import Path

import click

from lokcheck.cli.exits import Exit
from lokcheck.cli.spoken import Example, OneOf, Spoken, argument, option
from lokcheck.cli.streams import say
from lokcheck.errors import LokcheckError, Place, UsageError, why
from lokcheck.report.extras import require
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_ABOUT = Text(
    "Skriv om en databas med granskningar (lokcheck audit --db FIL) för program som läser DuckDB eller Parquet.",
    "Write a database of audits (lokcheck audit --db FILE) for programs that read DuckDB or Parquet.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck export granskning.db --format duckdb --output granskning.duckdb",
     Text("En DuckDB-databas.", "A DuckDB database.")),
    ("lokcheck export granskning.db --format parquet --output granskning/",
     Text("En mapp med en Parquet-fil för varje tabell.", "A folder with a Parquet file for each table.")),
)  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "database", Text("DATABAS", "DATABASE"), Text("Databasen.", "The database."), type=click.Path()),
        option(lang, "--format form", Text("Form.", "Form."), type=OneOf(("duckdb", "parquet")), required=True),
        option(lang, "-o --output", Text("Filen (duckdb) eller den nya mappen (parquet).",
                                         "The file (duckdb) or the new folder (parquet)."),
               metavar=Text("MÅL", "TARGET").get(lang), type=click.Path(), required=True),
    ]  # fmt: skip

    def callback(database: str, form: str, output: str) -> int:
        return _run(Path(database), form, Path(output), lang)

    return Spoken("export", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(database: Path, form: str, target: Path, lang: Lang) -> int:
    """Write, and say where it is."""
    require(form, "duckdb", ("duckdb",))
    _check(form, target)
    from lokcheck.audit.database.export import FORMS

    try:
        FORMS[form](database, target)
    except OSError as error:
        sv, en = why(error)
        raise LokcheckError(
            Text(f"Det gick inte att skriva: {sv}.", f"It could not be written: {en}."), Place(target.as_posix())
        ) from error
    where = target.as_posix()
    say(Text(f"Granskningarna finns i {where}.", f"The audits are in {where}.").get(lang))
    return Exit.CLEAN


def _check(form: str, target: Path) -> None:
    """Raise UsageError, before any work is done, for a target that can not be one."""
    if not target.parent.is_dir():
        raise UsageError(Text("Mappen finns inte.", "There is no such folder."), Place(target.parent.as_posix()),
                         Text("Skapa den först.", "Make it first."))  # fmt: skip
    if form == "duckdb" and target.is_dir():
        raise UsageError(Text("Det är en mapp.", "It is a folder."), Place(target.as_posix()),
                         Text("Ange namnet på en fil.", "Give the name of a file."))  # fmt: skip
    if form == "parquet" and target.exists():
        raise UsageError(Text("Mappen finns redan.", "The folder exists already."), Place(target.as_posix()),
                         Text("Ange en ny.", "Name a new one."))  # fmt: skip
