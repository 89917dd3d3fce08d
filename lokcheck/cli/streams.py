"""Writing to the user: data on standard output, talk on standard error, in whatever encoding they have.

Personal identity numbers are masked while documents are read (``lokcheck.sources.personal``); what is written here may
also come from the command line itself, so it is masked once more.
"""

import errno
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from lokcheck.errors import LokcheckError, why
from lokcheck.personal import mask
from lokcheck.texts import Text

__all__ = ["can_show", "say", "use_colour", "width", "write"]

_SYMBOLS = "✓✗─–”·…"
_PLAIN = str.maketrans({
    "✓": "+", "✗": "x", "─": "-", "–": "-", "—": "-", "”": '"', "“": '"', "„": '"', "’": "'", "‘": "'", "·": "-",
    "…": "...", "•": "*", "→": "->", "\u00a0": " ", "≥": ">=", "≤": "<=", "−": "-",
})  # fmt: skip
_LOST = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
"""What a write gives when nobody reads any more; Windows has no broken pipes and says that the argument is invalid."""
_NARROWEST = 40


def can_show(stream: TextIO) -> bool:
    """Return whether the encoding of ``stream`` has marks and lines, and not only letters."""
    return _fits(_SYMBOLS, stream)


def _fits(text: str, stream: TextIO) -> bool:
    try:
        text.encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def use_colour(choice: str, stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether to colour what is written to ``stream``: auto asks NO_COLOR, FORCE_COLOR, TERM and the stream."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    if environment.get("TERM") == "dumb":
        return False
    if os.name == "nt" and not (environment.get("WT_SESSION") or environment.get("TERM")):
        return False  # the old console shows the codes instead of the colours
    return stream.isatty()


def width() -> int:
    """Return the columns of the terminal: what COLUMNS says, else what it is, else 80.

    Not ``shutil.get_terminal_size``: that module imports three compressors.
    """
    said = os.environ.get("COLUMNS", "")
    columns = int(said) if said.isdecimal() else 0
    if not columns:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
        except (AttributeError, ValueError, OSError):
            columns = 0
    return max(_NARROWEST, columns or 80)


def write(data: str | bytes) -> None:
    """Write to standard output; a reader that has gone away (``| head``) is no error.

    Raises LokcheckError if it can not be written, as when a disk is full.
    """
    stream = sys.stdout
    try:
        if isinstance(data, bytes):
            stream.flush()
            stream.buffer.write(data)
        else:
            stream.write(_encodable(mask(data), stream))
        stream.flush()
    except OSError as error:
        if error.errno not in _LOST:
            sv, en = why(error)
            raise LokcheckError(
                Text(f"Det gick inte att skriva till standard ut: {sv}.", f"Can not write to standard output: {en}.")
            ) from error
        _deaf()


def say(text: str) -> None:
    """Write a line to standard error; if nobody listens, so be it."""
    stream = sys.stderr
    try:
        stream.write(f"{_encodable(mask(text), stream)}\n")
        stream.flush()
    except (OSError, ValueError):
        return


def _encodable(text: str, stream: TextIO) -> str:
    """Return ``text`` with substitutes for what the encoding lacks; what has none is written as its code."""
    if _fits(text, stream):
        return text
    encoding = getattr(stream, "encoding", None) or "ascii"
    swapped = "".join(char if _fits(char, stream) else char.translate(_PLAIN) for char in text)
    return swapped.encode(encoding, "backslashreplace").decode(encoding)


def _deaf() -> None:
    """Let what is still in the buffer go nowhere, so that Python does not complain when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
    finally:
        os.close(nowhere)
