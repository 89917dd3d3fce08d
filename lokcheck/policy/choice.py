"""The requirements of a run as its settings change them: some are not asked, some weigh otherwise, path by path."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from lokcheck.judge.result import Judgement, Verdict
from lokcheck.policy.policy import Chooser
from lokcheck.policy.selection import Selection, Word, decided
from lokcheck.rulebook.rule import Rule
from lokcheck.texts import Text

__all__ = ["Choice", "ChoiceElsewhere", "ForPath"]

Weights = Mapping[str, Mapping[str, str]]
"""Rule ids to what they weigh: not_met, partly, update."""


class ForPath(NamedTuple):
    """What holds for the documents whose file ``matches``: laid over what holds for all."""

    matches: Callable[[str], bool]
    select: tuple[Word, ...] | None
    extend: tuple[Word, ...]
    ignore: tuple[Word, ...]
    severity: Weights


class Choice:
    """What is asked of each document, and what it weighs. ``origin`` is who says so, for the report."""

    def __init__(
        self, selection: Selection, severity: Weights, paths: Sequence[ForPath] = (), origin: str = ""
    ) -> None:
        """``paths`` come in the order of the file; a later one is laid over an earlier one."""
        self._selection, self._severity, self._paths, self._origin = selection, severity, paths, origin
        self._known: dict[tuple[int, ...], tuple[Selection, Weights]] = {}

    def judgements(self, found: Sequence[Judgement], file: str) -> list[Judgement]:
        """Return ``found``, of the document in ``file``: without what is not selected, and re-weighed.

        What is switched off stays, as not applicable with the reason: a requirement that vanished would look met.
        """
        selection, severity = self._for(file)
        made = []
        for judgement in found:
            decision = decided(judgement.rule.id, selection)
            if decision == "off":
                made.append(self._off(judgement))
            elif decision == "asked":
                made.append(judgement._replace(rule=_weighed(judgement.rule, severity)))
        return made

    def rules(self, found: Sequence[Rule], file: str) -> list[Rule]:
        """Return those of ``found`` that are asked of the document in ``file``, re-weighed."""
        selection, severity = self._for(file)
        return [_weighed(rule, severity) for rule in found if decided(rule.id, selection) == "asked"]

    def _for(self, file: str) -> tuple[Selection, Weights]:
        matching = tuple(number for number, path in enumerate(self._paths) if path.matches(file))
        if matching not in self._known:
            self._known[matching] = self._laid([self._paths[number] for number in matching])
        return self._known[matching]

    def _laid(self, paths: Sequence[ForPath]) -> tuple[Selection, Weights]:
        select, extend, ignore = self._selection
        severity = dict(self._severity)
        for path in paths:
            select = path.select if path.select is not None else select
            extend, ignore = (*extend, *path.extend), (*ignore, *path.ignore)
            severity |= path.severity
        return Selection(select, extend, ignore), severity

    def _off(self, judgement: Judgement) -> Judgement:
        why = Text(f"Kravet är avstängt i {self._origin}.", f"The requirement is switched off in {self._origin}.")
        verdict = Verdict("not_applicable", reason=why)
        return Judgement(judgement.rule, judgement.document, verdict if judgement.at_adoption else None, verdict)


class ChoiceElsewhere(NamedTuple):
    """A choice for documents that have, or had, other paths: what is asked of one is what its ``path`` says."""

    choice: Chooser
    paths: Mapping[str, str]

    def judgements(self, found: Sequence[Judgement], file: str) -> list[Judgement]:
        """As ``Choice.judgements``."""
        return self.choice.judgements(found, self.paths.get(file, file))

    def rules(self, found: Sequence[Rule], file: str) -> list[Rule]:
        """As ``Choice.rules``."""
        return self.choice.rules(found, self.paths.get(file, file))


def _weighed(rule: Rule, severity: Weights) -> Rule:
    own = severity.get(rule.id)
    return rule._replace(severity={**rule.severity, **own}) if own else rule
