"""The file of a baseline: JSON with a finding on each line, so that a reviewer sees what a change to it takes in."""

import datetime as dt
import json
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from lokcheck.check.baseline import Kept
from lokcheck.errors import ConfigError, Place
from lokcheck.model.dates import PartialDate
from lokcheck.report.compare import Fault
from lokcheck.report.fingerprint import NAME as RECIPE
from lokcheck.rulebook.entry import Severity, Strict
from lokcheck.rulebook.files import RuleText
from lokcheck.sources.files import read_file
from lokcheck.texts import Text

__all__ = ["DEFAULT", "baseline_text", "read_baseline"]

DEFAULT = "lokcheck-baseline.json"
"""The file that ``lokcheck baseline`` writes unless another is named."""

_Outcome = Literal["met", "partly", "not_met", "not_applicable", "manual", "cannot_judge", "error"]


class FaultEntry(Strict):
    """A finding, or a fault that another reports: then it has no severity."""

    document: str
    rule: str
    today: _Outcome
    severity: Severity | None
    at_adoption: _Outcome | None
    severity_at_adoption: Severity | None
    print: str = Field(min_length=1)
    entries: tuple[str, ...] = ()


class BaselineFile(Strict):
    """The file."""

    format: Literal["lokcheck-baseline"]
    version: Literal[1]
    recipe: str
    as_of: PartialDate
    findings: list[FaultEntry]


def baseline_text(kept: Kept) -> str:
    """Return the content of the file; the same findings give the same text."""
    head = {"format": "lokcheck-baseline", "version": 1, "recipe": RECIPE, "as_of": kept.as_of.isoformat()}
    lines = [f" {json.dumps(name)}: {json.dumps(value)}," for name, value in head.items()]
    faults = ",\n".join(f"  {json.dumps(_data(fault), ensure_ascii=False)}" for fault in kept.faults)
    return "\n".join(["{", *lines, ' "findings": [', *([faults] if faults else []), " ]", "}"]) + "\n"


def _data(fault: Fault) -> dict[str, object]:
    return {
        "document": fault.document, "rule": fault.rule, "today": fault.today, "severity": fault.severity,
        "at_adoption": fault.at_adoption, "severity_at_adoption": fault.severity_at_adoption, "print": fault.print,
        "entries": list(fault.entries),
    }  # fmt: skip


def read_baseline(path: Path) -> Kept:
    """Return the baseline in the file at ``path``. Raises ConfigError, RuleError or InputError with the place."""
    if not path.is_file():
        raise ConfigError(
            Text("Filen med utgångsläget finns inte.", "There is no such baseline."), Place(path.as_posix()),
            Text("lokcheck baseline update skriver en.", "lokcheck baseline update writes one."),
        )  # fmt: skip
    try:
        parsed = BaselineFile.model_validate_json(read_file(path, path.as_posix()))
    except ValidationError:
        # The slower reader knows the place of what is wrong.
        parsed = RuleText.read(path).parse(BaselineFile)
    if parsed.recipe != RECIPE:
        raise ConfigError(
            Text(f"Utgångsläget har fingeravtryck av slaget {parsed.recipe!r}; den här versionen har {RECIPE!r}.",
                 f"The baseline has fingerprints of the kind {parsed.recipe!r}; this version has {RECIPE!r}."),
            Place(path.as_posix()), Text("Gör om det: lokcheck baseline update.", "Redo it: lokcheck baseline update."),
        )  # fmt: skip
    return Kept(_day(parsed), tuple(_fault(entry) for entry in parsed.findings))


def _day(parsed: BaselineFile) -> dt.date:
    return parsed.as_of.first


def _fault(entry: FaultEntry) -> Fault:
    return Fault(
        entry.print, entry.rule, entry.document, entry.today, entry.severity, entry.at_adoption,
        entry.severity_at_adoption, entry.entries,
    )  # fmt: skip
