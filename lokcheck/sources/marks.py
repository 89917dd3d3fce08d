"""Where the values of a document stand: the parser's marks, kept in the shape of the document, and read when asked.

Few of a document's thousands of values are ever pointed at, and reading is what a check spends its time on. So nothing
is computed here before somebody asks, and of the parser's events only the marks are kept: they are most of the memory.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lokcheck.sources.nodes import Mark, Path

__all__ = ["Branch", "Marks", "Spot", "Written", "written"]

Spot = tuple[Any, Any, str | None]
"""Of a value that is no list or mapping: the parser's marks of its start and end, and the text of an unquoted number,
true/false or nothing as it was written. A plain tuple is made in a fifth of the time of a named one."""


class Branch:
    """A list or mapping while it is read and after: its plain ``value``, and for each thing in it where that stands.

    ``held`` has under the same keys or numbers a Branch for a list or mapping, else a Spot; ``keys`` the marks of start
    and end of the keys. ``pending`` is the key whose value comes next.
    """

    __slots__ = ("anchor", "before", "ended", "height", "held", "is_map", "keys", "pending", "start", "value")

    def __init__(self, *, is_map: bool, start: Any, anchor: str | None, before: int) -> None:
        """``start`` is the mark where it begins; ``before`` the number of values that were read earlier."""
        self.is_map, self.start, self.anchor, self.before = is_map, start, anchor, before
        self.ended: Any = None
        self.value: Any = {} if is_map else []
        self.held: Any = {} if is_map else []
        self.keys: dict[str, tuple[Any, Any]] = {}
        self.pending: str | None = None
        self.height = 1

    def end(self, event: Any) -> None:
        """Take the event that ends it.

        A block ends, to the parser, where the next one begins; to a reader it ends with its last value.
        """
        if event.end_mark.index > event.start_mark.index or not self.held:
            self.ended = event.end_mark
        else:
            self.ended = _end(next(reversed(self.held.values())) if self.is_map else self.held[-1])

    def walk(self, path: Path) -> Iterator[tuple[Path, "Branch | Spot"]]:
        """Yield path and Branch or Spot of all that is held; what is in a thing comes before it."""
        steps: Iterable[Any] = self.value if self.is_map else range(len(self.value))
        for step in steps:
            thing, here = self.held[step], (*path, step)
            if isinstance(thing, Branch):
                yield from thing.walk(here)
            yield here, thing


class Marks(Mapping[Path, Mark]):
    """The table of positions."""

    __slots__ = ("_around",)

    def __init__(self, around: Branch) -> None:
        """``around`` holds nothing but the document."""
        self._around = around

    def __getitem__(self, path: Path) -> Mark:
        around, step, thing = _find(self._around, path)
        start, end = thing.start if isinstance(thing, Branch) else thing[0], _end(thing)
        key = around.keys.get(step) if around.is_map else None
        if key is None:
            return Mark(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        first, last = key
        return Mark(start.line + 1, start.column + 1, end.line + 1, end.column + 1,
                    first.line + 1, first.column + 1, last.line + 1, last.column + 1)  # fmt: skip

    def __contains__(self, path: object) -> bool:
        try:
            _find(self._around, path)  # type: ignore[arg-type]
        except (KeyError, TypeError):
            return False
        return True

    def __iter__(self) -> Iterator[Path]:
        return (path[1:] for path, _ in self._around.walk(()))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[Any, ...]:
        """The parser's marks can not be sent to another process; plain ones can."""
        return dict, (dict(self),)


class Written(Mapping[Path, str]):
    """The text of unquoted numbers and true/false as they were written."""

    __slots__ = ("_around",)

    def __init__(self, around: Branch) -> None:
        """``around`` holds nothing but the document."""
        self._around = around

    def __getitem__(self, path: Path) -> str:
        around, step, thing = _find(self._around, path)
        text = written(thing)
        if text is None or around.value[step] is None:
            raise KeyError(path)
        return text

    def __iter__(self) -> Iterator[Path]:
        paths = (path[1:] for path, thing in self._around.walk(()) if written(thing) is not None)
        return (path for path in paths if path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[Any, ...]:
        """As for Marks."""
        return dict, (dict(self),)


def written(thing: Branch | Spot) -> str | None:
    """Return the text of an unquoted number, true/false or nothing; None for everything else."""
    return None if isinstance(thing, Branch) else thing[2]


def _end(thing: Branch | Spot) -> Any:
    return thing.ended if isinstance(thing, Branch) else thing[1]


def _find(around: Branch, path: Path) -> tuple[Branch, Any, Branch | Spot]:
    """Return what the value at ``path`` stands in, its key or number there, and its Branch or Spot.

    Raises KeyError where there is none.
    """
    step: Any = 0
    thing: Branch | Spot = around.held[0]
    for part in path:
        if not isinstance(thing, Branch):
            raise KeyError(path)
        around, step = thing, part
        try:
            thing = thing.held[part]
        except (LookupError, TypeError):
            raise KeyError(path) from None
    return around, step, thing
