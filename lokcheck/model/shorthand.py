"""Short forms that a document may use, and what each of them stands for."""

from collections.abc import Callable, Mapping

__all__ = ["SHORTHANDS", "one_or_many", "plain_status"]


def one_or_many(value: object) -> object:
    """Return a single mapping as a list: one piece of evidence needs no list around it."""
    return [value] if isinstance(value, dict) else value


def plain_status(value: object) -> object:
    """Return a word as a status: ``status: adopted`` is enough."""
    return {"value": value} if isinstance(value, str) else value


SHORTHANDS: Mapping[str, Callable[[object], object]] = {"one_or_many": one_or_many, "plain_status": plain_status}
"""All of them by name. Each returns the value itself where it is no short form."""
