"""Persons' answers to what no machine can judge, as an audit needs them: for one unit of work at a time."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from lokcheck.policy.attestation import Attestation, check_attestations
from lokcheck.rulebook.book import Rulebook
from lokcheck.sources.documents import Loaded, SourceDocument

__all__ = ["Answers"]

_NAME = "attestations.yaml"


class Answers:
    """The attestations in the files that the user named, and those in files beside the documents."""

    def __init__(self, named: Sequence[str], rulebook: Rulebook) -> None:
        """Raises RuleError or InputError for a named file that is not right."""
        self._rulebook = rulebook
        self._named = [answer for path in named for answer in _read(Path(path))]
        self._skip = {Path(path).resolve() for path in named}
        self._beside = lru_cache(maxsize=64)(self._read_beside)

    def on(self, loaded: Loaded) -> list[Attestation]:
        """Return the answers on the documents of ``loaded``. Raises ConfigError, RuleError or InputError."""
        sources = [source for members in loaded.sets for source in members.documents]
        folders = dict.fromkeys(Path(source.file).parent.as_posix() for source in sources if source.asked)
        found = [answer for folder in folders for answer in self._beside(folder)]
        mine = [answer for answer in (*self._named, *found) if answer.document in _kinds(sources, answer.folder)]
        for folder in dict.fromkeys(answer.folder for answer in mine):
            given = [answer for answer in mine if answer.folder == folder]
            check_attestations(given, self._rulebook, _kinds(sources, folder))
        return mine

    def _read_beside(self, folder: str) -> tuple[Attestation, ...]:
        path = Path(folder) / _NAME
        if not path.is_file() or path.resolve() in self._skip:
            return ()
        return tuple(_read(path, folder))


def _read(path: Path, folder: str = "") -> list[Attestation]:
    from lokcheck.policy.attestation_file import read_attestations  # and with it pydantic, which most audits do without

    return read_attestations(path, folder)


def _kinds(sources: Sequence[SourceDocument], folder: str) -> dict[str, str]:
    """The kinds of the documents, by id; with ``folder`` only of those whose file lies there."""
    return {
        source.document.id: str(source.document.kind)
        for source in sources if not folder or Path(source.file).parent.as_posix() == folder
    }  # fmt: skip
