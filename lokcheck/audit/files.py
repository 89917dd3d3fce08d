"""Which files an audit looks at: those in the folders that were named, less what git ignores and patterns leave out."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from lokcheck.audit.answers import NAMES
from lokcheck.audit.ignored import ignored_below
from lokcheck.errors import UsageError
from lokcheck.sources.discover import Found, FoundFile, discover
from lokcheck.sources.files import SUFFIXES, is_file, shown
from lokcheck.texts import Text

__all__ = ["Asked", "find_files", "listed", "settings_below"]


class Asked(NamedTuple):
    """What is to be audited. Patterns are those of .gitignore, from the folder that was named."""

    arguments: tuple[str, ...]
    listed: tuple[str, ...] = ()
    """Names from a list: what is no document of lokcheck among them is passed over, not refused."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    ignore: bool = True
    """Whether what git ignores is passed over."""
    excluded: Callable[[str], bool] | None = None
    """Which files in folders the configuration leaves out; one that is named is audited all the same."""
    settings: tuple[str, ...] = ()
    """What files of configuration are called: those below the folders that were named count for nothing."""

    def narrowed(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what the files are chosen by beside their folders, by the name of the option."""
        yield from ((name, given) for name, given in (("include", self.include), ("exclude", self.exclude)) if given)
        if not self.ignore:
            yield "no-ignore", ("yes",)
        if self.listed:
            yield "files-from", (f"{len(self.listed)} names",)


def find_files(asked: Asked) -> Found:
    """Return the files, each once, in the order of the arguments and sorted within each; and what was not found."""
    found = discover([*asked.arguments, *asked.listed], skips=ignored_below if asked.ignore else None)
    only_listed = {str(Path(name)) for name in asked.listed} - {str(Path(name)) for name in asked.arguments}
    files = [file._replace(named=file.named and str(file.path) not in only_listed) for file in found.files]
    include, exclude = _spec(asked.include, "--include"), _spec(asked.exclude, "--exclude")
    kept = (file for file in files if file.path is not None and file.path.name not in NAMES)
    wanted = (file for file in kept if _is_wanted(file, include, exclude))
    excluded = asked.excluded
    if excluded is not None:
        wanted = (file for file in wanted if file.named or not excluded(str(file.path)))
    return found._replace(files=tuple(wanted))


def _is_wanted(file: FoundFile, include: GitIgnoreSpec | None, exclude: GitIgnoreSpec | None) -> bool:
    name = os.path.relpath(file.path or "", file.base).replace(os.sep, "/")
    return (include is None or include.match_file(name)) and (exclude is None or not exclude.match_file(name))


def _spec(patterns: Sequence[str], option: str) -> GitIgnoreSpec | None:
    try:
        return GitIgnoreSpec.from_lines(patterns) if patterns else None
    except ValueError as error:
        raise UsageError(
            Text(f"Mönstret i {option} är felskrivet.", f"The pattern in {option} is written wrongly."),
            advice=Text("Skriv det som i .gitignore, till exempel '2016/**/lok*.yaml'.",
                        "Write it as in .gitignore, for example '2016/**/lok*.yaml'."),
        ) from error  # fmt: skip


def settings_below(files: Iterable[FoundFile], names: Sequence[str]) -> tuple[str, ...]:
    """Return the files called one of ``names`` in folders below those that were named."""
    folders: dict[Path, None] = {}
    for file in files:
        within = [file.path.parent, *file.path.parent.parents] if file.path else []
        folders |= dict.fromkeys(takewhile(lambda folder, base=file.base: folder != base, within))  # type: ignore[misc]
    return tuple(sorted(shown(path) for folder in folders for name in names if is_file(path := folder / name)))


def listed(data: bytes) -> list[str]:
    """Return the names in a list of files: one a line, or with a NUL after each (``git ls-files -z``).

    Of what a list has, only folders and YAML files are looked at: it often has every file of a repository. A line in
    quotation marks is a name as ``git ls-files`` writes it where it has letters beyond ASCII.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    names = data.split(b"\0") if b"\0" in data else [_unquoted(line) for line in data.splitlines()]
    return [name for name in map(os.fsdecode, names) if name.strip() and _may_be_yaml(name)]


def _unquoted(line: bytes) -> bytes:
    if len(line) < 2 or line[:1] != b'"' or line[-1:] != b'"':
        return line
    return _CODE.sub(lambda code: _LETTERS.get(code[1]) or bytes([int(code[1], 8)]), line[1:-1])


_CODE = re.compile(rb"\\([0-3][0-7]{2}|[abtnvfr\"\\])")
_LETTERS = dict(zip((b"a", b"b", b"t", b"n", b"v", b"f", b"r", b'"', b"\\"),
                    (b"\a", b"\b", b"\t", b"\n", b"\v", b"\f", b"\r", b'"', b"\\"), strict=True))  # fmt: skip


def _may_be_yaml(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) or Path(name).is_dir()
