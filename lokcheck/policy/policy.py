"""What counts, as a check is told it: decided before anything is judged, and the same for every document of a run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lokcheck.judge.result import Judgement
from lokcheck.rulebook.rule import Change, Rule

if TYPE_CHECKING:
    from lokcheck.policy.waiver import Waiver

__all__ = ["STANDARD", "Chooser", "Policy"]


class Chooser(Protocol):
    """What knows which requirements are asked of a document, and what they weigh."""

    def judgements(self, found: Sequence[Judgement], file: str) -> list[Judgement]:
        """Return ``found``, of the document in ``file``, as the choice changes it."""
        ...

    def rules(self, found: Sequence[Rule], file: str) -> list[Rule]:
        """Return those of ``found`` that are asked of the document in ``file``, with what they weigh."""
        ...


class Policy(NamedTuple):
    """``choice`` is None where every requirement of the rulebook is asked and weighs what the rulebook says."""

    waivers: "Sequence[Waiver]" = ()
    choice: Chooser | None = None
    changes: tuple[Change, ...] = ()
    """What the report tells of the choice: nobody shall take it for the standard."""


STANDARD = Policy()
"""Everything counts."""
