"""Placeholders in the messages of rules: ``{v.field}``, ``{items}``, ``{param:name}``."""

import re
from collections.abc import Callable

__all__ = ["PLACEHOLDER", "fill"]

PLACEHOLDER = re.compile(r"\{([A-Za-z_][\w:.-]*)\}")


def fill(template: str, lookup: Callable[[str], str]) -> str:
    """Return ``template`` with each placeholder replaced by what ``lookup`` gives for its name."""
    return PLACEHOLDER.sub(lambda match: lookup(match[1]), template)
