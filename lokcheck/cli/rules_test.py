"""``lokcheck rules test``: runs the examples of rules, and tells what else is worth knowing before they are used."""

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lokcheck.cli.check_options import as_of_option
from lokcheck.cli.clock import today
from lokcheck.cli.exits import Exit
from lokcheck.cli.own_rules import opened
from lokcheck.cli.spoken import Example, Spoken, argument, option
from lokcheck.cli.streams import can_show, say, use_colour, width, write
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.judge.examples import ExampleResult
    from lokcheck.judge.survey import Survey
    from lokcheck.report.page import Page
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.sources.documents import Loaded, SourceDocument

__all__ = ["command"]

_ABOUT = Text(
    "Kör reglernas exempel. MAPP är en mapp med egna regler; utan den körs de som följer med lokcheck. Slutkod 1 om "
    "ett exempel inte får sitt utfall. Visar också regler utan exempel, regler som aldrig slår till på verkliga "
    "dokument, och regler som rapporterar samma sak.",
    "Run the examples of rules. FOLDER has rules of your own; without it, those that come with lokcheck are run. Exit "
    "code 1 if an example does not get its outcome. Also shows rules without examples, rules that never fire on real "
    "documents, and rules that report the same thing.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck rules test regler/", Text("Egna regler.", "Rules of your own.")),
    ("lokcheck rules test regler/ --corpus avtal/",
     Text("Slår de till på era egna avtal?", "Do they fire on your own agreements?")),
)  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "folders", Text("[MAPP...]", "[FOLDER...]"), Text("Mappar med egna regler.",
                                                                         "Folders of rules of your own."),
                 nargs=-1, type=click.Path()),
        option(lang, "--corpus", Text("Dokument att pröva reglerna på; annars agreements/, annars modellen.",
                                      "Documents to try the rules on; else agreements/, else the model."),
               metavar=Text("MAPP", "FOLDER").get(lang), type=click.Path(), multiple=True),
        as_of_option(lang),
    ]  # fmt: skip

    def callback(folders: tuple[str, ...], corpus: tuple[str, ...], as_of: dt.date | None) -> int:
        return _run(folders, corpus, as_of or today(), lang)

    return Spoken("test", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(folders: Sequence[str], corpus: Sequence[str], as_of: dt.date, lang: Lang) -> int:
    from lokcheck.check.run import problems_of
    from lokcheck.engine.select import engine_for
    from lokcheck.judge.judge import Judge
    from lokcheck.judge.survey import survey
    from lokcheck.report.page import Page
    from lokcheck.report.places import shown_problem
    from lokcheck.report.view import View
    from lokcheck.revision.examples import with_revisions
    from lokcheck.sources.load import load

    book = opened(folders)
    rules = [rule for rule in book.rules() if rule.origin or not folders]
    revising = [rule for rule in book.revision_rules() if rule.origin or not folders]
    loaded = load(corpus or [_standard_corpus()])
    for problem in problems_of(loaded.problems):
        say(shown_problem(problem, lang))
    judge = Judge(book, engine_for("auto"))
    found = with_revisions(survey(rules, judge, _documents(loaded), as_of), revising, judge)
    page = Page(View(lang, width(), use_colour("auto", sys.stdout, os.environ), "normal", can_show(sys.stdout)))
    _tell(page, found, book, sum(len(members.asked) for members in loaded.sets))
    _last(page, found, len(rules) + len(revising))
    write(page.text())
    if loaded.problems:
        return Exit.FAILED
    return Exit.CLEAN if found.passed else Exit.FINDINGS


def _standard_corpus() -> str:
    """The agreements at hand: in this folder, else those of lokcheck's own repository, else the model it carries."""
    from importlib.resources import files

    package = Path(str(files("lokcheck")))
    places = (Path("agreements"), package.parent / "agreements", package / "_data" / "model")
    return str(next((place for place in places if place.is_dir()), places[-1]))


def _documents(loaded: "Loaded") -> "Iterator[tuple[SourceDocument, Sequence[SourceDocument]]]":
    return ((source, members.documents) for members in loaded.sets for source in members.asked)


def _tell(page: "Page", found: "Survey", book: "Rulebook", documents: int) -> None:
    _section(page, Text("Exempel som inte får sitt utfall", "Examples that do not get their outcome"), [
        *(_failure(result, book) for result in found.failed),
        *(Text(f"{book.rule(name).place}: {error.text.sv}", f"{book.rule(name).place}: {error.text.en}")
          for name, error in found.broken),
    ])  # fmt: skip
    _section(page, Text("Regler som saknar exempel", "Rules that lack examples"), [
        Text(f"{name}: {', '.join(words)}", f"{name}: {', '.join(words)}") for name, words in found.lacking.items()
    ])  # fmt: skip
    where = Text(f"i {documents} dokument", f"in {documents} document{'' if documents == 1 else 's'}")
    _listed(page, Text(f"Gäller inte någonstans {where.sv}", f"Apply nowhere {where.en}"), found.unasked)
    _listed(page, Text(f"Aldrig uppfyllda {where.sv}", f"Never met {where.en}"), found.never_met)
    _listed(page, Text(f"Ger aldrig fynd {where.sv}", f"Never a finding {where.en}"), found.never_failed)
    _section(page, Text("Rapporterar samma sak (låt en regel ange subsumes)",
                        "Report the same thing (let one rule say subsumes)"), [
        Text(f"{item.first} och {item.second}, i {item.document}"
             + (": samma ställe i texten" if item.statement else ": inget exempel skiljer dem åt"),
             f"{item.first} and {item.second}, in {item.document}"
             + (": the same statement" if item.statement else ": no example tells them apart"))
        for item in found.overlaps if not item.independent
    ])  # fmt: skip
    _section(page, Text("Brister på samma ställe, av olika skäl (inget att göra, om de ska fråga olika saker)",
                        "Fail in the same place, for different reasons (fine if they are to ask different things)"), [
        Text(f"{item.first} och {item.second}, i {item.document}",
             f"{item.first} and {item.second}, in {item.document}")
        for item in found.overlaps if item.independent
    ])  # fmt: skip


def _failure(result: "ExampleResult", book: "Rulebook") -> Text:
    place, text = book.rule(result.rule).place, f"{result.rule}: {result.expected} {result.number}"
    return Text(f"{place}: {text} gav {result.outcome}", f"{place}: {text} gave {result.outcome}")


def _section(page: "Page", title: Text, lines: Iterable[Text]) -> None:
    told = list(lines)
    if told:
        page.heading(f"{page.say(title)} ({len(told)})")
    for line in told:
        page.para(page.say(line), "  ", "    ")


def _listed(page: "Page", title: Text, names: Sequence[str]) -> None:
    if names:
        page.heading(f"{page.say(title)} ({len(names)})")
        page.para(", ".join(names), "  ")


def _last(page: "Page", found: "Survey", rules: int) -> None:
    failed = len(found.failed) + len(found.broken)
    page.blank()
    page.para(page.say(Text(
        f"{rules} {'regel' if rules == 1 else 'regler'}, {found.examples} exempel, {failed} fel",
        f"{rules} rule{'' if rules == 1 else 's'}, {found.examples} example{'' if found.examples == 1 else 's'}, "
        f"{failed} failed",
    )), tint="bold")  # fmt: skip
