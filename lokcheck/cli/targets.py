"""Where reports are to be written: the values of --output, each a file, or a form and a file."""

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from lokcheck.cli.output import check_target
from lokcheck.errors import UsageError
from lokcheck.report.forms import FORMS
from lokcheck.texts import Text

__all__ = ["Target", "form_named", "targets"]

# Two letters at least: C:\rapport.txt is a file.
_PREFIX = r"(?s)([A-Za-z][A-Za-z0-9-]+):(.*)"


class Wanting(Protocol):
    """A form that may need something to be installed."""

    def require(self) -> None:
        """Raise UsageError if it is not."""


class Target(NamedTuple):
    """A file to write; ``default``: in the form of --format, so that standard output need not have it too."""

    form: str
    path: Path
    default: bool


def targets(values: Sequence[str], form: str, forms: Mapping[str, Wanting] = FORMS) -> list[Target]:
    """Return the files to write, in the order of ``values``; ``form`` is that of a value that names none of ``forms``.

    Raises UsageError, before any work is done, for a form that does not exist or needs what is not installed, a file
    that can not be written, and a file that would be written twice.
    """
    found = [_target(value, form, forms) for value in values]
    for target in found:
        forms[target.form].require()
        check_target(target.path)
    for path in _twice(found):
        name = path.as_posix()
        raise UsageError(
            Text(f"Två rapporter skulle skrivas till {name}.", f"Two reports would be written to {name}."),
            advice=Text("Ange en fil för varje.", "Give each a file of its own."),
        )
    return found


def form_named(value: str) -> str | None:
    """Return the form that a value of --output names before its file, whether it exists or not; None for none."""
    match = re.fullmatch(_PREFIX, value)
    return match[1] if match else None


def _target(value: str, form: str, forms: Collection[str]) -> Target:
    match = re.fullmatch(_PREFIX, value)
    if match is None:
        return Target(form, Path(value), default=True)
    name, path = match.groups()
    if name not in forms:
        raise _unknown(name, value, forms)
    if not path:
        raise UsageError(
            Text(f"Filen saknas i --output {value}", f"The file is missing in --output {value}"),
            advice=Text(f"Skriv till exempel {name}:rapport.", f"Write {name}:report, for example."),
        )
    return Target(name, Path(path), default=False)


def _unknown(name: str, value: str, forms: Collection[str]) -> UsageError:
    from lokcheck.sources.words import nearest

    near = nearest(name, tuple(forms))
    hint = (f" Menade du {near!r}?", f" Did you mean {near!r}?") if near else ("", "")
    words = ", ".join(forms)
    return UsageError(
        Text(f"Det finns inget format {name!r}.{hint[0]}", f"There is no format {name!r}.{hint[1]}"),
        advice=Text(f"Välj bland: {words}. En fil med det namnet skrivs ./{value}.",
                    f"Choose from: {words}. A file of that name is written ./{value}."),
    )  # fmt: skip


def _twice(found: Sequence[Target]) -> Iterator[Path]:
    seen: set[str] = set()
    for target in found:
        real = os.path.realpath(target.path)
        if real in seen and not _is_device(target.path):
            yield target.path
        seen.add(real)


def _is_device(path: Path) -> bool:
    """Whether it is no ordinary file, such as /dev/null, where there is nothing to replace."""
    return path.exists() and not path.is_file()
