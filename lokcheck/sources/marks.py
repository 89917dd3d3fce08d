"""Where the values of a document stand: the parser's events, kept in the shape of the document, and read when asked.

Few of a document's thousands of values are ever pointed at, and reading is what a check spends its time on. So nothing
is computed here before somebody asks.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from yaml.events import ScalarEvent

from lokcheck.sources.nodes import Mark, Path

__all__ = ["Branch", "Marks", "Written"]


class Branch:
    """A list or mapping while it is read and after: its plain ``value``, and for each thing in it where that stands.

    ``held`` has under the same keys or numbers a Branch for a list or mapping, else the event; ``keys`` the events of
    the keys. ``pending`` is the key whose value comes next.
    """

    __slots__ = ("before", "ended", "height", "held", "is_map", "keys", "pending", "started", "value")

    def __init__(self, *, is_map: bool, started: Any, before: int) -> None:
        """``started`` is the event that begins it; ``before`` the number of values that were read earlier."""
        self.is_map, self.started, self.before = is_map, started, before
        self.ended = started
        self.value: Any = {} if is_map else []
        self.held: Any = {} if is_map else []
        self.keys: dict[str, Any] = {}
        self.pending: str | None = None
        self.height = 1

    @property
    def start_mark(self) -> Any:
        """The parser's mark of the first character."""
        return self.started.start_mark

    @property
    def end_mark(self) -> Any:
        """The parser's mark after the last character.

        A block ends, to the parser, where the next one begins; to a reader it ends with its last value.
        """
        ended = self.ended
        if ended.end_mark.index > ended.start_mark.index or not self.held:
            return ended.end_mark
        return (next(reversed(self.held.values())) if self.is_map else self.held[-1]).end_mark

    def walk(self, path: Path) -> Iterator[tuple[Path, Any, Any, Any]]:
        """Yield path, value, event or Branch, and the key's event of all that is held; what is in a thing before it."""
        steps: Iterable[tuple[Any, Any]] = self.value.items() if self.is_map else enumerate(self.value)
        for step, value in steps:
            thing, here = self.held[step], (*path, step)
            if isinstance(thing, Branch):
                yield from thing.walk(here)
            yield here, value, thing, self.keys.get(step)


class Marks(Mapping[Path, Mark]):
    """The table of positions."""

    __slots__ = ("_around",)

    def __init__(self, around: Branch) -> None:
        """``around`` holds nothing but the document."""
        self._around = around

    def __getitem__(self, path: Path) -> Mark:
        around, step, thing = _find(self._around, path)
        start, end = thing.start_mark, thing.end_mark
        key = around.keys.get(step) if around.is_map else None
        if key is None:
            return Mark(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        first, last = key.start_mark, key.end_mark
        return Mark(start.line + 1, start.column + 1, end.line + 1, end.column + 1,
                    first.line + 1, first.column + 1, last.line + 1, last.column + 1)  # fmt: skip

    def __contains__(self, path: object) -> bool:
        try:
            _find(self._around, path)  # type: ignore[arg-type]
        except (KeyError, TypeError):
            return False
        return True

    def __iter__(self) -> Iterator[Path]:
        return (path[1:] for path, *_ in self._around.walk(()))

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
        around, step, event = _find(self._around, path)
        if not _is_written(around.value[step], event):
            raise KeyError(path)
        text: str = event.value
        return text

    def __iter__(self) -> Iterator[Path]:
        return (path[1:] for path, value, event, _ in self._around.walk(()) if _is_written(value, event))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __reduce__(self) -> tuple[Any, ...]:
        """As for Marks."""
        return dict, (dict(self),)


def _is_written(value: Any, event: Any) -> bool:
    return type(event) is ScalarEvent and value is not None and type(value) is not str


def _find(around: Branch, path: Path) -> tuple[Branch, Any, Any]:
    """Return what the value at ``path`` stands in, its key or number there, and its event or Branch.

    Raises KeyError where there is none.
    """
    step: Any = 0
    thing: Any = around.held[0]
    for part in path:
        if not isinstance(thing, Branch):
            raise KeyError(path)
        around, step = thing, part
        try:
            thing = thing.held[part]
        except (LookupError, TypeError):
            raise KeyError(path) from None
    return around, step, thing
