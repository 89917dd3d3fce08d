"""The limits of a file, counted while it is read."""

from typing import Any

from lokcheck.errors import InputError, Place
from lokcheck.sources.faults import fault
from lokcheck.sources.nodes import Limits

__all__ = ["Budget", "Event", "LimitError", "event_place"]

Event = Any
"""An event of PyYAML. Its type stubs make every mark optional; the events of a parser always have them."""


class LimitError(InputError):
    """The file holds more than lokcheck reads; the rest of it is left unread."""


class Budget:
    """What a file has used of its limits, and how many documents it has had; one for the whole file."""

    __slots__ = ("aliases", "documents", "file", "limits", "nodes")

    def __init__(self, limits: Limits, file: str) -> None:
        self.limits, self.file = limits, file
        self.nodes = self.aliases = self.documents = 0

    def spend(self, nodes: int, event: Event) -> None:
        """Count ``nodes`` more values. Raises LimitError."""
        self.nodes += nodes
        if self.nodes > self.limits.nodes:
            self._stop(event, f"fler än {self.limits.nodes} värden", f"more than {self.limits.nodes} values")

    def alias(self, event: Event) -> None:
        """Count one more alias. Raises LimitError."""
        self.aliases += 1
        if self.aliases > self.limits.aliases:
            self._stop(event, f"fler än {self.limits.aliases} upprepningar (*)",
                       f"more than {self.limits.aliases} aliases (*)")  # fmt: skip

    def depth(self, depth: int, event: Event) -> None:
        """Refuse nesting below the limit. Raises LimitError."""
        if depth > self.limits.depth:
            self._stop(event, f"fler än {self.limits.depth} nivåer i varandra",
                       f"more than {self.limits.depth} levels of nesting")  # fmt: skip

    def _stop(self, event: Event, sv: str, en: str) -> None:
        error = fault(event_place(self.file, event), f"Filen har {sv} och läses inte längre än hit.",
                      f"The file has {en} and is not read beyond this point.")  # fmt: skip
        raise LimitError(error.text, error.place)


def event_place(file: str, event: Event) -> Place:
    """Return where ``event`` begins."""
    return Place(file, event.start_mark.line + 1, event.start_mark.column + 1)
