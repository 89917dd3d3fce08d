"""What ``lokcheck baseline update`` and ``prune`` do: check, change the baseline, write it, and say what changed."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lokcheck.cli.checking import Asked, load_asked, report_on, with_plan
from lokcheck.cli.configured import Where, flags_given, planned
from lokcheck.cli.exits import Exit
from lokcheck.cli.output import check_target, write_file
from lokcheck.cli.own_rules import opened
from lokcheck.cli.streams import say
from lokcheck.errors import UsageError
from lokcheck.report.places import shown_problem
from lokcheck.texts import Lang, Text

if TYPE_CHECKING:
    from lokcheck.check.baseline import Changed
    from lokcheck.report.model import Report
    from lokcheck.rulebook.book import Rulebook

__all__ = ["Change", "baselining"]

Change = Callable[[Path, "Report", "Rulebook"], "Changed"]


def baselining(given: Mapping[str, Any], change: Change, lang: Lang) -> int:
    """Check ``given['files']`` and write what ``change`` makes of the baseline; return the exit code.

    Nothing is written where something could not be read or judged: what it hides would look mended.
    """
    from lokcheck.check.baseline_file import DEFAULT, baseline_text

    plan = planned(Where(given["files"], given["config"], given["isolated"]), {n: given[n] for n in flags_given(given)})
    given = {**given, **(plan.fields() if plan else {})}
    path = Path(given["baseline"] or DEFAULT)
    _refuse_in_ci(given["force"])
    check_target(path)
    rulebook = opened(given["folders"], plan.parameters() if plan else ())
    asked = Asked(given["files"], given["as_of"], attestations=given["attestations"], waivers=given["waivers"])
    asked = with_plan(asked, plan, rulebook)
    report = report_on(load_asked(asked, rulebook), rulebook, asked)
    for problem in report.problems:
        say(shown_problem(problem, lang))
    if report.problems or any(item.today.outcome == "error" for item in report.requirements()):
        say(Text("Utgångsläget är inte ändrat.", "The baseline was not changed.").get(lang))
        return Exit.FAILED
    if not report.documents:
        say(Text("Inget dokument att bedöma: utgångsläget är inte ändrat.",
                 "No document to judge: the baseline was not changed.").get(lang))  # fmt: skip
        return Exit.NOTHING
    changed = change(path, report, rulebook)
    write_file(path, baseline_text(changed.kept))
    say(_done(path, changed).get(lang))
    return Exit.CLEAN


def _refuse_in_ci(force: bool) -> None:
    """A gate that writes its own baseline lets everything through."""
    if os.environ.get("CI", "").lower() not in ("", "0", "false", "no") and not force:
        raise UsageError(
            Text("Utgångsläget ändras inte vid automatisk körning (variabeln CI är satt).",
                 "A baseline is not changed in an automatic run (the variable CI is set)."),
            advice=Text("Kör kommandot själv och granska ändringen, eller ange --force.",
                        "Run the command yourself and review the change, or give --force."),
        )  # fmt: skip


def _done(path: Path, changed: "Changed") -> Text:
    name, number = path.as_posix(), changed.findings
    return Text(
        f"Utgångsläget i {name}: {number} fynd ({changed.added} nya, {changed.removed} borttagna).",
        f"The baseline in {name}: {number} finding{'' if number == 1 else 's'} ({changed.added} new, "
        f"{changed.removed} removed).",
    )
