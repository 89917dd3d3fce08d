"""Fragments of documents as YAML, as a person would write them."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from lokcheck.texts import Lang, Text

__all__ = ["yaml_lines"]

_EMPTY = Text("# ett dokument som inte säger något om detta", "# a document that says nothing of this")
_DAY = Text("# bedömt per {day}", "# judged as of {day}")
_BEFORE = Text("# den förra versionen:", "# the version before:")
_TOGETHER = Text("# tillsammans med:", "# together with:")


def yaml_lines(fragment: Mapping[str, Any], lang: Lang) -> list[str]:
    """Return the lines of ``fragment``; what is said about it, and is no part of it, stands in comments."""
    lines = [_DAY.format(day=fragment["_at"]).get(lang)] if "_at" in fragment else []
    body = {key: value for key, value in fragment.items() if not key.startswith("_")}
    lines += _dumped(body) if body else [_EMPTY.get(lang)]
    if "_before" in fragment:
        before = fragment["_before"]
        lines += ["---", _BEFORE.get(lang), *(_dumped(before) if before else [_EMPTY.get(lang)])]
    for other in fragment.get("_set", ()):
        lines += [_TOGETHER.get(lang), "---", *_dumped(other)]
    return lines


def _dumped(value: Mapping[str, Any]) -> list[str]:
    import yaml

    text: str = yaml.safe_dump(_plain(value), allow_unicode=True, sort_keys=False, width=10_000)
    return text.splitlines()


def _plain(value: Any) -> Any:
    """Return ``value`` with dates as text and yes and no as true and false, which every reader of YAML reads alike."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value
