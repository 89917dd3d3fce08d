"""The form that chooses which documents the page is about: the script counts and draws every part for the choice."""

from collections.abc import Iterable, Mapping, Sequence

from lokcheck.audit.background import order_of_counties
from lokcheck.audit.groups import period_name, periods_of, worded
from lokcheck.audit.html.words import LEVELS, Page, both, own
from lokcheck.report.html.markup import Html, el, glue
from lokcheck.report.words import KINDS, STATUSES
from lokcheck.texts import Text

__all__ = ["choice", "grouping", "option", "whole"]

_TITLE = Text("Välj vilka dokument hela sidan ska visa", "Choose the documents that the whole page shows")


def choice(page: Page) -> Html:
    """Return the form, which the script shows, and the line that stays in sight while there is a choice."""
    fold = el("summary", both(_TITLE))
    reset = el("button", both(Text("Visa alla", "Show all")), type="reset")
    said = el("span", "", id="shown", role="status")
    form = el("form", el("details", fold, el("div", _fields(page), class_="choices"),
                         open=True),
              el("p", reset, said), hidden=True, class_="filter", id="filter", autocomplete="off")  # fmt: skip
    end = el("button", both(Text("Visa alla dokument", "Show all documents")), type="reset", form="filter")
    return glue(form, el("p", el("b", "", id="chosen-number"), el("span", "", id="chosen-values"), end, id="chosen",
                         class_="chosen", hidden=True))  # fmt: skip


def whole() -> Html:
    """Return what is said, while there is a choice, where a part is about all documents all the same."""
    text = Text("Den här delen gäller alla dokument, inte bara urvalet.",
                "This part is about all documents, not only the selection.")  # fmt: skip
    return el("div", both(text, "p", class_="small"), class_="whole", hidden=True)


def grouping() -> Html:
    """Return the form that says by what the rows of the heat map are grouped."""
    choices = {
        "c": Text("län", "county"), "k": Text("slag av dokument", "kind of document"), "y": Text("år", "year"),
        "s": Text("status", "status"), "p": Text("lag när det kom till", "law when made"),
    }  # fmt: skip
    select = el("select", [option(name, text) for name, text in choices.items()], id="f-group", name="group")
    label = el("label", both(Text("Gruppera raderna efter", "Group the rows by")), for_="f-group")
    return el("form", el("div", el("div", label, select), class_="choices"), hidden=True, class_="filter", id="groups",
              autocomplete="off")  # fmt: skip


def option(value: str, text: Text) -> Html:
    """Return an option in both languages; the script keeps the choice when the language changes."""
    return both(text, "option", value=value)


def _fields(page: Page) -> Iterable[Html]:
    lines = page.gathered.lines
    names = order_of_counties(page.background, {line.county for line in lines if line.county})
    yield _select("c", Text("Län", "County"), [own(name, "option", value=name) for name in names])
    yield _select("k", Text("Slag av dokument", "Kind of document"), _named({line.kind for line in lines}, KINDS))
    years = sorted({line.year for line in lines if line.year}, reverse=True)
    yield _select("y", Text("År", "Year"), [option(year, Text(year, year)) for year in years])
    yield _select("s", Text("Status", "Status"), _named({line.status for line in lines if line.status}, STATUSES))
    yield _select("p", Text("Lag när det kom till", "Law when made"),
                  [option(str(n), period_name(page.background, n)) for n in periods_of(lines)])  # fmt: skip
    yield _select("v", Text("Fynd", "Findings"), [option(letter, LEVELS[letter].word) for letter in "ewn"])
    label = el("label", both(Text("Ord i titeln", "Words in the title")), for_="f-words")
    yield el("div", label, el("input", type="search", id="f-words", name="words"))


def _named(there: set[str], words: Mapping[str, Text]) -> list[Html]:
    return [option(name, text) for name, text in worded(there, words).items()]


def _select(name: str, label: Text, options: Sequence[Html]) -> Html:
    every = both(Text("alla", "all"), "option", value="")
    select = el("select", every, options, id=f"f-{name}", name=name)
    return el("div", el("label", both(label), for_=f"f-{name}"), select)
