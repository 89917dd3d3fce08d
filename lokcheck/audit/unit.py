"""Units of work: the files that refer to each other, which one process judges together."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple

from lokcheck.audit.scan import scan
from lokcheck.sources.discover import FoundFile
from lokcheck.sources.files import Fence, is_file, real_path

__all__ = ["Unit", "UnitFile", "units_of"]

_FILES = 100


class UnitFile(NamedTuple):
    """A file of a unit: where it is, what messages call it, and the content for which it was scanned.

    ``asked``: it is to be audited, and not only referred to by one that is. ``named``: the user wrote its name.
    """

    path: str
    name: str
    sha256: str
    asked: bool
    named: bool


class Unit(NamedTuple):
    """Files that belong together; ``number`` is its place in the order of the audit."""

    number: int
    files: tuple[UnitFile, ...]

    @property
    def asked(self) -> int:
        """How many files of it are to be audited."""
        return sum(file.asked for file in self.files)

    def seconds(self, each: float) -> float:
        """Return how long it may take, where a hundred files may take ``each`` seconds: a set can have any size."""
        return each * ceil(len(self.files) / _FILES)


def units_of(
    files: Sequence[FoundFile], fence: Fence, told: Callable[[int, int], None] = lambda done, total: None
) -> Iterator[Unit]:
    """Yield the units of ``files``: files are in one where references lead from one to the other, by whatever way.

    In the order of the first file of each; every file is looked at before the first unit comes. Files that are only
    referred to are followed too, where ``fence`` lets them be read. ``told`` is called with how many were looked at, of
    how many that are known.
    """
    graph = _Graph(files, fence, told)
    members: dict[int, list[int]] = {}
    for at in range(len(graph.files)):
        members.setdefault(graph.root(at), []).append(at)
    for number, group in enumerate(members.values()):
        yield Unit(number, tuple(graph.files[at] for at in group))


class _Graph:
    """The files, those that they lead to, and for each an earlier one of its unit, or itself."""

    def __init__(self, files: Sequence[FoundFile], fence: Fence, told: Callable[[int, int], None]) -> None:
        self.files: list[UnitFile] = []
        self._fence, self._told = fence, told
        self._paths: list[tuple[Path, str, FoundFile | None]] = [(f.path or Path(), f.name, f) for f in files]
        self._places = {str(real_path(path)): at for at, (path, _, _) in enumerate(self._paths)}
        self._first: list[int] = []
        edges = [edge for at in _growing(self._paths) for edge in self._look(at)]
        self._first = list(range(len(self.files)))
        for one, other in edges:
            roots = self.root(one), self.root(other)
            self._first[max(roots)] = min(roots)

    def root(self, at: int) -> int:
        """Return the first file of the unit that the file number ``at`` is in."""
        first = self._first
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    def _look(self, at: int) -> Iterator[tuple[int, int]]:
        """Scan the file number ``at``; yield it with the number of each file that it refers to."""
        self._told(at, len(self._paths))
        path, name, found = self._paths[at]
        seen = scan(path, self._exists)
        named = found is not None and found.named
        self.files.append(UnitFile(str(path.absolute()), name, seen.sha256, found is not None, named))
        for target in seen.refers_to:
            if target not in self._places:
                self._places[target] = len(self._paths)
                self._paths.append((Path(target), target, None))
            yield at, self._places[target]

    def _exists(self, real: str) -> bool:
        path = Path(real)
        return real in self._places or (is_file(path) and self._fence.holds(path))


def _growing(items: Sequence[object]) -> Iterator[int]:
    """Yield every index of a list that grows meanwhile."""
    at = 0
    while at < len(items):
        yield at
        at += 1
