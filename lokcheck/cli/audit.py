"""``lokcheck audit``: every agreement of a county or of the country in one go, and what came of it in figures."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lokcheck.cli.audit_options import params
from lokcheck.cli.audit_summary import show_summary
from lokcheck.cli.auditing import Settings, audited, settings_of
from lokcheck.cli.exits import Exit
from lokcheck.cli.output import replacing
from lokcheck.cli.spoken import Example, Spoken
from lokcheck.cli.streams import say, write
from lokcheck.cli.targets import targets
from lokcheck.errors import UsageError
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.audit.run import Result
    from lokcheck.audit.summary import Summary

__all__ = ["command"]

_ABOUT = Text(
    "Granska många dokument på en gång: alla avtal i ett län eller i landet. Dokument som hänvisar till varandra "
    "bedöms tillsammans, var de än ligger. Det som inte går att läsa eller bedöma stoppar inte resten.",
    "Audit many documents in one go: every agreement of a county, or of the country. Documents that refer to each "
    "other are judged together, wherever they lie. What can not be read or judged does not stop the rest.",
)
_EXAMPLES: tuple[Example, ...] = (
    ("lokcheck audit avtal/", Text("Alla dokument i en mapp, och en sammanfattning.",
                                   "Every document in a folder, and a summary.")),
    ("lokcheck audit avtal/ --output jsonl:resultat.jsonl --output csv:krav.csv",
     Text("Skriv också resultaten till filer.", "Write the results to files too.")),
    ("git ls-files -z | lokcheck audit --files-from -", Text("Filer från en lista.", "Files from a list.")),
    ("lokcheck audit avtal/ --jobs 8 --exclude 'arkiv/'",
     Text("Åtta processer, utan mappen arkiv.", "Eight processes, without the folder arkiv.")),
    ("lokcheck audit avtal/ --by county", Text("En rad med siffror för varje län.", "A line of figures a county.")),
)  # fmt: skip


def command(lang: Lang) -> click.Command:
    """Return the command in ``lang``."""

    def callback(db: str | None, **given: Any) -> int:
        if db is not None:
            given["output"] = (f"db:{db}", *given["output"])
        settings, chosen = settings_of(given, lang)
        return run(settings, chosen)

    return Spoken("audit", lang, _ABOUT, _EXAMPLES, params(lang), callback)


def run(settings: Settings, lang: Lang) -> int:
    """Audit, write, print, and return the exit code. Raises LokcheckError for what stops all of it."""
    from lokcheck.audit.forms import FORMS

    files = targets(list(_with_form(settings.output)), "", FORMS)
    with audited(settings, lang, facts=any(FORMS[target.form].facts for target in files)) as result:
        done = result.audit
        for target in sorted(files, key=lambda target: target.form != "db"):  # other forms tell of earlier audits
            writer = FORMS[target.form].load()
            if FORMS[target.form].in_place:
                writer(done, target.path, lang)
                done = done._replace(database=target.path)
            else:
                with replacing(target.path) as made:
                    writer(done, made, lang)
        groups = _groups(result, settings.by, lang) if settings.by and not settings.quiet else ()
        write(show_summary(result, files, lang, groups, quiet=settings.quiet))
        return _exit(result, settings, lang)


def _groups(result: "Result", by: str, lang: Lang) -> Sequence[str]:
    from lokcheck.cli.audit_groups import show_groups

    return show_groups(result, by, lang)


def _with_form(values: Sequence[str]) -> Iterator[str]:
    """Yield the values of --output with a form: that of the file's ending where none is named."""
    from lokcheck.audit.forms import FORMS
    from lokcheck.cli.targets import form_named

    for value in values:
        ending = Path(value).suffix.removeprefix(".")
        if form_named(value) is None and ending in FORMS:
            yield f"{ending}:{value}"
        elif form_named(value) is None:
            words = ", ".join(FORMS)
            raise UsageError(
                Text(f"--output {value} säger inte vilket format filen ska ha.",
                     f"--output {value} does not say what form the file is to have."),
                advice=Text(f"Skriv FORMAT:FIL, med ett av {words}.", f"Write FORMAT:FILE, with one of {words}."),
            )  # fmt: skip
        else:
            yield value


def _exit(result: "Result", settings: Settings, lang: Lang) -> Exit:
    summary = result.summary
    if summary.failures:
        return Exit.FAILED
    if not summary.requirements:
        say(_nothing(summary).get(lang))
        return Exit.NOTHING
    return Exit.FINDINGS if summary.reaches(settings.fail_on) else Exit.CLEAN


def _nothing(summary: "Summary") -> Text:
    if summary.documents:
        return Text("Ingenting kontrollerades: inget av de krav som valts gäller dokumenten.",
                    "Nothing was checked: no requirement that was chosen applies to the documents.")  # fmt: skip
    if summary.passed_over:
        return Text(
            f"Ingenting kontrollerades: ingen av {summary.passed_over} YAML-filer är ett dokument för lokcheck.",
            f"Nothing was checked: none of {summary.passed_over} YAML files is a document of lokcheck.",
        )
    return Text("Ingenting kontrollerades: det finns inget dokument att bedöma.",
                "Nothing was checked: there is no document to judge.")  # fmt: skip
