"""Finds and reads attestations: those that the user names, and those in ``attestations.yaml`` beside a document."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lokcheck.errors import ConfigError, InputError, Place
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.policy.attestation import Attestation
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.sources.documents import Loaded

__all__ = ["attestations_for", "without_attestations"]

_NAME = "attestations.yaml"


def without_attestations(files: Sequence[str]) -> tuple[str, ...]:
    """Return ``files`` without files of attestations, which ``*.yaml`` in a shell names too; one alone is kept."""
    kept = tuple(file for file in files if Path(file).name != _NAME)
    return kept or tuple(files)


def attestations_for(loaded: "Loaded", named: Iterable[str], rulebook: "Rulebook") -> "list[Attestation]":
    """Return the attestations on the documents of ``loaded``, from the files in ``named`` and those beside documents.

    Raises ConfigError, RuleError or InputError for a file that is not there or not right.
    """
    files = [(Path(file), "") for file in named]
    known = {path.resolve() for path, _ in files}
    for folder in _folders(loaded):
        beside = folder / _NAME
        if beside.is_file() and beside.resolve() not in known:
            files.append((beside, folder.as_posix()))
    found = [item for path, folder in files for item in _read(path, folder, loaded, rulebook)]
    return found


def _folders(loaded: "Loaded") -> list[Path]:
    return list(dict.fromkeys(Path(source.file).parent for members in loaded.sets for source in members.asked))


def _read(path: Path, folder: str, loaded: "Loaded", rulebook: "Rulebook") -> "list[Attestation]":
    from lokcheck.policy.attestation import check_attestations
    from lokcheck.policy.attestation_file import read_attestations

    if not path.is_file():
        raise ConfigError(
            Text("Filen med intyg finns inte.", "There is no such file of attestations."), Place(path.as_posix())
        )
    found = read_attestations(path, folder)
    documents = {
        source.document.id: str(source.document.kind)
        for members in loaded.sets for source in members.documents
        if not folder or Path(source.file).parent.as_posix() == folder
    }  # fmt: skip
    if any(item.document not in documents for item in found):
        documents = _ids_below(path.parent) | documents
    check_attestations(found, rulebook, documents)
    return found


def _ids_below(folder: Path) -> dict[str, str]:
    """Return the id and kind of every document in ``folder`` and below: one that is attested may not be checked now."""
    from lokcheck.sources.discover import discover
    from lokcheck.sources.files import read_file
    from lokcheck.sources.reader import read_documents

    found: dict[str, str] = {}
    for file in discover([str(folder)]).files:
        try:
            reading = read_documents(read_file(file.path or Path(), file.name), file.name)
        except InputError:
            continue
        for document in reading.documents:
            value = document.value
            if isinstance(value, dict) and "kind" in value and "id" in value:
                found[str(value["id"])] = str(value["kind"])
    return found
