"""Documents as they were loaded: the model, and beside it file, positions and what its references lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lokcheck.errors import InputError
from lokcheck.sources.nodes import Mark, Path
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.model.kinds import Document

__all__ = ["DocumentSet", "Loaded", "SourceDocument"]


@dataclass(frozen=True, slots=True, eq=False)
class SourceDocument:
    """A document with where it comes from.

    ``key`` names it among all that were loaded: its file, with ``#id`` where the file holds several. ``asked``: the
    user named it or its folder, so it is judged; otherwise it was only loaded because another refers to it.
    ``resolved`` maps the path of each reference (('references', 0, 'ref')) to the key of its document; ``unresolved``
    has the reasons for the others. ``personal`` has the paths of personal identity numbers, which are masked.
    """

    key: str
    document: "Document"
    file: str
    marks: Mapping[Path, Mark]
    asked: bool
    index: int = 0
    resolved: Mapping[Path, str] = field(default_factory=dict)
    unresolved: Mapping[Path, Text] = field(default_factory=dict)
    data: bytes = field(default=b"", repr=False)
    personal: tuple[Path, ...] = ()

    @property
    def sha256(self) -> str:
        """The checksum of the file's content, in hexadecimal."""
        from hashlib import sha256

        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class DocumentSet:
    """The documents that belong together, found by following references; in the order in which they were found."""

    documents: tuple[SourceDocument, ...]

    @property
    def asked(self) -> tuple[SourceDocument, ...]:
        """The documents that are to be judged."""
        return tuple(document for document in self.documents if document.asked)

    def get(self, key: str) -> SourceDocument | None:
        """Return the document with ``key``, or None."""
        return next((document for document in self.documents if document.key == key), None)


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """Everything that could be loaded, and what was wrong with the rest.

    ``skipped`` names the YAML files in folders that are no documents of lokcheck.
    """

    sets: tuple[DocumentSet, ...]
    problems: tuple[InputError, ...]
    skipped: tuple[str, ...] = ()
