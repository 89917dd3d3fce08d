"""Ids that were removed from a rulebook: never used again, and each names what took its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import Field

from lokcheck.errors import Place, RuleError
from lokcheck.model.dates import PartialDate
from lokcheck.rulebook.entry import Strict, Words
from lokcheck.rulebook.files import RuleText, did_you_mean
from lokcheck.rulebook.rule import Removed
from lokcheck.texts import Text

__all__ = ["PlacedRemoval", "check_removed", "read_removed"]


class RemovedEntry(Strict):
    """An id that is no longer used, what replaced it, and why."""

    id: str
    successor: str | None = None
    on: PartialDate
    reason: Words


class RemovedFile(Strict):
    """The ids that were removed."""

    format: int = Field(ge=1, le=1)
    removed: list[RemovedEntry]


@dataclass(frozen=True, slots=True)
class PlacedRemoval:
    """A removed id, and where that is written."""

    removed: Removed
    place: Place
    successor_place: Place


def read_removed(read: RuleText) -> Iterator[PlacedRemoval]:
    """Yield the entries of a file ``removed.yaml``. Raises RuleError."""
    for index, entry in enumerate(read.parse(RemovedFile).removed):
        reason = Text(entry.reason.sv, entry.reason.en)
        yield PlacedRemoval(
            Removed(entry.id, entry.successor or "", str(entry.on), reason),
            read.place(("removed", index, "id")),
            read.place(("removed", index, "successor")),
        )


def check_removed(removed: Iterable[PlacedRemoval], used: Mapping[str, Place]) -> None:
    """Refuse an id that is both removed and used, and a successor that is neither. Raises RuleError.

    ``used`` has every id and alias of the rules, and where it stands.
    """
    entries = {item.removed.id: item for item in removed}
    for name, item in entries.items():
        successor = item.removed.successor
        if name in used:
            raise RuleError(
                Text(f"{name} har tagits bort och får inte användas igen: {item.place}",
                     f"{name} was removed and may not be used again: {item.place}"),
                used[name], Text("Ge regeln ett nytt id.", "Give the rule a new id."),
            )  # fmt: skip
        if successor and successor not in used and successor not in entries:
            text = Text(f"{name}: efterträdaren {successor!r} finns inte.",
                        f"{name}: there is no successor {successor!r}.")  # fmt: skip
            raise RuleError(text, item.successor_place, did_you_mean(successor, used))
