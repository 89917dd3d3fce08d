"""Which document of the old side is which of the new one, and which sets have to be judged for what changed."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from lokcheck.revision.sides import Side
from lokcheck.sources.documents import DocumentSet, SourceDocument

__all__ = ["Pairing", "concerned", "paired"]


class Pairing(NamedTuple):
    """A document in its two versions; ``old`` is None where it is new, ``new`` where it is gone."""

    old: SourceDocument | None
    new: SourceDocument | None
    renamed: bool = False

    @property
    def is_edited(self) -> bool:
        """Whether anything in its file differs, if only the order of its lines."""
        return self.old is None or self.new is None or self.renamed or _lines(self.old) != _lines(self.new)


def _lines(source: SourceDocument) -> bytes:
    """The content of the file, whatever its line ends: git may change these when it checks a file out."""
    return source.data.replace(b"\r\n", b"\n")


def paired(old: Side, new: Side) -> list[Pairing]:
    """Return every document that was asked for once, in the order of the new side, with what is gone at the end.

    A document is the same where its path and id are; else, for it may be renamed or moved, where its id is the only one
    of its kind; else where its path is; else where its title is. Two files that were named are versions of each other.
    """
    before, after = list(_asked(old)), list(_asked(new))
    joined: dict[int, int] = {}
    for name in (_path_and_id(old, new), _id, _path(old, new), _title):
        _join(before, after, name, joined)
    if old.alone and new.alone and len(before) == len(after) == 1:
        joined[0] = 0
    found = [_pair(before[joined[at]] if at in joined else None, source, old, new) for at, source in enumerate(after)]
    taken = set(joined.values())
    return [*found, *(Pairing(source, None) for at, source in enumerate(before) if at not in taken)]


def _asked(side: Side) -> Iterator[SourceDocument]:
    return (source for members in side.loaded.sets for source in members.asked)


_Name = Callable[[SourceDocument, bool], Hashable]
"""What a document is called; the second argument says whether it is of the old side."""


def _path_and_id(old: Side, new: Side) -> _Name:
    return lambda source, is_old: (_home(source, old if is_old else new), source.document.id)


def _path(old: Side, new: Side) -> _Name:
    return lambda source, is_old: (_home(source, old if is_old else new), source.document.kind, source.index)


def _id(source: SourceDocument, is_old: bool) -> Hashable:
    return source.document.id, source.document.kind


def _title(source: SourceDocument, is_old: bool) -> Hashable:
    return source.document.title, source.document.kind


def _home(source: SourceDocument, side: Side) -> str:
    return side.home(source.file)


def _join(
    before: Sequence[SourceDocument], after: Sequence[SourceDocument], name: _Name, joined: dict[int, int]
) -> None:
    """Join the documents that have one name, where one on each side has it."""
    taken = set(joined.values())
    olds = _by_name(((at, one) for at, one in enumerate(before) if at not in taken), name, is_old=True)
    news = _by_name(((at, one) for at, one in enumerate(after) if at not in joined), name, is_old=False)
    for key, places in news.items():
        if len(places) == 1 and len(olds.get(key, ())) == 1:
            joined[places[0]] = olds[key][0]


def _by_name(sources: Iterable[tuple[int, SourceDocument]], name: _Name, *, is_old: bool) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for at, source in sources:
        found.setdefault(name(source, is_old), []).append(at)
    return found


def _pair(before: SourceDocument | None, after: SourceDocument, old: Side, new: Side) -> Pairing:
    if before is None:
        return Pairing(None, after)
    renamed = not (old.alone and new.alone) and _home(before, old) != _home(after, new)
    return Pairing(before, after, renamed)


def concerned(pairs: Sequence[Pairing], old: Side, new: Side) -> tuple[list[DocumentSet], list[DocumentSet]]:
    """Return the sets of either side in which a document is edited, and those of the other side's versions of them.

    What a set requires of one document can rest on another: a supplement that is gone leaves a gap in its agreement.
    """
    set_of = {
        id(source): members
        for side in (old, new) for members in side.loaded.sets for source in members.documents
    }  # fmt: skip
    touched = {id(set_of[id(one)]) for pair in pairs if pair.is_edited for one in pair[:2] if one is not None}
    touched |= {id(members) for members in _edited_beside(old, new)}
    size = -1
    while size != len(touched):
        size = len(touched)
        for pair in pairs:
            both = {id(set_of[id(one)]) for one in pair[:2] if one is not None}
            if both & touched:
                touched |= both
    return tuple([one for one in side.loaded.sets if id(one) in touched] for side in (old, new))  # type: ignore[return-value]


def _edited_beside(old: Side, new: Side) -> Iterator[DocumentSet]:
    """The sets with a document that was not asked for, and that the other side has not, or has otherwise."""
    for side, other in ((old, new), (new, old)):
        known = {(other.home(one.file), _lines(one)) for members in other.loaded.sets for one in members.documents}
        for members in side.loaded.sets:
            if any(not one.asked and (side.home(one.file), _lines(one)) not in known for one in members.documents):
                yield members
