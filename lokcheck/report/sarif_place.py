"""Places as SARIF has them: addresses relative to where lokcheck was started, and never broken by a file's name."""

import re
from typing import Any
from urllib.parse import quote

from lokcheck.report.brief import posix
from lokcheck.report.model import Excerpt

__all__ = ["BASE", "excerpt_region", "location"]

BASE = "%SRCROOT%"
_DRIVE = re.compile(r"[A-Za-z]:/")


def location(file: str, line: int = 0, column: int = 0) -> dict[str, Any]:
    """Return a location; a line or column of 0 is unknown and left out."""
    physical: dict[str, Any] = {"artifactLocation": _artifact(posix(file))}
    if line > 0:
        physical["region"] = {"startLine": line, **({"startColumn": column} if column > 0 else {})}
    return {"physicalLocation": physical}


def excerpt_region(excerpt: Excerpt) -> dict[str, Any]:
    """Return where the part ends that a finding points at, and the line that it stands in."""
    return {"endLine": excerpt.line, "endColumn": excerpt.end, "snippet": {"text": excerpt.text}}


def _artifact(path: str) -> dict[str, str]:
    if path.startswith("/"):
        return {"uri": f"file://{_quoted(path)}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{_quoted(path[2:])}"}
    return {"uri": _quoted(path), "uriBaseId": BASE}


def _quoted(path: str) -> str:
    return quote(path, safe="/", errors="surrogatepass")
