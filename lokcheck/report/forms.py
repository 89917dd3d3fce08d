"""The forms that a report can take, by name. A new form is a module with a function, and an entry here.

The modules are imported when their form is asked for: a text report does not wait for what a spreadsheet needs.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from lokcheck.report.extras import missing, require
from lokcheck.report.model import Report
from lokcheck.report.view import View
from lokcheck.texts import Text

__all__ = ["FORMS", "Form", "render"]


class Form(NamedTuple):
    """A form of the report.

    ``function`` in ``module`` takes a Report and a View and returns ``str``, or ``bytes`` where the encoding or the
    line ends belong to the form. A ``binary`` form is never written to a terminal. ``text`` says what it is for.
    ``extra`` is what has to be installed for it, and ``needs`` the modules that come with that.
    """

    name: str
    text: Text
    module: str
    function: str = "render"
    binary: bool = False
    extra: str | None = None
    needs: tuple[str, ...] = ()

    def require(self) -> None:
        """Raise UsageError, without importing anything, if what the form needs is not installed."""
        require(self.name, self.extra, self.needs)

    def load(self) -> Callable[[Report, View], Any]:
        """Return the function that makes the form. Raises UsageError where something that it needs is missing."""
        try:
            module = import_module(self.module)
        except ImportError as error:
            if self.extra is None:
                raise
            raise missing(self.name, self.extra) from error
        found: Callable[[Report, View], Any] = getattr(module, self.function)
        return found


_ALL = (
    Form("text", Text("att läsa, i terminalen eller på papper", "to read, in a terminal or on paper"),
         "lokcheck.report.text"),
    Form("concise", Text("en rad för varje fynd, för redigerare och grep",
                         "a line for each finding, for editors and grep"), "lokcheck.report.concise"),
    Form("grouped", Text("en rad för varje fynd, under namnet på sin fil",
                         "a line for each finding, under its file's name"),
         "lokcheck.report.concise", "render_grouped"),
    Form("json", Text("för andra program; formatet beskrivs i docs/json-report.md",
                      "for other programs; docs/json-report.md describes the format"),
         "lokcheck.report.json_report"),
    Form("html", Text("en webbsida för tjänstemän och politiker, att läsa eller skriva ut",
                      "a web page for officials and politicians, to read or print"),
         "lokcheck.report.html.page"),
    Form("markdown", Text("för en kommentar till en ändring (pull request)", "for a comment on a pull request"),
         "lokcheck.report.markdown"),
    Form("csv", Text("en tabell för andra program", "a table for other programs"), "lokcheck.report.csv_report"),
    Form("csv-excel", Text("en tabell att öppna i Excel", "a table to open in a Swedish Excel"),
         "lokcheck.report.csv_report", "render_excel"),
    Form("docx", Text("bilaga till en tjänsteskrivelse, i Word", "an appendix to a decision paper, in Word"),
         "lokcheck.report.paper.word", binary=True, extra="docx", needs=("docx",)),
    Form("pdf", Text("samma bilaga som pdf, märkt för hjälpmedel", "the same appendix as a tagged PDF"),
         "lokcheck.report.paper.pdf", binary=True, extra="pdf", needs=("typst",)),
    Form("xlsx", Text("arbetsbok i Excel för en granskningsgrupp", "a workbook in Excel for a review group"),
         "lokcheck.report.workbook.book", binary=True, extra="xlsx", needs=("xlsxwriter",)),
    Form("ics", Text("datum att lägga i en kalender", "dates to put in a calendar"),
         "lokcheck.report.calendar", extra="calendar", needs=("icalendar", "holidays")),
    Form("sarif", Text("för kodgranskning i GitHub och i redigerare", "for code scanning, and viewers in editors"),
         "lokcheck.report.sarif"),
    Form("junit", Text("testresultat i byggservrar", "test results of CI servers"), "lokcheck.report.junit"),
    Form("github", Text("anmärkningar i GitHub Actions", "annotations in GitHub Actions"), "lokcheck.report.github"),
    Form("gitlab", Text("Code Quality i GitLab", "Code Quality in GitLab"), "lokcheck.report.gitlab"),
)  # fmt: skip

FORMS: dict[str, Form] = {form.name: form for form in _ALL}


def render(name: str, report: Report, view: View) -> str | bytes:
    """Return ``report`` in the form called ``name``. Raises KeyError for a form that does not exist."""
    made = FORMS[name].load()(report, view)
    assert isinstance(made, str | bytes)
    return made
