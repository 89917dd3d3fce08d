"""How much an outcome weighs: by modality, from a table in the rulebook."""

from collections.abc import Mapping
from typing import Literal

from lokcheck.judge.result import Judgement, Verdict
from lokcheck.rulebook.rule import Rule

__all__ = ["LEVELS", "Severity", "at_least", "severity_at_adoption", "severity_today"]

Severity = Literal["error", "warning", "note"]
LEVELS: tuple[Severity, ...] = ("note", "warning", "error")
Table = Mapping[str, Mapping[str, str]]


def severity_today(judgement: Judgement, modality: str, table: Table) -> Severity | None:
    """Return what today's verdict weighs; None where it is no finding.

    What was right on the document's own date and needs an update weighs by its own column.
    """
    if judgement.is_update:
        return _level(judgement.rule, table, modality, "update")
    return _weigh(judgement.rule, judgement.today, modality, table)


def severity_at_adoption(judgement: Judgement, modality: str, table: Table) -> Severity | None:
    """Return what the verdict on the document's own date weighs; None where it is no finding or has none."""
    return _weigh(judgement.rule, judgement.at_adoption, modality, table) if judgement.at_adoption else None


def at_least(severity: Severity | None, threshold: str) -> bool:
    """Return whether ``severity`` reaches ``threshold`` (note, warning or error; never: nothing does)."""
    if severity is None or threshold == "never":
        return False
    return LEVELS.index(severity) >= [*LEVELS].index(threshold)  # type: ignore[arg-type]


def _weigh(rule: Rule, verdict: Verdict, modality: str, table: Table) -> Severity | None:
    return _level(rule, table, modality, verdict.outcome) if verdict.is_fault else None


def _level(rule: Rule, table: Table, modality: str, column: str) -> Severity:
    """A rulebook of one's own can weigh a rule otherwise than its modality does."""
    row = {**table.get(modality, {}), **rule.severity}
    level = row.get(column, "warning")
    return level if level in LEVELS else "warning"
