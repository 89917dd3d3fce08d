"""Plain values of a document, as they were read, and the way to a value in them."""

from collections.abc import Mapping
from typing import Any

__all__ = ["Path", "data_path", "with_texts"]

Path = tuple[str | int, ...]


def data_path(value: Any, loc: Path, *, whole: bool = False) -> Path:
    """Return where in ``value`` the location ``loc`` of a model is: steps that the document lacks are left out.

    They are pydantic's own (names of union members), or an item of a list that a short form stands for. ``whole``: the
    last step is a key that the document lacks, and belongs to the path all the same.
    """
    path: list[str | int] = []
    for at, step in enumerate(loc):
        if _has(value, step):
            value = value[step]
        elif not (whole and at == len(loc) - 1 and isinstance(value, dict)):
            continue
        path.append(step)
    return tuple(path)


def _has(value: Any, step: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def with_texts(value: Any, texts: Mapping[Path, str]) -> Any:
    """Return a copy of ``value`` with ``texts`` at their paths; what is on no path is shared, not copied."""
    if () in texts:
        return texts[()]
    below: dict[str | int, dict[Path, str]] = {}
    for path, text in texts.items():
        below.setdefault(path[0], {})[path[1:]] = text
    copy = value.copy()
    for step, rest in below.items():
        copy[step] = with_texts(copy[step], rest)
    return copy
