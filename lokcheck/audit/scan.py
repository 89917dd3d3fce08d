"""Which files refer to which, found without reading them as YAML where a look at the text is enough.

A reference that is seen where there is none only makes documents wait for each other in one unit of work, so the look
is generous; one that is not seen would tear a set apart, so what it can not tell for certain is read as YAML.
"""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from lokcheck.errors import InputError
from lokcheck.sources.files import read_file, real_path
from lokcheck.sources.reader import read_documents

__all__ = ["Exists", "Scanned", "scan"]

# They begin with a letter, or are looked for only where one is, since a file is searched for it ten times faster.
_REF = re.compile(
    rb"""ref["']?[ \t]*:(?:[ \t]+|(?<=["']:)|(?=[\r\n]))"""
    rb"""(?:"(?P<double>[^"\\\r\n]*)"|'(?P<single>[^'\r\n]*)'|(?P<plain>[^\s"'&*!|>{}\[\]#%@`,?][^\r\n#]*)|(?P<other>))"""
)
_WITHIN_A_WORD = re.compile(rb"[\w-]")
_QUESTION = re.compile(rb"(?m)^[ \t-]*\?[ \t]")
"""A key after a question mark, which may stand on another line than its value."""
_CODES = (rb"\x", rb"\u", rb"\U")
"""In a key, they may spell 'ref'."""
_GOES_ON = re.compile(rb"""[ \t]*\r?\n[ \t]+(?![ \t]|-[ \t]|[\w"'-]+[ \t]*:|[#}\]\r\n])""")
"""The next line is a part of the same text."""
_END = re.compile(rb"[,}\]]")


class Scanned(NamedTuple):
    """A file as it was seen: a checksum of its content ('' where it can not be read), and the files that it names."""

    sha256: str
    refers_to: tuple[str, ...]
    """Real paths."""


Exists = Callable[[str], bool]
"""Whether there is a file with that real path that may be read."""


def scan(path: Path, exists: Exists) -> Scanned:
    """Return what the file ``path`` refers to, of what ``exists``. Raises nothing."""
    try:
        data = read_file(path, str(path))
    except InputError:
        return Scanned("", ())
    return Scanned(sha256(data).hexdigest(), tuple(dict.fromkeys(_targets(data, path, exists))))


def _targets(data: bytes, path: Path, exists: Exists) -> Iterator[str]:
    found = list(_seen(data, path, exists))
    if None in found or _is_veiled(data):
        found = [_known(ref, path, exists) for ref in _read(data, path)]
    yield from (target for target in found if target)


def _is_veiled(data: bytes) -> bool:
    """Whether a key may be 'ref' without being written so."""
    return any(code in data for code in _CODES) or (b"? " in data and _QUESTION.search(data) is not None)


def _seen(data: bytes, path: Path, exists: Exists) -> Iterator[str | None]:
    """Yield the target of each reference in the text; None for one that the text alone does not tell."""
    for match in _REF.finditer(data):
        before = match.start()
        if before and _WITHIN_A_WORD.match(data, before - 1):
            continue
        text = next((part for part in (match["double"], match["single"], match["plain"]) if part is not None), None)
        if text is None or (match["plain"] and _GOES_ON.match(data, match.end())):
            yield None
            continue
        tried = (text, _END.split(text)[0]) if match["plain"] else (text,)
        refs = [one.decode("utf-8", "replace") for one in tried]
        yield "" if refs[0].startswith("#") else next(filter(None, (_known(ref, path, exists) for ref in refs)), None)


def _read(data: bytes, path: Path) -> Iterator[str]:
    for document in read_documents(data, str(path)).documents:
        value = document.value if isinstance(document.value, dict) else {}
        for key in ("references", "annexes"):
            entries = value.get(key)
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict) and isinstance(entry.get("ref"), str):
                    yield entry["ref"]


def _known(ref: str, path: Path, exists: Exists) -> str | None:
    name = ref.partition("#")[0].strip()
    if not name or "\0" in name:
        return None
    real = str(real_path(path.parent / name))
    return real if exists(real) else None
