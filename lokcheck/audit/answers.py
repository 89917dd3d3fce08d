"""What persons say of documents, as an audit needs it: for one unit of work at a time.

A file of answers may be about documents in many units; of those that are in none here nothing is said, while ``check``,
which has them all, refuses an id that it does not know.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from lokcheck.policy.attestation import Attestation, check_attestations
from lokcheck.policy.waiver import Waiver
from lokcheck.rulebook.book import Rulebook
from lokcheck.sources.documents import Loaded, SourceDocument

__all__ = ["NAMES", "Answers", "Said"]

_ATTESTATIONS, _WAIVERS = "attestations.yaml", "waivers.yaml"
NAMES = (_ATTESTATIONS, _WAIVERS)
"""The files that are read beside documents."""


class Said(NamedTuple):
    """What is said of the documents of a unit."""

    attestations: list[Attestation]
    waivers: list[Waiver]


class Answers:
    """Attestations and waivers, from the files that the user named and those beside the documents."""

    def __init__(self, attestations: Sequence[str], waivers: Sequence[str], rulebook: Rulebook) -> None:
        """Raises RuleError or InputError for a named file that is not right."""
        self._rulebook = rulebook
        self._attestations = _Files(_ATTESTATIONS, attestations, _read_attestations)
        self._waivers = _Files(_WAIVERS, waivers, _read_waivers)

    def on(self, loaded: Loaded) -> Said:
        """Return what is said of the documents of ``loaded``. Raises ConfigError, RuleError or InputError."""
        sources = [source for members in loaded.sets for source in members.documents]
        attestations = self._attestations.on(sources)
        for folder, given in _by_folder(attestations).items():
            check_attestations(given, self._rulebook, _kinds(sources, folder))
        waivers = self._waivers.on(sources)
        if not waivers:
            return Said(attestations, [])
        from lokcheck.policy.waiver_file import check_waivers

        by_folder = _by_folder(waivers).items()
        checked = [
            w for folder, given in by_folder for w in check_waivers(given, self._rulebook, _kinds(sources, folder))
        ]
        return Said(attestations, checked)


class _About(Protocol):
    @property
    def document(self) -> str: ...
    @property
    def folder(self) -> str: ...


_Answer = TypeVar("_Answer", bound=_About)


class _Files(Generic[_Answer]):
    """The files of one kind of answer. One beside documents is read once, while its folder is being worked on."""

    def __init__(self, name: str, named: Sequence[str], read: Callable[[Path, str], list[_Answer]]) -> None:
        self._name, self._read = name, read
        self._named = [answer for path in named for answer in read(Path(path), "")]
        self._skip = {Path(path).resolve() for path in named}
        self._beside = lru_cache(maxsize=64)(self._read_beside)

    def on(self, sources: Sequence[SourceDocument]) -> list[_Answer]:
        """Return what is said of ``sources``."""
        folders = dict.fromkeys(Path(source.file).parent.as_posix() for source in sources if source.asked)
        found = [*self._named, *(answer for folder in folders for answer in self._beside(folder))]
        return [answer for answer in found if answer.document in _kinds(sources, answer.folder)]

    def _read_beside(self, folder: str) -> tuple[_Answer, ...]:
        path = Path(folder) / self._name
        if not path.is_file() or path.resolve() in self._skip:
            return ()
        return tuple(self._read(path, folder))


def _by_folder(answers: Sequence[_Answer]) -> dict[str, list[_Answer]]:
    found: dict[str, list[_Answer]] = {}
    for answer in answers:
        found.setdefault(answer.folder, []).append(answer)
    return found


def _kinds(sources: Sequence[SourceDocument], folder: str) -> dict[str, str]:
    """The kinds of the documents, by id; with ``folder`` only of those whose file lies there."""
    return {
        source.document.id: str(source.document.kind)
        for source in sources if not folder or Path(source.file).parent.as_posix() == folder
    }  # fmt: skip


# Both import pydantic, which most audits do without.
def _read_attestations(path: Path, folder: str) -> list[Attestation]:
    from lokcheck.policy.attestation_file import read_attestations

    return read_attestations(path, folder)


def _read_waivers(path: Path, folder: str) -> list[Waiver]:
    from lokcheck.policy.waiver_file import read_waivers

    return read_waivers(path, folder)
