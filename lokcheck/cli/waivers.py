"""Finds and reads waivers: those in files that the user names, and those in ``waivers.yaml`` beside a document."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lokcheck.cli.beside import files_for, known_documents
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.policy.waiver import Waiver
    from lokcheck.rulebook.book import Rulebook
    from lokcheck.sources.documents import Loaded

__all__ = ["waivers_for"]

_NAME = "waivers.yaml"
_MISSING = Text("Filen med undantag finns inte.", "There is no such file of waivers.")


def waivers_for(loaded: "Loaded", named: Iterable[str], rulebook: "Rulebook") -> "list[Waiver]":
    """Return the waivers on the documents of ``loaded``, from the files in ``named`` and those beside documents.

    Raises ConfigError, RuleError or InputError for a file that is not there or not right.
    """
    files = files_for(loaded, named, _NAME, _MISSING)
    return [item for path, folder in files for item in _read(path, folder, loaded, rulebook)]


def _read(path: Path, folder: str, loaded: "Loaded", rulebook: "Rulebook") -> "list[Waiver]":
    from lokcheck.policy.waiver_file import check_waivers, read_waivers

    found = read_waivers(path, folder)
    return check_waivers(found, rulebook, known_documents(loaded, path, folder, (item.document for item in found)))
