"""A fact: one flat thing that a document states, that the law says, or that was computed from other facts."""

from typing import NamedTuple

__all__ = ["DocPath", "Fact", "Value"]

Value = str | int
DocPath = tuple[str | int, ...]


class Fact(NamedTuple):
    """``data`` is what the engine sees; ``doc`` and ``path`` say where it stands, for reports."""

    type: str
    fid: str
    data: dict[str, Value]
    doc: str = ""
    path: DocPath = ()

    def row(self) -> dict[str, Value]:
        """Return the flat record that an engine is given."""
        return {"type": self.type, "fid": self.fid, **self.data}
