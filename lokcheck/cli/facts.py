"""``lokcheck facts``: what the rules see in a file. It is the vocabulary of those who write rules."""

import datetime as dt
import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from lokcheck.cli.exits import Exit
from lokcheck.cli.own_rules import opened, rules_option
from lokcheck.cli.spoken import Day, Example, OneOf, Spoken, argument, option
from lokcheck.cli.streams import can_show, say, use_colour, width, write
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.check.facts import PlacedFact
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.sources.documents import Loaded

__all__ = ["command"]

_ABOUT = Text(
    "Visa de uppgifter som reglerna får ur en fil: vad dokumentet säger, vad som räknas ut av det, och vad lagen säger "
    "på dokumentets egen dag (at=adoption) och på dagen för kontrollen (at=check).",
    "Show the facts that the rules get from a file: what the document says, what is computed from it, and what the law "
    "says on the document's own date (at=adoption) and on the day of the check (at=check).",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck facts avtal.yaml", Text("Som tabell, med rad i filen.", "As a table, with the line in the file.")),
    ("lokcheck facts avtal.yaml --format json", Text("För ett annat program.", "For another program.")),
)


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    params: list[click.Parameter] = [
        argument(lang, "files", Text("FIL...", "FILE..."), Text("Filer eller mappar.", "Files or folders."),
                 nargs=-1, required=True, type=click.Path()),
        option(lang, "--format form", Text("Form. Annars table.", "Form. Else table."),
               type=OneOf(("table", "json")), default="table"),
        option(lang, "--as-of", Text("Dagen för kontrollen; annars i dag.", "The day of the check; else today."),
               metavar=Text("ÅÅÅÅ-MM-DD", "YYYY-MM-DD").get(lang), type=Day()),
        rules_option(lang),
    ]  # fmt: skip

    def callback(files: tuple[str, ...], form: str, as_of: dt.date | None, folders: tuple[str, ...]) -> int:
        return _run(files, form, as_of, folders, lang)

    return Spoken("facts", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(files: Sequence[str], form: str, as_of: dt.date | None, folders: Sequence[str], lang: Lang) -> int:
    from lokcheck.check.run import problems_of
    from lokcheck.cli.clock import today
    from lokcheck.report.places import shown_problem
    from lokcheck.sources.load import load

    rulebook = opened(folders)
    loaded = load(files, readers=rulebook.reader)
    found = _facts(loaded, rulebook, as_of or today())
    if form == "json":
        write(json.dumps([_data(key, facts) for key, facts in found], ensure_ascii=False, indent=2) + "\n")
    elif found:
        write(_table(found, lang))
    for problem in problems_of(loaded.problems):
        say(shown_problem(problem, lang))
    return Exit.FAILED if loaded.problems else Exit.CLEAN if found else Exit.NOTHING


def _facts(loaded: "Loaded", rulebook: "Rulebook", as_of: dt.date) -> "list[tuple[str, list[PlacedFact]]]":
    from lokcheck.check.facts import facts_of
    from lokcheck.engine.select import engine_for
    from lokcheck.judge.judge import Judge

    judge = Judge(rulebook, engine_for("auto"))
    return [
        (source.key, facts_of(source, members, judge, as_of)) for members in loaded.sets for source in members.asked
    ]


def _data(key: str, facts: "Sequence[PlacedFact]") -> dict[str, Any]:
    return {
        "document": key,
        "facts": [
            {
                "type": item.fact.type,
                "id": item.fact.fid,
                "file": item.file,
                "line": item.line,
                "column": item.column,
                "fields": dict(item.fact.data),
            }
            for item in facts
        ],
    }


def _table(found: "Sequence[tuple[str, list[PlacedFact]]]", lang: Lang) -> str:
    """One fact a paragraph: line in the file, type, fields. The document's name is left out of other names."""
    from lokcheck.report.page import Page
    from lokcheck.report.view import View

    page = Page(View(lang, width(), use_colour("auto", sys.stdout, os.environ), "normal", can_show(sys.stdout)))
    page.measure = page.view.width
    for key, facts in found:
        page.heading(key)
        page.para(page.say(Text("rad  uppgift", "line fact")), "  ", tint="dim")
        for item in facts:
            fields = {"id": item.fact.fid, **item.fact.data}
            shown = ", ".join(f"{name}={_short(value, key)}" for name, value in fields.items() if name != "doc")
            page.para(shown, f"  {item.line or '-':>4} {item.fact.type:<18} ", " " * 10)
    return page.text()


def _short(value: object, key: str) -> str:
    return str(value).replace(f"{key}:", "")
