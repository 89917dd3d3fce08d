"""Compares a report with what a second run gives: what it was made from, with what, and each outcome."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from lokcheck.check.report_file import ReportFile
from lokcheck.report.model import Input, Report

__all__ = ["ChangedFile", "ChangedOutcome", "ChangedTool", "Verified", "verified"]

Outcomes = tuple[str | None, str, str | None]
"""On the document's own date, on the day of the check, and the severity."""


class ChangedFile(NamedTuple):
    """A file that is not what it was."""

    file: str
    how: Literal["changed", "missing", "added"]


class ChangedTool(NamedTuple):
    """What the report was made with, then and now. ``decides``: whether the report is another for that alone."""

    what: Literal["lokcheck", "engine", "rulebook", "register"]
    then: str
    now: str
    decides: bool


class ChangedOutcome(NamedTuple):
    """A requirement on a document whose outcome differs; None where it was, or is, not judged at all."""

    rule: str
    document: str
    then: Outcomes | None
    now: Outcomes | None


class Verified(NamedTuple):
    """Everything that differs."""

    files: tuple[ChangedFile, ...]
    tools: tuple[ChangedTool, ...]
    outcomes: tuple[ChangedOutcome, ...]
    problems: tuple[int, int]
    """How many things could not be read or judged, then and now."""
    compared: int
    """How many outcomes were compared."""

    @property
    def same(self) -> bool:
        """Whether the report stands: from the same files and rules, with the same outcomes.

        Another version of the program or another engine is told and decides nothing: the outcomes do.
        """
        tools = any(item.decides for item in self.tools)
        return not (self.files or tools or self.outcomes) and self.problems[0] == self.problems[1]


def verified(old: ReportFile, new: Report, names: Mapping[str, str], missing: Sequence[str]) -> Verified:
    """Return what differs between ``old`` and ``new``.

    ``names`` maps the name of a file in ``new`` to its name in ``old``; ``missing`` are the names in ``old`` of files
    that are not there, or may not be read.
    """
    then = {(item.document, item.rule): (item.at_adoption, item.today, item.severity) for item in old.requirements}
    now: dict[tuple[str, str], Outcomes] = {}
    for document in new.documents:
        key = _renamed(document.key, document.file, names)
        for item in document.requirements:
            before = item.at_adoption.outcome if item.at_adoption else None
            now[key, item.rule] = (before, item.today.outcome, item.severity)
    keys = dict.fromkeys([*then, *now])
    outcomes = [ChangedOutcome(rule, key, then.get((key, rule)), now.get((key, rule)))
                for key, rule in keys if then.get((key, rule)) != now.get((key, rule))]  # fmt: skip
    return Verified(
        tuple(_files(old, new.receipt.inputs, names, missing)), tuple(_tools(old, new)), tuple(outcomes),
        (len(old.problems), len(new.problems)), len(keys),
    )  # fmt: skip


def _renamed(key: str, file: str, names: Mapping[str, str]) -> str:
    return names.get(file, file) + key.removeprefix(file)


def _files(
    old: ReportFile, inputs: Sequence[Input], names: Mapping[str, str], missing: Sequence[str]
) -> Iterator[ChangedFile]:
    before = {item.file: item.sha256 for item in old.used()}
    after = {names.get(item.file, item.file): item.sha256 for item in inputs}
    complete = bool(old.receipt.inputs)
    for file, sha in before.items():
        if file in missing or file not in after:
            yield ChangedFile(file, "missing")
        elif after[file] != sha:
            yield ChangedFile(file, "changed")
    for file in after if complete else ():
        if file not in before:
            yield ChangedFile(file, "added")


def _tools(old: ReportFile, new: Report) -> Iterator[ChangedTool]:
    then, now = old.receipt, new.receipt
    pairs: tuple[tuple[Literal["lokcheck", "engine", "rulebook", "register"], str, str, bool], ...] = (
        ("lokcheck", then.lokcheck, now.lokcheck, False),
        ("engine", then.engine, now.engine, False),
        ("rulebook", then.rulebook, now.rulebook, True),
        ("register", then.register_hash, now.register, True),
    )
    for what, before, after, decides in pairs:
        if before and before != after:
            yield ChangedTool(what, before, after, decides)
