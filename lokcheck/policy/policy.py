"""What counts, as a check is told it: decided before anything is judged, and the same for every document of a run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lokcheck.judge.result import Judgement

if TYPE_CHECKING:
    from lokcheck.policy.waiver import Waiver

__all__ = ["STANDARD", "Chooser", "Policy"]


class Chooser(Protocol):
    """What knows which requirements are asked of a document, and what they weigh."""

    def judgements(self, found: Sequence[Judgement], file: str) -> list[Judgement]:
        """Return ``found``, of the document in ``file``, as the choice changes it."""
        ...


class Policy(NamedTuple):
    """``choice`` is None where every requirement of the rulebook is asked and weighs what the rulebook says."""

    waivers: "Sequence[Waiver]" = ()
    choice: Chooser | None = None


STANDARD = Policy()
"""Everything counts."""
