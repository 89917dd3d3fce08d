"""Loading what the user named, and what that refers to, into sets of documents that belong together.

Every file is read at most once, and only inside the fence. What is wrong with one document never keeps another from
being loaded: the errors are returned beside the documents.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import get_args

from lokcheck.errors import InputError, Place
from lokcheck.model.codes import Kind
from lokcheck.personal import MASK, mask
from lokcheck.sources.discover import STDIN, Found, FoundFile, discover
from lokcheck.sources.documents import Loaded
from lokcheck.sources.faults import fault, quoted
from lokcheck.sources.files import DISK, Fence, Files
from lokcheck.sources.nodes import YamlDocument
from lokcheck.sources.personal import FILE_NAME
from lokcheck.sources.positions import place_of
from lokcheck.sources.reader import read_documents
from lokcheck.sources.recognise import is_ours
from lokcheck.sources.references import Edge, Target, circles, references_of, target_of
from lokcheck.sources.sets import Node, group, same_ids
from lokcheck.sources.validate import Readers, validate
from lokcheck.sources.words import nearest
from lokcheck.texts import Text

__all__ = ["load", "load_found"]

_BROKEN = Text("Dokumentet som hänvisningen gäller har fel.", "The document that is referred to has errors.")


def load(
    arguments: Sequence[str],
    *,
    stdin: bytes | None = None,
    stdin_name: str | None = None,
    root: FilePath | None = None,
    allow_outside: bool = False,
    readers: Readers | None = None,
) -> Loaded:
    """Return the documents that ``arguments`` (files, folders, patterns, ``-``) mean and those that they refer to.

    Nothing is read outside the folders of the arguments, or outside ``root`` where that is given, unless
    ``allow_outside``. ``stdin`` is the content of standard input and ``stdin_name`` the path that it stands for.
    ``readers`` gives what reads plainly valid documents of a kind faster than their model does (``Rulebook.reader``);
    such a document is no model but is read like one (``lokcheck.model.record``). Raises nothing that a file can cause.
    """
    found = discover(arguments, stdin_name=stdin_name)
    folders = None if allow_outside else [root] if root is not None else [file.base for file in found.files]
    return load_found(found, folders, stdin=stdin, readers=readers)


def load_found(
    found: Found,
    folders: Iterable[FilePath] | None,
    *,
    files: Files = DISK,
    stdin: bytes | None = None,
    readers: Readers | None = None,
) -> Loaded:
    """Return the documents of the files in ``found``, which are read from ``files``, and those that they refer to.

    Nothing is read outside ``folders``, unless they are None.
    """
    fence = Fence(None if folders is None else tuple(dict.fromkeys(files.real(folder) for folder in folders)))
    loader = _Loader(fence, readers, files)
    for file in found.files:
        loader.add(file, stdin)
    loader.follow()
    sets = group(loader.nodes, loader.edges)
    problems = [*found.problems, *loader.problems, *circles(loader.edges)]
    problems.extend(problem for documents in sets for problem in same_ids(documents))
    return Loaded(tuple(sets), tuple(problems), tuple(loader.skipped))


@dataclass(slots=True)
class _File:
    """A file that was read. ``keys`` has the outcome of each document validated so far, by its index."""

    path: FilePath | None
    name: str
    data: bytes
    documents: tuple[YamlDocument, ...]
    broken: int
    keys: dict[int, str | None] = field(default_factory=dict)

    @property
    def several(self) -> bool:
        return len(self.documents) + self.broken > 1


class _Loader:
    """What has been read so far. Files are known by their real path, documents by their key."""

    def __init__(self, fence: Fence, readers: Readers | None, files: Files) -> None:
        self.problems: list[InputError] = []
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self.skipped: list[str] = []
        self._fence, self._readers, self._disk = fence, readers, files
        self._files: dict[str, _File] = {}
        self._home: dict[str, _File] = {}
        self._waiting: deque[Node] = deque()
        self._names: dict[str, FilePath | None] = {}

    def add(self, found: FoundFile, stdin: bytes | None) -> None:
        """Read a file that the user asked for, and validate every document in it."""
        found = found._replace(name=self._named(found.name, found.path))
        try:
            data = self._content(found, stdin)
        except InputError as error:
            self.problems.append(error)
            return
        reading = read_documents(data, found.name)
        if not found.named and not is_ours(data, reading, get_args(Kind)):
            self.skipped.append(found.name)
            return
        if not reading.documents and not reading.problems:
            self.problems.append(_empty(found.name))
        self.problems.extend(reading.problems)
        file = _File(found.path, found.name, data, reading.documents, len(reading.problems))
        self._files[str(self._disk.real(found.path)) if found.path else STDIN] = file
        for document in file.documents:
            self._validate(file, document, asked=True)

    def _named(self, name: str, path: FilePath | None) -> str:
        """Return ``name`` masked, and numbered where another file has it: a number may have told the two apart."""
        name = mask(name)
        made, number = name, 1
        while MASK in name and self._names.setdefault(made, path) != path:
            number += 1
            made = f"{name} ({number})"
        return made

    def _content(self, found: FoundFile, stdin: bytes | None) -> bytes:
        if found.stdin or found.path is None:
            if stdin is None:
                raise fault(Place(found.name), "Inget kom på standard in.", "Nothing came on standard input.")
            return stdin
        real = self._disk.real(found.path)
        if self._disk.is_file(real) and not self._fence.holds(real):
            raise _outside(Place(found.name), self._disk.shown(real))
        return self._disk.read(real, found.name)

    def _validate(self, file: _File, document: YamlDocument, *, asked: bool) -> str | None:
        """Return the key of the document, or None where it has errors; each is validated once."""
        if document.index in file.keys:
            return file.keys[document.index]
        file.keys[document.index] = None
        try:
            model = validate(document, readers=self._readers)
        except InputError as error:
            self.problems.append(error)
            return None
        name = str(getattr(model, "id", document.index))
        key = f"{file.name}#{name}" if file.several else file.name
        if key in self.nodes:
            self.problems.append(_id_twice(document, name, self.nodes[key].yaml))
            return None
        if MASK in file.name:
            document = replace(document, personal=(FILE_NAME, *document.personal))
        self.nodes[key] = Node(key, model, document, file.data, asked)
        self._home[key] = file
        self._waiting.append(self.nodes[key])
        file.keys[document.index] = key
        return key

    def follow(self) -> None:
        """Follow the references of every document, and of the documents that they lead to."""
        while self._waiting:
            node = self._waiting.popleft()
            for path, role, ref in references_of(node.document):
                place = place_of(node.yaml, path)
                try:
                    key = self._resolve(self._home[node.key], target_of(ref, place), place)
                except InputError as error:
                    self.problems.append(error)
                    node.unresolved[path] = error.text
                    continue
                if key is None:
                    node.unresolved[path] = _BROKEN
                else:
                    node.resolved[path] = key
                    self.edges.append(Edge(node.key, key, role, place))

    def _resolve(self, here: _File, target: Target, place: Place) -> str | None:
        """Return the key of the document that is meant; None where it has errors, which are reported at their place."""
        file = self._referred(here, target.path, place) if target.path else here
        document = _pick(file, target, place)
        return self._validate(file, document, asked=False) if document else None

    def _referred(self, here: _File, ref: str, place: Place) -> _File:
        path = (here.path.parent if here.path else FilePath()) / ref
        real = self._disk.real(path)
        if not self._fence.holds(real):
            raise _outside(place, ref)
        if str(real) not in self._files:
            name = self._named(self._disk.shown(path), path)
            try:
                data = self._disk.read(real, name)
            except InputError as error:
                raise _unfollowed(place, ref, error.text, error.advice) from None
            reading = read_documents(data, name)
            self.problems.extend(reading.problems)
            self._files[str(real)] = _File(path, name, data, reading.documents, len(reading.problems))
        return self._files[str(real)]


def _pick(file: _File, target: Target, place: Place) -> YamlDocument | None:
    """Return the document of ``file`` that is meant, or None where it stands in the part that can not be read."""
    ids = {_id(document): document for document in file.documents}
    if target.id is None and len(file.documents) == 1 and not file.several:
        return file.documents[0]
    if target.id in ids:
        return ids[target.id]
    if file.broken:
        return None
    ref = quoted(target.path or file.name)
    names = ", ".join(name for name in ids if name)
    if not ids:
        raise fault(place, f"Filen {ref} är tom.", f"The file {ref} is empty.")
    if target.id is None:
        raise fault(place, f"Filen {ref} har flera dokument: {names}.",
                    f"The file {ref} has several documents: {names}.",
                    ("Lägg till # och dokumentets id.", "Add # and the document's id."))  # fmt: skip
    guess = nearest(target.id, [name for name in ids if name])
    advice = (f"Menade du {quoted(guess)}?", f"Did you mean {quoted(guess)}?") if guess else None
    raise fault(place, f"I {ref} finns inget dokument med id {quoted(target.id)}.",
                f"There is no document with the id {quoted(target.id)} in {ref}.", advice)  # fmt: skip


def _id(document: YamlDocument) -> str:
    name = document.value.get("id") if isinstance(document.value, dict) else None
    return str(name) if isinstance(name, str | int) else ""


def _empty(name: str) -> InputError:
    return fault(Place(name), "Filen är tom eller innehåller bara kommentarer.", "The file is empty or only comments.",
                 ("Ett dokument börjar med kind, id och title.",
                  "A document starts with kind, id and title."))  # fmt: skip


def _outside(place: Place, path: str) -> InputError:
    return fault(place, f"{quoted(path)} ligger utanför mappen som lokcheck läser i.",
                 f"{quoted(path)} is outside the folder that lokcheck reads in.",
                 ("Ange den gemensamma mappen i stället för filen, eller använd --allow-outside.",
                  "Name the common folder instead of the file, or use --allow-outside."))  # fmt: skip


def _unfollowed(place: Place, ref: str, why: Text, advice: Text | None = None) -> InputError:
    return fault(place, f"Hänvisningen till {quoted(ref)} kan inte följas: {why.sv}",
                 f"The reference to {quoted(ref)} can not be followed: {why.en}", advice)  # fmt: skip


def _id_twice(document: YamlDocument, name: str, other: YamlDocument) -> InputError:
    line = place_of(other, ("id",)).line
    return fault(place_of(document, ("id",)), f"Dokumentets id {quoted(name)} finns redan i filen, på rad {line}.",
                 f"The document's id {quoted(name)} is already used in the file, on line {line}.",
                 ("Ge varje dokument ett eget id.", "Give each document an id of its own."))  # fmt: skip
