"""The forms that the result of an audit can take, by name. A new form is a module with a function, and an entry here.

The modules are imported when their form is asked for.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from lokcheck.audit.lines import from_line
from lokcheck.audit.record import Head, Record
from lokcheck.report.extras import require
from lokcheck.rulebook.book import Rulebook
from lokcheck.texts import Lang, Text

__all__ = ["FORMS", "Audit", "Form", "Writer"]


class Audit(NamedTuple):
    """An audit that is done. ``records`` can be called any number of times: it reads from disk, record by record."""

    head: Head
    rulebook: Rulebook
    """Titles, remedies and sources of the requirements, which no record repeats."""
    lines: Callable[[], Iterator[bytes]]
    """The documents and failures as ``lokcheck.audit.lines`` writes them, without line ends. It can be called any
    number of times: it reads from disk, line by line."""
    database: Path | None = None
    """The database that the audit has been added to, with the audits before it."""

    def records(self) -> Iterator[Record]:
        """Yield the documents and failures, in the order in which the files were found, whatever ran beside what."""
        return map(from_line, self.lines())


Writer = Callable[[Audit, Path, Lang], None]
"""Writes an audit to a file. It never holds more of the records than the form needs: an audit has any size."""


class Form(NamedTuple):
    """A form of the result.

    ``function`` in ``module`` is a ``Writer``. It is given the path of a new file beside the target, which takes the
    target's place when it is done; with ``in_place`` that of the target itself, which it may add to, and which it must
    leave whole whatever happens. ``extra`` is what has to be installed for it, and ``needs`` the modules that come with
    that.
    """

    name: str
    text: Text
    module: str
    function: str = "write"
    in_place: bool = False
    facts: bool = False
    """Whether it wants the facts that each document states: without it no record has them."""
    extra: str | None = None
    needs: tuple[str, ...] = ()

    def require(self) -> None:
        """Raise UsageError, without importing anything, if what the form needs is not installed."""
        require(self.name, self.extra, self.needs)

    def load(self) -> Writer:
        """Return the function that writes the form."""
        found: Writer = getattr(import_module(self.module), self.function)
        return found


_ALL = (
    Form("jsonl", Text("en rad JSON för varje dokument, för andra program; formatet beskrivs i docs/audit.md",
                       "a line of JSON for each document, for other programs; docs/audit.md describes the format"),
         "lokcheck.audit.jsonl"),
    Form("csv", Text("en tabell med en rad för varje krav på varje dokument",
                     "a table with a row for each requirement on each document"), "lokcheck.audit.csv_table"),
    Form("csv-excel", Text("samma tabell för ett svenskt Excel: semikolon, rubriker och ord i klartext",
                           "the same table for a Swedish Excel: semicolons, headings and words in plain language"),
         "lokcheck.audit.csv_table", function="write_excel"),
    Form("html", Text("en webbsida för granskningsgrupper: karta, värmekarta, vad varje region behöver göra",
                      "a web page for review groups: map, heat map, what each region must do"),
         "lokcheck.audit.html.page"),
    Form("xlsx", Text("en arbetsbok: det viktigaste, vad länen behöver göra, dokument mot ämnen och krav, och ett blad "
                      "för varje ämne",
                      "a workbook: what matters most, what the counties must do, documents against topics and "
                      "requirements, and a sheet for each topic"),
         "lokcheck.audit.workbook.book", extra="xlsx", needs=("xlsxwriter",)),
    Form("ics", Text("datum ur alla dokument att lägga i en kalender", "dates of all documents to put in a calendar"),
         "lokcheck.audit.calendar", extra="calendar", needs=("icalendar", "holidays")),
    Form("db", Text("en SQLite-databas, där varje granskning läggs till de tidigare; docs/audit-database.md beskriver "
                    "den", "a SQLite database, to which each audit is added; docs/audit-database.md describes it"),
         "lokcheck.audit.database.writing", in_place=True, facts=True),
)  # fmt: skip

FORMS: dict[str, Form] = {form.name: form for form in _ALL}
