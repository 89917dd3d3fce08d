"""YAML with positions, read so that nothing in a file can crash, stall or surprise the program that reads it.

The core schema of YAML 1.2 (see ``scalars``), several documents in one file, limits on size, nesting and aliases,
errors in plain words, and personal identity numbers masked before anything else sees them. After a mistake the reading
goes on at the next ``---``: what stands beside a broken document can still be checked.
"""

import re
from typing import Any

import yaml
from yaml.error import YAMLError

from lokcheck.errors import InputError, Place
from lokcheck.sources.budget import Budget, LimitError
from lokcheck.sources.builder import build
from lokcheck.sources.encoding import decode
from lokcheck.sources.faults import fault
from lokcheck.sources.nodes import LIMITS, Limits, Reading, YamlDocument
from lokcheck.sources.personal import hide, placed

__all__ = ["read_documents", "read_yaml", "too_large"]

_MARKER = re.compile(r"---(?=\s|$)")
_BREAK = re.compile(r"\r\n|\r|\n")


def read_yaml(data: bytes, file: str, limits: Limits = LIMITS) -> list[YamlDocument]:
    """Return the documents of the file with the content ``data``; ``file`` is its name in messages.

    Documents without content are left out, so a file that is empty or only comments gives an empty list. Raises
    InputError, the first in the file, where anything in it can not be read.
    """
    reading = read_documents(data, file, limits)
    if reading.problems:
        raise reading.problems[0]
    return list(reading.documents)


def read_documents(data: bytes, file: str, limits: Limits = LIMITS) -> Reading:
    """Return the documents that can be read and what is wrong with the others. Raises nothing."""
    try:
        if len(data) > limits.max_bytes:
            raise too_large(file, len(data), limits)
        text, hidden = hide(decode(data, file))
    except InputError as error:
        return Reading((), (error,))
    documents: list[YamlDocument] = []
    problems: list[InputError] = []
    budget = Budget(limits, file)
    lines: list[str] = []
    rest: str | None = text
    begun = 0
    while rest is not None and len(problems) < limits.problems:
        try:
            build(_parser(rest).get_event, budget, documents.append, problems.append)
            break
        except LimitError as error:
            problems.append(error)
            break
        except (
            YAMLError,
            ValueError,
            OverflowError,
        ) as error:  # the latter two from "\\UFFFFFFFF" in the Python parser
            from lokcheck.sources.syntax import explain

            lines = lines or _BREAK.split(text)
            problems.append(explain(error, lines, file))
            budget.documents += 1
            begun = _next_document(lines, error, begun)
            rest = "\n" * begun + "\n".join(lines[begun:]) if begun else None
    return Reading(placed(documents, hidden, text), tuple(problems[: limits.problems]))


def too_large(file: str, size: int, limits: Limits = LIMITS) -> InputError:
    """Return the error for a file of ``size`` bytes."""
    most = f"{limits.max_bytes / 1e6:g}"
    found = f"{size / 1e6:.1f}"
    return fault(
        Place(file),
        f"Filen är för stor: {found.replace('.', ',')} MB; lokcheck läser högst {most.replace('.', ',')} MB.",
        f"The file is too large: {found} MB; lokcheck reads at most {most} MB.",
        ("Ett avtal som YAML är sällan större än 0,1 MB: är det rätt fil?",
         "An agreement as YAML is rarely larger than 0.1 MB: is it the right file?"),
    )  # fmt: skip


def _parser(text: str) -> Any:
    """The parser in C where PyYAML was built with it, else the one in Python."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


def _next_document(lines: list[str], error: Exception, begun: int) -> int:
    """Return the index of the first line with ``---`` at or after the error and after line ``begun``; 0 for none.

    A line that starts with ``---`` always starts a document, also within texts and lists that were never closed.
    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return 0
    candidates = range(max(mark.line, begun + 1), len(lines))
    return next((number for number in candidates if _MARKER.match(lines[number])), 0)
