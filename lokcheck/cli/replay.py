"""Runs the check of a report again: the same files, found below a folder, as of the same day.

The report is not trusted: what it names is read only below the folder, unless the user allows more.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lokcheck.cli.checking import Asked, report_on, with_plan
from lokcheck.cli.configured import plan_of
from lokcheck.cli.receipt import with_files
from lokcheck.errors import LokcheckError, UsageError
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.check.report_file import ReportFile, UsedFile
    from lokcheck.engine.select import EngineName
    from lokcheck.report.model import InputRole, Report

__all__ = ["Replay", "replay"]

_FLAGS = Text(
    "Kraven valdes delvis med flaggor (t.ex. --select), som ingen fil minns: utfallen kan skilja sig därför.",
    "Requirements were chosen by flags (such as --select), which no file remembers: outcomes may differ for that.",
)
_BESIDE = ("attestations.yaml", "waivers.yaml")


class Replay(NamedTuple):
    """The new report; the names that its files have in the old one; what was not found; and what to tell."""

    report: "Report"
    names: Mapping[str, str]
    missing: tuple[str, ...]
    notes: tuple[Text, ...]


def replay(old: "ReportFile", roots: Sequence[Path], *, allow_outside: bool) -> Replay:
    """Return the report that the check gives now; of ``roots`` the one is used in which most of the files are.

    Raises LokcheckError where nothing is left to check, or the rulebook can not be read.
    """
    from lokcheck.cli.own_rules import opened
    from lokcheck.sources.discover import Found, FoundFile
    from lokcheck.sources.files import shown
    from lokcheck.sources.load import load_found

    used = old.used()
    found = max((_found(used, root, allow_outside=allow_outside) for root in roots), key=len)
    documents = [item.file for item in used if item.role == "document" and item.file in found]
    if not documents:
        raise LokcheckError(
            Text("Ingen av rapportens filer finns där.", "None of the report's files is there."), None,
            Text("Ange mappen som filnamnen utgår från med --root.", "Name the folder of their names with --root."),
        )  # fmt: skip
    folders = list(dict.fromkeys(str(found[item.file].parent) for item in used
                                 if item.role == "rules" and item.file in found))  # fmt: skip
    plan = next((plan_of(found[item.file]) for item in used if item.role == "config" and item.file in found), None)
    rulebook = opened(folders, plan.parameters() if plan else ())
    files = tuple(FoundFile(found[name], shown(found[name]), found[name].parent, True) for name in documents)
    fence = [found[item.file].parent for item in used if item.role in ("document", "member") and item.file in found]
    loaded = load_found(Found(files, ()), None if allow_outside else fence, readers=rulebook.reader)
    engine, notes = _engine(old.receipt.engine)
    asked = Asked(tuple(documents), old.receipt.as_of, engine, _named(used, found, "attestations"),
                  _named(used, found, "waivers"))  # fmt: skip
    report = report_on(loaded, rulebook, with_plan(asked, plan, rulebook))
    if len(report.receipt.changes) != len(old.receipt.changes):
        notes = (*notes, _FLAGS)
    names = {shown(path): name for name, path in found.items()}
    missing = tuple(item.file for item in used if item.file not in found)
    # A baseline decides what counts and no outcome, and a configuration has been used: only their content is compared.
    others = [(found[item.file], item.role) for item in used
              if item.role in ("baseline", "config") and item.file in found]  # fmt: skip
    rules: list[tuple[Path, InputRole]] = [(Path(folder), "rules") for folder in folders]
    return Replay(with_files(report, [*others, *rules]), names, missing, notes)


def _found(used: "Sequence[UsedFile]", root: Path, *, allow_outside: bool) -> dict[str, Path]:
    """Return where the files are, by their names in the report; only those that may be read."""
    fence = Path(os.path.realpath(root))
    found: dict[str, Path] = {}
    for item in used:
        path = _inside(item.file, root, fence, allow_outside=allow_outside)
        if path is not None:
            found[item.file] = path
    return found


def _inside(name: str, root: Path, fence: Path, *, allow_outside: bool) -> Path | None:
    path = root / name
    try:
        real = Path(os.path.realpath(path))
        if not real.is_file() or not (allow_outside or real.is_relative_to(fence)):
            return None
    except (OSError, ValueError):
        return None  # a name that can be no file's, such as one with a NUL
    return path


def _named(used: "Sequence[UsedFile]", found: Mapping[str, Path], role: str) -> tuple[str, ...]:
    """The files that have to be named: one that lies beside a document is found by itself."""
    beside = {found[item.file].parent for item in used if item.role == "document" and item.file in found}
    return tuple(
        str(found[item.file])
        for item in used
        if item.role == role and item.file in found
        and not (found[item.file].name in _BESIDE and found[item.file].parent in beside)
    )  # fmt: skip


def _engine(made_with: str) -> "tuple[EngineName, tuple[Text, ...]]":
    """Return the engine that the report was made with, or the one that there is."""
    from lokcheck.engine.select import engine_for

    name: EngineName = "durable" if made_with.startswith("durable") else "clips"
    if "CLIPS" in made_with.upper() and "DURABLE" in made_with.upper():
        name = "both"
    try:
        engine_for(name)
    except UsageError as error:
        return "auto", (error.text,)
    return name, ()
