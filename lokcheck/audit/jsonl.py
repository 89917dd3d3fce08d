"""The audit as JSON lines: a line with its head, then a line for each document or failure. docs/audit.md says more."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from lokcheck.audit.forms import Audit
from lokcheck.audit.record import Head
from lokcheck.report.json_report import receipt_data
from lokcheck.texts import Lang

__all__ = ["VERSION", "head_data", "schema", "write"]

VERSION = 1
"""Grows when a key is removed, or means something else; new keys may come without it."""


def write(audit: Audit, path: Path, lang: Lang) -> None:
    """Write ``audit`` to ``path``. Texts are in both languages, so ``lang`` changes nothing."""
    head = json.dumps(head_data(audit.head), ensure_ascii=False, separators=(",", ":"))
    with path.open("wb") as file:
        file.write(head.encode() + b"\n")
        file.writelines(line + b"\n" for line in audit.lines())


def head_data(head: Head) -> dict[str, Any]:
    """Return the first line as plain data."""
    topics = [{"id": name, "name": {"sv": text.sv, "en": text.en}} for name, text in head.topics]
    return {
        "type": "audit", "format": "lokcheck-audit", "version": VERSION, "receipt": receipt_data(head.receipt),
        "sources": list(head.sources), "asked": {name: list(values) for name, values in head.asked}, "topics": topics,
    }  # fmt: skip


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a line of this version."""
    text = files("lokcheck.audit").joinpath(f"schema/audit-{VERSION}.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
