"""``lokcheck schema``: the document format for editors and other programs."""

import json
from pathlib import Path

import click

from lokcheck.cli.exits import Exit
from lokcheck.cli.output import check_target, write_file
from lokcheck.cli.spoken import Example, OneOf, Spoken, argument, option
from lokcheck.cli.streams import write
from lokcheck.model.codes import LABELS
from lokcheck.texts import Lang, Text

__all__ = ["command"]

_ABOUT = Text(
    "Skriv ut dokumentformatet, eller formatet för rapporter i JSON, som JSON Schema. En redigerare som känner till "
    "det kan föreslå och förklara nycklar: skriv raden '# yaml-language-server: $schema=avtal.schema.json' överst i "
    "dokumentet.",
    "Print the document format, or the format of JSON reports, as JSON Schema. An editor that knows it can suggest and "
    "explain keys: put the line '# yaml-language-server: $schema=avtal.schema.json' at the top of the document.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck schema county-agreement --output avtal.schema.json",
     Text("Formatet för en länsöverenskommelse.", "The format of a county agreement.")),
    ("lokcheck schema report", Text("Formatet för rapporter i JSON.", "The format of JSON reports.")),
    ("lokcheck schema --lang en", Text("Alla slag, beskrivna på engelska.", "Every kind, described in English.")),
)  # fmt: skip
_REPORT = "report"


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""
    kinds = "; ".join(f"{kind} ({Text(*words).get(lang)})" for kind, words in LABELS["kind"].items())
    params: list[click.Parameter] = [
        argument(lang, "kind", Text("[SLAG]", "[KIND]"),
                 Text(f"{kinds}; report (rapporter). Annars alla slag av dokument.",
                      f"{kinds}; report. Else all kinds of document."),
                 required=False, type=OneOf((*LABELS["kind"], _REPORT))),
        option(lang, "-o --output", Text("Skriv till en fil.", "Write to a file."),
               metavar=Text("FIL", "FILE").get(lang), type=click.Path()),
    ]  # fmt: skip

    def callback(kind: str | None, output: str | None) -> int:
        return _run(kind, output, lang)

    return Spoken("schema", lang, _ABOUT, _EXAMPLES, params, callback)


def _run(kind: str | None, output: str | None, lang: Lang) -> int:
    from lokcheck.cli.document_schema import document_schema
    from lokcheck.report.json_report import schema as report_schema

    target = Path(output) if output else None
    if target is not None:
        check_target(target)
    made = report_schema() if kind == _REPORT else document_schema(kind, lang)
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    if target is None:
        write(text)
    else:
        write_file(target, text)
    return Exit.CLEAN
