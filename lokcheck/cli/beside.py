"""Files that say something of documents: those that the user names, and those of one name beside a document."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lokcheck.errors import ConfigError, InputError, Place
from lokcheck.texts import Text

if TYPE_CHECKING:
    from lokcheck.sources.documents import Loaded

__all__ = ["companions", "files_for", "known_documents", "without_companions"]

_COMPANIONS = ("attestations.yaml", "waivers.yaml")


def without_companions(files: Iterable[str]) -> tuple[str, ...]:
    """Return ``files`` without those of attestations and waivers: ``*.yaml`` names them too, and so does a folder."""
    return tuple(file for file in files if Path(file).name not in _COMPANIONS)


def files_for(loaded: "Loaded", named: Iterable[str], name: str, missing: Text) -> list[tuple[Path, str]]:
    """Return the files to read, each with the folder of the documents that it is for ('': wherever they lie).

    A file called ``name`` beside a document is for that folder. Raises ConfigError, with ``missing``, for a named file
    that is not there.
    """
    named = tuple(named)
    for path in map(Path, named):
        if not path.is_file():
            raise ConfigError(missing, Place(path.as_posix()))
    return _candidates(loaded, named, name)


def companions(loaded: "Loaded", named: Iterable[str], name: str) -> list[Path]:
    """Return the files in ``named``, and those called ``name`` beside a document."""
    return [path for path, _ in _candidates(loaded, named, name)]


def _candidates(loaded: "Loaded", named: Iterable[str], name: str) -> list[tuple[Path, str]]:
    files = [(Path(file), "") for file in named]
    known = {path.resolve() for path, _ in files}
    for folder in dict.fromkeys(Path(source.file).parent for members in loaded.sets for source in members.asked):
        beside = folder / name
        if beside.is_file() and beside.resolve() not in known:
            files.append((beside, folder.as_posix()))
    return files


def known_documents(loaded: "Loaded", path: Path, folder: str, asked: Iterable[str]) -> Mapping[str, str]:
    """Return ids and kinds of the documents that the file at ``path`` may name; ``asked`` are the ids that it names.

    One that is not checked now may lie below the file: it is looked for where an id is not known otherwise.
    """
    documents = {
        source.document.id: str(source.document.kind)
        for members in loaded.sets for source in members.documents
        if not folder or Path(source.file).parent.as_posix() == folder
    }  # fmt: skip
    if any(name not in documents for name in asked):
        return _ids_below(path.parent) | documents
    return documents


def _ids_below(folder: Path) -> dict[str, str]:
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
