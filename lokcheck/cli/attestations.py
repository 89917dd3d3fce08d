"""Finds and reads attestations: those that the user names, and those in ``attestations.yaml`` beside a document."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lokcheck.cli.beside import files_for, known_documents
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.policy.attestation import Attestation
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.sources.documents import Loaded

__all__ = ["attestations_for"]

_NAME = "attestations.yaml"
_MISSING = Text("Filen med intyg finns inte.", "There is no such file of attestations.")


def attestations_for(loaded: "Loaded", named: Iterable[str], rulebook: "Rulebook") -> "list[Attestation]":
    """Return the attestations on the documents of ``loaded``, from the files in ``named`` and those beside documents.

    Raises ConfigError, RuleError or InputError for a file that is not there or not right.
    """
    files = files_for(loaded, named, _NAME, _MISSING)
    return [item for path, folder in files for item in _read(path, folder, loaded, rulebook)]


def _read(path: Path, folder: str, loaded: "Loaded", rulebook: "Rulebook") -> "list[Attestation]":
    from lokcheck.policy.attestation import check_attestations
    from lokcheck.policy.attestation_file import read_attestations

    found = read_attestations(path, folder)
    check_attestations(found, rulebook, known_documents(loaded, path, folder, (item.document for item in found)))
    return found
